import { sql, type Transaction } from 'kysely';
import type { JournalKind, MemberRole } from '#domain/access/policies.ts';
import { blobsOf } from '#domain/journal/administer.ts';
import { bare, type Change, changeKinds } from '#domain/journal/change.ts';
import { isAdministrative } from '#domain/journal/status.ts';
import { limits } from '#protocol/protocol.ts';
import type { Database } from '../store/open-database.ts';
import type { Tables } from '../store/tables.ts';
import type { JournalHead, JournalStore, MemberRow, StoredChange } from './journal-store.ts';

type Any = Database | Transaction<Tables>;

const changeIn = (body: string): Change => JSON.parse(body) as Change;

/** SQLite and others bound how many values one statement may carry. */
const inBatches = <T>(all: readonly T[], size = 400): readonly (readonly T[])[] =>
  Array.from({ length: Math.ceil(all.length / size) }, (_, i) => all.slice(i * size, (i + 1) * size));

const headOf = async (db: Any, journal: string): Promise<JournalHead | undefined> => {
  const row = await db
    .selectFrom('journals')
    .select(['journal', 'kind', 'seq', 'prefix'])
    .where('journal', '=', journal)
    .executeTakeFirst();
  return row && { ...row, kind: row.kind as JournalKind };
};

const administrativeKinds = changeKinds.filter((kind) => isAdministrative({ kind }));

const administrativeIn = async (db: Any, journal: string): Promise<readonly Change[]> => {
  const rows = await db
    .selectFrom('changes')
    .select(['seq', 'body'])
    .where('journal', '=', journal)
    // In the index's own words, not as parameters: else SQLite can't see that it fits, and reads the whole journal.
    .where(sql<boolean>`kind not in ('set', 'attach')`)
    // Kinds of a newer app decide nothing here, and anybody may send many.
    .where('kind', 'in', administrativeKinds)
    .execute();
  // Sorted here: an order by seq makes SQLite walk the whole journal along its key.
  return rows.toSorted((x, y) => x.seq - y.seq).map(({ body }) => changeIn(body));
};

const memberOf = (row: { person: string; role: string | null; ended_at: string | null }): MemberRow => ({
  person: row.person,
  role: row.role as MemberRole | null,
  endedAt: row.ended_at,
});

/** Journals in tables. The journal's row is the lock: seq is given under it, and is dense. */
export const journalsInSql = (db: Database, now: () => string): JournalStore => ({
  inJournal: (journal, work) =>
    db.transaction().execute((tx) =>
      work({
        head: () => headOf(tx, journal),
        create: async (kind) => {
          await tx
            .insertInto('journals')
            .values({ journal, kind, seq: 0, prefix: '0'.repeat(64), founded_at: now() })
            .execute();
        },
        contentHashes: async (ids) => {
          const found = new Map<string, string>();
          for (const batch of inBatches(ids)) {
            const rows = await tx
              .selectFrom('changes')
              .select(['id', 'content_hash'])
              .where('journal', '=', journal)
              .where('id', 'in', batch)
              .execute();
            for (const row of rows) found.set(row.id, row.content_hash);
          }
          return found;
        },
        administrative: () => administrativeIn(tx, journal),
        append: async (entries, blobs) => {
          for (const batch of inBatches(entries, 50))
            await tx
              .insertInto('changes')
              .values(
                batch.map(({ seq, id, link, prefix, receivedAt, contentHash, change, body }) => ({
                  journal,
                  seq,
                  id,
                  link,
                  prefix,
                  by_person: change.by,
                  kind: change.kind,
                  content_hash: contentHash,
                  received_at: receivedAt,
                  body,
                })),
              )
              .execute();
          for (const batch of inBatches(blobs))
            await tx
              .insertInto('blob_references')
              .values(batch.map((sha256) => ({ journal, sha256, given_at: null })))
              .onConflict((on) => on.doNothing())
              .execute();
          const last = entries.at(-1);
          if (last)
            await tx
              .updateTable('journals')
              .set({ seq: last.seq, prefix: last.prefix })
              .where('journal', '=', journal)
              .execute();
        },
        setMembers: async (members) => {
          await tx.deleteFrom('members').where('journal', '=', journal).execute();
          for (const batch of inBatches(members))
            await tx
              .insertInto('members')
              .values(batch.map(({ person, role, endedAt }) => ({ journal, person, role, ended_at: endedAt })))
              .execute();
        },
        members: async () =>
          (await tx.selectFrom('members').selectAll().where('journal', '=', journal).execute()).map(memberOf),
        redact: async (ids) => {
          const before: Change[] = [];
          for (const id of ids) {
            const row = await tx
              .selectFrom('changes')
              .select('body')
              .where('journal', '=', journal)
              .where('id', '=', id)
              .executeTakeFirst();
            if (!row) continue;
            const change = changeIn(row.body);
            before.push(change);
            await tx
              .updateTable('changes')
              .set({ body: JSON.stringify(bare(change)) })
              .where('journal', '=', journal)
              .where('id', '=', id)
              .execute();
          }
          return before;
        },
        dropBlobReferences: async (hashes) => {
          const attaching = await tx
            .selectFrom('changes')
            .select('body')
            .where('journal', '=', journal)
            .where('kind', '=', 'attach')
            .execute();
          // Another change may name the same file.
          const named = new Set(blobsOf(attaching.map(({ body }) => changeIn(body))));
          for (const batch of inBatches(hashes.filter((hash) => !named.has(hash))))
            await tx
              .deleteFrom('blob_references')
              .where('journal', '=', journal)
              .where('sha256', 'in', batch)
              .execute();
        },
      }),
    ),
  head: (journal) => headOf(db, journal),
  member: async (journal, persons) =>
    persons.length === 0
      ? []
      : (
          await db
            .selectFrom('members')
            .selectAll()
            .where('journal', '=', journal)
            .where('person', 'in', persons)
            .execute()
        ).map(memberOf),
  administrative: (journal) => administrativeIn(db, journal),
  page: async (journal, after, limit) => {
    const rows = db
      .selectFrom('changes')
      .select(['seq', 'id', 'link', 'prefix', 'received_at', 'body'])
      .where('journal', '=', journal)
      .where('seq', '>', after)
      .orderBy('seq')
      .limit(limit)
      .stream();
    const page: StoredChange[] = [];
    let length = 0;
    // Read one by one: a page of the largest changes would not fit into memory.
    for await (const { seq, id, link, prefix, received_at, body } of rows) {
      length += body.length;
      if (page.length > 0 && length > limits.bytesPerPage) break;
      page.push({ seq, id, link, prefix, receivedAt: received_at, body });
    }
    return page;
  },
  prefixAt: async (journal, seq) =>
    (
      await db
        .selectFrom('changes')
        .select('prefix')
        .where('journal', '=', journal)
        .where('seq', '=', seq)
        .executeTakeFirst()
    )?.prefix,
  known: async (journal, ids) => {
    const known = new Map<string, string>();
    for (const batch of inBatches(ids)) {
      const rows = await db
        .selectFrom('changes')
        .select(['id', 'content_hash'])
        .where('journal', '=', journal)
        .where('id', 'in', batch)
        .execute();
      for (const row of rows) known.set(row.id, row.content_hash);
    }
    return known;
  },
  countSince: async (journal, persons, since) => {
    const row = await db
      .selectFrom('changes')
      .select((e) => e.fn.countAll<number>().as('n'))
      .where('journal', '=', journal)
      .where('by_person', 'in', persons)
      .where('received_at', '>', since)
      .executeTakeFirst();
    return Number(row?.n ?? 0);
  },
  journalsOf: async (persons) => {
    if (persons.length === 0) return [];
    const rows = await db
      .selectFrom('members')
      .innerJoin('journals', 'journals.journal', 'members.journal')
      .select(['journals.journal', 'kind', 'seq', 'prefix', 'person', 'role', 'ended_at'])
      .where('person', 'in', persons)
      .execute();
    return rows.map(({ ended_at, role, kind, ...row }) => ({
      ...row,
      kind: kind as JournalKind,
      role: role as MemberRole | null,
      endedAt: ended_at,
    }));
  },
  referenced: async (journal, hashes) => {
    const found: string[] = [];
    for (const batch of inBatches(hashes)) {
      const rows = await db
        .selectFrom('blob_references')
        .select('sha256')
        .where('journal', '=', journal)
        .where('sha256', 'in', batch)
        .execute();
      found.push(...rows.map((row) => row.sha256));
    }
    return found;
  },
});
