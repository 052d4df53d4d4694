import * as z from 'zod/mini';
import { count, instant, line } from './fields.ts';

/**
 * What a person put under something: strokes as drawn, each x and y in turn on a pad of `width` by `height`, or their
 * name as typed. `at` is this tablet's clock.
 */
export const signature = z.object({
  name: line,
  at: instant,
  drawn: z.optional(
    z.object({
      width: count,
      height: count,
      strokes: z.readonly(z.array(z.readonly(z.array(count).check(z.maxLength(10_000)))).check(z.maxLength(10_000))),
    }),
  ),
});
