import type { ReviewInput, ReviewInputs } from '#domain/readiness/review-inputs.ts';
import type { DateFormat, ReportLanguage } from '#domain/report/report-choices.ts';
import { type WordsBy, wordingOf } from '../../wording/wording.ts';
import type { Paper, PaperBlock } from '../paper.ts';
import german from './de.json' with { type: 'json' };
import english from './en.json' with { type: 'json' };

type Words = WordsBy<keyof typeof english>;

/** What the records offer a management review to look at (9.3.2), input by input, with what they can't say. */
export const reviewInputsPaper = (
  { organisation, review, since, until, parts }: ReviewInputs,
  choices: { readonly language: ReportLanguage; readonly dates: DateFormat },
): Paper => {
  const w = wordingOf({ en: english, de: german }, choices.language, choices.dates);
  return {
    kind: w('kind'),
    title: review.title || w('untitled'),
    subtitle: organisation,
    facts: [
      ...(review.heldOn
        ? [[w('held'), w.day(review.heldOn)] as const]
        : review.plannedOn
          ? [[w('planned'), w.day(review.plannedOn)] as const]
          : []),
      [
        w('period'),
        since ? w('after', { since: w.day(since), until: w.day(until) }) : w('upTo', { until: w.day(until) }),
      ],
    ],
    caveat: w('caveat'),
    author: '',
    whose: organisation,
    confidentiality: '',
    sections: parts.map(({ part, said, silent }) => ({
      title: w(`part.${part}`),
      blocks: [
        inputTable(said, w),
        ...(silent.length > 0
          ? [
              { kind: 'subhead', text: w('silent') } as const,
              ...silent.map((silence): PaperBlock => ({ kind: 'paragraph', text: w(`silence.${silence}`) })),
            ]
          : []),
      ],
    })),
  };
};

const kindWords = ({ kind, grade, state, overdue, counts }: ReviewInput, w: Words): string => {
  if (kind === 'case') {
    const values = {
      grade: w(grade === 'major' ? 'grade.major' : 'grade.minor'),
      state: w(state === 'closed' ? 'state.closed' : 'state.open'),
      count: overdue ?? 0,
    };
    return w(overdue ? 'input.overdue' : 'input.case', values);
  }
  if (kind === 'audit') {
    const { major = 0, minor = 0, opportunityForImprovement: improvements = 0 } = counts ?? {};
    return w('input.audit', { major, minor, improvements });
  }
  return w(`input.${kind}`);
};

const inputTable = (said: readonly ReviewInput[], w: Words): PaperBlock => ({
  kind: 'table',
  columns: [
    { title: w('column.kind'), share: 2, isBold: true },
    { title: w('column.what'), share: 5 },
    { title: w('column.source'), share: 2 },
  ],
  rows: said.map((input) => [
    [kindWords(input, w), w.day(input.on)].filter(Boolean).join('\n'),
    input.what,
    w(`source.${input.source.kind}`, { name: 'name' in input.source ? input.source.name : '' }),
  ]),
  empty: w('nothing'),
});
