import { Trans, useLingui } from '@lingui/react/macro';
import { Lightbulb, Plus, X } from 'lucide-react';
import type { WholeAudit } from '#domain/audit/audit-facts.ts';
import { seenHeads } from '#domain/journal/seen-heads.ts';
import { succeed } from '#domain/result.ts';
import { editsOf, type Row } from '#domain/row.ts';
import { asksForRecommendations, recommendationDoubts } from '#domain/sign-off/recommendations.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { MultiChoice } from '../../ui/choice.tsx';
import { Card, Section, WarnPanel } from '../../ui/panel.tsx';
import { WhileOpen } from '../../ui/read-only.tsx';
import { RecordedTextField } from '../tablet/recorded-text-field.tsx';
import { useTablet } from '../tablet/tablet-context.tsx';
import { useAct } from '../tablet/use-act.ts';
import { Withdrawn } from '../tablet/withdrawn.tsx';
import { AgreesRecommendations } from './agrees-recommendations.tsx';

/** What the team recommends, for whom and why: from opportunities and patterns over findings. */
export const RecommendationsSection = ({ facts }: { facts: WholeAudit }) => {
  const { newId } = useTablet();
  const { t } = useLingui();
  const act = useAct(facts.journal);
  const rows = facts.of('recommendation');
  if (!asksForRecommendations(facts))
    return (
      <Section label={t`Recommendations`}>
        <Card className="flex flex-col gap-4 p-4 min-[600px]:px-6">
          <p className="text-ink2">
            <Trans>The plan has not agreed that the report recommends anything.</Trans>
          </p>
          <AgreesRecommendations />
        </Card>
      </Section>
    );
  return (
    <Section label={t`Recommendations`}>
      <div className="flex flex-col gap-4">
        {rows.map((row, i) => (
          <Recommendation key={row.record} row={row} number={i + 1} facts={facts} />
        ))}
        <WhileOpen>
          <Button
            className="self-start"
            icon={<Plus aria-hidden size={20} strokeWidth={1.75} />}
            onClick={() => void act.run(succeed(editsOf('recommendation', newId(), { text: '', findings: [] })))}
          >
            <Trans>Add a recommendation</Trans>
          </Button>
        </WhileOpen>
      </div>
      <Withdrawn
        journal={facts.journal}
        noun="recommendation"
        nameOf={(row) => row.fields.text?.slice(0, 80) || t`Recommendation`}
      />
    </Section>
  );
};

const Recommendation = ({ row, number, facts }: { row: Row<'recommendation'>; number: number; facts: WholeAudit }) => {
  const { t } = useLingui();
  const act = useAct(facts.journal);
  const field = (name: string) => ({
    journal: facts.journal,
    noun: 'recommendation' as const,
    record: row.record,
    field: name,
    row,
  });
  const takeOut = () =>
    void act.run(
      succeed([
        { noun: 'recommendation', record: row.record, field: 'deleted', value: true, seen: seenHeads(row, []) },
      ]),
      t`Recommendation taken out`,
    );
  return (
    <Card className="flex flex-col gap-4 p-4 min-[600px]:px-6">
      <div className="-mb-2 flex items-center justify-between gap-2">
        <h3 className="font-bold">{t`Recommendation ${number}`}</h3>
        <WhileOpen>
          <IconButton label={t`Take out recommendation ${number}`} onClick={takeOut}>
            <X aria-hidden size={20} strokeWidth={1.75} />
          </IconButton>
        </WhileOpen>
      </div>
      {recommendationDoubts(facts, row).map((doubt) =>
        doubt.kind === 'insideNonconformity' ? (
          <WarnPanel
            key={doubt.kind}
            icon={<Lightbulb aria-hidden size={24} strokeWidth={1.75} className="shrink-0" />}
            title={t`It rests on ${doubt.number} alone, a nonconformity`}
          >
            <p>
              <Trans>
                What is done about a nonconformity is the auditee's corrective action, not a recommendation.
              </Trans>
            </p>
          </WarnPanel>
        ) : (
          <p key={doubt.kind} className="text-ink2">
            {doubt.kind === 'fromNoFinding' ? (
              <Trans>It rests on no finding yet.</Trans>
            ) : (
              <Trans>Still lacking: what, why or for whom.</Trans>
            )}
          </p>
        ),
      )}
      <RecordedTextField {...field('text')} label={t`What`} lines={2} />
      <RecordedTextField {...field('reason')} label={t`Why`} lines={2} />
      <RecordedTextField {...field('forWhom')} label={t`For whom`} />
      {facts.findings.length > 0 && (
        <MultiChoice
          label={t`From which findings`}
          values={row.fields.findings ?? []}
          options={facts.findings.map((finding) => ({
            value: finding.record,
            text: finding.fields.number ?? '',
          }))}
          onChange={(findings) => void act.run(succeed(editsOf('recommendation', row.record, { findings })))}
        />
      )}
    </Card>
  );
};
