import type { KeptReport } from './device-database.ts';

const folderName = 'reports';
const fileName = (id: string) => `${id}.pdf`;

const folder = async (storage: StorageManager): Promise<FileSystemDirectoryHandle> =>
  (await storage.getDirectory()).getDirectoryHandle(folderName, { create: true });

/**
 * Keeps a PDF as a file of this origin: it may be larger than memory. False where this browser has no such files, or
 * lets nothing be written to them here.
 */
export const writeReportFile = async (storage: StorageManager, id: string, pdf: Blob): Promise<boolean> => {
  try {
    const handle = await (await folder(storage)).getFileHandle(fileName(id), { create: true });
    await pdf.stream().pipeTo(await handle.createWritable());
    return true;
  } catch (error) {
    await deleteReportFile(storage, id);
    if (error instanceof DOMException && error.name === 'QuotaExceededError') throw error;
    return false;
  }
};

/** A kept report as a file to be saved or shared; undefined where the browser has lost it. */
export const readReportFile = async (storage: StorageManager, report: KeptReport): Promise<File | undefined> => {
  const named = (pdf: Blob) => new File([pdf], report.fileName, { type: 'application/pdf' });
  if (report.bytes) return named(new Blob([report.bytes]));
  try {
    return named(await (await (await folder(storage)).getFileHandle(fileName(report.id))).getFile());
  } catch {
    return undefined;
  }
};

export const deleteReportFile = async (storage: StorageManager, id: string): Promise<void> => {
  try {
    await (await folder(storage)).removeEntry(fileName(id));
  } catch {
    // It was never there.
  }
};
