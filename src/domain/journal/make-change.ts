import type { JournalKind } from '../access/policies.ts';
import type { Change, Json, UnlinkedChange } from './change.ts';
import type { Edit } from './edit.ts';
import { valueHash } from './hashes.ts';
import type { Membership } from './memberships.ts';

/** The version of the records' schema that changes are written under. */
export const schemaVersion = 1;

/** Who writes, where, when, and with what chance. `newId` gives a random UUID, `newSalt` 16 random bytes in hex. */
export type Authoring = {
  readonly app: string;
  readonly journal: string;
  readonly under: string;
  readonly by: string;
  readonly act: string;
  readonly at: string;
  readonly offset: number | null;
  readonly newId: () => string;
  readonly newSalt: () => string;
};

type Said = Pick<Change, 'record' | 'noun' | 'field' | 'kind' | 'supersedes'> & { readonly value: Json } & Partial<
    Pick<Change, 'id' | 'seen' | 'ends' | 'continues' | 'covers' | 'target' | 'redacts' | 'replaces'>
  >;

/** A change that says `said`, as one of its author; it has no place in a chain yet. */
export const unlinkedChange = (authoring: Authoring, said: Said): UnlinkedChange => {
  const { value, ...rest } = said;
  const salt = authoring.newSalt();
  return {
    v: 1,
    schema: schemaVersion,
    app: authoring.app,
    id: authoring.newId(),
    act: authoring.act,
    journal: authoring.journal,
    under: authoring.under,
    by: authoring.by,
    at: authoring.at,
    offset: authoring.offset,
    ...rest,
    valueHash: valueHash(salt, value),
    value,
    salt,
  };
};

/** Makes an edit a change that supersedes `heads`: those that stood on its author's screen (SPEC J7). */
export const makeChange = (authoring: Authoring, edit: Edit, heads: readonly string[]): UnlinkedChange =>
  unlinkedChange(authoring, {
    record: edit.record,
    noun: edit.noun,
    field: edit.field,
    kind: edit.kind ?? 'set',
    supersedes: heads,
    value: wellFormed(edit.value),
    ...(edit.seen ? { seen: edit.seen } : {}),
  });

/** SPEC J2: the first change of a journal, made under the membership that it founds. */
export const foundJournal = (
  authoring: Authoring,
  founding: Membership & { readonly kind: JournalKind },
): UnlinkedChange =>
  unlinkedChange(authoring, {
    record: authoring.under,
    noun: 'membership',
    field: 'membership',
    kind: 'member',
    supersedes: [],
    value: founding,
  });

/** Half a surrogate pair is no text and has no canonical JSON: it becomes U+FFFD, as it would in any UTF-8 file. */
const wellFormed = (value: Json): Json => (typeof value === 'string' ? toWellFormed(value) : value);

const toWellFormed = (text: string): string => text.replace(/\p{Surrogate}/gu, '\uFFFD');
