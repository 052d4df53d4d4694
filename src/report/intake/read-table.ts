import { strFromU8 } from 'fflate';
import { parseCsv } from 'hucre/csv';
import { type CellValue, readXlsx } from 'hucre/xlsx';
import { type Result, refuse, succeed } from '#domain/result.ts';
import { entered } from '../tables/neutralised.ts';
import { inflateSpreadsheet, largestInflated } from './inflate-spreadsheet.ts';

type TableRefusal =
  | { readonly kind: 'unpacksTooLarge'; readonly largest: number }
  | { readonly kind: 'tooManyRows'; readonly most: number }
  | { readonly kind: 'notASpreadsheet' };

type Read = Result<readonly (readonly string[])[], TableRefusal>;

export const startsWith = (bytes: Uint8Array, ...start: readonly number[]) =>
  start.every((byte, i) => bytes[i] === byte);

/** The first sheet of a workbook (XLSX) as rows of texts: its header, and at most so many rows below it. */
export const readSheet = async (bytes: Uint8Array, mostRows: number): Promise<Read> => {
  try {
    const inflated = inflateSpreadsheet(bytes);
    if (!inflated) return refuse({ kind: 'unpacksTooLarge', largest: largestInflated });
    // No spreadsheet declares a document type; entities that multiply come with one.
    if (strFromU8(inflated, true).includes('<!DOCTYPE')) return refuse({ kind: 'notASpreadsheet' });
    const first = await readXlsx(inflated, { sheets: [0], range: `A1:XFD${mostRows + 1}` });
    const rest = await readXlsx(inflated, { sheets: [0], range: `A${mostRows + 2}:XFD1048576` });
    const rows = first.sheets[0]?.rows;
    if (!rows) return refuse({ kind: 'notASpreadsheet' });
    return rest.sheets[0]?.rows.some(isFilled)
      ? refuse({ kind: 'tooManyRows', most: mostRows })
      : succeed(rows.map(textsOf));
  } catch {
    return refuse({ kind: 'notASpreadsheet' });
  }
};

/** A text with separators as rows of texts. */
export const readSeparated = (text: string, mostRows: number): Read => {
  const rows = parseCsv(text, { maxRows: mostRows + 100 });
  if (rows.slice(mostRows + 1).some(isFilled)) return refuse({ kind: 'tooManyRows', most: mostRows });
  return succeed(rows.slice(0, mostRows + 1).map(textsOf));
};

const isFilled = (row: readonly CellValue[]) => row.some((cell) => cell !== null && cell !== '');

const textsOf = (row: readonly CellValue[]) => Array.from(row, textOf);

/** A day stays the day it was; what others put before a text that looks like a formula was not entered. */
const textOf = (cell: CellValue | undefined): string => {
  if (cell instanceof Date) return cell.toISOString().replace('T00:00:00.000Z', '');
  return entered(String(cell ?? ''));
};
