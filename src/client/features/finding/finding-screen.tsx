import { Trans, useLingui } from '@lingui/react/macro';
import { Trash2 } from 'lucide-react';
import { useParams } from 'react-router';
import { titleInContext } from '#domain/checklist/checklist-item.ts';
import { gradeOf } from '#domain/checklist/verdict.ts';
import { evidenceOf } from '#domain/evidence/record-evidence.ts';
import { findingGaps } from '#domain/finding/finding-gaps.ts';
import { type Grade, grades, isNonconformity, themes } from '#domain/finding/grade.ts';
import { regradeFinding, withdrawFinding } from '#domain/finding/raise-finding.ts';
import { succeed } from '#domain/result.ts';
import { editsOf, isShown, type Row } from '#domain/row.ts';
import { useRows } from '../../store/live-rows.ts';
import { Button } from '../../ui/button.tsx';
import { Chip } from '../../ui/chip.tsx';
import { Choice } from '../../ui/choice.tsx';
import { later } from '../../ui/later.tsx';
import { EmptyState } from '../../ui/panel.tsx';
import { WhileOpen } from '../../ui/read-only.tsx';
import { VerdictTile, verdictWords } from '../checklist/verdict-look.tsx';
import { RepeatsOffered } from '../plan/repeats-offered.tsx';
import { useAudit } from '../tablet/audit-context.tsx';
import { EditorFrame, useGoBack } from '../tablet/editor-frame.tsx';
import { HistoryLink } from '../tablet/history-link.tsx';
import { RecordedTextField } from '../tablet/recorded-text-field.tsx';
import { useTablet } from '../tablet/tablet-context.tsx';
import { useAct } from '../tablet/use-act.ts';
import { WithdrawnAndEdited } from '../tablet/withdrawn.tsx';
import { gapWords, themeWords } from './finding-words.ts';
import { LinkedEvidence } from './linked-evidence.tsx';

const GradeAdvice = later(() => import('../corrective-action/finding-case.tsx').then((m) => m.GradeAdvice));
const FindingCase = later(() => import('../corrective-action/finding-case.tsx').then((m) => m.FindingCase));

/** A finding in its parts. A nonconformity has three: requirement, objective evidence, statement. */
export const FindingScreen = () => {
  const { facts, items } = useAudit();
  const { record } = useParams();
  const { t, i18n } = useLingui();
  const act = useAct(facts.journal);
  const finding = facts.findings.find((row) => row.record === record);
  const item = items.find((candidate) => candidate.item === finding?.fields.item);
  const back = item ? `/audits/${facts.journal}/checklist/${item.item}` : `/audits/${facts.journal}/findings`;
  const goBack = useGoBack(back);
  if (!finding)
    return (
      <EditorFrame back={`/audits/${facts.journal}/findings`} backLabel={t`Findings`} title={t`Finding`}>
        <EmptyState title={t`This finding was withdrawn.`}>
          <Trans>Its number stays taken. It can be restored at the end of the findings register.</Trans>
        </EmptyState>
      </EditorFrame>
    );
  const grade = gradeOf(finding);
  const isNc = isNonconformity(grade);
  const number = finding.fields.number ?? '';
  const title = isNc ? t`Nonconformity` : grade ? i18n._(verdictWords[grade]) : t`Finding`;
  const field = (name: string) => ({
    journal: facts.journal,
    noun: 'finding' as const,
    record: finding.record,
    field: name,
    row: finding,
  });
  const gaps = findingGaps(finding, evidenceOf(facts, finding.record).length).map((gap) => i18n._(gapWords[gap]));
  const withdraw = async () => {
    const isDone = await act.decide((now) => {
      const current = now.findings.find((row) => row.record === finding.record);
      return succeed(current ? withdrawFinding(now, current) : []);
    }, t`${number} withdrawn`);
    if (isDone) goBack();
  };
  return (
    <EditorFrame
      back={back}
      backLabel={item?.ref ?? t`Findings`}
      title={`${number} ${title}`}
      lead={<VerdictTile verdict={grade ?? 'open'} size={32} />}
      side={<Side finding={finding} grade={grade} />}
    >
      <WithdrawnAndEdited row={finding}>
        {facts.links.filter((link) => link.fields.parent === finding.record)}
      </WithdrawnAndEdited>
      <div className="flex flex-wrap gap-2">
        {item && (
          <Chip>
            {item.ref} {titleInContext(facts, item)}
          </Chip>
        )}
        {finding.fields.raisedBy && <Chip>{finding.fields.raisedBy}</Chip>}
      </div>
      {gaps.length > 0 && (
        <p className="mt-3 text-ink2">
          <Trans>Still lacking: {gaps.join(', ')}</Trans>
        </p>
      )}
      <div className="mt-6 flex max-w-3xl flex-col gap-6">
        <RecordedTextField {...field('title')} label={t`Title`} hint={t`in a few words`} />
        {isNc ? (
          <>
            <RecordedTextField
              {...field('requirement')}
              label={t`1 Requirement`}
              hint={t`what should be so, in your own words`}
              lines={3}
              isReading
            />
            <LinkedEvidence finding={finding} label={t`2 Objective evidence`} hint={t`what you saw, linked`} />
            <div>
              <RecordedTextField
                {...field('statement')}
                label={t`3 Statement`}
                hint={t`how one fails the other`}
                lines={3}
                isReading
              />
              <p className="mt-2 text-ink2">
                <Trans>No names, no cause, no fix: those belong to the corrective action.</Trans>
              </p>
            </div>
          </>
        ) : (
          <>
            <RecordedTextField {...field('statement')} label={t`What you saw`} lines={4} isReading />
            <LinkedEvidence finding={finding} label={t`Evidence`} hint={t`linked`} />
          </>
        )}
        <FindingCase finding={finding} />
        <div className="flex flex-wrap gap-3">
          <HistoryLink journal={facts.journal} record={finding.record} />
          <WhileOpen>
            <Button
              look="danger"
              icon={<Trash2 aria-hidden size={20} strokeWidth={1.75} />}
              onClick={() => void withdraw()}
            >
              <Trans>Withdraw {number}</Trans>
            </Button>
          </WhileOpen>
        </div>
      </div>
    </EditorFrame>
  );
};

const Side = ({ finding, grade }: { finding: Row<'finding'>; grade: Grade | undefined }) => {
  const { facts } = useAudit();
  const { t, i18n } = useLingui();
  const act = useAct(facts.journal);
  const field = (name: string) => ({
    journal: facts.journal,
    noun: 'finding' as const,
    record: finding.record,
    field: name,
    row: finding,
  });
  const set = (fields: Parameters<typeof editsOf<'finding'>>[2]) =>
    void act.run(succeed(editsOf('finding', finding.record, fields)));
  const choices = (values: readonly Grade[]) =>
    values.map((value) => ({
      value,
      text: i18n._(verdictWords[value]),
      icon: <VerdictTile verdict={value} isDecoration />,
    }));
  const regrade = (grade: Grade) =>
    act.decide((now) => {
      const current = now.findings.find((row) => row.record === finding.record);
      return succeed(current ? regradeFinding(now, current, grade) : []);
    }, t`Grade changed`);
  const { database } = useTablet();
  const earlier = (useRows(database, facts.journal, 'earlierFinding') ?? []).filter(isShown);
  return (
    <div className="flex flex-col gap-6">
      <Choice
        label={t`Grade`}
        canClear={false}
        value={grade}
        options={choices(isNonconformity(grade) ? ['minor', 'major'] : grades.filter((g) => !isNonconformity(g)))}
        onChoose={(value) => value && value !== grade && void regrade(value)}
      />
      <GradeAdvice finding={finding} earlier={earlier} />
      {isNonconformity(grade) && <RecordedTextField {...field('gradeReason')} label={t`Why this grade`} lines={3} />}
      <RecordedTextField {...field('repeatOf')} label={t`Repeats`} hint={t`earlier finding, if any`} />
      <WhileOpen>
        <RepeatsOffered finding={finding} earlier={earlier} onChoose={(repeatOf) => set({ repeatOf })} />
      </WhileOpen>
      <RecordedTextField {...field('area')} label={t`Area or process`} />
      {facts.sites.length > 0 && (
        <Choice
          label={t`Site`}
          value={finding.fields.site}
          options={facts.sites.map((row) => ({ value: row.record, text: row.fields.name ?? '' }))}
          onChoose={(site) => set({ site })}
        />
      )}
      {facts.aiSystems.length > 0 && (
        <Choice
          label={t`AI system`}
          value={finding.fields.aiSystem}
          options={facts.aiSystems.map((row) => ({ value: row.record, text: row.fields.name ?? '' }))}
          onChoose={(aiSystem) => set({ aiSystem })}
        />
      )}
      <Choice
        label={t`Theme`}
        value={finding.fields.theme}
        options={themes.map((value) => ({ value, text: i18n._(themeWords[value]) }))}
        onChoose={(theme) => set({ theme })}
      />
      {isNonconformity(grade) && (
        <>
          <Choice
            label={t`Auditee`}
            value={finding.fields.acknowledgement}
            options={[
              { value: 'agrees', text: t`Agrees` },
              { value: 'disagrees', text: t`Disagrees` },
            ]}
            onChoose={(acknowledgement) => set({ acknowledgement })}
          />
          <RecordedTextField {...field('acknowledgementComment')} label={t`Auditee's comment`} lines={2} />
        </>
      )}
      {!isNonconformity(grade) && (
        <Choice
          label={t`Is it a nonconformity after all?`}
          value={undefined}
          options={choices(['minor', 'major'])}
          onChoose={(value) => value && void regrade(value)}
        />
      )}
    </div>
  );
};
