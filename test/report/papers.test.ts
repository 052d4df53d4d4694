import { expect, test } from 'vitest';
import { planModel } from '#domain/plan/plan-model.ts';
import { textsIn } from '#domain/report/report-texts.ts';
import { makePaper } from '#report/papers/make-paper.ts';
import { printable } from '#report/pdf/printable.ts';
import { buildFullAudit, fullAuditMade } from '../support/full-audit.ts';
import { paperInNode } from '../support/paper-in-node.ts';
import { readPdf } from '../support/read-pdf.ts';

const squeezed = (text: string) => text.replace(/\s+/gu, '');

test('every text of a paper is read back from its PDF', async () => {
  const { audit } = buildFullAudit();
  const subject = { kind: 'plan', model: planModel(audit.facts()) } as const;
  const paper = makePaper(subject, fullAuditMade, { language: 'en', dates: 'words' });
  const read = squeezed((await readPdf(await paperInNode(paper, fullAuditMade.at))).pages.join(''));
  const texts = textsIn({
    ...paper,
    author: '',
    sections: paper.sections.map(({ title, blocks }) => ({
      title,
      blocks: blocks.map(({ kind: _kind, ...block }) => block),
    })),
  });
  for (const text of texts) expect(read).toContain(squeezed(printable(text)));
});
