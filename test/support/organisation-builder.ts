import type { Edit } from '#domain/journal/edit.ts';
import { type JournalFacts, journalFacts } from '#domain/journal-facts.ts';
import type { FieldOf, Noun, RecordOf } from '#domain/nouns.ts';
import { editsOf } from '#domain/row.ts';
import { countedIds, SimulatedAuthor } from './simulated-author.ts';

export const organisationJournal = '22222222-2222-4222-8222-222222222222';

/** An organisation in memory, on the real journal. `beside` is a second tablet that knows what was said so far. */
export const buildOrganisation = () => {
  const author = new SimulatedAuthor('b', organisationJournal).found();
  const newRecord = countedIds('dd');
  const say = <N extends Noun>(
    noun: N,
    fields: { readonly [F in FieldOf<N>]?: RecordOf<N>[F] | null },
    record = newRecord(),
  ): string => {
    author.edit(...editsOf(noun, record, fields));
    return record;
  };
  const act = (edits: readonly Edit[]) => void author.edit(...edits);
  const facts = (): JournalFacts => journalFacts(organisationJournal, [...author.view().values()]);
  const begun = { organisation: say('organisation', { name: 'Norrsken Kredit AB' }) };
  /** Two tablets say something of one field without knowing of each other. */
  const apart = (mine: readonly Edit[], theirs: readonly Edit[]) => {
    const other = new SimulatedAuthor('b', organisationJournal);
    Object.assign(other, { newId: countedIds('ee') });
    other.writeUnder(author.membership);
    other.receive(author.changes.values());
    other.edit(...theirs);
    author.edit(...mine);
    author.receive(other.changes.values());
  };
  return { author, say, act, facts, apart, newRecord, ...begun };
};
