import { strToU8, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { foreignColumns, previewForeignFindings } from '#domain/finding/foreign-finding.ts';
import { reportModel } from '#domain/report/report-model.ts';
import { largestFindingsFile, mostFindingRows, readFindingsFile } from '#report/intake/read-findings-file.ts';
import { renderWorkbook } from '#report/tables/render-workbook.ts';
import { makeWording } from '#report/wording/wording.ts';
import { buildAudit } from '#test/support/audit-builder.ts';
import { corpusFile, hasCorpus } from '#test/support/audit-corpus.ts';
import { foreignWorkbook } from '#test/support/foreign-file.ts';

const header = [...foreignColumns];
const row = (ref: string, name: string) => [ref, name, 'What was seen', 'high', 'identified', 'internal|test', 'web'];
const refusalOf = async (bytes: Uint8Array) => {
  const read = await readFindingsFile(bytes);
  return read.ok ? 'read' : read.refusal.kind;
};
const hard = 'tab\there, NFD e\u0301, 𠮷 🙂 شركة हिन्दी <&> "quoted"\nline';

describe('reading a file of findings', () => {
  test('a workbook and a CSV file of the same rows are the same', async () => {
    const rows = [header, row('a.1', hard), row('a.2', '4.1'), row('', 'x')];
    const csv = rows.map((cells) => cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',')).join('\r\n');
    const fromSheet = await readFindingsFile(foreignWorkbook(rows));
    const fromText = await readFindingsFile(strToU8(`\ufeff${csv}\r\n`));
    expect(fromSheet.ok && fromSheet.value.map((cells) => cells.map((cell) => cell))).toEqual(rows);
    expect(fromText.ok && fromText.value.slice(0, 4)).toEqual(rows);
  });

  test('the template of another tool can be read', async () => {
    // Third-party data where the corpus is here, else a workbook like it.
    const bytes = hasCorpus
      ? await corpusFile('samples/ciso-assistant-findings-template.xlsx')
      : foreignWorkbook([header, row('tls.001', 'a'), row('iam.005', 'b'), row('F.07', 'c')]);
    const read = await readFindingsFile(bytes);
    const preview = read.ok ? previewForeignFindings(buildAudit().facts(), read.value) : read;
    expect(preview.ok && preview.value.findings.map(({ values, problems }) => [values.ref_id, problems])).toEqual([
      ['tls.001', []],
      ['iam.005', []],
      ['F.07', []],
    ]);
  });

  test.each([';', '\t', ','])('a CSV file may be separated by %j', async (separator) => {
    const text = [header, row('1', 'one')].map((cells) => cells.join(separator)).join('\n');
    const read = await readFindingsFile(strToU8(text));
    expect(read.ok && read.value).toEqual([header, row('1', 'one')]);
  });

  test('an apostrophe that made a text harmless is taken away again', async () => {
    const read = await readFindingsFile(strToU8(`${header.join(',')}\n'=1+1,'tis,,,,,\n`));
    expect(read.ok && read.value[1]?.slice(0, 2)).toEqual(['=1+1', "'tis"]);
  });

  test('a workbook of our own can be read back by this reader too', async () => {
    const audit = buildAudit();
    const bytes = await renderWorkbook(
      reportModel(audit.facts(), { at: '2026-03-18T16:40:00.000Z', app: 'test' }),
      makeWording(),
    );
    const read = await readFindingsFile(bytes);
    expect(read.ok && read.value[0]?.slice(0, 3)).toEqual(['Part', 'Name', 'Text']);
  });

  test('as many rows as are allowed are read, and one more is refused', async () => {
    const rows = Array.from({ length: mostFindingRows }, (_, i) => row(String(i), 'x'));
    const csv = (more: readonly (readonly string[])[]) =>
      strToU8([header, ...more].map((cells) => cells.join()).join('\n'));
    for (const make of [csv, (more: readonly (readonly string[])[]) => foreignWorkbook([header, ...more])]) {
      const read = await readFindingsFile(make(rows));
      expect(read.ok && read.value).toHaveLength(mostFindingRows + 1);
      expect(await refusalOf(make([...rows, row('z', 'x')]))).toBe('tooManyRows');
    }
  }, 30_000);

  test('a cell far below is not left out in silence', async () => {
    const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
    const sheet = `<worksheet xmlns="${main}"><sheetData><row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="B1048576"><v>2</v></c></row></sheetData></worksheet>`;
    expect(await refusalOf(foreignWorkbook([], sheet))).toBe('tooManyRows');
  }, 30_000);
});

describe('a file that is no list of findings', () => {
  const bomb = () => foreignWorkbook([], `<x>${'a'.repeat(41_000_000)}</x>`);
  const entities = () => {
    const levels = Array.from({ length: 9 }, (_, i) => `<!ENTITY a${i + 1} "${`&a${i};`.repeat(10)}">`).join('');
    return foreignWorkbook(
      [],
      `<!DOCTYPE x [<!ENTITY a0 "aaaaaaaaaa">${levels}]><worksheet><sheetData><row><c><v>&a9;</v></c></row></sheetData></worksheet>`,
    );
  };
  const manyFiles = () =>
    zipSync(Object.fromEntries(Array.from({ length: 3000 }, (_, i) => [`xl/${i}.xml`, strToU8('x')])), { level: 0 });
  test.each([
    ['fileEmpty', 'nothing', () => new Uint8Array()],
    ['fileTooLarge', 'too many bytes', () => new Uint8Array(largestFindingsFile + 1)],
    ['unpacksTooLarge', 'a zip bomb', bomb],
    ['unpacksTooLarge', 'thousands of parts', manyFiles],
    ['notASpreadsheet', 'entities that multiply', entities],
    ['notASpreadsheet', 'a zip of something else', () => zipSync({ 'a.txt': strToU8('x') })],
    ['notASpreadsheet', 'half a workbook', () => foreignWorkbook([header]).slice(0, 400)],
    ['notASpreadsheet', 'bytes', () => Uint8Array.from({ length: 999 }, (_, i) => (i * 7) % 128)],
    [
      'lockedOrOld',
      'a workbook with a password',
      () => Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]),
    ],
    ['notUtf8', 'Latin-1', () => Uint8Array.from([0x61, 0xe9, 0x2c, 0x62])],
    ['notUtf8', 'UTF-16', () => Uint8Array.from([0xff, 0xfe, 0x61, 0x00])],
  ] as const)(
    'is refused as %s: %s',
    async (kind, _, make) => {
      expect(await refusalOf(make())).toBe(kind);
    },
    30_000,
  );
});
