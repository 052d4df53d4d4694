import type { WholeAudit } from '../audit/audit-facts.ts';
import type { Head } from '../journal/record-state.ts';
import type { Noun } from '../nouns.ts';
import type { Row } from '../row.ts';

export type OpenField = { readonly row: Row<Noun>; readonly field: string; readonly heads: readonly Head[] };

/** What a report says beside its checklist. */
const laterParts = [
  'itemSplit',
  'area',
  'agendaItem',
  'assignment',
  'earlierFinding',
  'meeting',
  'meetingPoint',
  'attendance',
  'divergentOpinion',
  'sample',
  'sampleItem',
] as const;

/** Every field of an audit that stands in two versions; working papers apart. */
export const openFields = (facts: WholeAudit): readonly OpenField[] => {
  const rows = [
    ...(facts.audit ? [facts.audit] : []),
    ...facts.sites,
    ...facts.procedures,
    ...facts.aiSystems,
    ...facts.team,
    ...facts.responses.values(),
    ...facts.findings,
    ...facts.evidence.filter((row) => row.fields.paper !== 'working'),
    ...laterParts.flatMap((noun): readonly Row<Noun>[] => facts.of(noun)),
  ] as readonly Row<Noun>[];
  return rows.flatMap((row) =>
    Object.entries(row.open)
      .filter(([field]) => field !== 'workingNote')
      .map(([field, heads]) => ({ row, field, heads })),
  );
};
