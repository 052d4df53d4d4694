import { describe, expect, test } from 'vitest';
import { leavesOf, topGroupsOf } from '#domain/catalogue/catalogue.ts';
import { shippedCatalogueSchema } from '#domain/catalogue/catalogue-schema.ts';
import data from '#domain/catalogue/iso-iec-42001-2023.json' with { type: 'json' };

const catalogue = shippedCatalogueSchema.parse(data);
const leaves = leavesOf(catalogue);
const refs = leaves.map((leaf) => leaf.ref);

const clauses = [
  '4.1',
  '4.2',
  '4.3',
  '4.4',
  '5.1',
  '5.2',
  '5.3',
  '6.1.1',
  '6.1.2',
  '6.1.3',
  '6.1.4',
  '6.2',
  '6.3',
  '7.1',
  '7.2',
  '7.3',
  '7.4',
  '7.5.1',
  '7.5.2',
  '7.5.3',
  '8.1',
  '8.2',
  '8.3',
  '8.4',
  '9.1',
  '9.2.1',
  '9.2.2',
  '9.3.1',
  '9.3.2',
  '9.3.3',
  '10.1',
  '10.2',
];
const controls = [
  'A.2.2',
  'A.2.3',
  'A.2.4',
  'A.3.2',
  'A.3.3',
  'A.4.2',
  'A.4.3',
  'A.4.4',
  'A.4.5',
  'A.4.6',
  'A.5.2',
  'A.5.3',
  'A.5.4',
  'A.5.5',
  'A.6.1.2',
  'A.6.1.3',
  'A.6.2.2',
  'A.6.2.3',
  'A.6.2.4',
  'A.6.2.5',
  'A.6.2.6',
  'A.6.2.7',
  'A.6.2.8',
  'A.7.2',
  'A.7.3',
  'A.7.4',
  'A.7.5',
  'A.7.6',
  'A.8.2',
  'A.8.3',
  'A.8.4',
  'A.8.5',
  'A.9.2',
  'A.9.3',
  'A.9.4',
  'A.10.2',
  'A.10.3',
  'A.10.4',
];

/** Words that carry grammar, not matter: two questions may share them. */
const grammar = new Set(
  'a about after again all an and any anyone are as at be been before by can could did do does done for from get had has have how if in into is it its last may me must no none not of on one or other our out over so some that the their them then there these they this those through to under until up was were what when where which while who whom whose why will with would you your system'.split(
    ' ',
  ),
);

const contentWords = (text: string, own: ReadonlySet<string>) =>
  new Set(
    text
      .toLowerCase()
      .match(/[a-z]+/g)
      ?.filter((word) => !own.has(word) && !grammar.has(word)) ?? [],
  );

describe('the catalogue of ISO/IEC 42001:2023', () => {
  test('holds exactly the 32 clause leaves and the 38 controls of Annex A, in order', () => {
    expect(refs).toEqual([...clauses, ...controls]);
    expect(leaves.filter((leaf) => leaf.kind === 'control')).toHaveLength(38);
    expect(topGroupsOf(catalogue).map((group) => group.ref)).toEqual([
      '4',
      '5',
      '6',
      '7',
      '8',
      '9',
      '10',
      'A.2',
      'A.3',
      'A.4',
      'A.5',
      'A.6',
      'A.7',
      'A.8',
      'A.9',
      'A.10',
    ]);
  });

  test.each(['A.3.4', 'A.6.2.9', 'A.7.7', 'A.8.6', 'A.9.5', 'A.11.2', 'A.2.1', '4.5', '3.1', '10.3'])(
    'holds no %s, which does not exist',
    (ref) => {
      expect(catalogue.nodes.some((node) => node.ref === ref)).toBe(false);
    },
  );

  test('names a parent that exists for every leaf and sub-group', () => {
    const known = new Set(catalogue.nodes.map((node) => node.ref));
    for (const node of catalogue.nodes) {
      if (node.parent !== undefined) expect(known.has(node.parent)).toBe(true);
      if (node.kind !== 'group') expect(node.parent && node.ref.startsWith(`${node.parent}.`)).toBe(true);
    }
  });

  test('asks at least 210 questions, at least three to each leaf, each once and each with an id of its own', () => {
    const questions = leaves.flatMap((leaf) => leaf.questions);
    expect(questions.length).toBeGreaterThanOrEqual(210);
    expect(new Set(questions.map((q) => q.text.toLowerCase())).size).toBe(questions.length);
    expect(new Set(questions.map((q) => q.id)).size).toBe(questions.length);
    for (const question of questions) expect(question.text).toMatch(/^[A-Z].*\?$/);
  });

  test("has no two questions that share 60 % of their words once their clauses' own terms are out", () => {
    const questions = leaves.flatMap((leaf) => {
      const own = new Set(leaf.title.toLowerCase().match(/[a-z]+/g) ?? []);
      return leaf.questions.map((q) => ({ id: q.id, words: contentWords(q.text, own) }));
    });
    const alike = questions.flatMap((a, i) =>
      questions.slice(i + 1).flatMap((b) => {
        const shared = [...a.words].filter((word) => b.words.has(word)).length;
        return shared / Math.max(1, Math.min(a.words.size, b.words.size)) >= 0.6 ? [`${a.id} ${b.id}`] : [];
      }),
    );
    expect(alike).toEqual([]);
  });

  test('points with "also touches" only to leaves that exist', () => {
    for (const leaf of leaves)
      for (const ref of leaf.related) expect(refs.includes(ref) && ref !== leaf.ref).toBe(true);
  });

  test('lists for Stage 1 the documented information that the clauses ask for', () => {
    const asked = [
      '4.3',
      '5.2',
      '6.1.1',
      '6.1.2',
      '6.1.3',
      '6.1.4',
      '6.2',
      '7.2',
      '7.5.1',
      '8.1',
      '8.2',
      '8.3',
      '8.4',
      '9.1',
      '9.2.2',
      '9.3.3',
      '10.2',
    ];
    const listed = leaves.filter((leaf) => leaf.kind === 'clause' && leaf.documents.length > 0).map((leaf) => leaf.ref);
    expect(listed).toEqual(asked);
    expect(leaves.find((leaf) => leaf.ref === '6.1.3')?.documents.join()).toMatch(/Statement of Applicability/);
  });
});
