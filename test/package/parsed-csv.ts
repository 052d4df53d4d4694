/** Reads CSV back by RFC 4180, without the mark at its start. */
export const parsedCsv = (text: string): readonly (readonly string[])[] => {
  const rows: string[][] = [];
  let row: string[] = [];
  const cells = text.replace(/^\uFEFF/, '').matchAll(/("(?:[^"]|"")*"|[^",\r\n]*)(,|\r\n)/g);
  for (const [, cell = '', end] of cells) {
    row.push(cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell);
    if (end !== '\r\n') continue;
    rows.push(row);
    row = [];
  }
  return rows;
};
