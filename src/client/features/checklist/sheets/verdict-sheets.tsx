import { Trans, useLingui } from '@lingui/react/macro';
import { useId } from 'react';
import { useNavigate } from 'react-router';
import { responseRecordId } from '#domain/checklist/answer-item.ts';
import type { ItemWithState } from '#domain/checklist/item-states.ts';
import { gradeOf, type Verdict } from '#domain/checklist/verdict.ts';
import { type Grade, isNonconformity } from '#domain/finding/grade.ts';
import { regradeFinding } from '#domain/finding/raise-finding.ts';
import { succeed } from '#domain/result.ts';
import type { Row } from '#domain/row.ts';
import { Button } from '../../../ui/button.tsx';
import { Sheet } from '../../../ui/sheet.tsx';
import { ExcludedNote } from '../../applicability/excluded-note.tsx';
import { SplitChoice } from '../../plan/split-choice.tsx';
import { useAudit } from '../../tablet/audit-context.tsx';
import { useRecordedText } from '../../tablet/use-recorded-text.ts';
import { useVerdict } from '../use-verdict.ts';
import { VerdictTile, verdictWords } from '../verdict-look.tsx';

export type OpenSheet = 'more' | 'notAudited' | 'notApplicable' | Grade | undefined;

/** The rarer verdicts, and opening an item again. */
export const MoreVerdicts = ({
  item,
  onPick,
  onClear,
  onClose,
}: {
  item: ItemWithState;
  onPick: (verdict: Verdict) => void;
  onClear: () => void;
  onClose: () => void;
}) => {
  const { t, i18n } = useLingui();
  const { facts } = useAudit();
  // Of a split item: what was answered before its split.
  const given = item.parts ? facts.responses.get(item.item)?.fields.response : item.state.response;
  return (
    <Sheet title={t`More for ${item.ref}`} closeLabel={t`Close`} isOpen onClose={onClose}>
      <div className="flex flex-col gap-3">
        {(item.parts ? [] : (['observation', 'goodPractice', 'notAudited'] as const)).map((verdict) => (
          <Button
            key={verdict}
            onClick={() => onPick(verdict)}
            className="justify-start"
            icon={<VerdictTile verdict={verdict} isDecoration />}
          >
            {i18n._(verdictWords[verdict])}
          </Button>
        ))}
        {given && given !== 'doesNotConform' && (
          <Button look="plain" onClick={onClear} className="justify-start">
            <Trans>Take back the response</Trans>
          </Button>
        )}
        {!item.part && <SplitChoice item={item} onDone={onClose} />}
      </div>
    </Sheet>
  );
};

/** "Not audited" and "not applicable" are recorded with their reason only: the report prints it. */
export const ReasonSheet = ({
  item,
  response,
  onClose,
}: {
  item: ItemWithState;
  response: 'notAudited' | 'notApplicable';
  onClose: () => void;
}) => {
  const { t } = useLingui();
  const { facts } = useAudit();
  const { answer } = useVerdict(item);
  const id = useId();
  const reason = useRecordedText({
    journal: facts.journal,
    noun: 'checklistResponse',
    record: responseRecordId(facts.journal, item.item),
    field: 'reason',
    row: facts.responses.get(item.item),
    beside: { item: item.item },
  });
  const record = async () => {
    await reason.settle();
    if (await answer(response, reason.text.trim())) onClose();
  };
  return (
    <Sheet
      title={response === 'notAudited' ? t`${item.ref} not audited` : t`${item.ref} not applicable`}
      closeLabel={t`Close`}
      isOpen
      onClose={onClose}
      foot={
        <Button look="filled" disabled={reason.text.trim() === ''} onClick={() => void record()}>
          {response === 'notAudited' ? <Trans>Record as not audited</Trans> : <Trans>Record as not applicable</Trans>}
        </Button>
      }
    >
      {response === 'notApplicable' && (
        <ExcludedNote journal={facts.journal} item={item.item} reason={reason.text} onUse={reason.type} />
      )}
      <label htmlFor={id} className="mb-2 block font-bold">
        <Trans>Reason</Trans>
      </label>
      <textarea
        id={id}
        dir="auto"
        rows={5}
        value={reason.text}
        onChange={(event) => reason.type(event.target.value)}
        className="w-full rounded-card border border-edge bg-surface px-4 py-3"
      />
      <p className="mt-2 text-ink2">
        {response === 'notAudited' ? (
          <Trans>Printed under "areas not covered". For example: the process owner was away on both days.</Trans>
        ) : (
          <Trans>Printed with the Statement of Applicability. For example: no data is acquired from outside.</Trans>
        )}
      </p>
    </Sheet>
  );
};

/** A finding of this grade, or another nonconformity, stands already: open it, regrade it, or raise another. */
export const AnotherFinding = ({
  item,
  grade,
  findings,
  onRaise,
  onClose,
}: {
  item: ItemWithState;
  grade: Grade;
  findings: readonly Row<'finding'>[];
  onRaise: () => void;
  onClose: () => void;
}) => {
  const { t, i18n } = useLingui();
  const { facts } = useAudit();
  const { act } = useVerdict(item);
  const navigate = useNavigate();
  const word = i18n._(verdictWords[grade]);
  const related = findings.filter(
    (f) => gradeOf(f) === grade || (isNonconformity(grade) && isNonconformity(gradeOf(f))),
  );
  const regrade = async (finding: Row<'finding'>) => {
    const number = finding.fields.number ?? '';
    if (
      await act.decide((now) => {
        const current = now.findings.find((row) => row.record === finding.record);
        return succeed(current ? regradeFinding(now, current, grade) : []);
      }, t`${number} is now graded ${word}`)
    )
      onClose();
  };
  return (
    <Sheet title={t`${word} on ${item.ref}`} closeLabel={t`Close`} isOpen onClose={onClose}>
      <div className="flex flex-col gap-3">
        {related.map((finding) => {
          const number = finding.fields.number ?? '';
          const title = finding.fields.title ?? '';
          return (
            <div key={finding.record} className="rounded-card border border-line p-4">
              <p className="flex items-center gap-3">
                <VerdictTile verdict={gradeOf(finding) ?? 'open'} />
                <span className="min-w-0">
                  <b>{number}</b> <bdi>{title}</bdi>
                </span>
              </p>
              <div className="mt-3 flex flex-wrap gap-2">
                <Button onClick={() => void navigate(`/audits/${facts.journal}/findings/${finding.record}`)}>
                  <Trans>Open {number}</Trans>
                </Button>
                {gradeOf(finding) !== grade && (
                  <Button onClick={() => void regrade(finding)}>
                    <Trans>
                      Regrade {number} to {word}
                    </Trans>
                  </Button>
                )}
              </div>
            </div>
          );
        })}
        <Button onClick={onRaise} icon={<VerdictTile verdict={grade} isDecoration />}>
          <Trans>Raise another</Trans>
        </Button>
      </div>
    </Sheet>
  );
};
