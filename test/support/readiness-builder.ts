import type { WholeAudit } from '#domain/audit/audit-facts.ts';
import type { Json } from '#domain/journal/change.ts';
import type { Edit } from '#domain/journal/edit.ts';
import { computedRecordId } from '#domain/journal/record-id.ts';
import { type JournalFacts, journalFacts } from '#domain/journal-facts.ts';
import type { FieldOf, Noun, RecordOf } from '#domain/nouns.ts';
import { type Artefact, artefactOfDocument } from '#domain/readiness/artefact.ts';
import { giveVerdict, readinessRecordId, takeArtefact } from '#domain/readiness/give-verdict.ts';
import type { ReadinessStage } from '#domain/readiness/readiness-rows.ts';
import type { ReadinessSources } from '#domain/readiness/readiness-sources.ts';
import { rowStates } from '#domain/readiness/row-state.ts';
import { editsOf } from '#domain/row.ts';
import { countedIds, SimulatedAuthor } from './simulated-author.ts';
import { catalogue } from './test-tablet.ts';

const organisationJournal = '33333333-3333-4333-8333-333333333333';
const newId = countedIds('dddddddd');

/** A journal of its own with records in it, as facts. */
export const journalOf = (journal: string, ...edits: readonly Edit[]): JournalFacts => {
  const author = new SimulatedAuthor('c', journal).found();
  author.edit(...edits);
  return journalFacts(journal, [...author.view().values()]);
};

/** An organisation in memory and what its readiness is judged on. */
export const buildReadiness = (today = '2026-10-01') => {
  const author = new SimulatedAuthor('b', organisationJournal).found();
  author.edit(
    ...editsOf('organisation', computedRecordId(organisationJournal, 'organisation', 'facts'), { name: 'Norrsken' }),
  );
  let audits: readonly WholeAudit[] = [];
  let cases: readonly JournalFacts[] = [];
  const facts = () => journalFacts(organisationJournal, [...author.view().values()]);
  const sources = (): ReadinessSources => ({ catalogue, organisation: facts(), audits, cases, today });
  const add = <N extends Noun>(noun: N, fields: { readonly [F in FieldOf<N>]?: RecordOf<N>[F] }): string => {
    const record = newId();
    author.edit(...editsOf(noun, record, fields));
    return record;
  };
  const set = (stage: ReadinessStage, row: string, fields: Partial<RecordOf<'readinessVerdict'>>) =>
    author.edit(
      ...editsOf('readinessVerdict', readinessRecordId(organisationJournal, stage, row), { stage, row, ...fields }),
    );
  const take = (stage: ReadinessStage, row: string, artefact: Artefact | null) =>
    author.edit(...takeArtefact(organisationJournal, { stage, row, artefact }));
  const takeDocument = (stage: ReadinessStage, row: string, record: string) => {
    const document = facts().record('document', record);
    if (document) take(stage, row, artefactOfDocument(document));
  };
  const give = (
    stage: ReadinessStage,
    row: string,
    verdict: 'ready' | 'concern' | 'notReady' | null,
    by = 'Sofia Ångström',
  ) => {
    const given = giveVerdict(sources(), { stage, row, verdict, by });
    if (given.ok) author.edit(...given.value);
    return given;
  };
  /** One field written in two versions that don't know of each other. */
  const twice = (noun: Noun, record: string, field: string, ...values: readonly [Json, Json]) => {
    const base = author.view().get(record)?.heads[field] ?? [];
    for (const value of values) author.edit({ noun, record, field, value, base });
  };
  const stateOf = (stage: ReadinessStage, row: string) => {
    const found = rowStates(sources(), stage).find((one) => one.row === row);
    if (!found) throw new Error(`no row ${row}`);
    return found;
  };
  return {
    author,
    facts,
    sources,
    add,
    set,
    take,
    takeDocument,
    give,
    stateOf,
    twice,
    journal: organisationJournal,
    hold: (held: { readonly audits?: readonly WholeAudit[]; readonly cases?: readonly JournalFacts[] }) => {
      audits = held.audits ?? audits;
      cases = held.cases ?? cases;
    },
  };
};
