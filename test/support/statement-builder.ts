import { entryNames, type StatementControl, statementOf } from '#domain/applicability/statement.ts';
import type { Edit } from '#domain/journal/edit.ts';
import { type JournalFacts, journalFacts } from '#domain/journal-facts.ts';
import { must } from '#domain/must.ts';
import type { RecordOf } from '#domain/nouns.ts';
import type { Result } from '#domain/result.ts';
import { editsOf } from '#domain/row.ts';
import { SimulatedAuthor } from './simulated-author.ts';
import { catalogue } from './test-tablet.ts';

const organisationJournal = '22222222-2222-4222-8222-222222222222';

/** An organisation's statement in memory, on the real journal. */
export const buildStatement = () => {
  const author = new SimulatedAuthor('50a', organisationJournal).found();
  const facts = (): JournalFacts => journalFacts(author.journal, [...author.view().values()]);
  const statement = () => statementOf(facts(), catalogue);
  const control = (reference: string): StatementControl =>
    must(
      statement().find((one) => one.reference === reference),
      reference,
    );
  const act = <R extends { readonly kind: string }>(result: Result<readonly Edit[], R>): void => {
    if (!result.ok) throw new Error(`refused: ${result.refusal.kind}`);
    author.edit(...result.value);
  };
  const say = (reference: string, fields: Partial<RecordOf<'applicability'>>): void => {
    const one = control(reference);
    author.edit(...editsOf('applicability', one.record, { ...entryNames(one), ...fields }));
  };
  /** Says it beside what stands, as another tablet would that hadn't seen it. */
  const sayApart = (reference: string, fields: Partial<RecordOf<'applicability'>>): void => {
    const one = control(reference);
    author.edit(...editsOf('applicability', one.record, fields).map((edit) => ({ ...edit, base: [] })));
  };
  const decideAll = (): void => {
    for (const { reference } of statement())
      say(reference, { applicability: 'applicable', inclusionReason: 'Treats a risk.', implementation: 'implemented' });
  };
  let records = 0;
  const newId = () => `dddddddd-0000-4000-8000-${(++records).toString(16).padStart(12, '0')}`;
  return { author, facts, statement, control, act, say, sayApart, decideAll, newId };
};
