import { purge } from '#client/recorder/merge.ts';
import { mergePackageChanges } from '#client/recorder/merge-package.ts';
import { syncCycle } from '#client/sync/sync-cycle.ts';
import type { Answer, Wire } from '#client/sync/wire.ts';
import { addMember, changeRole, redactChanges, removeMember } from '#domain/journal/administer.ts';
import { linkChanges } from '#domain/journal/chain.ts';
import type { Change, UnlinkedChange } from '#domain/journal/change.ts';
import { linkHash } from '#domain/journal/hashes.ts';
import { type Authoring, foundJournal, makeChange } from '#domain/journal/make-change.ts';
import { addedMembershipId, foundedJournalId } from '#domain/journal/memberships.ts';
import type { Result } from '#domain/result.ts';
import type { Failure, PageReply } from '#protocol/messages.ts';
import { pageText } from '#server/journal/journal-desk.ts';
import { makeMemoryServer, signatureBy } from './memory-server.ts';
import { type MemoryTablet, makeMemoryTablet } from './memory-tablet.ts';
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

type Cast = ReturnType<typeof cast>;

/** One cycle of the administrator's tablet, over a wire without faults and without files. */
const cycle = async ({ server, administrator: person, newId }: Cast, { store }: MemoryTablet) => {
  const desk = server.desk();
  const asker = { persons: [person] };
  const answer = <T>(result: Result<T, Failure>): Answer<T> =>
    result.ok ? { ok: true, value: result.value } : { ok: false, failure: result.refusal };
  const noFiles = async () => ({ ok: false, failure: { kind: 'offline' } }) as const;
  const wire: Wire = {
    journals: async () => ({ ok: true, value: await desk.journals(asker) }),
    found: async (journal, changes) => answer(await desk.found(asker, journal, changes)),
    push: async (journal, changes) => answer(await desk.append(asker, journal, changes)),
    known: async (journal, ids) => answer(await desk.known(asker, journal, ids)),
    page: async (journal, from) => {
      const at = { after: from?.seq ?? 0, prefix: from?.prefix ?? '0'.repeat(64), limit: 500 };
      const page = answer(await desk.page(asker, journal, at));
      return page.ok ? { ok: true, value: JSON.parse(pageText(page.value)) as PageReply } : page;
    },
    missing: noFiles,
    putBlob: noFiles,
    blobOffset: noFiles,
    patchBlob: noFiles,
    getBlob: noFiles,
  };
  const sign = async (_: string, link: string) => signatureBy('key admin', link);
  const seen = { run: '', hashes: new Set<string>() };
  await syncCycle({ store, wire, newId, sign, seen, lanes: 1, partSize: 8 }, person);
};

/** The administrator's tablet with these changes; the last of them are not sent yet. */
const tabletOf = async (
  { journal, administrator, joining }: Cast,
  changes: readonly Change[],
  unsent: readonly Change[],
) => {
  const tablet = makeMemoryTablet(() => undefined);
  const last = unsent.at(-1);
  await tablet.store.inJournal(journal, async (tables) => {
    await tables.putHeld({
      journal,
      kind: 'audit',
      person: administrator,
      membership: addedMembershipId(journal, joining.id),
      chain: last?.chain ?? joining.id,
      n: last?.n ?? 0,
      previous: last ? linkHash(last) : null,
      sharing: 'server',
      cursor: null,
    });
    await tables.putChanges([...changes, ...unsent]);
    await tables.putOutbox(unsent.map(({ id, signature }) => ({ id, signature })));
  });
  return tablet;
};

/** The removal that a notice brings has an id under which the removed person's own words wait: they come first. */
const noticeUnderTakenId = async (): Promise<readonly string[]> => {
  const played = cast();
  const { journal, lead, founding, joining, byLead, byAdministrator, server } = played;
  const words = byAdministrator((by) => addMember(by, { person: lead, role: 'auditor', publicKey: 'key of lead' }));
  const tablet = await tabletOf(played, [founding, joining], [words]);
  const removal = byLead((by) => ({
    ...removeMember(by, [founding, joining], [addedMembershipId(journal, joining.id)], 'left'),
    id: words.id,
  }));
  await server.desk().found({ persons: [lead] }, journal, [founding, joining, removal]);
  await cycle(played, tablet);
  return [
    ...(server.changesOf(journal).some((c) => c.replaces === words.id && c.valueHash === words.valueHash)
      ? []
      : ['I2 words under the id of a removal are lost']),
    ...(tablet.at(journal).held?.lock === 'purged' ? [] : ['I6 a removal under a taken id does not lock']),
  ];
};

/** Other words have the id under which a removed person's own wait: by the id alone they would seem handed over. */
const purgeOfTakenId = async (): Promise<readonly string[]> => {
  const played = cast();
  const { journal, lead, founding, joining, byLead, byAdministrator, server } = played;
  const say = (value: string) => (by: Authoring) =>
    makeChange(by, { noun: 'thing', record: by.newId(), field: 'note', value }, []);
  const words = byAdministrator(say('own'));
  const tablet = await tabletOf(played, [founding, joining], [words]);
  const others = byLead((by) => ({ ...say('of another')(by), id: words.id }));
  const removal = byLead((by) =>
    removeMember(by, [founding, joining], [addedMembershipId(journal, joining.id)], 'left'),
  );
  await server.desk().found({ persons: [lead] }, journal, [founding, joining, others, removal]);
  await cycle(played, tablet);
  return [
    ...(server.changesOf(journal).some((c) => c.replaces === words.id && c.valueHash === words.valueHash)
      ? []
      : ['I2 words were purged because their id was known']),
    ...(tablet.at(journal).held?.lock === 'purged' ? [] : ['I7 words under a taken id keep a journal from its purge']),
  ];
};

/** The server lost a journal of which only one who has left it holds a copy: they found it again, and hand it over. */
const foundAgainByOneWhoLeft = async (): Promise<readonly string[]> => {
  const played = cast();
  const { journal, founding, joining, byLead, byAdministrator, server } = played;
  const words = byLead((by) =>
    makeChange(by, { noun: 'thing', record: by.newId(), field: 'note', value: 'the only copy' }, []),
  );
  const leaving = byAdministrator((by) =>
    removeMember(by, [founding, joining], [addedMembershipId(journal, joining.id)], 'left'),
  );
  const tablet = await tabletOf(played, [founding, joining, words, leaving], []);
  await cycle(played, tablet);
  await cycle(played, tablet);
  return [
    ...(server.changesOf(journal).some((c) => c.id === words.id) ? [] : ['I2 what only one who left holds is lost']),
    ...(tablet.at(journal).held?.lock === 'purged' ? [] : ['I7 one who left keeps what they handed over']),
  ];
};

/** A purged journal takes nothing from a notice, and hands on what a package brings. */
const purgedStaysEmpty = async (): Promise<readonly string[]> => {
  const played = cast();
  const { journal, lead, founding, joining, byLead, server, newId } = played;
  const tablet = await tabletOf(played, [founding, joining], []);
  const removal = byLead((by) =>
    removeMember(by, [founding, joining], [addedMembershipId(journal, joining.id)], 'left'),
  );
  await server.desk().found({ persons: [lead] }, journal, [founding, joining, removal]);
  await cycle(played, tablet);
  await cycle(played, tablet);
  const broken = tablet.at(journal).changes.size === 0 ? [] : ['I7 a purged journal holds what it never hands over'];
  const rescued = byLead((by) =>
    makeChange(by, { noun: 'thing', record: by.newId(), field: 'note', value: 'from a tablet that broke' }, []),
  );
  const packaged = { journal, kind: 'audit', changes: [founding, joining, rescued] } as const;
  await mergePackageChanges(tablet.store, packaged, { person: played.administrator }, { newId });
  await cycle(played, tablet);
  return [
    ...broken,
    ...(server.changesOf(journal).some((c) => c.id === rescued.id)
      ? []
      : ['I2 what a package brought to a purged journal is lost']),
    ...(tablet.at(journal).held?.lock === 'purged' ? [] : ['I7 a journal is not purged again']),
  ];
};

/** Schedules too rare for chance, each by name. Gives what broke. */
export const playNamed = async (): Promise<readonly string[]> => [
  ...(await valueAfterRedaction()),
  ...(await purgeWithUnsentWork()),
  ...(await removalOfChangedRole()),
  ...(await noticeUnderTakenId()),
  ...(await purgeOfTakenId()),
  ...(await foundAgainByOneWhoLeft()),
  ...(await purgedStaysEmpty()),
];
