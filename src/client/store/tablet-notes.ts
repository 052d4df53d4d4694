import { must } from '#domain/must.ts';
import type {
  DeviceDatabase,
  ExpectedPhoto,
  FilesThere,
  KeptReport,
  ServerFacts,
  TabletFacts,
} from './device-database.ts';
import { deleteReportFile, writeReportFile } from './report-files.ts';

/**
 * What a tablet notes for itself: who uses it, where they were, which photo is awaited, which reports it made. None of
 * it is said in a journal.
 */
export type TabletNotes = ReturnType<typeof makeTabletNotes>;

export const makeTabletNotes = (database: DeviceDatabase, storage: StorageManager) => ({
  /** Gives the person that this tablet minted, beside the name and mark now set. */
  setAuditor: async (auditor: Required<Pick<TabletFacts, 'name' | 'mark'>>) => {
    await database.tablet.update('tablet', auditor);
    return must(await database.tablet.get('tablet'), 'the tablet');
  },
  openedItem: (journal: string, lastItem: string, openedAt: string) =>
    database.journals.update(journal, { lastItem, openedAt }),
  /** From now on a journal that was only here is handed to the server, whole. */
  shareJournal: (journal: string) => database.journals.update(journal, { sharing: 'server' }),
  filesThere: async () => (await database.filesThere.toCollection().first()) ?? { run: '', hashes: [] },
  noteFilesThere: (files: FilesThere) =>
    database.transaction('rw', database.filesThere, async () => {
      await database.filesThere.clear();
      await database.filesThere.put(files);
    }),
  noteSynced: (facts: Pick<ServerFacts, 'syncedAt' | 'offset'>) => database.server.update('server', facts),
  /** Noted before the camera opens: a reload by the camera finds it again. */
  expectPhoto: (photo: ExpectedPhoto) => database.expectedPhotos.put(photo),
  forgetExpectedPhoto: (id: string) => database.expectedPhotos.delete(id),
  expectedPhotos: () => database.expectedPhotos.toArray(),
  keepReport: async (report: Omit<KeptReport, 'bytes'>, pdf: Blob) => {
    const isFile = await writeReportFile(storage, report.id, pdf);
    await database.reports.put(isFile ? report : { ...report, bytes: await pdf.arrayBuffer() });
  },
  /** A PDF can be made again; deleting it gives its room back. */
  deleteReport: async (id: string) => {
    await database.reports.delete(id);
    await deleteReportFile(storage, id);
  },
});
