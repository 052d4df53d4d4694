import { strFromU8 } from 'fflate';
import { parseCsv } from 'hucre/csv';
import { type CellValue, readXlsx } from 'hucre/xlsx';
import type { FindingsFileRefusal } from '#domain/finding/findings-file.ts';
import { type Result, refuse, succeed } from '#domain/result.ts';
import { entered } from '../tables/neutralised.ts';
import { inflateSpreadsheet, largestInflated } from './inflate-spreadsheet.ts';

export const largestFindingsFile = 10_000_000;
export const mostFindingRows = 5_000;

type Read = Result<readonly (readonly string[])[], FindingsFileRefusal>;

const startsWith = (bytes: Uint8Array, ...start: readonly number[]) => start.every((byte, i) => bytes[i] === byte);

/** The first sheet of a workbook (XLSX), or a CSV file, as rows of texts. What a file is, its bytes say, never its name. */
export const readFindingsFile = async (bytes: Uint8Array): Promise<Read> => {
  if (bytes.length === 0) return refuse({ kind: 'fileEmpty' });
  if (bytes.length > largestFindingsFile)
    return refuse({ kind: 'fileTooLarge', size: bytes.length, largest: largestFindingsFile });
  if (startsWith(bytes, 0xd0, 0xcf, 0x11, 0xe0)) return refuse({ kind: 'lockedOrOld' });
  return startsWith(bytes, 0x50, 0x4b) ? readSheet(bytes) : readText(bytes);
};

const readSheet = async (bytes: Uint8Array): Promise<Read> => {
  try {
    const inflated = inflateSpreadsheet(bytes);
    if (!inflated) return refuse({ kind: 'unpacksTooLarge', largest: largestInflated });
    // No spreadsheet declares a document type; entities that multiply come with one.
    if (strFromU8(inflated, true).includes('<!DOCTYPE')) return refuse({ kind: 'notASpreadsheet' });
    const first = await readXlsx(inflated, { sheets: [0], range: `A1:XFD${mostFindingRows + 1}` });
    const rest = await readXlsx(inflated, { sheets: [0], range: `A${mostFindingRows + 2}:XFD1048576` });
    const rows = first.sheets[0]?.rows;
    if (!rows) return refuse({ kind: 'notASpreadsheet' });
    return rest.sheets[0]?.rows.some(isFilled) ? tooManyRows : succeed(rows.map(textsOf));
  } catch {
    return refuse({ kind: 'notASpreadsheet' });
  }
};

const readText = (bytes: Uint8Array): Read => {
  if (startsWith(bytes, 0xff, 0xfe) || startsWith(bytes, 0xfe, 0xff)) return refuse({ kind: 'notUtf8' });
  if (bytes.includes(0)) return refuse({ kind: 'notASpreadsheet' });
  const text = strFromU8(bytes);
  if (text.includes('\ufffd')) return refuse({ kind: 'notUtf8' });
  const rows = parseCsv(text, { maxRows: mostFindingRows + 100 });
  if (rows.slice(mostFindingRows + 1).some(isFilled)) return tooManyRows;
  return succeed(rows.slice(0, mostFindingRows + 1).map(textsOf));
};

const tooManyRows = refuse({ kind: 'tooManyRows', most: mostFindingRows } as const);

const isFilled = (row: readonly CellValue[]) => row.some((cell) => cell !== null && cell !== '');

const textsOf = (row: readonly CellValue[]) => Array.from(row, textOf);

/** A day stays the day it was; what others put before a text that looks like a formula was not entered. */
const textOf = (cell: CellValue | undefined): string => {
  if (cell instanceof Date) return cell.toISOString().replace('T00:00:00.000Z', '');
  return entered(String(cell ?? ''));
};
