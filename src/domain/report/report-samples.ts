import type { WholeAudit } from '../audit/audit-facts.ts';
import {
  countSample,
  type DrawDoubt,
  drawDoubts,
  evidenceOfSample,
  positionsOf,
  resultOf,
  type SampleCount,
  type SampleResult,
  sampleItemsOf,
} from '../sampling/samples.ts';
import type { samplingMethods } from '../sampling/sampling-nouns.ts';

export type ReportSample = {
  /** `S1`: what the pages call it. */
  readonly label: string;
  readonly ref: string;
  readonly objective: string | undefined;
  readonly population: number | undefined;
  readonly populationSource: string | undefined;
  readonly chosen: (typeof samplingMethods)[number];
  readonly basis: string | undefined;
  readonly seed: string | undefined;
  readonly drawnAt: string | undefined;
  /** As drawn, in the order of the draw. */
  readonly positions: readonly number[];
  readonly aiSystem: string | undefined;
  readonly site: string | undefined;
  readonly note: string | undefined;
  readonly count: SampleCount;
  /** Labels of the evidence that carries it. */
  readonly carriedBy: string | undefined;
  readonly doubts: readonly DrawDoubt[];
  readonly records: readonly {
    readonly position: number | undefined;
    readonly label: string | undefined;
    readonly result: SampleResult | undefined;
    readonly note: string | undefined;
  }[];
};

/** What the pages call each sample: `S1`, `S2`, in the order they were begun. */
export const sampleLabels = (facts: WholeAudit): ReadonlyMap<string, string> =>
  new Map(facts.of('sample').map((row, i) => [row.record, `S${i + 1}`]));

/** SM8: every sample with what it was drawn from, so that a reader can draw it again. */
export const reportSamples = (
  facts: WholeAudit,
  use: {
    readonly refOf: ReadonlyMap<string, string>;
    readonly evidenceLabel: (record: string) => string | undefined;
  },
): readonly ReportSample[] => {
  const labels = sampleLabels(facts);
  return facts.of('sample').map((sample): ReportSample => {
    const { fields, record } = sample;
    const { drawn } = fields;
    const chosen = drawn?.method ?? fields.method ?? 'random';
    const items = sampleItemsOf(facts, record);
    const evidence = evidenceOfSample(facts, record);
    return {
      label: labels.get(record) ?? '',
      ref: use.refOf.get(fields.item ?? '') ?? '',
      objective: fields.objective,
      population: drawn?.population ?? fields.population,
      populationSource: fields.populationSource,
      chosen,
      basis: fields.basis,
      seed: chosen === 'random' ? (drawn?.seed ?? fields.seed) : undefined,
      drawnAt: drawn?.at,
      positions: drawn?.method === 'random' ? positionsOf(drawn) : [],
      aiSystem: facts.record('aiSystem', fields.aiSystem)?.fields.name,
      site: facts.record('site', fields.site)?.fields.name,
      note: fields.note,
      count: countSample(items),
      carriedBy: evidence && use.evidenceLabel(evidence.record),
      doubts: drawDoubts(facts, sample),
      records: items.map((item) => ({
        position: item.fields.position,
        label: item.fields.label,
        result: resultOf(item),
        note: item.fields.note,
      })),
    };
  });
};
