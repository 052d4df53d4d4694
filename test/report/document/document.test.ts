import { describe, expect, test, vi } from 'vitest';
import { responseRecordId } from '#domain/checklist/answer-item.ts';
import { reportLanguages } from '#domain/report/report-choices.ts';
import { reportModel } from '#domain/report/report-model.ts';
import { enteredTexts } from '#domain/report/report-texts.ts';
import { editsOf } from '#domain/row.ts';
import { renderDocument } from '#report/document/render-document.ts';
import { linesOf } from '#report/document/text-runs.ts';
import { makeWording } from '#report/wording/wording.ts';
import { buildAudit } from '#test/support/audit-builder.ts';
import { hardAudit } from '#test/support/hard-audit.ts';
import { isWellFormed, readParagraphs, zippedTexts } from '#test/support/read-office.ts';

const made = { at: '2026-03-18T16:40:00.000Z', app: 'test' };

const textOf = (bytes: Uint8Array) => readParagraphs(zippedTexts(bytes).get('word/document.xml') ?? '').join('\n');

/** As it must stand in the file: lines as paragraphs, characters that XML forbids as their code. */
const asWritten = (text: string) =>
  linesOf(text).join('\n').replaceAll('\u0007', '[U+0007]').replaceAll('\ufffe', '[U+FFFE]').trim();

describe('the report as a Word file', () => {
  test.each(reportLanguages)('every entered text is in it, read back without its library (%s)', async (language) => {
    const model = reportModel(hardAudit().audit.facts(), made);
    const all = textOf(await renderDocument(model, makeWording(language)));
    expect(enteredTexts(model).filter(({ text }) => !all.includes(asWritten(text)))).toEqual([]);
  });

  test('no working paper is in it', async () => {
    const { audit, secrets } = hardAudit();
    const files = zippedTexts(await renderDocument(reportModel(audit.facts(), made), makeWording()));
    const all = [...files.values()].join('');
    expect(secrets.filter((secret) => all.includes(secret))).toEqual([]);
  });

  test('all its parts are well-formed XML', async () => {
    const files = zippedTexts(await renderDocument(reportModel(hardAudit().audit.facts(), made), makeWording()));
    expect([...files].filter(([, xml]) => !isWellFormed(xml)).map(([name]) => name)).toEqual([]);
  });

  test('runs from right to left are marked, and so are paragraphs that begin with one', async () => {
    const files = zippedTexts(await renderDocument(reportModel(hardAudit().audit.facts(), made), makeWording()));
    const xml = files.get('word/document.xml') ?? '';
    const run = (text: string) =>
      [...xml.matchAll(/<w:r>.*?<\/w:r>/gs)].map(([one]) => one).find((one) => one.includes(text));
    expect(run('شركة النور')).toContain('<w:rtl/>');
    expect(run('שלום')).toContain('<w:rtl/>');
    expect(run('Hindi')).not.toContain('<w:rtl/>');
    const paragraph = [...xml.matchAll(/<w:p>.*?<\/w:p>/gs)].map(([one]) => one).find((one) => one.includes('مرحبا'));
    expect(paragraph).toContain('<w:bidi/>');
    expect(run('ABC 12')).not.toContain('<w:rtl/>');
  });

  test('headings and header rows are marked as such', async () => {
    const files = zippedTexts(await renderDocument(reportModel(hardAudit().audit.facts(), made), makeWording()));
    const xml = files.get('word/document.xml') ?? '';
    expect(xml.match(/<w:pStyle w:val="Heading1"\/>/g)).toHaveLength(11);
    expect(xml).toContain('<w:tblHeader/>');
  });

  test('an empty audit is a document too', async () => {
    const facts = { ...buildAudit().facts(), audit: undefined, team: [] };
    const files = zippedTexts(await renderDocument(reportModel(facts, made), makeWording()));
    expect(isWellFormed(files.get('word/document.xml') ?? '')).toBe(true);
    expect(textOf(await renderDocument(reportModel(facts, made), makeWording()))).toContain('No findings were raised.');
  });

  test('a note of 80,000 characters is in it as a whole', async () => {
    const audit = buildAudit();
    const note = 'word '.repeat(16_000).trim();
    audit.author.edit(
      ...editsOf('checklistResponse', responseRecordId(audit.facts().journal, '4.1'), { item: '4.1', note }),
    );
    expect(textOf(await renderDocument(reportModel(audit.facts(), made), makeWording()))).toContain(note);
  });

  test('3,000 findings are in it', async () => {
    const audit = buildAudit();
    audit.raise('4.1', 'minor');
    const facts = audit.facts();
    const findings = Array.from({ length: 3000 }, (_, i) => ({
      ...(facts.findings[0] as NonNullable<(typeof facts.findings)[number]>),
      record: `r${i}`,
      fields: { ...facts.findings[0]?.fields, number: `SA-${i}` },
    }));
    const all = textOf(await renderDocument(reportModel({ ...facts, findings }, made), makeWording()));
    expect(all).toContain('SA-2999');
  }, 60_000);

  test('the same report gives the same bytes, whatever the clock says', async () => {
    const model = reportModel(hardAudit().audit.facts(), made);
    vi.useFakeTimers({ toFake: ['Date'], now: Date.UTC(2026, 2, 18) });
    const one = await renderDocument(model, makeWording());
    vi.setSystemTime(Date.UTC(2031, 0, 1));
    const two = await renderDocument(model, makeWording());
    vi.useRealTimers();
    expect(Buffer.from(one).equals(Buffer.from(two))).toBe(true);
    expect(zippedTexts(one).get('docProps/core.xml')).toContain(`>${made.at}</dcterms:created>`);
  });
});
