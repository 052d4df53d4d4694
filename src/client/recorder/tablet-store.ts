import { Dexie } from 'dexie';
import { blobsOf } from '#domain/journal/administer.ts';
import { authorityOf } from '#domain/journal/status.ts';
import { type DeviceDatabase, journalTablesOf, type StoredBytes, tablesIn } from '../store/device-database.ts';
import { administrativeChanges } from '../store/read-changes.ts';
import type { SyncStore } from './journal-tables.ts';
import { readRows, rebuildRows, updateRows } from './rows.ts';

const whole = (journal: string): [[string, unknown], [string, unknown]] => [
  [journal, Dexie.minKey],
  [journal, Dexie.maxKey],
];

const wholeBuffer = (bytes: Uint8Array): ArrayBuffer =>
  bytes.buffer instanceof ArrayBuffer && bytes.length === bytes.buffer.byteLength ? bytes.buffer : bytes.slice().buffer;

/**
 * The first and the last of these ids. What was made together stands together, so that one reading of what lies between
 * takes the place of one for each.
 */
const spanOf = (ids: readonly string[]): [string, string] | undefined => {
  const sorted = ids.toSorted();
  const [first, last] = [sorted[0], sorted.at(-1)];
  return first === undefined || last === undefined ? undefined : [first, last];
};

/** Up to so many entries it is cheaper to read all that lies between than to ask for each. */
const mostlyWanted = (ids: readonly string[]) => 2 * ids.length;

const outboxBetween = ({ outbox }: Pick<DeviceDatabase, 'outbox'>, journal: string, [first, last]: [string, string]) =>
  outbox.where('[journal+id]').between([journal, first], [journal, last], true, true);

/** This tablet's store as sync sees it. `thumbnailOf` makes the small picture of a photo that arrived. */
export const tabletStore = (
  database: DeviceDatabase,
  now: () => string,
  thumbnailOf?: (file: StoredBytes) => Promise<StoredBytes | undefined>,
): SyncStore => {
  const tables = journalTablesOf(database);
  const existing = <T>(all: readonly (T | undefined)[]): readonly T[] => all.flatMap((one) => one ?? []);
  const namedFiles = async (journal: string) =>
    blobsOf(await database.changes.where('[journal+kind]').equals([journal, 'attach']).toArray());
  const capturedAs = async (journal: string, sha256: string): Promise<string | undefined> =>
    (await database.changes.where('[journal+kind]').equals([journal, 'attach']).toArray())
      .map((change) => change.value as { sha256?: string; kept?: { sha256?: string } } | null | undefined)
      .find((value) => value?.kept?.sha256 === sha256)?.sha256;

  return {
    journals: () => database.journals.toArray(),
    inJournal: (journal, work) =>
      database.transaction('rw', tables, (transaction) => {
        const bound = tablesIn(transaction);
        return work({
          held: () => bound.journals.get(journal),
          putHeld: async (held) => {
            const known = await bound.journals.get(journal);
            const { createdAt = now(), openedAt = createdAt, lastItem } = known ?? {};
            await bound.journals.put({ ...held, createdAt, openedAt, ...(lastItem ? { lastItem } : {}) });
          },
          changes: async (ids) => {
            const span = spanOf(ids);
            if (!span) return [];
            const inSpan = bound.changes.where('id').between(...span, true, true);
            if ((await inSpan.count()) > mostlyWanted(ids)) return existing(await bound.changes.bulkGet([...ids]));
            const wanted = new Set(ids);
            return (await inSpan.toArray()).filter((change) => wanted.has(change.id));
          },
          allChanges: () =>
            bound.changes
              .where('[journal+kind]')
              .between(...whole(journal))
              .toArray(),
          administrative: () => administrativeChanges(bound, journal),
          putChanges: async (changes) => {
            if (changes.length === 0) return;
            await bound.changes.bulkPut([...changes]);
            await bound.arrivals.add({ journal, ids: changes.map(({ id }) => id) });
          },
          dropChanges: async (ids) => {
            await bound.changes.bulkDelete([...ids]);
            await bound.doubts.bulkDelete([...ids]);
          },
          outbox: () =>
            bound.outbox
              .where('[journal+id]')
              .between(...whole(journal))
              .toArray(),
          waiting: async (ids) => {
            const span = spanOf(ids);
            if (!span) return [];
            const inSpan = outboxBetween(bound, journal, span);
            if ((await inSpan.count()) > mostlyWanted(ids))
              return existing(await bound.outbox.bulkGet(ids.map((id): [string, string] => [journal, id])));
            const wanted = new Set(ids);
            return (await inSpan.toArray()).filter((entry) => wanted.has(entry.id));
          },
          putOutbox: async (entries) => {
            await bound.outbox.bulkPut(entries.map((entry) => ({ journal, ...entry })));
          },
          dropOutbox: async (ids) => {
            const span = spanOf(ids);
            if (!span) return;
            const inSpan = outboxBetween(bound, journal, span);
            const wanted = new Set(ids);
            const isAllOfSpan = (await inSpan.primaryKeys()).every(([, id]) => wanted.has(id));
            if (isAllOfSpan) await inSpan.delete();
            else await bound.outbox.bulkDelete(ids.map((id): [string, string] => [journal, id]));
          },
          refreshRows: async (changed) => {
            if (changed === 'all') return rebuildRows(bound, journal);
            const authority = authorityOf(await administrativeChanges(bound, journal));
            await updateRows(bound, changed, await readRows(bound, journal, changed), authority);
          },
          dropBytes: async (hashes) => {
            await bound.bytes.bulkDelete([...hashes]);
            await bound.thumbnails.bulkDelete([...hashes]);
          },
        });
      }),
    files: async (journal) => {
      const named = await namedFiles(journal);
      const there = new Set(await database.bytes.where('sha256').anyOf(named).primaryKeys());
      return { kept: named.filter((hash) => there.has(hash)), wanted: named.filter((hash) => !there.has(hash)) };
    },
    bytes: async (sha256) => {
      const file = await database.bytes.get(sha256);
      return file && { mediaType: file.mediaType, bytes: new Uint8Array(file.bytes) };
    },
    putBytes: async (journal, sha256, mediaType, bytes) => {
      const file: StoredBytes = { sha256, mediaType, bytes: wholeBuffer(bytes) };
      const picture = await thumbnailOf?.(file);
      // Screens ask by the hash of the file as it was captured, of which these bytes may be a smaller copy.
      const captured = picture && (await capturedAs(journal, sha256));
      const thumbnail = picture && captured ? { ...picture, sha256: captured } : undefined;
      await database.transaction('rw', database.bytes, database.thumbnails, async () => {
        await database.bytes.put(file);
        if (thumbnail) await database.thumbnails.put(thumbnail);
      });
    },
  };
};
