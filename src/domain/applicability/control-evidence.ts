import type { Row } from '../row.ts';
import type { ControlsAudit } from './controls-audit.ts';
import type { StatementControl } from './statement.ts';

/** One thing that an audit recorded on a control, and when. */
export type ControlEvidence = {
  readonly audit: ControlsAudit;
  readonly item: string;
  readonly at: string;
  readonly row: Row<'checklistResponse'> | Row<'finding'> | Row<'evidence'>;
};

/** What the audits recorded on a control: responses, findings and evidence, the newest first. */
export const controlEvidence = (
  control: StatementControl,
  audits: readonly ControlsAudit[],
): readonly ControlEvidence[] =>
  audits
    .flatMap((audit): readonly ControlEvidence[] => {
      const on = audit.on(control);
      if (!on) return [];
      const { item } = on;
      return [
        ...on.findings.map((row) => ({ audit, item, at: row.fields.raisedOn ?? row.createdAt, row })),
        ...on.responses.map((row) => ({ audit, item, at: row.changedAt, row })),
        ...on.evidence.map((row) => ({ audit, item, at: row.fields.eventOn ?? row.createdAt, row })),
      ];
    })
    .toSorted((a, b) => b.audit.startsOn.localeCompare(a.audit.startsOn) || b.at.localeCompare(a.at));
