/** A date or moment as it was recorded: `2026-03-17`, `2026-03-17T10:42`, or an instant in UTC. */
export type Recorded = { readonly recorded: string };

export type Cell = string | number | Recorded | undefined;

/** `width` in characters. */
export type Column = { readonly title: string; readonly width: number };

/** What a spreadsheet shows of an audit, before it has a file format. */
export type Table = {
  readonly name: string;
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly Cell[])[];
  /** The column that tells rows apart: rows that go on repeat it. */
  readonly key: number;
};

export const recorded = (moment: string | undefined): Recorded | undefined =>
  moment === undefined || moment === '' ? undefined : { recorded: moment };

/** One column with what it says of each record. */
export type ColumnOf<T> = readonly [title: string, width: number, cell: (record: T) => Cell];

export const tableOf = <T>(name: string, records: readonly T[], columns: readonly ColumnOf<T>[], key = 0): Table => ({
  name,
  key,
  columns: columns.map(([title, width]) => ({ title, width })),
  rows: records.map((record) => columns.map(([, , cell]) => cell(record))),
});
