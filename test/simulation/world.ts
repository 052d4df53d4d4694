import type { SyncedJournal } from '#client/recorder/journal-tables.ts';
import { takeOver as handTabletTo, recordAdministrative } from '#client/recorder/merge.ts';
import { mergePackageChanges } from '#client/recorder/merge-package.ts';
import { syncCycle } from '#client/sync/sync-cycle.ts';
import type { Answer, Wire } from '#client/sync/wire.ts';
import { rolesIn } from '#domain/access/policies.ts';
import {
  addMember,
  blobsOf,
  changeRole,
  decideOn,
  membershipFor,
  redactChanges,
  removeMember,
  reopenCase,
  sealJournal,
} from '#domain/journal/administer.ts';
import { linkChanges } from '#domain/journal/chain.ts';
import type { Change, UnlinkedChange } from '#domain/journal/change.ts';
import { linkHash } from '#domain/journal/hashes.ts';
import { journalView, type RecordRow } from '#domain/journal/journal-view.ts';
import { type Authoring, foundJournal, makeChange } from '#domain/journal/make-change.ts';
import { foundedJournalId, membershipsOf } from '#domain/journal/memberships.ts';
import { computedRecordId } from '#domain/journal/record-id.ts';
import { seenHeads } from '#domain/journal/seen-heads.ts';
import { authorityOf, isAdministrative } from '#domain/journal/status.ts';
import type { Result } from '#domain/result.ts';
import type { Failure, PageReply } from '#protocol/messages.ts';
import { pageText } from '#server/journal/journal-desk.ts';
import { makeMemoryServer, type ServerState, sha256Of, signatureBy } from './memory-server.ts';
import { type MemoryTablet, makeMemoryTablet, type TabletState } from './memory-tablet.ts';
import { makeRandom } from './random.ts';

/** The tablet was switched off here; its store keeps what was committed. */
class SwitchedOff extends Error {}

export type Authored = {
  readonly change: Change;
  readonly tablet: string;
  /** Ids that stood on the author's screen, and all that the tablet held. */
  readonly saw: ReadonlySet<string>;
  readonly held: ReadonlySet<string>;
};

/** Whether two changes say the same, if perhaps under another id. */
export const areSameWords = (a: Change, b: Change): boolean =>
  a.act === b.act && a.at === b.at && a.field === b.field && a.valueHash === b.valueHash;

export type SimulatedTablet = MemoryTablet & {
  readonly name: string;
  person: string;
  readonly keys: Map<string, string>;
  readonly seen: { run: string; hashes: Set<string> };
  hasSignedIn: Set<string>;
  screens: Map<string, { view: ReadonlyMap<string, RecordRow>; ids: ReadonlySet<string> }>;
  /** How its last cycle ended, and whether it then said that everything is on the server. */
  saysAllSynced: boolean;
};

/** One world: a server, tablets, people and journals, played from a seed. */
export const makeWorld = (seed: number) => {
  const random = makeRandom(seed);
  const { newId } = random;
  let clock = Date.UTC(2026, 2, 17, 9);
  const now = () => new Date((clock += 1000)).toISOString();
  const trace: string[] = [];
  const violations: string[] = [];
  const authored = new Map<string, Authored>();
  /** Signatures of changes of which no copy was left anywhere: what destroys the only copy may lose it. */
  const destroyed = new Set<string>();
  const destroyedFiles = new Set<string>();
  /** Signatures of changes that their author's tablet holds no more, or that were there when another person took it over. */
  const leftByAuthor = new Set<string>();
  /** Changes that a fault of the test put there, for the server to refuse. */
  const spoiled = new Set<string>();
  const reusedIds = new Set<string>();
  const tablets: SimulatedTablet[] = [];
  let areFaultsOn = true;
  let depth = 0;
  /** Chains of tablets that were set back, or had an id taken: their forks and gaps have a cause. */
  const disturbedChains = new Set<string>();
  let historyIsAnother = 0;
  /** Ids that the server has shown to have, to a tablet whose cycle is under way. */
  const shown = new Set<string>();
  /** Of those, the signatures of what it lost by a restore before the cycle ended. */
  const shownAndLost = new Set<string>();

  const people = {
    lead: newId(),
    anna: newId(),
    boris: newId(),
    observer: newId(),
    administrator: newId(),
  } as const;
  const server = makeMemoryServer({
    now,
    keysOf: (person) =>
      tablets.flatMap((tablet) => (tablet.hasSignedIn.has(person) ? (tablet.keys.get(person) ?? []) : [])),
  });
  const backups: ServerState[] = [];
  const journals: string[] = [];

  const addTablet = (name: string, person: string): SimulatedTablet => {
    const memory = makeMemoryTablet(() => {
      if (areFaultsOn && depth > 0 && random.chance(0.01)) throw new SwitchedOff(name);
    });
    const tablet: SimulatedTablet = {
      ...memory,
      name,
      person,
      keys: new Map([[person, `key-${name}-${person}`]]),
      seen: { run: '', hashes: new Set() },
      hasSignedIn: new Set(),
      screens: new Map(),
      saysAllSynced: false,
    };
    tablets.push(tablet);
    return tablet;
  };
  const keyOn = (tablet: SimulatedTablet, person: string) => {
    const key = tablet.keys.get(person) ?? `key-${tablet.name}-${person}`;
    tablet.keys.set(person, key);
    return key;
  };

  const heldChanges = (tablet: SimulatedTablet, journal: string) => [...tablet.at(journal).changes.values()];
  const viewOn = (tablet: SimulatedTablet, journal: string) => {
    const view = journalView(heldChanges(tablet, journal));
    const screen = { view, ids: new Set(tablet.at(journal).changes.keys()) };
    tablet.screens.set(journal, screen);
    return screen;
  };

  const onServer = () => [...server.state().journals.values()].flatMap((j) => j.entries.map(({ change }) => change));
  const copies = () => {
    const changes = new Map<string, Change>();
    const files = new Set<string>();
    for (const tablet of tablets) {
      for (const j of tablet.journals().values())
        for (const change of j.changes.values()) changes.set(change.signature, change);
      for (const hash of tablet.bytes().keys()) files.add(hash);
    }
    for (const change of onServer()) changes.set(change.signature, change);
    for (const hash of server.state().blobs.keys()) files.add(hash);
    return { changes, files };
  };
  const destroying = async (what: () => void | Promise<void>) => {
    const before = copies();
    await what();
    const after = copies();
    for (const [signature, change] of before.changes) {
      if (after.changes.has(signature)) continue;
      destroyed.add(signature);
      if (change.replaces === undefined) continue;
      // Said anew, these were the only copy of what was said first.
      for (const [first, said] of authored)
        if (areSameWords(said.change, change) && !after.changes.has(first)) destroyed.add(first);
    }
    for (const hash of before.files) if (!after.files.has(hash)) destroyedFiles.add(hash);
  };

  const authoringOn = (tablet: SimulatedTablet, held: SyncedJournal): Authoring => {
    // A store keeps one change under one id: what gives two of one act the same can't be stored, and is refused there.
    const ofThisAct = new Set<string>();
    return {
      app: 'simulation',
      journal: held.journal,
      under: held.membership,
      by: held.person,
      act: newId(),
      at: new Date(clock + (random.below(3) - 1) * 63_072_000_000).toISOString(),
      offset: null,
      newId: () => {
        // A broken source of ids: words get an id that stands for others already.
        const elsewhere = [...authored.values()]
          .map(({ change }) => change.id)
          .filter((id) => !tablet.at(held.journal).changes.has(id) && !ofThisAct.has(id));
        const taken = random.chance(0.002) ? random.pick(elsewhere) : undefined;
        if (taken) {
          reusedIds.add(taken);
          trace.push(`${tablet.name} reuses ${taken}`);
          ofThisAct.add(taken);
        }
        return taken ?? newId();
      },
      newSalt: () => 'aa',
    };
  };

  /** Writes on a tablet as the recorder does: linked, signed, stored and put in the outbox in one transaction. */
  const write = async (
    tablet: SimulatedTablet,
    journal: string,
    make: (authoring: Authoring, held: readonly Change[]) => readonly UnlinkedChange[],
    saw?: ReadonlySet<string>,
  ): Promise<readonly Change[]> => {
    depth -= 100;
    try {
      return await tablet.store.inJournal(journal, async (tables) => {
        const held = await tables.held();
        const all = await tables.allChanges();
        if (!held || held.lock || all.length === 0) return [];
        // One who was never admitted, as far as this tablet knows, doesn't write.
        if (!authorityOf(all).memberships.all.has(held.membership)) return [];
        const unlinked = make(authoringOn(tablet, held), all).map((change, i) =>
          held.n === 0 && i === 0 ? { ...change, key: keyOn(tablet, held.person) } : change,
        );
        const { linked, tip } = linkChanges(held, unlinked);
        const heldIds = new Set(all.map((change) => change.id));
        const changes = linked.map(({ link, ...change }) => ({
          ...change,
          signature: signatureBy(keyOn(tablet, held.person), link),
        })) as Change[];
        for (const change of changes)
          authored.set(change.signature, { change, tablet: tablet.name, saw: saw ?? heldIds, held: heldIds });
        if (changes.some(isAdministrative)) {
          await recordAdministrative(tables, changes, tip, { newId });
          return changes;
        }
        await tables.putChanges(changes);
        await tables.putOutbox(changes.map(({ id, signature }) => ({ id, signature })));
        await tables.putHeld({ ...held, n: tip.n, previous: tip.previous });
        return changes;
      });
    } finally {
      depth += 100;
    }
  };

  const found = (tablet: SimulatedTablet, kind: 'audit' | 'case'): string => {
    const membership = newId();
    const publicKey = keyOn(tablet, tablet.person);
    const founding = { kind, person: tablet.person, role: 'lead', publicKey } as const;
    const journal = foundedJournalId({ ...founding, membership });
    journals.push(journal);
    const j = tablet.at(journal);
    j.held = {
      journal,
      kind,
      person: tablet.person,
      membership,
      chain: newId(),
      n: 0,
      previous: null,
      sharing: 'server',
      cursor: null,
    };
    const by = authoringOn(tablet, j.held);
    const { linked, tip } = linkChanges(j.held, [{ ...foundJournal(by, founding), key: publicKey }]);
    for (const { link, ...change } of linked) {
      const signed = { ...change, signature: signatureBy(publicKey, link) } as Change;
      j.changes.set(signed.id, signed);
      j.outbox.set(signed.id, { signature: signed.signature });
      authored.set(signed.signature, { change: signed, tablet: tablet.name, saw: new Set(), held: new Set() });
    }
    j.held = { ...j.held, n: tip.n, previous: tip.previous };
    return journal;
  };

  const roleOn = (tablet: SimulatedTablet, journal: string) =>
    membershipFor(authorityOf(heldChanges(tablet, journal)), tablet.person)?.role;

  // What people do.

  const items = ['6.1.4', 'A.6.2.6', '9.2.1'];
  const responses = new Map<string, readonly string[]>();
  const responseId = (journal: string, item: string) => computedRecordId(journal, 'checklistResponse', item);
  /** The records of the three items, as an act of the domain finds them on this tablet. */
  const responsesOn = (tablet: SimulatedTablet, journal: string) => {
    const key = `${tablet.name} ${journal}`;
    const known = responses.get(key) ?? items.map((item) => responseId(journal, item));
    responses.set(key, known);
    return known;
  };
  const findings = new Map<string, string[]>();

  const edit = async (tablet: SimulatedTablet, journal: string) => {
    const stale = tablet.screens.get(journal);
    const screen = stale && random.chance(0.3) ? stale : viewOn(tablet, journal);
    const ofJournal = findings.get(journal) ?? [];
    const isNew = random.chance(0.2);
    const record = isNew ? newId() : (random.pick([...responsesOn(tablet, journal), ...ofJournal]) ?? newId());
    if (isNew) findings.set(journal, [...ofJournal, record]);
    const field = random.pick(['note', 'response', 'title']) ?? 'note';
    const parent = isNew ? random.pick(responsesOn(tablet, journal)) : undefined;
    const heads = screen.view.get(record)?.heads[field] ?? [];
    const item = items[responsesOn(tablet, journal).indexOf(record)];
    const isUnsaid = item !== undefined && screen.view.get(record)?.fields['item'] === undefined;
    await write(
      tablet,
      journal,
      (by) => [
        ...(isUnsaid ? [makeChange(by, { noun: 'thing', record, field: 'item', value: item }, [])] : []),
        makeChange(by, { noun: 'thing', record, field, value: `v${random.below(4)}` }, heads),
        ...(parent ? [makeChange(by, { noun: 'thing', record, field: 'parent', value: parent }, [])] : []),
      ],
      screen.ids,
    );
  };
  const remove = async (tablet: SimulatedTablet, journal: string) => {
    const { view, ids } = viewOn(tablet, journal);
    const row = random.pick([...view.values()]);
    if (!row) return;
    const children = [...view.values()].filter((r) => r.fields['parent'] === row.record && r.visibility !== 'hidden');
    const isRestoring = row.visibility === 'hidden';
    await write(
      tablet,
      journal,
      (by) => [
        makeChange(
          by,
          {
            noun: row.noun,
            record: row.record,
            field: 'deleted',
            value: !isRestoring,
            ...(isRestoring ? {} : { seen: seenHeads(row, children) }),
          },
          row.heads['deleted'] ?? [],
        ),
      ],
      ids,
    );
  };
  const attach = async (tablet: SimulatedTablet, journal: string) => {
    const bytes = new TextEncoder().encode(`photo ${newId()}`.slice(0, 6 + random.below(20)) + newId());
    const hash = sha256Of(bytes);
    const done = await write(tablet, journal, (by) => [
      makeChange(
        by,
        { noun: 'evidence', record: newId(), field: 'file', kind: 'attach', value: { kept: { sha256: hash } } },
        [],
      ),
    ]);
    if (done.length > 0) tablet.bytes().set(hash, bytes);
  };
  const manage = async (tablet: SimulatedTablet, journal: string) => {
    const all = heldChanges(tablet, journal);
    const { memberships } = authorityOf(all);
    const members = [...memberships.all.values()].filter((m) => memberships.isOpen(m.membership));
    const target = random.pick(members);
    const person = random.pick(Object.values(people)) ?? people.anna;
    const what = random.weighted([
      [3, 'add'],
      [4, 'remove'],
      [2, 'role'],
      [1, 'leave'],
    ] as const);
    const isLastLead = (membership: string) =>
      !members.some((m) => m.role === 'lead' && m.membership !== membership && m.person !== target?.person);
    if (what === 'add' && !members.some((m) => m.person === person)) {
      const role = random.pick(rolesIn(memberships.kind ?? 'audit')) ?? 'lead';
      await write(tablet, journal, (by) => [addMember(by, { person, role, publicKey: `key-first-${person}` })]);
      trace.push(`${tablet.name} adds ${person.slice(0, 8)} as ${role}`);
    } else if (
      target &&
      what === 'remove' &&
      (target.person !== tablet.person || random.chance(0.1)) &&
      !isLastLead(target.membership)
    ) {
      const ends = members.filter((m) => m.person === target.person).map((m) => m.membership);
      await write(tablet, journal, (by, held) => [
        removeMember(by, held, random.chance(0.9) ? ends : ends.slice(0, 1), 'left'),
      ]);
      trace.push(`${tablet.name} removes ${target.person.slice(0, 8)}`);
    } else if (target && what === 'role' && !isLastLead(target.membership)) {
      const role = random.pick(rolesIn(memberships.kind ?? 'audit')) ?? 'lead';
      await write(tablet, journal, (by, held) => [changeRole(by, held, target, role)]);
      trace.push(`${tablet.name} makes ${target.person.slice(0, 8)} ${role}`);
    }
  };
  const decide = async (tablet: SimulatedTablet, journal: string) => {
    const all = heldChanges(tablet, journal);
    const { statusOf } = authorityOf(all);
    const late = random.pick(
      all.filter(
        (c) =>
          ['late', 'refused', 'dismissed', 'undecided'].includes(statusOf(c)) &&
          (c.kind === 'set' || c.kind === 'attach'),
      ),
    );
    if (!late) return;
    const kind = random.chance(0.6) ? 'admit' : 'dismiss';
    await write(tablet, journal, (by, held) => [
      decideOn(by, held, { kind, target: linkHash(late), reason: 'looked at' }),
    ]);
  };
  const seal = async (tablet: SimulatedTablet, journal: string) => {
    const all = heldChanges(tablet, journal);
    const authority = authorityOf(all);
    if (authority.isSealed && authority.memberships.kind === 'case' && random.chance(0.6)) {
      await write(tablet, journal, (by, held) => [reopenCase(by, held, 'not effective')]);
      return;
    }
    const late = all
      .filter((c) => authority.statusOf(c) === 'late' && random.chance(0.3))
      .map((change) => linkHash(change));
    await write(tablet, journal, (by, held) => [sealJournal(by, held, 'signed', authority.isSealed ? late : [])]);
    trace.push(`${tablet.name} seals ${journal.slice(0, 8)}`);
  };
  const redact = async (tablet: SimulatedTablet, journal: string) => {
    const target = random.pick(heldChanges(tablet, journal).filter((c) => c.kind === 'set' || c.kind === 'attach'));
    if (target) await write(tablet, journal, (by) => [redactChanges(by, [target.id], 'personal data')]);
  };
  const spoil = async (tablet: SimulatedTablet, journal: string) => {
    const done = await write(tablet, journal, (by) => [
      makeChange(by, { noun: 'thing', record: newId(), field: 'note', value: 'x' }, []),
    ]);
    for (const change of done) {
      tablet.at(journal).changes.set(change.id, { ...change, at: 'no time' });
      spoiled.add(change.id);
    }
  };
  const handPackage = async (from: SimulatedTablet, journal: string) => {
    const to = random.pick(tablets.filter((t) => t !== from));
    const changes = heldChanges(from, journal);
    if (!to || changes.length === 0) return;
    const kind = from.at(journal).held?.kind ?? 'audit';
    try {
      await mergePackageChanges(
        to.store,
        { journal, kind, changes: changes.filter((c) => !spoiled.has(c.id)) },
        { person: to.person },
        { newId },
      );
    } catch (error) {
      // Only while a message of another tablet's cycle is still under way.
      if (!(error instanceof SwitchedOff)) throw error;
    }
    for (const hash of blobsOf(changes)) {
      const bytes = from.bytes().get(hash);
      if (bytes && random.chance(0.8)) to.bytes().set(hash, bytes);
    }
  };

  // The wire, with faults.

  let isInside = false;
  const between = async () => {
    if (!areFaultsOn || isInside || !random.chance(0.08)) return;
    isInside = true;
    try {
      await step();
    } finally {
      isInside = false;
    }
  };
  const wireOf = (tablet: SimulatedTablet): Wire => {
    const session = () => [tablet.person];
    const proved = () => [tablet.person, ...tablet.keys.keys()];
    const call = async <T>(serve: () => Promise<Result<T, Failure>> | Result<T, Failure>): Promise<Answer<T>> => {
      await between();
      if (areFaultsOn && random.chance(0.05))
        return { ok: false, failure: { kind: random.chance(0.7) ? 'offline' : 'foreignReply' } };
      const result = await serve();
      await between();
      if (areFaultsOn && random.chance(0.05)) return { ok: false, failure: { kind: 'offline' } };
      if (areFaultsOn && random.chance(0.01)) throw new SwitchedOff(tablet.name);
      return result.ok ? { ok: true, value: result.value } : { ok: false, failure: result.refusal };
    };
    const ok = <T>(value: T): Result<T, Failure> => ({ ok: true, value });
    const refused = <T>(kind: Failure['kind']): Result<T, Failure> => ({ ok: false, refusal: { kind } });
    return {
      journals: () =>
        call(async () => {
          tablet.hasSignedIn.add(tablet.person);
          keyOn(tablet, tablet.person);
          return ok(await server.desk().journals({ persons: session() }));
        }),
      found: (journal, changes) => call(() => server.desk().found({ persons: proved() }, journal, changes)),
      push: (journal, changes) => call(() => server.desk().append({ persons: proved() }, journal, changes)),
      known: (journal, ids) =>
        call(async () => {
          const answer = await server.desk().known({ persons: proved() }, journal, ids);
          if (answer.ok) for (const id of answer.value.known) shown.add(id);
          return answer;
        }),
      page: (journal, from) =>
        call(async () => {
          const at = { after: from?.seq ?? 0, prefix: from?.prefix ?? '0'.repeat(64), limit: 2 + random.below(6) };
          const mayNotRead = () => {
            const memberships = membershipsOf(server.changesOf(journal));
            const isMember = [...memberships.all.values()].some(
              (m) => m.person === tablet.person && memberships.isOpen(m.membership),
            );
            return !isMember ? 'is no member' : server.state().isReadable ? undefined : 'is not confirmed';
          };
          const before = mayNotRead();
          const page = await server.desk().page({ persons: session() }, journal, at);
          const after = mayNotRead();
          if (page.ok && before && after) violations.push(`I6 ${tablet.name} reads ${journal} and ${after}`);
          return page.ok ? ok(JSON.parse(pageText(page.value)) as PageReply) : page;
        }),
      missing: (journal, hashes) =>
        call(async () => {
          const refusal = await server.desk().mayHandOver({ persons: proved() }, journal);
          if (refusal) return { ok: false, refusal } as const;
          const named = await server.desk().referenced(journal, hashes);
          return ok({ missing: hashes.filter((hash) => !named.includes(hash) || !server.blob(hash)) });
        }),
      putBlob: (journal, hash, _, bytes) =>
        call(async () => {
          const refusal = await server.desk().mayHandOver({ persons: proved() }, journal);
          if (refusal || (await server.desk().referenced(journal, [hash])).length === 0)
            return refused<true>('notFound');
          if (sha256Of(bytes) !== hash) return refused<true>('wrongHash');
          server.keepBlob(hash, bytes);
          return ok(true as const);
        }),
      blobOffset: (_, hash) => call(() => ok(server.blob(hash)?.length ?? server.part(hash).length)),
      patchBlob: (journal, hash, offset, part) =>
        call(async () => {
          if ((await server.desk().referenced(journal, [hash])).length === 0) return refused<true>('notFound');
          const before = server.part(hash);
          if (before.length !== offset) return refused<true>('wrongOffset');
          const bytes = new Uint8Array([...before, ...part]);
          if (sha256Of(bytes) === hash) server.keepBlob(hash, bytes);
          else server.keepPart(hash, bytes);
          return ok(true as const);
        }),
      getBlob: (journal, hash) =>
        call(async () => {
          const refusal = await server.desk().mayRead({ persons: session() }, journal);
          const bytes = server.blob(hash);
          if (refusal || !bytes || (await server.desk().referenced(journal, [hash])).length === 0)
            return refused('notFound');
          return ok({ mediaType: 'image/jpeg', bytes });
        }),
    };
  };

  const isAllThere = (tablet: SimulatedTablet) => [...tablet.journals().values()].every((j) => j.outbox.size === 0);

  const cycle = async (tablet: SimulatedTablet) => {
    depth += 1;
    tablet.saysAllSynced = false;
    const history = historyIsAnother;
    const before = [...tablet.journals()].map(
      ([journal, j]) => [journal, [...j.changes.values()].map(({ signature }) => signature)] as const,
    );
    try {
      const outcome = await syncCycle(
        {
          store: tablet.store,
          wire: wireOf(tablet),
          newId,
          sign: async (person, link) => signatureBy(keyOn(tablet, person), link),
          seen: tablet.seen,
          lanes: 1,
          partSize: 8,
          batchSize: 2 + random.below(6),
        },
        tablet.person,
      );
      const isClean = outcome.failure === undefined && [...outcome.journals.values()].every((o) => o.kind === 'synced');
      tablet.saysAllSynced = isClean && isAllThere(tablet);
      if (tablet.saysAllSynced && history === historyIsAnother && !isInside)
        for (const [journal, j] of tablet.journals()) {
          if (j.held?.sharing !== 'server' || j.held.lock === 'purged') continue;
          const there = new Set(server.changesOf(journal).map((c) => c.id));
          for (const id of j.changes.keys())
            if (!there.has(id)) violations.push(`I11 ${tablet.name} says all synced and ${id} is not on the server`);
        }
    } catch (error) {
      if (!(error instanceof SwitchedOff)) throw error;
      // Started again, it remembers nothing that was not stored.
      tablet.seen.run = '';
      tablet.seen.hashes.clear();
      tablet.screens.clear();
    } finally {
      depth -= 1;
      if (depth === 0) noteLostAfterProof();
      for (const [journal, signatures] of before)
        if (tablet.at(journal).held?.lock === 'purged') for (const s of signatures) leftByAuthor.add(s);
    }
  };
  /**
   * A purge takes away what the server has shown to have (SYNC 4). Set back between its answer and the purge, the server
   * has lost the only copy as much as when it is set back after it: no tablet can tell the two apart.
   */
  const noteLostAfterProof = () => {
    const { changes } = copies();
    for (const signature of shownAndLost) if (!changes.has(signature)) destroyed.add(signature);
    shownAndLost.clear();
    shown.clear();
  };

  const noteDisturbed = (tablet: SimulatedTablet) => {
    for (const j of tablet.journals().values()) if (j.held) disturbedChains.add(j.held.chain);
  };
  const settingBack = (tablet: SimulatedTablet, what: () => void) => {
    const held = () => [...tablet.journals().values()].flatMap((j) => [...j.changes.values()]);
    const before = held();
    what();
    const after = new Set(held().map(({ signature }) => signature));
    for (const { signature } of before)
      if (!after.has(signature) && authored.get(signature)?.tablet === tablet.name) leftByAuthor.add(signature);
  };
  const tabletBackups = new Map<SimulatedTablet, TabletState>();

  const step = async (leadShare = 0.12): Promise<void> => {
    const tablet = random.pick(tablets);
    const journal = random.pick(journals);
    if (!tablet || !journal) return;
    const isLeading = () => {
      const role = roleOn(tablet, journal);
      return role === 'lead' || role === 'administrator' || random.chance(0.03);
    };
    const what = random.weighted([
      [34, 'edit'],
      [6, 'remove'],
      [5, 'attach'],
      [26, 'cycle'],
      [100 * leadShare, 'lead'],
      [2, 'package'],
      [0.8, 'spoil'],
      [1.2, 'server backup'],
      [0.9, 'server restore'],
      [0.8, 'tablet backup'],
      [0.7, 'tablet restore'],
      [0.4, 'wipe'],
      [0.5, 'another person'],
      [0.5, 'confirm'],
    ] as const);
    trace.push(`${tablet.name} ${what} ${journal.slice(0, 8)}`);
    if (what === 'edit') await edit(tablet, journal);
    else if (what === 'remove') await remove(tablet, journal);
    else if (what === 'attach') await attach(tablet, journal);
    else if (what === 'cycle') await cycle(tablet);
    else if (what === 'lead' && isLeading()) {
      const act = random.weighted([
        [5, manage],
        [3, decide],
        [1.2, seal],
        [2, redact],
      ] as const);
      await act(tablet, journal);
    } else if (what === 'package') await handPackage(tablet, journal);
    else if (what === 'spoil') await spoil(tablet, journal);
    else if (what === 'server backup') backups.push(server.backup());
    else if (what === 'server restore') {
      const backup = random.pick(backups);
      if (backup) {
        historyIsAnother += 1;
        const before = onServer();
        await destroying(() => server.restore(backup));
        const after = new Set(onServer().map((change) => change.signature));
        for (const { id, signature } of before) if (shown.has(id) && !after.has(signature)) shownAndLost.add(signature);
      }
    } else if (what === 'tablet backup') tabletBackups.set(tablet, tablet.backup());
    else if (what === 'tablet restore') {
      const backup = tabletBackups.get(tablet);
      if (backup && !isInside) {
        noteDisturbed(tablet);
        await destroying(() => settingBack(tablet, () => tablet.restore(backup)));
        noteDisturbed(tablet);
        tablet.seen.run = '';
        tablet.screens.clear();
      }
    } else if (what === 'wipe' && !isInside) {
      noteDisturbed(tablet);
      await destroying(() => settingBack(tablet, () => tablet.wipe()));
      tablet.seen.run = '';
      tablet.screens.clear();
    } else if (what === 'another person' && !isInside) {
      const next = random.pick(Object.values(people));
      if (next) await takeOver(tablet, next);
    } else if (what === 'confirm') server.confirmMembers();
  };

  /** A tablet shared by two: the next person writes on a chain of their own; what the other wrote stays theirs. */
  const takeOver = async (tablet: SimulatedTablet, person: string) => {
    tablet.person = person;
    keyOn(tablet, person);
    tablet.screens.clear();
    depth -= 100;
    for (const journal of [...tablet.journals().keys()])
      await tablet.store.inJournal(journal, (tables) => handTabletTo(tables, person, { newId }));
    depth += 100;
    for (const { held, changes } of tablet.journals().values())
      for (const { by, signature } of changes.values())
        if (by !== held?.person && authored.get(signature)?.tablet === tablet.name) leftByAuthor.add(signature);
  };

  const begin = async () => {
    const first = addTablet('T1', people.lead);
    addTablet('T2', people.anna);
    addTablet('T3', people.boris);
    const fourth = random.pick([people.lead, people.anna, people.administrator, people.observer]) ?? people.lead;
    addTablet('T4', fourth);
    const leadOf = async (journal: string) => {
      await write(first, journal, (by) => [
        addMember(by, { person: people.anna, role: 'auditor', publicKey: 'key-T2-' + people.anna }),
        addMember(by, { person: people.boris, role: 'auditor', publicKey: 'key-T3-' + people.boris }),
        ...(fourth === people.administrator || fourth === people.observer
          ? [
              addMember(by, {
                person: fourth,
                role: fourth === people.observer ? 'observer' : 'administrator',
                publicKey: `key-T4-${fourth}`,
              }),
            ]
          : []),
      ]);
    };
    await leadOf(found(first, 'audit'));
    if (random.chance(0.5)) {
      const journal = found(first, 'case');
      await write(first, journal, (by) => [
        addMember(by, { person: people.anna, role: 'processOwner', publicKey: 'key-T2-' + people.anna }),
        addMember(by, { person: people.boris, role: 'verifier', publicKey: 'key-T3-' + people.boris }),
      ]);
    }
    if (random.chance(0.7)) for (const tablet of tablets) await cycle(tablet);
  };

  /** Without further faults: how many rounds until nothing moves any more. */
  const quiesce = async (most: number): Promise<number> => {
    areFaultsOn = false;
    server.confirmMembers();
    const fingerprint = () =>
      tablets
        .map((tablet) =>
          [...tablet.journals()]
            .map(
              ([id, j]) =>
                `${id}${j.changes.size} ${j.outbox.size} ${j.held?.cursor?.seq} ${j.held?.lock} ${j.held?.cursor?.prefix}`,
            )
            .join(),
        )
        .join() + [...tablets.map((t) => t.bytes().size), server.state().blobs.size].join();
    let before = '';
    for (let round = 1; round <= most; round++) {
      for (const tablet of tablets) await cycle(tablet);
      const after = fingerprint();
      if (after === before) return round;
      before = after;
    }
    return most + 1;
  };

  return {
    seed,
    begin,
    step,
    quiesce,
    server,
    tablets,
    journals,
    people,
    authored,
    destroyed,
    destroyedFiles,
    leftByAuthor,
    spoiled,
    reusedIds,
    disturbedChains,
    trace,
    violations,
  };
};
export type World = ReturnType<typeof makeWorld>;
