import type { Table } from './audit-file-part.ts';

export type Cells = readonly (string | undefined)[];

/** A table, or none where it would have no rows. */
export const table = (
  key: string,
  title: string,
  columns: readonly string[],
  rows: readonly Cells[],
  isLong = false,
): readonly Table[] =>
  rows.length === 0 ? [] : [{ key, title, columns, rows: rows.map((row) => row.map((cell) => cell ?? '')), isLong }];
