import * as z from 'zod/mini';

/** A JSON value as it travels in a change. Numbers must be finite; text must be well-formed Unicode. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

const uuid = z.string().check(z.regex(/^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/));
const sha256 = z.string().check(z.regex(/^[0-9a-f]{64}$/));
const instantForm = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;
/** Of the form only: a date that never was may be stored, and must not make its journal unreadable. See `isInstant`. */
const instant = z.string().check(z.regex(instantForm));

/** Whether a text is a moment that there is. Nothing makes or takes a change of any other. */
export const isInstant = (text: string): boolean => {
  const time = Date.parse(text);
  return instantForm.test(text) && !Number.isNaN(time) && new Date(time).toISOString() === text;
};

/** What a change can do. All but `set` and `attach` are administrative: acts of a lead or an administrator. */
export const changeKinds = ['set', 'attach', 'member', 'role', 'remove', 'admit', 'dismiss', 'redact', 'seal'] as const;

/** What the administrative kinds name besides a value (SPEC J15 to J22). */
const administrative = {
  /** Memberships that a removal or a change of role ends. */
  ends: z.optional(z.readonly(z.array(uuid))),
  /** The membership that a change of role goes on from. */
  continues: z.optional(uuid),
  /** Link hashes: what an ended membership's changes may count by, or what a seal lists. */
  covers: z.optional(z.readonly(z.array(sha256))),
  /** The link hash that an admission or a dismissal decides on. */
  target: z.optional(sha256),
  /** Ids of the changes whose values are taken away. */
  redacts: z.optional(z.readonly(z.array(uuid))),
  /** The change whose id was taken by other words: this one says the same under an id of its own. */
  replaces: z.optional(uuid),
  /** The public key of this chain, in hex: said by the chain's first change. */
  key: z.optional(z.string()),
};

/**
 * One change sets one field of one record (SPEC J1). Never rewritten once stored.
 * Unknown fields and kinds of newer versions are kept and passed on.
 */
export const changeSchema = z.looseObject({
  v: z.literal(1),
  schema: z.int().check(z.positive()),
  app: z.string(),
  id: uuid,
  act: uuid,
  journal: uuid,
  record: uuid,
  noun: z.string(),
  field: z.string(),
  kind: z.string(),
  under: uuid,
  valueHash: sha256,
  value: z.optional(z.json()),
  salt: z.optional(z.string()),
  supersedes: z.readonly(z.array(uuid)),
  seen: z.optional(z.readonly(z.array(uuid))),
  ...administrative,
  at: instant,
  offset: z.nullable(z.number()),
  by: uuid,
  chain: uuid,
  n: z.int().check(z.positive()),
  previous: z.nullable(sha256),
  signature: z.string(),
});

type Named<T> = { readonly [K in keyof T as string extends K ? never : K]: T[K] };

export type Change = Omit<Named<z.infer<typeof changeSchema>>, 'value' | 'kind'> & {
  readonly kind: (typeof changeKinds)[number] | (string & {});
  readonly value?: Json;
};

/** A change without what a redaction takes away (SPEC J20). */
export const bare = ({ value: _value, salt: _salt, ...change }: Change): Change => change as Change;

/** A change before it has its place in a chain and its signature. */
export type UnlinkedChange = Omit<Change, 'chain' | 'n' | 'previous' | 'signature'>;
