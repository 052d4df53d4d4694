import { describe, expect, test } from 'vitest';
import { computedRecordId } from '#domain/journal/record-id.ts';
import { journalFacts } from '#domain/journal-facts.ts';
import { readinessModel } from '#domain/readiness/readiness-model.ts';
import { reviewInputs } from '#domain/readiness/review-inputs.ts';
import type { PaperSubject } from '#domain/report/paper-subject.ts';
import { textsIn } from '#domain/report/report-texts.ts';
import { editsOf } from '#domain/row.ts';
import { readinessActs } from '#domain/sample/year/readiness-acts.ts';
import { makePaper } from '#report/papers/make-paper.ts';
import readinessGerman from '#report/papers/readiness/de.json' with { type: 'json' };
import readinessEnglish from '#report/papers/readiness/en.json' with { type: 'json' };
import reviewGerman from '#report/papers/review-inputs/de.json' with { type: 'json' };
import reviewEnglish from '#report/papers/review-inputs/en.json' with { type: 'json' };
import { buildFullAudit, fullAuditMade } from '../support/full-audit.ts';
import { paperInNode } from '../support/paper-in-node.ts';
import { readPdf } from '../support/read-pdf.ts';
import { SimulatedAuthor } from '../support/simulated-author.ts';
import { catalogue } from '../support/test-tablet.ts';

const squeezed = (text: string) => text.replace(/\s+/gu, '');

const sources = () => {
  const journal = '33333333-3333-4333-8333-333333333333';
  const author = new SimulatedAuthor('b', journal).found();
  author.edit(...editsOf('organisation', computedRecordId(journal, 'organisation', 'facts'), { name: 'Norrsken' }));
  for (const { edits } of readinessActs(journal)) author.edit(...edits);
  return {
    catalogue,
    organisation: journalFacts(journal, [...author.view().values()]),
    audits: [buildFullAudit().audit.facts()],
    cases: [],
    today: '2026-11-20',
  };
};

const readiness = (): PaperSubject => ({ kind: 'readiness', model: readinessModel(sources()) });

const inputs = (): PaperSubject => {
  const from = sources();
  const autumn = from.organisation.of('managementReview').find(({ fields }) => fields.title?.includes('spring'));
  return { kind: 'reviewInputs', model: reviewInputs(from, autumn) };
};

const readBack = async (subject: PaperSubject, language: 'en' | 'de') => {
  const paper = makePaper(subject, fullAuditMade, { language, dates: 'words' });
  const { pages } = await readPdf(await paperInNode(paper, fullAuditMade.at));
  return { paper, pages, all: squeezed(pages.join('')) };
};

describe.each(['en', 'de'] as const)('in %s', (language) => {
  test.each([
    ['the readiness report', readiness],
    ["a review's inputs", inputs],
  ])('every text of %s is read back from its PDF', async (_name, subject) => {
    const { paper, all } = await readBack(subject(), language);
    const { kind: _kind, ...rest } = paper;
    const texts = textsIn({
      ...rest,
      author: '',
      sections: paper.sections.map(({ title, blocks }) => ({
        title,
        blocks: blocks.map(({ kind: _block, ...block }) =>
          'empty' in block && block.rows.length > 0 ? { ...block, empty: '' } : block,
        ),
      })),
    });
    expect(texts.length).toBeGreaterThan(20);
    for (const text of texts) for (const part of text.split('\n')) expect(all).toContain(squeezed(part));
  });
});

test('[R31] the first page of the readiness report says that readiness is no certification', async () => {
  const { pages } = await readBack(readiness(), 'en');
  expect(squeezed(pages[0] ?? '')).toContain(squeezed('Readiness is no certification.'));
  const german = await readBack(readiness(), 'de');
  expect(squeezed(german.pages[0] ?? '')).toContain(squeezed('Reife ist keine Zertifizierung.'));
});

test('[R22] the readiness report prints no percentage', async () => {
  const { pages } = await readBack(readiness(), 'en');
  expect(pages.join('')).not.toContain('%');
});

test('both languages have the same words', () => {
  for (const [english, german] of [
    [readinessEnglish, readinessGerman],
    [reviewEnglish, reviewGerman],
  ] as const) {
    expect(Object.keys(german)).toEqual(Object.keys(english));
    const values = (texts: Readonly<Record<string, string>>) =>
      Object.entries(texts).map(([key, text]) => [key, ...(text.match(/\{\w+\}/gu) ?? []).toSorted()]);
    expect(values(german)).toEqual(values(english));
  }
});
