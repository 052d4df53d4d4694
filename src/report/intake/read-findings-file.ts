import { strFromU8 } from 'fflate';
import type { FindingsFileRefusal } from '#domain/finding/findings-file.ts';
import { type Result, refuse } from '#domain/result.ts';
import { readSeparated, readSheet, startsWith } from './read-table.ts';

export const largestFindingsFile = 10_000_000;
export const mostFindingRows = 5_000;

type Read = Result<readonly (readonly string[])[], FindingsFileRefusal>;

/** The first sheet of a workbook (XLSX), or a CSV file, as rows of texts. What a file is, its bytes say, never its name. */
export const readFindingsFile = async (bytes: Uint8Array): Promise<Read> => {
  if (bytes.length === 0) return refuse({ kind: 'fileEmpty' });
  if (bytes.length > largestFindingsFile)
    return refuse({ kind: 'fileTooLarge', size: bytes.length, largest: largestFindingsFile });
  if (startsWith(bytes, 0xd0, 0xcf, 0x11, 0xe0)) return refuse({ kind: 'lockedOrOld' });
  return startsWith(bytes, 0x50, 0x4b) ? readSheet(bytes, mostFindingRows) : readText(bytes);
};

const readText = (bytes: Uint8Array): Read => {
  if (startsWith(bytes, 0xff, 0xfe) || startsWith(bytes, 0xfe, 0xff)) return refuse({ kind: 'notUtf8' });
  if (bytes.includes(0)) return refuse({ kind: 'notASpreadsheet' });
  const text = strFromU8(bytes);
  return text.includes('\ufffd') ? refuse({ kind: 'notUtf8' }) : readSeparated(text, mostFindingRows);
};
