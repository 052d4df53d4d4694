import { describe, expect, test } from 'vitest';
import { approveVersion } from '#domain/applicability/approve-version.ts';
import { addExtraControl } from '#domain/applicability/extra-control.ts';
import { statementModel } from '#domain/applicability/statement-model.ts';
import { takeOverStatement } from '#domain/applicability/take-over-statement.ts';
import { reportLanguages } from '#domain/report/report-choices.ts';
import { reportModel } from '#domain/report/report-model.ts';
import { enteredTexts, textsIn } from '#domain/report/report-texts.ts';
import { makePaper } from '#report/papers/make-paper.ts';
import { printable } from '#report/pdf/printable.ts';
import { buildFullAudit, fullAuditMade } from '../support/full-audit.ts';
import { paperInNode } from '../support/paper-in-node.ts';
import { readPdf, squeezed } from '../support/read-pdf.ts';
import { renderInNode } from '../support/render-in-node.ts';
import { buildStatement } from '../support/statement-builder.ts';
import { catalogue } from '../support/test-tablet.ts';

const prepare = () => {
  const built = buildStatement();
  built.act(
    addExtraControl(built.facts(), catalogue, { record: built.newId(), reference: 'NK-1', title: 'Łódź control' }),
  );
  built.decideAll();
  built.say('A.4.4', { applicability: 'excluded', exclusionReason: 'No tools: Nguyễn, شركة.' });
  built.say('A.6.2.4', { owner: 'Risk function', documentNames: ['POL-AI "AI", 3', 'Minute 7'] });
  built.act(
    approveVersion(built.facts(), catalogue, {
      record: built.newId(),
      version: '2.0',
      approvedBy: 'Ingrid Sävström',
      approvedOn: '2026-02-12',
      note: 'After the review.',
    }),
  );
  return built;
};

describe('the Statement of Applicability on paper', () => {
  test.each(reportLanguages)(
    'every text of it is read back from the PDF in %s, and that it was changed since',
    async (language) => {
      const built = prepare();
      built.say('A.5.2', { applicability: 'excluded', exclusionReason: '' });
      built.sayApart('A.5.3', { applicability: 'excluded' });
      const paper = makePaper({ kind: 'statement', model: statementModel(built.facts(), catalogue) }, fullAuditMade, {
        language,
        dates: 'words',
      });
      expect(paper.caveat).toContain('A.5.2');
      const read = squeezed((await readPdf(await paperInNode(paper, fullAuditMade.at))).pages.join(''));
      const texts = textsIn({
        ...paper,
        author: '',
        sections: paper.sections.map(({ title, blocks }) => ({
          title,
          blocks: blocks.map(({ kind: _, ...block }) => block),
        })),
      });
      for (const text of texts.flatMap((one) => one.split('\n'))) expect(read).toContain(squeezed(printable(text)));
    },
  );
});

describe('the report of an audit', () => {
  test('[SOA20] without a statement says nothing of it', () => {
    const { audit } = buildFullAudit();
    expect(reportModel(audit.facts(), fullAuditMade)).not.toHaveProperty('applicability');
  });

  test('[SOA20] says the statement that was taken over: states, exclusions, and what doesn\u2019t agree', async () => {
    const { audit, photos } = buildFullAudit();
    const built = prepare();
    built.say('A.6.2.8', { applicability: 'excluded', exclusionReason: 'No logs are needed.' });
    audit.raise('A.6.2.8', 'minor');
    audit.act(takeOverStatement(audit.facts(), built.facts(), catalogue));
    const model = reportModel(audit.facts(), fullAuditMade);
    expect(model.applicability).toMatchObject({
      version: { version: '2.0', approvedBy: 'Ingrid Sävström', approvedOn: '2026-02-12' },
      counts: [
        { state: 'implemented', count: 37 },
        { state: 'excluded', count: 2 },
      ],
      excluded: [{ ref: 'A.4.4' }, { ref: 'A.6.2.8' }],
    });
    expect(model.applicability?.checks.filter(({ kind }) => kind === 'excludedWithNonconformity')).toEqual([
      expect.objectContaining({ ref: 'A.6.2.8', numbers: [expect.stringContaining('SA-')] }),
    ]);
    const { bytes } = await renderInNode(model, photos);
    const read = squeezed((await readPdf(bytes)).pages.join(''));
    const lost = enteredTexts({ ...model, audit: {}, groups: [], findings: [], evidence: [] })
      .flatMap(({ text }) => text.split('\n'))
      .filter((text) => !read.includes(squeezed(printable(text))));
    expect(lost).toEqual([]);
  });
});
