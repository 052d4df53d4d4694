import type { Catalogue } from '../catalogue/catalogue.ts';
import { type Splits, splitsOf } from '../checklist/item-split.ts';
import { computedRecordId } from '../journal/record-id.ts';
import { type JournalFacts, journalFacts } from '../journal-facts.ts';
import type { Noun } from '../nouns.ts';
import { isShown, type Row, shownInOrder } from '../row.ts';

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
  /** Items that are audited in parts, by AI system or site. */
  readonly splits: Splits;
  readonly asked: readonly Row<'questionAsked'>[];
  readonly findings: readonly Row<'finding'>[];
  readonly evidence: readonly Row<'evidence'>[];
  readonly links: readonly Row<'evidenceLink'>[];
  /** Every number ever given in this journal, deleted records' too: numbers are never given twice. */
  readonly numbersGiven: readonly string[];
};

/** The facts of an audit with every other record of its journal: its agenda, meetings, samples. */
export type WholeAudit = AuditFacts & JournalFacts;

/** An audit's general facts exist once in its journal. */
export const auditRecordId = (journal: string): string => computedRecordId(journal, 'audit', 'facts');

export const responsesByItem = (rows: readonly Row<'checklistResponse'>[]): AuditFacts['responses'] =>
  new Map(
    rows.filter(isShown).flatMap((row) => (row.fields.item === undefined ? [] : [[row.fields.item, row] as const])),
  );

/** Links whose finding and evidence are both there. */
export const linksBetween = (
  links: readonly Row<'evidenceLink'>[],
  findings: AuditFacts['findings'],
  evidence: AuditFacts['evidence'],
): AuditFacts['links'] => {
  const there = new Set([...findings, ...evidence].map((row) => row.record));
  return shownInOrder(links).filter(({ fields }) => there.has(fields.parent ?? '') && there.has(fields.evidence ?? ''));
};

/** Numbers given so far. Takes deleted rows too: theirs stay taken. */
export const numbersIn = (rows: readonly (Row<'finding'> | Row<'evidence'>)[]): readonly string[] =>
  rows.flatMap((row) => row.fields.number ?? []);

/** Sorts all of an audit's rows, hidden ones among them, into facts. */
export const auditFacts = (
  journal: string,
  catalogue: Catalogue,
  rows: readonly { readonly noun: string }[],
): WholeAudit => {
  const byNoun = Map.groupBy(rows, (row) => row.noun);
  const of = <N extends Noun>(noun: N) => (byNoun.get(noun) ?? []) as unknown as readonly Row<N>[];
  const findings = shownInOrder(of('finding'));
  const evidence = shownInOrder(of('evidence'));
  const responses = responsesByItem(of('checklistResponse'));
  return {
    ...journalFacts(journal, rows),
    catalogue,
    audit: shownInOrder(of('audit'))[0],
    sites: shownInOrder(of('site')),
    procedures: shownInOrder(of('procedure')),
    aiSystems: shownInOrder(of('aiSystem')),
    team: shownInOrder(of('teamMember')),
    responses,
    splits: splitsOf(of('itemSplit'), { responses, findings, evidence }),
    asked: shownInOrder(of('questionAsked')),
    findings,
    evidence,
    links: linksBetween(of('evidenceLink'), findings, evidence),
    numbersGiven: numbersIn([...of('finding'), ...of('evidence')]),
  };
};
