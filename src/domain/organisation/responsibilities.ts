import type { JournalFacts } from '../journal-facts.ts';
import type { Row } from '../row.ts';

/** SPEC ORG2: the person who owns an area; undefined where nobody does, or they were taken out. */
export const ownerOf = (facts: JournalFacts, area: Row<'area'>): Row<'person'> | undefined =>
  facts.record('person', area.fields.owner) ??
  facts.of('person').find((person) => person.fields.areas?.includes(area.record));

/** The areas that a person answers for, said on either side. */
export const areasOf = (facts: JournalFacts, person: Row<'person'>): readonly Row<'area'>[] =>
  facts
    .of('area')
    .filter((area) => area.fields.owner === person.record || person.fields.areas?.includes(area.record) === true);

/** The clauses and controls that a person answers for through their areas. */
export const itemsOf = (facts: JournalFacts, person: Row<'person'>): readonly string[] => [
  ...new Set(areasOf(facts, person).flatMap((area) => area.fields.items ?? [])),
];

export const areasWithoutOwner = (facts: JournalFacts): readonly Row<'area'>[] =>
  facts.of('area').filter((area) => ownerOf(facts, area) === undefined);

export const competencesOf = (facts: JournalFacts, person: string): readonly Row<'competence'>[] =>
  facts.of('competence').filter((row) => row.fields.parent === person);

/** What changed about an AI system, the latest first. */
export const changesOf = (facts: JournalFacts, system: string): readonly Row<'systemChange'>[] =>
  facts
    .of('systemChange')
    .filter((row) => row.fields.parent === system)
    .toSorted((a, b) => (b.fields.changedOn ?? '').localeCompare(a.fields.changedOn ?? ''));
