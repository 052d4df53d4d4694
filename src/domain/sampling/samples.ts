import type { WholeAudit } from '../audit/audit-facts.ts';
import type { Auditor } from '../audit/start-audit.ts';
import { recordEvidence } from '../evidence/record-evidence.ts';
import type { Edit } from '../journal/edit.ts';
import { computedRecordId } from '../journal/record-id.ts';
import { seenHeads } from '../journal/seen-heads.ts';
import type { JournalFacts } from '../journal-facts.ts';
import type { RecordOf } from '../nouns.ts';
import { type Result, refuse, succeed } from '../result.ts';
import { editsOf, type Row } from '../row.ts';
import { drawPositions } from './draw-positions.ts';
import type { sampleResults } from './sampling-nouns.ts';

/** More records than this are no sample that a person looks at one by one on a tablet. */
export const largestSample = 500;

export type SamplingRefusal =
  | { readonly kind: 'populationNeeded' }
  | { readonly kind: 'sampleSizeNeeded' }
  | { readonly kind: 'seedNeeded' }
  | { readonly kind: 'sampleTooLarge'; readonly size: number; readonly largest: number }
  | { readonly kind: 'sampleLargerThanPopulation'; readonly size: number; readonly population: number }
  /** Two versions of what is drawn from: each would draw another sample. */
  | { readonly kind: 'sampleUndecided' }
  /** A new draw would drop records that were already looked at. */
  | { readonly kind: 'resultsExist'; readonly results: number }
  | { readonly kind: 'resultsLacking'; readonly lacking: number }
  | { readonly kind: 'sampleEmpty' }
  | { readonly kind: 'sampleItemNeeded' };

export type SampleResult = (typeof sampleResults)[number];
type Drawn = NonNullable<RecordOf<'sample'>['drawn']>;

const isOpen = (row: { readonly open: object }, ...fields: readonly string[]) =>
  fields.some((field) => Object.hasOwn(row.open, field));

/** The records of a sample, by their position in the population; those chosen by judgement as they were added. */
export const sampleItemsOf = (facts: JournalFacts, sample: string): readonly Row<'sampleItem'>[] =>
  facts
    .of('sampleItem')
    .filter((row) => row.fields.parent === sample)
    .toSorted((a, b) => (a.fields.position ?? 0) - (b.fields.position ?? 0));

/** SM2 */
export const sampleItemRecordId = (journal: string, sample: string, position: number): string =>
  computedRecordId(journal, 'sampleItem', `${sample} ${position}`);

/** SM6: two results given apart count as the worse one, and never as conforming. */
export const resultOf = (item: Row<'sampleItem'>): SampleResult | undefined => {
  const heads = item.open['result'];
  if (!heads) return item.fields.result;
  return heads.some(({ value }) => value === 'fails')
    ? 'fails'
    : heads.some(({ value }) => value === 'notAvailable')
      ? 'notAvailable'
      : undefined;
};

export type SampleCount = {
  readonly n: number;
  readonly conforms: number;
  readonly fails: number;
  readonly notAvailable: number;
  readonly open: number;
  /** k: not shown to be as required. A record that wasn't there is one of them. */
  readonly hits: number;
};

/** SM6 */
export const countSample = (items: readonly Row<'sampleItem'>[]): SampleCount => {
  const count = (result: SampleResult | undefined) => items.filter((item) => resultOf(item) === result).length;
  const [fails, notAvailable] = [count('fails'), count('notAvailable')];
  return {
    n: items.length,
    conforms: count('conforms'),
    fails,
    notAvailable,
    open: count(undefined),
    hits: fails + notAvailable,
  };
};

/** The positions that a draw gives, in the order it gives them. */
export const positionsOf = (drawn: Drawn): readonly number[] =>
  drawn.method === 'random'
    ? drawPositions(drawn.seed ?? '', drawn.population, drawn.size)
    : Array.from({ length: drawn.population }, (_, i) => i + 1);

/** What a draw of this sample as it stands would be made from. */
const drawOf = (sample: Row<'sample'>, method: Drawn['method'], at: string): Result<Drawn, SamplingRefusal> => {
  const { fields } = sample;
  if (isOpen(sample, 'method', 'population', 'size', 'seed', 'drawn')) return refuse({ kind: 'sampleUndecided' });
  const population = fields.population ?? 0;
  if (population < 1) return refuse({ kind: 'populationNeeded' });
  const size = method === 'all' ? population : (fields.size ?? 0);
  if (size < 1) return refuse({ kind: 'sampleSizeNeeded' });
  if (size > population) return refuse({ kind: 'sampleLargerThanPopulation', size, population });
  if (size > largestSample) return refuse({ kind: 'sampleTooLarge', size, largest: largestSample });
  const seed = (fields.seed ?? '').trim();
  if (method === 'random' && seed === '') return refuse({ kind: 'seedNeeded' });
  return succeed({ at, method, population, size, ...(method === 'random' ? { seed } : {}) });
};

/**
 * SM4: draws the positions, and makes a record of each. A second draw takes out what it doesn't hold; it is refused
 * where that would drop a result. A larger size from the same seed and population only adds.
 */
export const drawSample = (
  facts: JournalFacts,
  sample: Row<'sample'>,
  at: string,
): Result<readonly Edit[], SamplingRefusal> => {
  const method = sample.fields.method ?? 'random';
  // What a person chose is added record by record.
  if (method === 'judgement') return succeed([]);
  const draw = drawOf(sample, method, at);
  if (!draw.ok) return draw;
  const items = sampleItemsOf(facts, sample.record);
  const positions = positionsOf(draw.value);
  const before = sample.fields.drawn;
  const results = items.filter((item) => item.fields.result !== undefined || isOpen(item, 'result'));
  // Of another population, the same position is another record.
  const isSameList = !before || (before.population === draw.value.population && before.seed === draw.value.seed);
  const records = positions.map((position) => sampleItemRecordId(facts.journal, sample.record, position));
  const kept = new Set(records);
  if (results.length > 0 && (!isSameList || results.some(({ record }) => !kept.has(record))))
    return refuse({ kind: 'resultsExist', results: results.length });
  return succeed([
    ...editsOf('sample', sample.record, { drawn: draw.value }),
    ...positions.flatMap((position): readonly Edit[] => {
      const record = sampleItemRecordId(facts.journal, sample.record, position);
      if (items.some((item) => item.record === record)) return [];
      return [
        ...editsOf('sampleItem', record, { parent: sample.record, position }),
        { noun: 'sampleItem', record, field: 'deleted', value: false },
      ];
    }),
    ...items.filter(({ record }) => !kept.has(record)).flatMap(withdrawn),
  ]);
};

/** SM5: what doesn't fit together any more since the draw. */
export type DrawDoubt =
  | { readonly kind: 'populationChanged'; readonly drawn: number; readonly now: number }
  | { readonly kind: 'sizeChanged'; readonly drawn: number; readonly now: number }
  | { readonly kind: 'seedChanged' }
  | { readonly kind: 'methodChanged' }
  /** Drawn by two tablets apart. */
  | { readonly kind: 'drawnTwice' }
  /** Records that the draw doesn't give, or that it gives and are taken out. */
  | { readonly kind: 'otherRecords'; readonly positions: readonly number[] };

/** SM5: what a reader must be told of a drawn sample. Nothing of one that wasn't drawn. */
export const drawDoubts = (facts: JournalFacts, sample: Row<'sample'>): readonly DrawDoubt[] => {
  const { drawn, population, size, seed, method } = sample.fields;
  if (isOpen(sample, 'drawn')) return [{ kind: 'drawnTwice' }];
  if (!drawn) return [];
  const given = new Set(positionsOf(drawn));
  const have = new Set(sampleItemsOf(facts, sample.record).flatMap(({ fields }) => fields.position ?? []));
  const others = [...new Set([...given, ...have])]
    .filter((position) => given.has(position) !== have.has(position))
    .toSorted((a, b) => a - b);
  return [
    ...(population !== drawn.population
      ? [{ kind: 'populationChanged' as const, drawn: drawn.population, now: population ?? 0 }]
      : []),
    ...(drawn.method !== 'all' && size !== drawn.size
      ? [{ kind: 'sizeChanged' as const, drawn: drawn.size, now: size ?? 0 }]
      : []),
    ...(drawn.method === 'random' && (seed ?? '').trim() !== drawn.seed ? [{ kind: 'seedChanged' as const }] : []),
    ...((method ?? 'random') !== drawn.method ? [{ kind: 'methodChanged' as const }] : []),
    ...(others.length > 0 ? [{ kind: 'otherRecords' as const, positions: others }] : []),
  ];
};

/** A record chosen by judgement, by what it is called. */
export const addSampleItem = (input: {
  readonly sample: string;
  readonly record: string;
  readonly label: string;
}): readonly Edit[] => editsOf('sampleItem', input.record, { parent: input.sample, label: input.label });

const withdrawn = (row: Row<'sampleItem'>): readonly Edit[] => [
  { noun: 'sampleItem', record: row.record, field: 'deleted', value: true, seen: seenHeads(row, []) },
];

/** Takes a sample, or a record of one, out; it can be restored. Evidence keeps its figures. */
export const withdrawFromSamples = (facts: JournalFacts, record: string): readonly Edit[] => {
  const item = facts.record('sampleItem', record);
  if (item) return withdrawn(item);
  const sample = facts.record('sample', record);
  if (!sample) return [];
  const seen = seenHeads(sample, sampleItemsOf(facts, record));
  return [{ noun: 'sample', record, field: 'deleted', value: true, seen }];
};

/** The evidence that carries a sample's figures. */
export const evidenceOfSample = (facts: WholeAudit, sample: string): Row<'evidence'> | undefined =>
  facts.evidence.find((row) => row.fields.sample === sample);

/** SM7: what evidence says of a sample. `method` is worded by whoever calls. */
const carriedFigures = (sample: Row<'sample'>, count: SampleCount) => ({
  population: sample.fields.drawn?.population ?? sample.fields.population ?? 0,
  sampleSize: count.n,
  sampleHits: count.hits,
});

/** SM7: whether evidence that carries the sample says something else than the sample does by now. */
export const isCarriedAnew = (
  facts: WholeAudit,
  sample: Row<'sample'>,
): { readonly hits: number; readonly size: number } | undefined => {
  const evidence = evidenceOfSample(facts, sample.record);
  if (!evidence) return undefined;
  const now = carriedFigures(sample, countSample(sampleItemsOf(facts, sample.record)));
  const { population, sampleSize, sampleHits } = evidence.fields;
  const isSame = population === now.population && sampleSize === now.sampleSize && sampleHits === now.sampleHits;
  return isSame ? undefined : { hits: sampleHits ?? 0, size: sampleSize ?? 0 };
};

/**
 * SM7: one act puts k of n into evidence on the sample's item: a new piece once per sample, or the one that carries it
 * already. Refused while a record has no result, since k of n would pass for the whole.
 */
export const carryIntoEvidence = (
  facts: WholeAudit,
  sample: Row<'sample'>,
  input: { readonly by: Auditor; readonly now: string; readonly eventOn: string; readonly method: string },
): Result<{ readonly evidence: string; readonly edits: readonly Edit[] }, SamplingRefusal> => {
  const { item, objective } = sample.fields;
  const count = countSample(sampleItemsOf(facts, sample.record));
  if (!item) return refuse({ kind: 'sampleItemNeeded' });
  if (count.n === 0) return refuse({ kind: 'sampleEmpty' });
  if (count.open > 0) return refuse({ kind: 'resultsLacking', lacking: count.open });
  const figures = carriedFigures(sample, count);
  if (figures.population === 0) return refuse({ kind: 'populationNeeded' });
  const fields = { ...figures, method: input.method, sample: sample.record };
  const known = evidenceOfSample(facts, sample.record);
  if (known) return succeed({ evidence: known.record, edits: editsOf('evidence', known.record, fields) });
  const record = computedRecordId(facts.journal, 'evidence', `sample ${sample.record}`);
  return succeed({
    evidence: record,
    edits: [
      ...recordEvidence(facts, {
        record,
        item,
        kind: 'recordSample',
        by: input.by,
        now: input.now,
        fields: {
          ...(objective ? { title: objective.split('\n', 1).join('').slice(0, 2_000) } : {}),
          eventOn: input.eventOn,
          ...fields,
        },
      }),
      { noun: 'evidence', record, field: 'deleted', value: false },
    ],
  });
};

/** A sample begun on an item; from evidence of a record sample it takes over the figures, and stands behind it. */
export const beginSample = (input: {
  readonly record: string;
  readonly seed: string;
  readonly item?: string | undefined;
  readonly evidence?: Row<'evidence'> | undefined;
}): readonly Edit[] => {
  const of = input.evidence?.fields;
  return [
    ...editsOf('sample', input.record, {
      item: input.item ?? of?.item,
      method: 'random',
      seed: input.seed,
      objective: of?.title,
      population: of?.population,
      size: of?.sampleSize,
    }),
    ...(input.evidence ? editsOf('evidence', input.evidence.record, { sample: input.record }) : []),
  ];
};

/** SM8: samples of which a report must say that they are not finished or not as drawn. */
export const unfinishedSamples = (facts: JournalFacts): readonly Row<'sample'>[] =>
  facts.of('sample').filter((sample) => {
    const count = countSample(sampleItemsOf(facts, sample.record));
    return count.n === 0 || count.open > 0 || drawDoubts(facts, sample).length > 0;
  });
