import { describe, expect, test } from 'vitest';
import { responseRecordId } from '#domain/checklist/answer-item.ts';
import { reportLanguages } from '#domain/report/report-choices.ts';
import { reportModel } from '#domain/report/report-model.ts';
import { enteredTexts } from '#domain/report/report-texts.ts';
import { editsOf } from '#domain/row.ts';
import { longestCell } from '#report/tables/long-cells.ts';
import { entered } from '#report/tables/neutralised.ts';
import { renderWorkbook } from '#report/tables/render-workbook.ts';
import { makeWording } from '#report/wording/wording.ts';
import { buildAudit } from '#test/support/audit-builder.ts';
import { hardAudit } from '#test/support/hard-audit.ts';
import { isXmlText, readWorkbook, rowsOf, zippedTexts } from '#test/support/read-office.ts';

const made = { at: '2026-03-18T16:40:00.000Z', app: 'test' };

const oneLine = (text: string) => text.replace(/\r\n?/gu, '\n');

const textsIn = (sheets: ReturnType<typeof readWorkbook>) =>
  sheets.flatMap((sheet) => [...sheet.cells.values()].map((cell) => entered(cell.text)));

const emptyAudit = () => {
  const audit = buildAudit();
  return { ...audit.facts(), audit: undefined, team: [] };
};

describe('the workbook', () => {
  test.each(reportLanguages)('every entered text is in it, read back without its library (%s)', async (language) => {
    const model = reportModel(hardAudit().audit.facts(), made);
    const all = textsIn(readWorkbook(await renderWorkbook(model, makeWording(language)))).join('\u0000');
    const lost = enteredTexts(model).filter(({ text }) => !all.includes(oneLine(text)));
    expect(lost).toEqual([]);
  });

  test('no working paper is in it', async () => {
    const { audit, secrets } = hardAudit();
    const files = zippedTexts(await renderWorkbook(reportModel(audit.facts(), made), makeWording()));
    const all = [...files.values()].join('');
    expect(secrets.filter((secret) => all.includes(secret))).toEqual([]);
  });

  test('no cell is a formula or looks like one, and no file holds what XML forbids', async () => {
    const bytes = await renderWorkbook(reportModel(hardAudit().audit.facts(), made), makeWording());
    const sheets = readWorkbook(bytes);
    const texts = sheets.flatMap((sheet) => [...sheet.cells.values()].filter((cell) => cell.type === 'text'));
    expect(texts.filter(({ text }) => /^\s*[=+\-@]/.test(text) || /^[\t\r\n]/.test(text))).toEqual([]);
    expect(sheets.filter((sheet) => sheet.hasFormulas)).toEqual([]);
    expect([...zippedTexts(bytes).values()].every(isXmlText)).toBe(true);
  });

  test('sheets have a frozen header row and a filter over all rows', async () => {
    const sheets = readWorkbook(await renderWorkbook(reportModel(hardAudit().audit.facts(), made), makeWording()));
    expect(sheets.map((sheet) => sheet.name)).toEqual([
      'Audit',
      'Findings',
      'Checklist',
      'Statement of Applicability',
      'Evidence',
    ]);
    expect(sheets.every((sheet) => sheet.isHeaderFrozen)).toBe(true);
    expect(sheets.slice(1).map((sheet) => sheet.filter)).toEqual(['A1:R3', 'A1:K71', 'A1:F39', 'A1:Y2']);
  });

  test('dates are dates, numbers numbers, and an id of digits stays a text', async () => {
    const sheets = readWorkbook(await renderWorkbook(reportModel(hardAudit().audit.facts(), made), makeWording()));
    const [, findings, , , evidence] = sheets;
    expect(findings?.cells.get('I2')).toEqual({ text: '2026-03-17', type: 'date' });
    const row = rowsOf(evidence as (typeof sheets)[number]);
    const cell = (title: string) => {
      const column = row[0]?.indexOf(title) ?? -1;
      return evidence?.cells.get(`${String.fromCharCode(65 + column)}2`);
    };
    expect(cell('Happened')).toEqual({ text: '2026-03-17T10:42', type: 'moment' });
    expect(cell('Captured (UTC)')).toEqual({ text: '2026-03-17T11:00', type: 'moment' });
    expect(cell('Population')).toEqual({ text: '120', type: 'number' });
    expect(cell('Latitude')).toEqual({ text: '-5.25', type: 'number' });
    expect(cell('Document id')).toEqual({ text: '0042', type: 'text' });
  });

  test('a date that no calendar has stays as it was recorded', async () => {
    const facts = hardAudit().audit.facts();
    const evidence = facts.evidence.map((row) => ({ ...row, fields: { ...row.fields, documentOn: '2026-99-99' } }));
    const texts = textsIn(readWorkbook(await renderWorkbook(reportModel({ ...facts, evidence }, made), makeWording())));
    expect(texts).toContain('2026-99-99');
  });

  test('the Statement of Applicability says which controls are excluded, and why', async () => {
    const [, , , sheet] = readWorkbook(
      await renderWorkbook(reportModel(hardAudit().audit.facts(), made), makeWording()),
    );
    const rows = rowsOf(sheet as NonNullable<typeof sheet>);
    expect(rows.filter((row) => row[2] === 'no').map((row) => [row[0], row[3]])).toEqual([
      ['A.7.3', 'No data from outside: שלום.'],
    ]);
    expect(rows.filter((row) => row[2] === 'yes')).toHaveLength(37);
  });

  test('of what nobody has chosen from, every version is there', async () => {
    const model = reportModel(hardAudit().audit.facts(), made);
    expect(model.openVersions.map(({ values }) => values.toSorted((a, b) => a.localeCompare(b)))).toEqual([
      ['=OTHER()', 'One title, קודם'],
    ]);
    const [sheet] = readWorkbook(await renderWorkbook(model, makeWording()));
    const rows = rowsOf(sheet as NonNullable<typeof sheet>).filter(([part]) => part === 'Unresolved versions');
    expect(rows.map(([, name, text]) => [name, entered(text ?? '')])).toEqual(
      model.openVersions[0]?.values.map((value) => ['SA-02 title', value]),
    );
  });

  test('a text that no cell holds goes on in the rows below, and the first sheet says so', async () => {
    const audit = buildAudit();
    audit.act(audit.answer('4.1', 'conforms'));
    const note = `=${'𠮷 line\n'.repeat(10_000)}end`;
    const record = responseRecordId(audit.facts().journal, '4.1');
    audit.author.edit(...editsOf('checklistResponse', record, { note }));
    const sheets = readWorkbook(await renderWorkbook(reportModel(audit.facts(), made), makeWording()));
    const rows = rowsOf(sheets[2] as (typeof sheets)[number]).filter((row) => row[0]?.startsWith('4.1 '));
    expect(rows.map((row) => row[0])).toEqual(['4.1 (1 of 3)', '4.1 (2 of 3)', '4.1 (3 of 3)']);
    expect(rows.map((row) => entered(row[8] ?? '')).join('')).toBe(note);
    const longest = Math.max(...sheets.flatMap((sheet) => [...sheet.cells.values()].map((cell) => cell.text.length)));
    expect(longest).toBeLessThanOrEqual(longestCell);
    expect(
      textsIn(sheets).some((text) => text.startsWith('A cell holds 32,767') && text.includes('Checklist 4.1')),
    ).toBe(true);
  });

  test('an empty audit is a workbook too', async () => {
    const sheets = readWorkbook(await renderWorkbook(reportModel(emptyAudit(), made), makeWording()));
    expect(rowsOf(sheets[1] as (typeof sheets)[number])).toHaveLength(1);
    expect(sheets).toHaveLength(5);
  });

  test('3,000 findings are in it', async () => {
    const audit = buildAudit();
    audit.raise('4.1', 'minor');
    const facts = audit.facts();
    const [first] = facts.findings;
    const findings = Array.from({ length: 3000 }, (_, i) => ({
      ...(first as NonNullable<typeof first>),
      record: `r${i}`,
      fields: { ...first?.fields, number: `SA-${i}` },
    }));
    const [, sheet] = readWorkbook(await renderWorkbook(reportModel({ ...facts, findings }, made), makeWording()));
    expect(rowsOf(sheet as NonNullable<typeof sheet>)).toHaveLength(3001);
  });

  test('the same audit gives the same bytes', async () => {
    const model = reportModel(hardAudit().audit.facts(), made);
    const [one, two] = [await renderWorkbook(model, makeWording()), await renderWorkbook(model, makeWording())];
    expect(Buffer.from(one).equals(Buffer.from(two))).toBe(true);
  });
});
