type Edit = { readonly file: string; readonly find: string; readonly put: string };
export type Mutant = { readonly name: string; readonly edits: readonly Edit[] };

const one = (name: string, file: string, find: string, put: string): Mutant => ({ name, edits: [{ file, find, put }] });

const merge = 'src/client/recorder/merge.ts';
const syncJournal = 'src/client/sync/sync-journal.ts';
const cycle = 'src/client/sync/sync-cycle.ts';
const desk = 'src/server/journal/journal-desk.ts';
const status = 'src/domain/journal/status.ts';
const memberships = 'src/domain/journal/memberships.ts';
const world = 'test/simulation/world.ts';

/**
 * Bugs that were made on the way to this design, or that others made: each, put into the code, must be caught by the
 * simulation. `find` must stand in its file exactly once, so that the list can't grow stale unnoticed.
 */
export const mutants: readonly Mutant[] = [
  one(
    'an acknowledgement clears the outbox',
    syncJournal,
    'for (const change of batch) sent.add(change.id);\n      return undefined;',
    'for (const change of batch) sent.add(change.id); await store.inJournal(journal, (t) => t.dropOutbox(batch.map((c) => c.id))); return undefined;',
  ),
  {
    name: 'the cursor is stored before its page',
    edits: [
      {
        file: syncJournal,
        find: 'const page = answer.value;',
        put: 'const page = answer.value; await store.inJournal(journal, async (t) => { const h = await t.held(); if (h) await t.putHeld({ ...h, cursor: page.upTo === 0 ? null : { seq: page.upTo, prefix: page.prefix } }); });',
      },
      {
        file: merge,
        find: 'if (!held || !isSameCursor(held.cursor, from) || page.after !== (from?.seq ?? 0))',
        put: 'if (!held)',
      },
    ],
  },
  one('the server does not dedupe', desk, 'if (held !== undefined) continue;', ''),
  one(
    'a tablet dedupes by counter',
    merge,
    'const news = arrived.filter((change) => known.get(change.id)?.signature !== change.signature);',
    'const everything = await tables.allChanges(); const news = arrived.filter((change) => !everything.some((h) => h.chain === change.chain && h.n === change.n));',
  ),
  one(
    'the server refuses by counter',
    desk,
    'const known = new Map(await transaction.contentHashes(reads.map(({ change }) => change.id)));',
    "const known = new Map(await transaction.contentHashes(reads.map(({ change }) => change.id))); for (const [index, { change }] of reads.entries()) { const counters = ((globalThis as any).counters ??= new Map()); const last = counters.get(change.chain) ?? 0; if (!known.has(change.id) && change.n <= last) return refuse({ kind: 'unreadable', index }); counters.set(change.chain, Math.max(last, change.n)); }",
  ),
  one(
    'the last writer wins',
    'src/domain/journal/record-state.ts',
    '.sort(byId)\n',
    '.toSorted((a, b) => (a.at < b.at ? 1 : -1)).slice(0, 1)\n',
  ),
  one(
    'the outbox lives in memory',
    world,
    '// Started again, it remembers nothing that was not stored.',
    'for (const j of tablet.journals().values()) j.outbox.clear();',
  ),
  {
    name: 'no prefix hash',
    edits: [
      { file: desk, find: "if (here !== at.prefix) return refuse({ kind: 'diverged' });", put: '' },
      { file: merge, find: "if (prefix !== page.prefix) return 'pageBroken';", put: 'prefix = page.prefix ?? prefix;' },
    ],
  },
  one(
    'a response has a random id',
    world,
    "=> computedRecordId(journal, 'checklistResponse', item);",
    '=> newId() + journal.slice(0, 0) + item.slice(0, 0);',
  ),
  one(
    'a delete erases what nobody saw',
    'src/domain/journal/visibility.ts',
    "return headsToSee(record, children).every((id) => seen.has(id)) ? 'hidden' : 'deletedUnseen';",
    "return seen.size >= 0 ? 'hidden' : 'deletedUnseen';",
  ),
  one(
    'late work counts',
    'src/domain/journal/journal-view.ts',
    'isCounted(status(c))',
    "(isCounted(status(c)) || status(c) === 'late')",
  ),
  one(
    'no authorisation of reading',
    desk,
    "return role !== undefined && head !== undefined && isAllowed(role, 'read', head.kind);",
    'return role !== null && head !== undefined;',
  ),
  one(
    'a removed person reads',
    desk,
    'const roles = members.filter((m) => memberships.isOpen(m.membership)).map((m) => m.role);',
    'const roles = members.map((m) => m.role);',
  ),
  one(
    'a seal covers what its author did not see',
    status,
    "if (covered.has(link)) return 'valid';",
    "if (covered.has(link) || standingSeals.some((seal) => seal.n > change.n)) return 'valid';",
  ),
  one(
    'a sealed journal stays open',
    status,
    "if (base === 'valid' && !isSealed) return 'valid';",
    "if (base === 'valid') return 'valid';",
  ),
  one(
    'a redacted value comes back',
    desk,
    'const isRedacted = authority.redactions.has(change.id);',
    'const isRedacted = false;',
  ),
  one(
    'what is known by its id counts as handed over',
    syncJournal,
    'if (own && contentHash(own) === answer.value.contentHashes[at]) known.add(id);',
    'if (own) known.add(id);',
  ),
  one(
    'what comes to a purged journal stays there',
    merge,
    "after.lock === 'purged' ? { ...after, lock: 'locked' } : after",
    'after',
  ),
  one(
    'a notice under a taken id is passed over',
    merge,
    'if (clashing.length > 0) return { clashing };\n  // Offered',
    '// Offered',
  ),
  one('unsent work is purged', merge, 'if (!all.every((change) => handedOver.has(change.id))) return false;', ''),
  one(
    'late work is dropped',
    desk,
    'const entries = fresh.map(',
    "const entries = fresh.filter(({ change }) => authority.statusOf(change) !== 'late').map(",
  ),
  one(
    'a sequence is the cursor: what commits late is passed by',
    'test/simulation/memory-server.ts',
    '.filter((e) => e.seq > after).slice(0, limit)',
    '.filter((e) => e.seq > after && !(e.seq % 5 === 0 && (at(journal)?.head.seq ?? 0) < e.seq + 2)).slice(0, limit)',
  ),
  {
    name: 'photos are claimed to be sent',
    edits: [
      { file: cycle, find: 'if (parts.seen.run !== list.run) parts.seen.hashes.clear();', put: '' },
      { file: cycle, find: "if (outcome.kind === 'diverged') parts.seen.hashes.clear();", put: '' },
    ],
  },
  one(
    'the union of removal lists counts',
    memberships,
    'isAfterEnd: (change) => (effective.get(change.under) ?? []).some(({ covers }) => !covers.has(linkOf(change))),',
    'isAfterEnd: (change) => effective.has(change.under) && (effective.get(change.under) ?? []).every(({ covers }) => !covers.has(linkOf(change))),',
  ),
  one(
    'a removal does not reach a changed role',
    memberships,
    'for (const { record } of goingOn.get(membership) ?? []) reach.add(record);',
    'reach.add(membership);',
  ),
  one(
    'a status is stored',
    status,
    'const statusOf = (change: Change): ChangeStatus => {',
    'const statusOf = (change: Change): ChangeStatus => { const stored = ((globalThis as any).stored ??= new Map()); const first = stored.get(change.signature) ?? now(change); stored.set(change.signature, first); return first; };\n  const now = (change: Change): ChangeStatus => {',
  ),
  one(
    'a cursor is set back without offering everything',
    merge,
    'const waiting = new Set((await tables.outbox()).map((entry) => entry.id));\n  const all = await tables.allChanges();',
    'const waiting = new Set((await tables.outbox()).map((entry) => entry.id));\n  const all: readonly Change[] = [];',
  ),
];
