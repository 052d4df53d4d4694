import { describe, expect, test } from 'vitest';
import { reportModel } from '#domain/report/report-model.ts';
import { checklistTable } from '#report/tables/checklist-table.ts';
import { evidenceTable } from '#report/tables/evidence-table.ts';
import { findingsTable } from '#report/tables/findings-table.ts';
import { entered, neutralised } from '#report/tables/neutralised.ts';
import { renderCsv } from '#report/tables/render-csv.ts';
import { makeWording } from '#report/wording/wording.ts';
import { hardAudit } from '#test/support/hard-audit.ts';

const made = { at: '2026-03-18T16:40:00.000Z', app: 'test' };

/** RFC 4180, read here without the library that wrote it. */
const readCsv = (text: string): readonly (readonly string[])[] => {
  const rows: string[][] = [[]];
  const cell = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n|$)/y;
  for (;;) {
    const [, quoted, plain = '', end] = cell.exec(text) ?? [];
    rows.at(-1)?.push(quoted === undefined ? plain : quoted.replaceAll('""', '"'));
    if (end !== ',' && end !== '\r\n') return rows;
    if (end === '\r\n') rows.push([]);
  }
};

const model = () => reportModel(hardAudit().audit.facts(), made);
const csvOf = (table: Parameters<typeof renderCsv>[0]) => {
  const bytes = renderCsv(table);
  expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  return readCsv(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
};

describe('CSV', () => {
  test('every cell comes back as it was entered, of as many columns as the header has', () => {
    for (const table of [findingsTable, checklistTable, evidenceTable].map((make) => make(model(), makeWording()))) {
      const [header, ...rows] = csvOf(table);
      expect(header).toEqual(table.columns.map((column) => column.title));
      const texts = table.rows.map((row) =>
        row.map((cell) => (typeof cell === 'object' ? cell.recorded : String(cell ?? ''))),
      );
      expect(rows.map((row) => row.map(entered))).toEqual(texts);
    }
  });

  test('no text cell begins like a formula', () => {
    const rows = csvOf(findingsTable(model(), makeWording()));
    expect(rows.flat().filter((text) => /^[\s']*[=+\-@]/.test(text) && !text.startsWith("'"))).toEqual([]);
    expect(rows.flat()).toContain(`'-1+1 Kredo 3 without an "assessment"; a, b`);
  });

  test('a control character is shown as its code', () => {
    const table = { name: 'T', key: 0, columns: [{ title: 'A', width: 1 }], rows: [['a\u0000b\u0007']] };
    expect(csvOf(table)[1]).toEqual(['a[U+0000]b[U+0007]']);
  });

  test.each(['=1', '+1', '-1', '@a', '\tx', '\rx', '\nx', ' =1', '\u00a0=1', '\u200b=1', '＝1', "'=1", "''=1"])(
    'a text like %j is neutralised, and can be had back',
    (text) => {
      expect(neutralised(text)).toBe(`'${text}`);
      expect(entered(neutralised(text))).toBe(text);
    },
  );

  test.each(['', "'tis", 'a=1', '1-1', 'e\u0301', "it's", "'"])('a text like %j is left as it is', (text) => {
    expect(neutralised(text)).toBe(text);
    expect(entered(text)).toBe(text);
  });
});
