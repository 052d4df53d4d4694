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
    drawnAt: instant,
    aiSystem: id,
    site: id,
    note: text,
  }),
  /** `parent`: the sample. Exists once per position in the population, from 1 on. */
  sampleItem: z.object({ parent: id, position: count, label: line, result: z.enum(sampleResults), note: text }),
} as const;
