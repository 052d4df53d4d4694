import { purge } from '#client/recorder/merge.ts';
import { addMember, changeRole, redactChanges, removeMember } from '#domain/journal/administer.ts';
import { linkChanges } from '#domain/journal/chain.ts';
import type { Change, UnlinkedChange } from '#domain/journal/change.ts';
import { type Authoring, foundJournal, makeChange } from '#domain/journal/make-change.ts';
import { addedMembershipId, foundedJournalId } from '#domain/journal/memberships.ts';
import { makeMemoryServer, signatureBy } from './memory-server.ts';
import { makeMemoryTablet } from './memory-tablet.ts';
import { makeRandom } from './random.ts';

/** A lead and an administrator of one journal, who write without tablets. */
const cast = () => {
  const { newId } = makeRandom(1);
  const now = () => '2026-03-17T10:00:00.000Z';
  const [lead, administrator, membership] = [newId(), newId(), newId()];
  const founder = { kind: 'audit', person: lead, role: 'lead', publicKey: 'key lead' } as const;
  const journal = foundedJournalId({ ...founder, membership });
  const authorOf = (person: string, under: string, key: string) => {
    let tip = { chain: newId(), n: 0, previous: null as string | null };
    const authoring: Authoring = {
      app: 'simulation',
      journal,
      under,
      by: person,
      act: newId(),
      at: now(),
      offset: null,
      newId,
      newSalt: () => 'aa',
    };
    return (make: (by: Authoring) => UnlinkedChange): Change => {
      const { linked, tip: next } = linkChanges(tip, [make(authoring)]);
      tip = next;
      const [first] = linked;
      if (!first) throw new Error('nothing was written');
      const { link, ...change } = first;
      return { ...change, signature: signatureBy(key, link) } as Change;
    };
  };
  const byLead = authorOf(lead, membership, 'key lead');
  const founding = byLead((by) => foundJournal(by, founder));
  const joining = byLead((by) =>
    addMember(by, { person: administrator, role: 'administrator', publicKey: 'key admin' }),
  );
  const byAdministrator = authorOf(administrator, addedMembershipId(journal, joining.id), 'key admin');
  const server = makeMemoryServer({ now, keysOf: () => [] });
  return { journal, lead, administrator, membership, founding, joining, byLead, byAdministrator, server, newId };
};

/** A redaction reached the server before the words it takes away: their author, long without a network, offers them. */
const valueAfterRedaction = async (): Promise<readonly string[]> => {
  const { journal, lead, administrator, founding, joining, byLead, byAdministrator, server } = cast();
  const words = byLead((by) =>
    makeChange(by, { noun: 'thing', record: by.newId(), field: 'note', value: 'a name' }, []),
  );
  const redaction = byAdministrator((by) => redactChanges(by, [words.id], 'personal data'));
  const desk = server.desk();
  await desk.found({ persons: [lead] }, journal, [founding, joining]);
  await desk.append({ persons: [administrator] }, journal, [redaction]);
  await desk.append({ persons: [lead] }, journal, [words]);
  const kept = server.changesOf(journal).find((change) => change.id === words.id);
  return [
    ...(kept ? [] : ['I2 the redacted change is lost']),
    ...(kept?.value === undefined ? [] : ['I6 a redacted value came back']),
  ];
};

/** A purge that was decided before the last words were written. */
const purgeWithUnsentWork = async (): Promise<readonly string[]> => {
  const { journal, lead, membership, founding, byLead, newId } = cast();
  const words = byLead((by) =>
    makeChange(by, { noun: 'thing', record: by.newId(), field: 'note', value: 'unsent' }, []),
  );
  const tablet = makeMemoryTablet(() => undefined);
  await tablet.store.inJournal(journal, async (tables) => {
    await tables.putHeld({
      journal,
      kind: 'audit',
      person: lead,
      membership,
      chain: words.chain,
      n: 2,
      previous: null,
      sharing: 'server',
      cursor: null,
      lock: 'locked',
    });
    await tables.putChanges([founding, words]);
    await tables.putOutbox([{ id: words.id, signature: words.signature }]);
    await purge(tables, new Set([founding.id]), { newId });
  });
  return tablet.at(journal).changes.has(words.id) ? [] : ['I2 unsent work was purged'];
};

/** One lead changes a role, another removes the person without having seen it: the removal reaches the new role too. */
const removalOfChangedRole = async (): Promise<readonly string[]> => {
  const { journal, lead, administrator, founding, joining, byLead, byAdministrator, server, newId } = cast();
  const person = newId();
  const third = byLead((by) => addMember(by, { person, role: 'auditor', publicKey: 'key third' }));
  const member = { person, role: 'auditor', publicKey: 'key third', membership: third.record } as const;
  const seen = [founding, joining, third];
  const promotion = byLead((by) => changeRole(by, seen, member, 'lead'));
  const removal = byAdministrator((by) => removeMember(by, seen, [third.record], 'left'));
  const desk = server.desk();
  await desk.found({ persons: [lead] }, journal, seen);
  await desk.append({ persons: [lead] }, journal, [promotion]);
  await desk.append({ persons: [administrator] }, journal, [removal]);
  const row = server
    .state()
    .journals.get(journal)
    ?.members.find((m) => m.person === person);
  return row?.role === null ? [] : ['I6 a removed person goes on in another role'];
};

/** Schedules too rare for chance, each by name. Gives what broke. */
export const playNamed = async (): Promise<readonly string[]> => [
  ...(await valueAfterRedaction()),
  ...(await purgeWithUnsentWork()),
  ...(await removalOfChangedRole()),
];
