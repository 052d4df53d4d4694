import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Catalogue } from '#domain/catalogue/catalogue.ts';
import { decideQuestion, hideQuestion, rewordQuestion } from '#domain/catalogue/change-question.ts';
import { questionsOf, strayQuestions, withOwnQuestions } from '#domain/catalogue/questions.ts';
import { journalFacts } from '#domain/journal-facts.ts';
import { editsOf } from '#domain/row.ts';
import { SimulatedAuthor } from '#test/support/simulated-author.ts';

const leaf = (ref: string, questions: readonly (readonly [string, string])[]) =>
  ({
    ref,
    title: ref,
    kind: 'clause',
    about: '',
    questions: questions.map(([id, text]) => ({ id, text })),
    evidence: [],
    interview: [],
    sampling: '',
    failure: '',
    documents: [],
    related: [],
  }) satisfies Catalogue['nodes'][number];
const catalogueWith = (version: string, ...nodes: Catalogue['nodes']): Catalogue => ({
  id: 'c',
  title: 'C',
  version,
  nodes,
});
const place = (question: string, item = '1') => ({ catalogue: 'c', item, question });

const organisation = () => {
  const author = new SimulatedAuthor('a').found();
  const { journal } = author;
  const facts = () => journalFacts(journal, [...author.view().values()]);
  const changes = () => facts().of('questionChange');
  const own = () => facts().of('ownQuestion');
  return { author, journal, changes, own };
};

describe('questions of one’s own', () => {
  test('[CT3] a reworded question is asked in one’s own words, a hidden one not at all', () => {
    const { author, journal, changes } = organisation();
    const one = leaf('1', [
      ['1-1', 'Who?'],
      ['1-2', 'When?'],
      ['1-3', 'Why?'],
    ]);
    author.edit(...rewordQuestion(journal, place('1-1'), 'Who?', ' Who in the credit team? '));
    author.edit(...hideQuestion(journal, place('1-2'), 'When?', true));
    expect(questionsOf(one, [], changes()).map(({ state }) => state)).toEqual(['reworded', 'hidden', 'shipped']);
    const [asked] = withOwnQuestions(catalogueWith('1', one), [], changes()).nodes;
    expect(asked).toMatchObject({
      questions: [
        { id: '1-1', text: 'Who in the credit team?', isOwn: true },
        { id: '1-3', text: 'Why?' },
      ],
    });
    author.edit(...hideQuestion(journal, place('1-2'), 'When?', false));
    expect(questionsOf(one, [], changes())[1]?.state).toBe('shipped');
  });

  test('[CT2] own questions stand after the shipped ones, in their order, and bring what to look for', () => {
    const { author, own } = organisation();
    const fields = { catalogue: 'c', item: '1' };
    author.edit(
      ...editsOf('ownQuestion', '11111111-0000-4000-8000-000000000001', { ...fields, text: 'Second?', order: 2 }),
    );
    author.edit(
      ...editsOf('ownQuestion', '11111111-0000-4000-8000-000000000002', {
        ...fields,
        text: 'First?',
        order: 1,
        lookFor: ['Minutes'],
      }),
    );
    author.edit(...editsOf('ownQuestion', '11111111-0000-4000-8000-000000000003', { ...fields, text: ' ', order: 3 }));
    const one = leaf('1', [['1-1', 'Who?']]);
    expect(questionsOf(one, own(), []).map((q) => q.own ?? q.shipped)).toEqual(['Who?', 'First?', 'Second?']);
    expect(withOwnQuestions(catalogueWith('1', one), own(), []).nodes[0]).toMatchObject({ evidence: ['Minutes'] });
    expect(one.questions).toHaveLength(1);
  });

  test('[CT4] where the shipped words changed since, both stand there to be decided, and a decision settles it', () => {
    const { author, journal, changes } = organisation();
    author.edit(...rewordQuestion(journal, place('1-1'), 'Who?', 'Who here?'));
    author.edit(...hideQuestion(journal, place('1-2'), 'When?', true));
    const newer = leaf('1', [
      ['1-1', 'Who decides?'],
      ['1-2', 'Since when?'],
    ]);
    expect(questionsOf(newer, [], changes())).toEqual([
      { id: '1-1', state: 'toDecide', shipped: 'Who decides?', own: 'Who here?', basedOn: 'Who?' },
      { id: '1-2', state: 'toDecide', shipped: 'Since when?', basedOn: 'When?', isHidden: true },
    ]);
    expect(withOwnQuestions(catalogueWith('2', newer), [], changes()).nodes[0]).toMatchObject({
      questions: [
        { id: '1-1', text: 'Who here?', isOwn: true },
        { id: '1-2', text: 'Since when?' },
      ],
    });
    author.edit(...decideQuestion(journal, place('1-1'), 'Who decides?', 'own'));
    author.edit(...decideQuestion(journal, place('1-2'), 'Since when?', 'hidden'));
    expect(questionsOf(newer, [], changes()).map(({ state }) => state)).toEqual(['reworded', 'hidden']);
    author.edit(...decideQuestion(journal, place('1-1'), 'Who decides?', 'shipped'));
    expect(questionsOf(newer, [], changes())[0]).toEqual({ id: '1-1', state: 'shipped', shipped: 'Who decides?' });
  });

  test('[CT5] a question that left keeps its own words; with its item gone it is listed', () => {
    const { author, journal, changes, own } = organisation();
    author.edit(...rewordQuestion(journal, place('1-1'), 'Who?', 'Who here?'));
    author.edit(...hideQuestion(journal, place('1-2'), 'When?', true));
    expect(questionsOf(leaf('1', []), [], changes())).toEqual([
      { id: '1-1', state: 'left', own: 'Who here?', basedOn: 'Who?' },
    ]);
    expect(strayQuestions(catalogueWith('2', leaf('1', [])), own(), changes())).toEqual([]);
    expect(strayQuestions(catalogueWith('2', leaf('2', [])), own(), changes()).map((row) => row.fields)).toMatchObject([
      { question: '1-1', wording: 'Who here?' },
    ]);
  });

  test('[CT7] while two disagree whether it is hidden, it is asked', () => {
    const { author, journal, changes } = organisation();
    author.edit(...hideQuestion(journal, place('1-1'), 'Who?', false));
    const apart = hideQuestion(journal, place('1-1'), 'Who?', true).map((edit) => ({ ...edit, base: [] }));
    author.edit(...apart);
    expect(changes()[0]?.open).toHaveProperty('isHidden');
    const one = leaf('1', [['1-1', 'Who?']]);
    expect(questionsOf(one, [], changes())[0]?.state).toBe('shipped');
  });

  test('[CT6] over any versions and changes nothing of one’s own gets lost and nothing stands twice', () => {
    const words = fc.constantFrom('A?', 'B?', 'C?', 'D?');
    const version = fc.dictionary(fc.constantFrom('1-1', '1-2', '2-1', '2-2'), words);
    const change = fc.record({
      question: fc.constantFrom('1-1', '1-2', '2-1', '2-2'),
      wording: fc.constantFrom(undefined, '', 'Ours?', 'A?'),
      isHidden: fc.boolean(),
    });
    const items = fc.subarray(['1', '2']);
    fc.assert(
      fc.property(
        version,
        version,
        fc.uniqueArray(change, { selector: ({ question }) => question }),
        items,
        (older, newer, made, there) => {
          const changes = made.map(({ question, wording, isHidden }) => ({
            open: {},
            fields: {
              catalogue: 'c',
              item: question.slice(0, 1),
              question,
              basedOn: older[question] ?? 'gone?',
              isHidden,
              ...(wording === undefined ? {} : { wording }),
            },
          }));
          const catalogue = catalogueWith(
            '2',
            ...there.map((ref) =>
              leaf(
                ref,
                Object.entries(newer)
                  .filter(([id]) => id.startsWith(ref))
                  .toSorted(([a], [b]) => (a < b ? -1 : 1)),
              ),
            ),
          );
          const all = catalogue.nodes.flatMap((node) => (node.kind === 'group' ? [] : questionsOf(node, [], changes)));
          const stray = strayQuestions(catalogue, [], changes as never);
          expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
          for (const { fields } of changes) {
            const { wording, isHidden, basedOn } = fields;
            const question: string = fields.question;
            const shown = all.find(({ id }) => id === question);
            const isListed = stray.some((row) => row.fields === (fields as unknown));
            const ships = there.includes(fields.item) ? newer[question] : undefined;
            if (wording && ships === undefined && !(isHidden && there.includes(fields.item))) {
              expect(shown?.own === wording || isListed).toBe(true);
            } else if (wording && ships !== undefined && wording !== ships) expect(shown?.own).toBe(wording);
            if (ships !== undefined && ships !== basedOn && (isHidden || (wording && wording !== ships)))
              expect(shown).toMatchObject({ state: 'toDecide', shipped: ships, basedOn });
            if (isHidden && ships !== undefined && ships === basedOn) expect(shown?.state).toBe('hidden');
          }
          const touched = new Set<string>(made.map(({ question }) => question));
          const untouched = all.filter(({ id }) => !touched.has(id));
          expect(untouched.map(({ id, shipped, state }) => [id, shipped, state])).toEqual(
            catalogue.nodes.flatMap((node) =>
              node.kind === 'group'
                ? []
                : node.questions.filter(({ id }) => !touched.has(id)).map(({ id, text }) => [id, text, 'shipped']),
            ),
          );
        },
      ),
    );
  });
});
