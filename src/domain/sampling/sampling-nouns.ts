import * as z from 'zod/mini';
import { count, id, instant, line, text } from '../fields.ts';

export const samplingMethods = ['random', 'judgement', 'all'] as const;
export const sampleResults = ['conforms', 'fails', 'notAvailable'] as const;

/** In the audit's journal. */
export const samplingNouns = {
  /** `item`: of the checklist. `seed`: what the random selection is drawn from, so that anybody can draw it again. */
  sample: z.object({
    item: line,
    objective: text,
    population: count,
    populationSource: text,
    method: z.enum(samplingMethods),
    basis: text,
    size: count,
    seed: line,
    /** What the positions were drawn from: `population`, `size`, `seed` may be changed afterwards, and then it is told. */
    drawn: z.object({
      at: instant,
      method: z.enum(['random', 'all']),
      population: count,
      size: count,
      seed: z.optional(line),
    }),
    aiSystem: id,
    site: id,
    note: text,
  }),
  /** `parent`: the sample. Exists once per position in the population, from 1 on; chosen by judgement it may have none. */
  sampleItem: z.object({ parent: id, position: count, label: line, result: z.enum(sampleResults), note: text }),
} as const;
