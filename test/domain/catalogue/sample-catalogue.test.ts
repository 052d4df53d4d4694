import { expect, test } from 'vitest';
import { leavesOf } from '#domain/catalogue/catalogue.ts';
import { questionsAbout, questionsOf, strayQuestions } from '#domain/catalogue/questions.ts';
import { journalFacts } from '#domain/journal-facts.ts';
import { laterNouns } from '#domain/later-nouns.ts';
import { isAllowedValue } from '#domain/nouns.ts';
import { catalogueActs } from '#domain/sample/year/catalogue-acts.ts';
import { SimulatedAuthor } from '#test/support/simulated-author.ts';
import { catalogue } from '#test/support/test-tablet.ts';

test('the sample’s own questions and checklist are about items that exist, and can be recorded', () => {
  const author = new SimulatedAuthor('a').found();
  for (const { edits } of catalogueActs(author.journal, catalogue)) {
    for (const { noun, field, value } of edits) expect(isAllowedValue(noun, field, value, laterNouns)).toBe(true);
    author.edit(...edits);
  }
  const facts = journalFacts(author.journal, [...author.view().values()]);
  const { own, changes } = questionsAbout(facts, catalogue);
  expect(strayQuestions(catalogue, own, changes)).toEqual([]);
  const states = leavesOf(catalogue).flatMap((leaf) => questionsOf(leaf, own, changes).map(({ state }) => state));
  expect(states.filter((state) => state !== 'shipped')).toEqual(['reworded', 'own', 'own', 'own']);
  const items = new Set(leavesOf(catalogue).map(({ ref }) => ref));
  expect(
    facts
      .of('ownChecklist')
      .flatMap(({ fields }) => fields.items ?? [])
      .every((item) => items.has(item)),
  ).toBe(true);
});
