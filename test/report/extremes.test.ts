import { describe, expect, test } from 'vitest';
import { auditRecordId } from '#domain/audit/audit-facts.ts';
import { type ReportFinding, type ReportModel, reportModel } from '#domain/report/report-model.ts';
import { enteredTexts } from '#domain/report/report-texts.ts';
import { editsOf } from '#domain/row.ts';
import { printable } from '#report/pdf/printable.ts';
import { buildAudit } from '#test/support/audit-builder.ts';
import { buildFullAudit, fullAuditMade } from '#test/support/full-audit.ts';
import { hasPoppler, readPdf, readWithPoppler, squeezed } from '#test/support/read-pdf.ts';
import { renderInNode } from '#test/support/render-in-node.ts';

describe('a report at its limits', () => {
  test('3,000 findings are all in the register and in their places', async () => {
    const model = reportModel(buildAudit().facts(), fullAuditMade);
    const finding = (i: number): ReportFinding => ({
      number: `SA-${String(i + 1).padStart(4, '0')}`,
      grade: 'opportunityForImprovement',
      ref: '4.1',
      itemTitle: 'Understanding the organization and its context',
      fields: { title: `Improvement ${i + 1} of many`, statement: `Said of ${i + 1}.` },
      site: undefined,
      aiSystem: undefined,
      theme: undefined,
      evidence: [],
    });
    const findings = Array.from({ length: 3_000 }, (_, i) => finding(i));
    const numbers = findings.map(({ number }) => number);
    const many: ReportModel = {
      ...model,
      findings,
      groups: model.groups.map((group) => ({
        ...group,
        items: group.items.map((item) => (item.ref === '4.1' ? { ...item, findings: numbers } : item)),
      })),
    };
    const { bytes, pages } = await renderInNode(many);
    expect(pages).toBeGreaterThan(300);
    const text = squeezed(hasPoppler ? readWithPoppler(bytes).text : (await readPdf(bytes)).pages.join(''));
    // In the order of the register, and then in the order of their places.
    let at = 0;
    const lost = [...findings.map((f) => f.fields.title), ...findings.map((f) => f.fields.statement)].filter((said) => {
      const found = text.indexOf(squeezed(said ?? ''), at);
      if (found >= 0) at = found;
      return found < 0;
    });
    expect(lost).toEqual([]);
  }, 180_000);

  test('right-to-left words in every field of an audit and a finding are all there, and set from the right', async () => {
    const { audit, photos } = buildFullAudit();
    const said = (field: string) => `نص الحقل ${field.replace(/[^a-z]/giu, '')} وكلمات أخرى`;
    const auditFields = [
      'title',
      'organisation',
      'client',
      'objectives',
      'scope',
      'confidentiality',
      'distribution',
      'samplingNote',
      'conclusion',
      'conformityAnswer',
      'effectivenessAnswer',
      'recommendations',
      'divergentOpinions',
      'followUp',
    ] as const;
    audit.author.edit(
      ...editsOf(
        'audit',
        auditRecordId(audit.facts().journal),
        Object.fromEntries(auditFields.map((f) => [f, said(f)])),
      ),
    );
    const finding = audit.facts().findings[0]?.record ?? '';
    const findingFields = [
      'title',
      'requirement',
      'statement',
      'gradeReason',
      'area',
      'acknowledgementComment',
    ] as const;
    audit.author.edit(...editsOf('finding', finding, Object.fromEntries(findingFields.map((f) => [f, said(f)]))));
    const model = reportModel(audit.facts(), fullAuditMade);
    const { bytes } = await renderInNode(model, photos);
    const { pages } = await readPdf(bytes);
    // A line that mixes directions is read back in pieces whose order readers differ in: word by word.
    const words = new Set(
      pages
        .join(' ')
        .normalize('NFKC')
        .replace(/[\u200b\s]+/gu, ' ')
        .split(/[ ·,:]+/u),
    );
    for (const { where, field, text } of enteredTexts(model).filter((one) => one.text.startsWith('نص')))
      for (const word of printable(text).split(' ')) expect(words.has(word), `${where} ${field}: ${word}`).toBe(true);
  });

  test('an audit with nothing in it gives a report that says what it lacks', async () => {
    const audit = buildAudit();
    const empty = reportModel({ ...audit.facts(), team: [], sites: [], aiSystems: [] }, fullAuditMade);
    const { bytes } = await renderInNode({ ...empty, audit: {} });
    expect(squeezed((await readPdf(bytes)).pages.join(''))).toContain(squeezed('What this report lacks'));
  });
});
