import * as z from 'zod/mini';

/** Characters a text field may hold; more is refused, and the words stay in the draft. */
export const longestText = 250_000;

export const longestLine = 2_000;

// The kinds of fields that records are made of.
export const line = z.string().check(z.maxLength(longestLine));
export const text = z.string().check(z.maxLength(longestText));
export const day = z.string().check(z.regex(/^\d{4}-\d\d-\d\d$/));
export const momentOfDay = z.string().check(z.regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d$/));
export const instant = z.string().check(z.regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/));
export const id = z.string().check(z.regex(/^[0-9a-f-]{36}$/));
export const sha256 = z.string().check(z.regex(/^[0-9a-f]{64}$/));
export const count = z.int().check(z.nonnegative());
export const lines = z.readonly(z.array(line));
export const ids = z.readonly(z.array(id));

/** Which record of which journal a copied fact came from (SYNC: an audit journal is self-contained). */
export const source = z.object({ journal: id, record: id });
