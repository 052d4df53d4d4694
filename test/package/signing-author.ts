import { generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import type { MemberRole } from '#domain/access/policies.ts';
import { type ChainTip, linkChanges } from '#domain/journal/chain.ts';
import type { Change, UnlinkedChange } from '#domain/journal/change.ts';
import { type Authoring, foundJournal } from '#domain/journal/make-change.ts';
import { addedMembershipId, foundedJournalId } from '#domain/journal/memberships.ts';
import { countedIds } from '#test/support/simulated-author.ts';

export const newKey = () => {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  const jwk = publicKey.export({ format: 'jwk' });
  return { publicKey: Buffer.from(jwk.x ?? '', 'base64url').toString('hex'), privateKey };
};
type Key = { readonly publicKey: string; readonly privateKey: KeyObject };

/** A journal whose authors sign, each on chains of their own, into one set of changes. */
export const signedJournal = () => {
  const newId = countedIds('d');
  const changes: Change[] = [];
  let seconds = 0;
  let salts = 0;

  /** Someone who writes under a membership with a key; `saysKey` as the app does, in the chain's first change. */
  const author = (journal: string, person: string, under: string, key: Key, saysKey = true, chain = newId()) => {
    let tip: ChainTip = { chain, n: 0, previous: null };
    const authoring = (): Authoring => ({
      app: 'test',
      journal,
      under,
      by: person,
      act: newId(),
      at: new Date(Date.UTC(2026, 2, 17, 10) + 1000 * ++seconds).toISOString(),
      offset: null,
      newId,
      newSalt: () => (++salts).toString(16).padStart(32, '0'),
    });
    const say = (make: (authoring: Authoring, held: readonly Change[]) => UnlinkedChange): Change => {
      const made = make(authoring(), changes);
      const { linked, tip: after } = linkChanges(tip, [
        tip.n === 0 && saysKey ? { ...made, key: key.publicKey } : made,
      ]);
      tip = after;
      const [{ link, ...placed }] = linked as [(typeof linked)[number]];
      const signature = sign(null, Buffer.from(link, 'hex'), key.privateKey).toString('hex');
      const change = { ...placed, signature } as Change;
      changes.push(change);
      return change;
    };
    return { person, membership: under, key, say };
  };

  const [membership, person, key] = [newId(), newId(), newKey()];
  const founding = { person, role: 'lead', publicKey: key.publicKey, kind: 'audit' } as const;
  const journal = foundedJournalId({ membership, ...founding });
  const lead = author(journal, person, membership, key);
  lead.say((authoring) => foundJournal(authoring, founding));

  return {
    journal,
    changes,
    lead,
    newId,
    author: (by: string, under: string, withKey: Key, saysKey?: boolean, chain?: string) =>
      author(journal, by, under, withKey, saysKey, chain),
    /** A person whom the lead lets in, with a key. */
    admit: (
      role: MemberRole,
      add: (authoring: Authoring, member: Member) => UnlinkedChange,
      withKey: Key = newKey(),
    ) => {
      const member = { person: newId(), role, publicKey: withKey.publicKey };
      const said = lead.say((authoring) => add(authoring, member));
      return author(journal, member.person, addedMembershipId(journal, said.id), withKey);
    },
  };
};
type Member = { readonly person: string; readonly role: MemberRole; readonly publicKey: string };
