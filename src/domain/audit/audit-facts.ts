import type { Catalogue } from '../catalogue/catalogue.ts';
import { computedRecordId } from '../journal/record-id.ts';
import { isShown, type Row } from '../row.ts';

/** All that an audit's journal says, by noun, without what is deleted. What acts decide on and reports are made from. */
export type AuditFacts = {
  readonly journal: string;
  readonly catalogue: Catalogue;
  readonly audit: Row<'audit'> | undefined;
  readonly sites: readonly Row<'site'>[];
  readonly procedures: readonly Row<'procedure'>[];
  readonly aiSystems: readonly Row<'aiSystem'>[];
  readonly team: readonly Row<'teamMember'>[];
  /** By item: a clause or control number, or the record id of an own procedure. */
  readonly responses: ReadonlyMap<string, Row<'checklistResponse'>>;
  readonly asked: readonly Row<'questionAsked'>[];
  readonly findings: readonly Row<'finding'>[];
  readonly evidence: readonly Row<'evidence'>[];
  readonly links: readonly Row<'evidenceLink'>[];
  /** Every number ever given in this journal, deleted records' too: numbers are never given twice. */
  readonly numbersGiven: readonly string[];
};

/** An audit's general facts exist once in its journal. */
export const auditRecordId = (journal: string): string => computedRecordId(journal, 'audit', 'facts');

const byCreation = (a: { createdAt: string; record: string }, b: { createdAt: string; record: string }) =>
  a.createdAt.localeCompare(b.createdAt) || a.record.localeCompare(b.record);

/** Sorts rows into facts. `rows` may hold hidden ones: only their numbers count. */
export const auditFacts = (
  journal: string,
  catalogue: Catalogue,
  rows: readonly { readonly noun: string }[],
): AuditFacts => {
  const all = rows as readonly Row<'audit' | 'finding' | 'evidence'>[];
  const shown = all.filter(isShown).toSorted(byCreation);
  const of = <T>(noun: string): readonly T[] => shown.filter((row) => row.noun === noun) as unknown as readonly T[];
  const evidence = of<Row<'evidence'>>('evidence');
  const shownIds = new Set(shown.map((row) => row.record));
  return {
    journal,
    catalogue,
    audit: of<Row<'audit'>>('audit')[0],
    sites: of('site'),
    procedures: of('procedure'),
    aiSystems: of('aiSystem'),
    team: of('teamMember'),
    responses: new Map(
      of<Row<'checklistResponse'>>('checklistResponse').flatMap((row) =>
        row.fields.item === undefined ? [] : [[row.fields.item, row] as const],
      ),
    ),
    asked: of('questionAsked'),
    findings: of('finding'),
    evidence,
    links: of<Row<'evidenceLink'>>('evidenceLink').filter(
      (link) => shownIds.has(link.fields.parent ?? '') && shownIds.has(link.fields.evidence ?? ''),
    ),
    numbersGiven: all.flatMap((row) => ('number' in row.fields && row.noun !== 'audit' ? [String(row.fields.number)] : [])),
  };
};
