import { blobsOf } from '#domain/journal/administer.ts';
import { chainFaults } from '#domain/journal/chain.ts';
import { bare, type Change } from '#domain/journal/change.ts';
import { linkHash } from '#domain/journal/hashes.ts';
import { journalView } from '#domain/journal/journal-view.ts';
import { authorityOf, isAdministrative } from '#domain/journal/status.ts';
import { areSameWords, type World } from './world.ts';

/** What SYNC 8 promises, looked for in a world that has come to rest. Each line names its invariant. */
export const brokenInvariants = (world: World, rounds: number, mostRounds: number): readonly string[] => {
  const broken = [...world.violations];
  const { server, tablets, journals, authored } = world;
  if (rounds > mostRounds) broken.push(`I7 still moving after ${mostRounds} rounds`);

  for (const journal of journals) {
    const entries = server.state().journals.get(journal)?.entries ?? [];
    const there = new Map(entries.map((entry) => [entry.id, entry]));
    const changes = entries.map((entry) => entry.change);
    const authority = authorityOf(changes);
    const view = journalView(changes);
    if (there.size !== entries.length) broken.push(`I3 ${journal} holds a change twice`);
    if (entries.some((entry, i) => entry.seq !== i + 1)) broken.push(`I4 seq of ${journal} is not dense`);

    for (const { change } of authored.values()) {
      if (change.journal !== journal || world.destroyed.has(change.signature) || world.spoiled.has(change.id)) continue;
      if (world.reusedIds.has(change.id)) {
        const isSaid = changes.some(
          (c) => linkHash(c) === linkHash(change) || (c.replaces !== undefined && areSameWords(c, change)),
        );
        // Only its author, on that tablet, can say it anew (SYNC 3: new changes only of one's own).
        if (
          !isSaid &&
          !world.leftByAuthor.has(change.signature) &&
          !isSetAside(world, change) &&
          !isWaitingForGoodReason(world, change)
        )
          broken.push(`I2 the words of a reused id ${change.id} are lost`);
        continue;
      }
      const isReplaced = changes.some((c) => c.replaces === change.id);
      if (!there.has(change.id) && !isReplaced && isWaitingForGoodReason(world, change)) continue;
      if (!there.has(change.id) && !isReplaced)
        broken.push(`I2 ${change.kind} ${change.id} of ${authored.get(change.signature)?.tablet} is lost`);
    }

    const ofItems = [...view.values()].flatMap((row) => row.fields['item'] ?? []);
    if (new Set(ofItems).size !== ofItems.length) broken.push(`I3 an item of ${journal} is answered in two records`);

    // Members hold what the server holds, and see the same.
    for (const tablet of tablets) {
      const j = tablet.at(journal);
      if (!j.held || j.changes.size === 0) continue;
      const isSpoiled = (c: Change) =>
        !there.has(c.id) && (world.spoiled.has(c.id) || world.spoiled.has(c.replaces ?? ''));
      const isHeldUp = (c: Change) => !there.has(c.id) && isWaitingForGoodReason(world, c);
      const waiting = [...j.outbox.keys()].filter((id) => {
        const change = j.changes.get(id);
        return !change || !(isSpoiled(change) || isHeldUp(change));
      });
      const isMember = [...authority.memberships.all.values()].some(
        (m) => m.person === tablet.person && authority.memberships.isOpen(m.membership),
      );
      const isOutside = tablet.person !== j.held.person || j.held.lock !== undefined || !isMember;
      if (!isOutside && waiting.length > 0) broken.push(`I7 ${tablet.name} still has ${waiting.length} in its outbox`);
      if (isOutside) {
        for (const id of waiting) {
          const change = j.changes.get(id);
          if (!change || there.has(id) || world.reusedIds.has(id) || isWaitingForGoodReason(world, change)) continue;
          broken.push(`I7 ${tablet.name} could not hand over ${id}`);
        }
        continue;
      }
      const own = [...j.changes.values()].filter((c) => !isSpoiled(c) && !isHeldUp(c));
      for (const change of own) {
        if (!there.has(change.id)) broken.push(`I1 ${tablet.name} holds ${change.id}, the server doesn't`);
        else if (there.get(change.id)?.link !== linkHash(change))
          broken.push(`I1 ${tablet.name} holds another form of ${change.id}`);
      }
      if (own.length !== entries.length) broken.push(`I1 ${tablet.name} holds ${own.length} of ${entries.length}`);
      // A redaction that became late may have taken its value here and not there.
      const named = new Set(changes.flatMap((c) => c.redacts ?? []));
      const blank = (all: readonly Change[]) => all.map((c) => (named.has(c.id) ? bare(c) : c));
      const text = (rows: ReturnType<typeof journalView>) =>
        JSON.stringify([...rows].sort(([a], [b]) => (a < b ? -1 : 1)));
      if (text(journalView(blank(own))) !== text(journalView(blank(changes))))
        broken.push(`I1 ${tablet.name} sees something else`);
    }

    // Nothing disappears unless somebody saw it: recomputed from the plain words of the contract.
    const records = changes.filter((c) => !isAdministrative(c));
    const covers = new Set(
      changes.filter((c) => c.kind === 'seal' && authority.statusOf(c) === 'valid').flatMap((c) => c.covers ?? []),
    );
    const counted = records.filter((c) => ['valid', 'admitted', 'redacted'].includes(authority.statusOf(c)));
    const countedIds = new Set(counted.map((c) => c.id));
    for (const change of counted) {
      if (world.reusedIds.has(change.id)) continue;
      const row = view.get(change.record);
      const isHead = row?.heads[change.field]?.includes(change.id) === true;
      const over = counted.filter((c) => c.supersedes.includes(change.id));
      const wasSeen = (by: Change) =>
        authored.get(by.signature)?.saw.has(change.id) === true || by.replaces !== undefined;
      if (!isHead && !over.some(wasSeen)) broken.push(`I5 ${change.id} is hidden by nobody who saw it`);
      if (isHead && row?.visibility === 'hidden' && change.field !== 'deleted') {
        const deletes = counted.filter((c) => c.record === change.record && c.field === 'deleted' && c.value === true);
        if (!deletes.some(wasSeen)) broken.push(`I5 ${change.id} is deleted by nobody who saw it`);
      }
    }

    // Late work is kept and not counted: by what the remover's and the sealer's tablets really held.
    const isEffective = (c: Change) => authority.statusOf(c) === 'valid';
    const admitted = new Set(changes.filter((c) => c.kind === 'admit' && isEffective(c)).map((c) => c.target));
    const ends = changes
      .filter((c) => (c.kind === 'remove' || c.kind === 'role') && isEffective(c))
      .map((c) => {
        const reach = new Set(c.ends ?? []);
        if (c.kind === 'remove')
          for (let size = -1; size !== reach.size; ) {
            size = reach.size;
            for (const other of changes) if (other.continues && reach.has(other.continues)) reach.add(other.record);
          }
        return { reach, held: authored.get(c.signature)?.held ?? heldByReplaced(world, c) };
      });
    const seals = changes.filter((c) => c.kind === 'seal' && c.field === 'seal' && isEffective(c));
    const superseded = new Set(changes.filter((c) => c.kind === 'seal' && isEffective(c)).flatMap((c) => c.supersedes));
    const isSealed = seals.some((seal) => !superseded.has(seal.id));
    for (const change of records) {
      if (world.reusedIds.has(change.id) || change.replaces) continue;
      const wasSealed = seals.some(
        (seal) =>
          (authored.get(seal.signature)?.held ?? heldByReplaced(world, seal)).has(change.id) &&
          covers.has(linkHash(change)),
      );
      const isLate = ends.some((end) => end.reach.has(change.under) && !end.held.has(change.id));
      const isUnsealed = isSealed && !wasSealed;
      if (!countedIds.has(change.id)) {
        const isOpenMember = authority.memberships.all.get(change.under)?.person === change.by;
        const mayWrite = authority.statusOf(change) !== 'refused';
        const isDecided = changes.some((c) => c.target === linkHash(change));
        if (isOpenMember && mayWrite && !isLate && !isSealed && !isDecided)
          broken.push(`I2 ${change.id} doesn't count and should`);
        continue;
      }
      if (isLate && !wasSealed && !admitted.has(linkHash(change))) broken.push(`I6 late ${change.id} counts`);
      if (isUnsealed) broken.push(`I6 ${change.id} counts and no seal's author held it`);
    }

    // What was redacted has no value anywhere.
    const redacted = changes.filter((c) => c.kind === 'redact' && isEffective(c)).flatMap((c) => c.redacts ?? []);
    for (const id of redacted) {
      if (there.get(id)?.change.value !== undefined)
        broken.push(`I6 the server still has the value of the redacted ${id}`);
      for (const tablet of tablets) {
        const j = tablet.at(journal);
        const knowsOfIt = authorityOf([...j.changes.values()]).redactions.has(id);
        if (knowsOfIt && j.changes.get(id)?.value !== undefined)
          broken.push(`I6 ${tablet.name} still has the value of the redacted ${id}`);
      }
    }

    const faults = chainFaults(changes).filter(
      (fault) => !world.disturbedChains.has(fault.chain) && fault.kind !== 'valueMismatch',
    );
    const isExplained = (chain: string) =>
      changes.some((c) => c.chain === chain && (c.replaces !== undefined || world.reusedIds.has(c.id))) ||
      [...authored.values()].some(
        ({ change: c }) =>
          c.chain === chain &&
          (world.spoiled.has(c.id) || world.destroyed.has(c.signature) || world.reusedIds.has(c.id)),
      ) ||
      // What the server can't read was said anew, under an id that was free, and stays unreadable.
      tablets.some((tablet) =>
        [...tablet.at(journal).changes.values()].some(
          (c) => c.chain === chain && world.spoiled.has(c.replaces ?? '') && tablet.at(journal).outbox.get(c.id)?.aside,
        ),
      );
    for (const fault of faults)
      if (!isExplained(fault.chain)) broken.push(`I9 a ${fault.kind} in ${fault.chain} without a cause`);

    // Every photo is on the server, or nowhere any more.
    for (const hash of server.state().journals.get(journal)?.blobs ?? []) {
      if (server.blob(hash)) continue;
      const holder = tablets.find(
        (tablet) =>
          tablet.bytes().has(hash) && tablet.at(journal).held !== undefined && mayPush(world, tablet, journal),
      );
      if (holder) broken.push(`I10 ${hash.slice(0, 8)} is on ${holder.name} and not on the server`);
      else if (
        !tablets.some((tablet) => tablet.bytes().has(hash)) &&
        !world.destroyedFiles.has(hash) &&
        blobsOf(counted).includes(hash) &&
        !isRedactedFile(changes, hash)
      )
        broken.push(`I10 ${hash.slice(0, 8)} is lost`);
    }
  }
  return broken;
};

const isRedactedFile = (changes: readonly Change[], hash: string) =>
  changes.some((c) => c.kind === 'redact') && !blobsOf(changes).includes(hash);

/** Words under an id that the server has for other words, on a tablet of which another person is the author now. */
const isSetAside = (world: World, change: Change): boolean =>
  world.tablets.some((tablet) => {
    const { changes, outbox } = tablet.at(change.journal);
    return changes.get(change.id)?.signature === change.signature && outbox.get(change.id)?.aside === 'idReused';
  });

/** What the author of a change that was said anew held when it was said first. */
const heldByReplaced = (world: World, change: Change): ReadonlySet<string> =>
  // By its act too: the id alone stands for other words as well.
  [...world.authored.values()].find((a) => a.change.id === change.replaces && a.change.act === change.act)?.held ??
  new Set();

/**
 * A change whose tablet is in nobody's hands who belongs to the journal, or whose author's key on that tablet the server
 * was never told: it waits, and is shown as waiting.
 */
const isWaitingForGoodReason = (world: World, change: Change): boolean =>
  world.tablets.some((tablet) => {
    const j = tablet.at(change.journal);
    if (j.held === undefined || !j.outbox.has(change.id)) return false;
    const author = world.authored.get(change.signature);
    const at = world.tablets.find((t) => t.name === author?.tablet);
    return !mayPush(world, tablet, change.journal) || at?.hasSignedIn.has(change.by) === false;
  });

const mayPush = (world: World, tablet: World['tablets'][number], journal: string): boolean =>
  (world.server.state().journals.get(journal)?.members ?? []).some((m) => tablet.keys.has(m.person));
