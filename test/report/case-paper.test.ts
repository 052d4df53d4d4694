import { expect, test } from 'vitest';
import { casePaperModel, caseRegisterModel } from '#domain/corrective-action/case-paper-model.ts';
import { caseRegister } from '#domain/corrective-action/case-register.ts';
import { reopenRound } from '#domain/corrective-action/close-case.ts';
import type { PaperSubject } from '#domain/report/paper-subject.ts';
import { textsIn } from '#domain/report/report-texts.ts';
import { makePaper } from '#report/papers/make-paper.ts';
import { checkedCase, issuedCase, lead } from '../support/case-builder.ts';
import { paperInNode } from '../support/paper-in-node.ts';
import { readPdf } from '../support/read-pdf.ts';

const squeezed = (text: string) => text.replace(/\s+/gu, '');
const made = { at: '2026-11-24T10:00:00.000Z', app: 'test' };

/** Everything of the paper that is text, without the kinds of its blocks. */
const textsOf = (subject: PaperSubject) => {
  const paper = makePaper(subject, made, { language: 'en', dates: 'words' });
  const sections = paper.sections.map(({ title, blocks }) => ({
    title,
    blocks: blocks.map((block) =>
      block.kind === 'signatures'
        ? block.rows.map(({ name, position }) => ({ name, position }))
        : (({ kind: _, ...rest }) =>
            'rows' in rest && 'empty' in rest && rest.rows.length > 0 ? { ...rest, empty: '' } : rest)(block),
    ),
  }));
  return { paper, texts: textsIn({ ...paper, author: '', sections } as never) };
};

const reopened = () => {
  const { tablet } = checkedCase();
  tablet.reject('First the extent.');
  tablet.accept();
  tablet.close();
  tablet.act(
    reopenRound(
      tablet.facts(),
      { record: tablet.record(), reason: 'Seen again in June', at: '2026-06-20T09:00:00.000Z' },
      lead,
    ),
  );
  tablet.correct('Stopped at once');
  return tablet;
};

test('[CA32] every round, decision and check of a case is read back from its PDF', async () => {
  const tablet = reopened();
  const { paper, texts } = textsOf({ kind: 'case', model: casePaperModel(tablet.facts(), '2026-07-01') });
  const read = squeezed((await readPdf(await paperInNode(paper, made.at))).pages.join(''));
  for (const text of texts) expect(read).toContain(squeezed(text));
  for (const text of [
    'First the extent.',
    'Ten of ten labellers have proof',
    'Looked at 10.',
    'Seen again in June',
    'Stopped at once',
    'Two of nine have no record.',
    'Piotr Zieliński',
  ])
    expect(read).toContain(squeezed(text));
});

test('[CA32] the register holds every case, and German has every word', async () => {
  const register = caseRegister([reopened().facts(), issuedCase().facts()], '2026-07-01');
  const subject = { kind: 'caseRegister', model: caseRegisterModel(register, '2026-07-01') } as const;
  const { paper, texts } = textsOf(subject);
  const read = squeezed((await readPdf(await paperInNode(paper, made.at))).pages.join(''));
  for (const text of texts) expect(read).toContain(squeezed(text));
  const german = makePaper(subject, made, { language: 'de', dates: 'words' });
  expect(german.kind).toBe('Register der Korrekturmaßnahmen');
});
