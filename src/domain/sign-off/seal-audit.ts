import { auditFacts, type WholeAudit } from '../audit/audit-facts.ts';
import { membershipFor, sealJournal } from '../journal/administer.ts';
import type { Change, UnlinkedChange } from '../journal/change.ts';
import { linkHash } from '../journal/hashes.ts';
import { journalView } from '../journal/journal-view.ts';
import type { Authoring } from '../journal/make-change.ts';
import { authorityOf } from '../journal/status.ts';
import { type Result, refuse, succeed } from '../result.ts';
import { maySeal } from './hand-ins.ts';
import { isSignedTwice, sealsOf } from './seals.ts';
import { checkSignOff, openConflicts, type SignOffUse } from './sign-off-blockers.ts';

export type SignOffRefusal =
  | { readonly kind: 'notTheLead' }
  | { readonly kind: 'reasonNeeded' }
  /** Something came up since the screen was drawn: it names what. */
  | { readonly kind: 'signOffBlocked'; readonly count: number }
  | { readonly kind: 'alreadySignedOff' }
  | { readonly kind: 'notSignedOff' }
  | { readonly kind: 'nothingLateChosen' }
  /** Taken in, the late work would stand beside other words for the same field. */
  | { readonly kind: 'lateConflicts'; readonly names: readonly string[] };

/** Makes the seal, of what was checked and of nothing that arrived since (SO11). */
export type MakeSeal = (authoring: Authoring) => readonly UnlinkedChange[];

/** SO1 to SO13: the first sign-off. */
export const signOff = (
  facts: WholeAudit,
  held: readonly Change[],
  reason: string,
  use: SignOffUse,
): Result<MakeSeal, SignOffRefusal> => {
  const authority = authorityOf(held);
  if (!maySeal(authority, use.signer.person)) return refuse({ kind: 'notTheLead' });
  if (authority.isSealed) return refuse({ kind: 'alreadySignedOff' });
  if (reason.trim() === '') return refuse({ kind: 'reasonNeeded' });
  const { blockers } = checkSignOff(facts, held, authority, use);
  if (blockers.length > 0) return refuse({ kind: 'signOffBlocked', count: blockers.length });
  return succeed((authoring) => [sealJournal(authoring, held, reason.trim())]);
};

/** SO14 to SO17: the next issue of a sealed audit, with the late acts that its lead takes in. */
export const supplement = (
  facts: WholeAudit,
  held: readonly Change[],
  input: { readonly reason: string; readonly acts: readonly string[]; readonly person: string },
): Result<MakeSeal, SignOffRefusal> => {
  const authority = authorityOf(held);
  if (!maySeal(authority, input.person)) return refuse({ kind: 'notTheLead' });
  if (!authority.isSealed) return refuse({ kind: 'notSignedOff' });
  if (input.reason.trim() === '') return refuse({ kind: 'reasonNeeded' });
  const seals = sealsOf(held, authority);
  const taken = seals.late.filter(({ act }) => input.acts.includes(act));
  if (taken.length === 0 && !isSignedTwice(seals)) return refuse({ kind: 'nothingLateChosen' });
  const also = taken.flatMap(({ changes }) => changes.map((change) => linkHash(change)));
  const make: MakeSeal = (authoring) => [sealJournal(authoring, held, input.reason.trim(), also)];
  const known = new Set(openConflicts(facts).map(({ name }) => name));
  const names = openConflicts(factsAfter(facts, held, make, input.person))
    .map(({ name }) => name)
    .filter((name) => !known.has(name));
  return names.length > 0 ? refuse({ kind: 'lateConflicts', names: [...new Set(names)] }) : succeed(make);
};

/** What the journal would say once this seal is in it. Nobody else sees this change: it is made to look, and dropped. */
const factsAfter = (facts: WholeAudit, held: readonly Change[], make: MakeSeal, person: string): WholeAudit => {
  const membership = membershipFor(authorityOf(held), person);
  const nobody = '00000000-0000-4000-8000-000000000000';
  const seals = make({
    app: '',
    journal: facts.journal,
    under: membership?.membership ?? '',
    by: person,
    act: nobody,
    at: '9999-12-31T00:00:00.000Z',
    offset: null,
    newId: () => 'ffffffff-ffff-4fff-8fff-ffffffffffff',
    newSalt: () => '00',
  }).map((seal) => ({ ...seal, chain: nobody, n: 1, previous: null, signature: '' }) as Change);
  return auditFacts(facts.journal, facts.catalogue, [...journalView([...held, ...seals]).values()]);
};
