import { strToU8 } from 'fflate';
import { writeCsv } from 'hucre/csv';
import { codeOf } from '../pdf/printable.ts';
import { neutralised } from './neutralised.ts';
import type { Cell, Table } from './table.ts';

/** A table as CSV (RFC 4180) in UTF-8 with a byte-order mark, which spreadsheets need to see the encoding. */
export const renderCsv = ({ columns, rows }: Table): Uint8Array<ArrayBuffer> =>
  strToU8(
    writeCsv([columns.map((column) => column.title), ...rows.map((row) => row.map(csvCell))], { bom: true }),
  ) as Uint8Array<ArrayBuffer>;

const csvCell = (cell: Cell): string | number =>
  typeof cell === 'number' ? cell : neutralised(seen(typeof cell === 'object' ? cell.recorded : (cell ?? '')));

/** Control characters end a file for some readers: they are shown as their code. */
const seen = (text: string): string =>
  text.replace(/[^\P{Cc}\t\r\n]/gu, (character) => codeOf(character.codePointAt(0) ?? 0));
