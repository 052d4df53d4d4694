import { useLiveQuery } from 'dexie-react-hooks';
import { type Catalogue, ownCatalogueNouns } from '#domain/catalogue/catalogue.ts';
import type { Noun } from '#domain/nouns.ts';
import type { Row } from '#domain/row.ts';
import type {
  DeviceDatabase,
  HeldJournal,
  KeptReport,
  OutboxEntry,
  ServerFacts,
  StoredBytes,
  StoredRow,
} from './device-database.ts';
import { catalogueIn } from './read-facts.ts';

/** Rows of one noun in a journal, hidden ones too; undefined while they are being read. Updates itself after commits. */
export const useRows = <N extends Noun>(
  database: DeviceDatabase,
  journal: string,
  noun: N,
): readonly Row<N>[] | undefined =>
  useLiveQuery(
    () => database.rows.where('[journal+noun]').equals([journal, noun]).toArray() as unknown as Promise<Row<N>[]>,
    [database, journal, noun],
  );

/** The catalogue that an audit is read against; undefined while it is being read. */
export const useAuditCatalogue = (
  database: DeviceDatabase,
  journal: string,
  shipped: Catalogue,
): Catalogue | undefined =>
  useLiveQuery(
    async () =>
      catalogueIn(
        journal,
        shipped,
        await database.rows
          .where('[journal+noun]')
          .anyOf(['audit', ...ownCatalogueNouns].map((noun) => [journal, noun]))
          .toArray(),
      ),
    [database, journal, shipped],
  );

/** Rows of one noun over all journals of this tablet. */
export const useRowsOfAll = <N extends Noun>(database: DeviceDatabase, noun: N): readonly Row<N>[] | undefined =>
  useLiveQuery(
    () => database.rows.where('noun').equals(noun).toArray() as unknown as Promise<Row<N>[]>,
    [database, noun],
  );

/** The rows of these records of a journal, hidden ones too. */
export const useRecords = (
  database: DeviceDatabase,
  journal: string,
  records: readonly string[],
): readonly StoredRow[] | undefined =>
  useLiveQuery(
    async () =>
      (await database.rows.bulkGet(records.map((record): [string, string] => [journal, record]))).flatMap(
        (row) => row ?? [],
      ),
    [database, journal, records.join()],
  );

export const useJournals = (database: DeviceDatabase): readonly HeldJournal[] | undefined =>
  useLiveQuery(() => database.journals.toArray(), [database]);

export const useReports = (database: DeviceDatabase, journal: string): readonly KeptReport[] | undefined =>
  useLiveQuery(() => database.reports.where('journal').equals(journal).toArray(), [database, journal]);

/** A photo's small picture; null where there is none. Undefined while it is being read. */
export const useThumbnail = (database: DeviceDatabase, sha256: string | undefined): StoredBytes | null | undefined =>
  useLiveQuery(async () => (sha256 ? ((await database.thumbnails.get(sha256)) ?? null) : null), [database, sha256]);

/** What this tablet knows of its server; null where it never signed in anywhere. */
export const useServer = (database: DeviceDatabase): ServerFacts | null | undefined =>
  useLiveQuery(async () => (await database.server.get('server')) ?? null, [database]);

/** What waits to be sent, in the journals that are shared with a server. */
export const useOutbox = (database: DeviceDatabase): readonly OutboxEntry[] | undefined =>
  useLiveQuery(async () => {
    const journals = await database.journals.toArray();
    const shared = new Set(journals.filter((held) => held.sharing === 'server').map((held) => held.journal));
    return (await database.outbox.toArray()).filter((entry) => shared.has(entry.journal));
  }, [database]);
