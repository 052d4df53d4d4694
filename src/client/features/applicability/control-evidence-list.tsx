import { Trans, useLingui } from '@lingui/react/macro';
import { type ControlEvidence, controlEvidence } from '#domain/applicability/control-evidence.ts';
import type { ControlsAudit } from '#domain/applicability/controls-audit.ts';
import type { StatementControl } from '#domain/applicability/statement.ts';
import type { Response } from '#domain/checklist/response.ts';
import { gradeOf } from '#domain/checklist/verdict.ts';
import { ListRow } from '../../ui/list-row.tsx';
import { Card } from '../../ui/panel.tsx';
import { VerdictTile, verdictWords } from '../checklist/verdict-look.tsx';
import { evidenceIcons, evidenceWords } from '../evidence/evidence-words.ts';
import { useClock, useDay } from '../tablet/use-clock.ts';

/** What audits recorded on a control, the newest first. */
export const ControlEvidenceList = ({
  control,
  audits,
}: {
  control: StatementControl;
  audits: readonly ControlsAudit[];
}) => {
  const { t } = useLingui();
  const day = useDay();
  const byAudit = [...Map.groupBy(controlEvidence(control, audits), ({ audit }) => audit)];
  return (
    <section aria-label={t`From audits`}>
      <h2 className="mb-3 text-section font-bold">
        <Trans>From audits</Trans>
      </h2>
      {byAudit.length === 0 && (
        <p className="text-ink2">
          <Trans>No audit on this tablet has recorded anything on this control.</Trans>
        </p>
      )}
      <div className="flex flex-col gap-6">
        {byAudit.map(([audit, entries]) => (
          <div key={audit.journal}>
            <h3 className="mb-2">
              <b>{audit.number || audit.title}</b> <span className="text-ink2">{day(audit.startsOn)}</span>
            </h3>
            <Card className="divide-y divide-line">
              {entries.map((entry) => (
                <EvidenceEntry key={entry.row.record} entry={entry} />
              ))}
            </Card>
          </div>
        ))}
      </div>
    </section>
  );
};

const EvidenceEntry = ({ entry: { audit, item, row } }: { entry: ControlEvidence }) => {
  const { i18n } = useLingui();
  const clock = useClock();
  const day = useDay();
  const home = `/audits/${audit.journal}`;
  if (row.noun === 'finding') {
    const grade = gradeOf(row) ?? 'open';
    return (
      <ListRow
        to={`${home}/findings/${row.record}`}
        lead={<VerdictTile verdict={grade} isDecoration />}
        title={<b>{[row.fields.number, row.fields.title].filter(Boolean).join(' ')}</b>}
        detail={[i18n._(verdictWords[grade]), day(row.fields.raisedOn)].filter(Boolean).join(' · ')}
      />
    );
  }
  if (row.noun === 'evidence') {
    const kind = row.fields.kind ?? 'observation';
    const [what, when] = [i18n._(evidenceWords[kind]), row.fields.eventOn ? clock(row.fields.eventOn) : ''];
    const Icon = evidenceIcons[kind];
    return (
      <ListRow
        to={`${home}/evidence/${row.record}`}
        lead={<Icon aria-hidden size={24} strokeWidth={1.75} className="shrink-0 text-ink2" />}
        title={[row.fields.number, row.fields.title ?? row.fields.documentId].filter(Boolean).join(' ') || what}
        detail={[what, when].filter(Boolean).join(' · ')}
      />
    );
  }
  const response: Response | 'open' = row.open['response'] ? 'open' : (row.fields.response ?? 'open');
  return (
    <ListRow
      to={`${home}/checklist/${item}`}
      lead={<VerdictTile verdict={response} isDecoration />}
      title={<b>{i18n._(verdictWords[response])}</b>}
      detail={
        row.fields.reason && (response === 'notAudited' || response === 'notApplicable')
          ? row.fields.reason
          : row.fields.note && <span className="line-clamp-4">{row.fields.note}</span>
      }
    />
  );
};
