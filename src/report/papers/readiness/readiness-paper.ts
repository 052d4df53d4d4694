import type { PathLack } from '#domain/readiness/certification-path.ts';
import type { ReadinessModel, ReportedBlocker, ReportedRow } from '#domain/readiness/readiness-model.ts';
import { extraGroup } from '#domain/readiness/readiness-rows.ts';
import type { RowLack } from '#domain/readiness/row-state.ts';
import type { DateFormat, ReportLanguage } from '#domain/report/report-choices.ts';
import { type WordsBy, wordingOf } from '../../wording/wording.ts';
import type { Paper, PaperBlock } from '../paper.ts';
import german from './de.json' with { type: 'json' };
import english from './en.json' with { type: 'json' };

type Words = WordsBy<keyof typeof english>;

const states = ['notReady', 'open', 'concern', 'ready'] as const;

/** How ready an organisation is for certification, as counts and rows; that it is no certification stands on the first page. */
export const readinessPaper = (
  model: ReadinessModel,
  choices: { readonly language: ReportLanguage; readonly dates: DateFormat },
): Paper => {
  const w = wordingOf({ en: english, de: german }, choices.language, choices.dates);
  return {
    kind: w('kind'),
    title: w('title'),
    subtitle: model.organisation,
    facts: [
      [w('asOf'), w.day(model.today)],
      [w('body'), model.body || w('noBody')],
    ],
    caveat: w('disclaimer'),
    author: '',
    whose: model.organisation,
    confidentiality: '',
    sections: [
      { title: w('counts'), blocks: [note(w('counts.note')), ...countBlocks(model, w)] },
      { title: w('blockers'), blocks: blockerBlocks(model, w) },
      {
        title: w('concerns'),
        blocks: [
          ...(model.concerns.length > 0 ? [note(w('concerns.note'))] : []),
          rowTable(model.concerns, w, w('concerns.none')),
        ],
      },
      { title: w('path'), blocks: [pathTable(model, w)] },
      ...model.stages.map(({ stage, rows }) => ({
        title: w(`stage.${stage}`),
        blocks: [rowTable(rows, w, w('noRows'))],
      })),
    ],
  };
};

const note = (text: string): PaperBlock => ({ kind: 'paragraph', text, isNote: true });

const countBlocks = ({ stages }: ReadinessModel, w: Words): readonly PaperBlock[] =>
  stages.flatMap(({ stage, groups, rows }): readonly PaperBlock[] => [
    { kind: 'subhead', text: w(`short.${stage}`) },
    {
      kind: 'table',
      columns: [
        { title: w('group'), share: 2, isBold: true },
        ...states.map((state) => ({ title: w(`state.${state}`), share: 1.4 })),
      ],
      rows: [
        ...groups.map(({ group, tally }) => [
          group === extraGroup ? w('ownControls') : group,
          ...states.map((state) => String(tally[state])),
        ]),
        [w('all'), ...states.map((state) => String(rows.filter((row) => row.state === state).length))],
      ],
      empty: w('noRows'),
    },
  ]);

const named = ({ asked, title, ref, number, kind }: ReportedBlocker, w: Words): string => {
  if (kind === 'openMajor') return [number, title, ref && `(${ref})`].filter(Boolean).join(' ');
  return [ref, asked ? w(`asked.${asked}`) : title].filter(Boolean).join(' ');
};

const blockerBlocks = ({ blockers, openMinors }: ReadinessModel, w: Words): readonly PaperBlock[] => {
  const minors = openMinors.map(({ number, title, item }) =>
    [number, title, item && `(${item})`].filter(Boolean).join(' '),
  );
  return [
    {
      kind: 'table',
      columns: [
        { title: w('column.what'), share: 2.4, isBold: true },
        { title: w('column.count'), share: 0.8 },
        { title: w('column.which'), share: 5 },
      ],
      rows: [
        ...[...Map.groupBy(blockers, ({ kind }) => kind)].map(([kind, ones]) => [
          w(`blocker.${kind}`),
          String(ones.length),
          ones
            .map((one) => named(one, w))
            .filter(Boolean)
            .join('\n'),
        ]),
        ...(minors.length > 0 ? [[w('openMinors'), String(minors.length), minors.join('\n')]] : []),
      ],
      empty: w('blockers.none'),
    },
  ];
};

const lackWords = (lack: RowLack, w: Words): string =>
  w(`lack.${lack.kind}`, {
    on: 'on' in lack ? w.day(lack.on) : '',
    list: 'numbers' in lack ? lack.numbers.join(', ') : '',
  });

const rowTable = (rows: readonly ReportedRow[], w: Words, empty: string): PaperBlock => ({
  kind: 'table',
  columns: [
    { title: w('column.clause'), share: 0.9, isBold: true },
    { title: w('column.row'), share: 2.2 },
    { title: w('column.artefact'), share: 2.4 },
    { title: w('column.verdict'), share: 1.7 },
    { title: w('column.note'), share: 2.8 },
  ],
  rows: rows.map((row) => {
    const given = [row.by, w.day(row.givenOn)].filter(Boolean).join('\n');
    // What a ready row lacks is nothing; of a concern its words say more than the gates.
    const lacks = row.state === 'ready' ? [] : row.lacks.map((lack) => lackWords(lack, w));
    return [
      row.ref,
      row.asked ? w(`asked.${row.asked}`) : (row.title ?? ''),
      [row.artefact, w.day(row.artefactOn)].filter(Boolean).join('\n') || w('noArtefact'),
      [w(`state.${row.state}`), row.state === 'open' ? '' : given].filter(Boolean).join('\n'),
      [row.note.trim(), lacks.join('; ')].filter(Boolean).join('\n'),
    ];
  }),
  empty,
});

const pathLackWords = (lack: PathLack, w: Words): string =>
  w(`path.${lack.kind}`, {
    on: 'on' in lack ? w.day(lack.on) : '',
    step: 'step' in lack ? w(`step.${lack.step}`) : '',
    count: 'count' in lack ? lack.count : '',
    list: 'refs' in lack ? lack.refs.join(', ') : 'numbers' in lack ? lack.numbers.join(', ') : '',
  });

const pathTable = ({ path }: ReadinessModel, w: Words): PaperBlock => ({
  kind: 'table',
  columns: [
    { title: w('column.step'), share: 1.8, isBold: true },
    { title: w('column.state'), share: 1.6 },
    { title: w('column.dates'), share: 2 },
    { title: w('column.missing'), share: 4 },
  ],
  rows: path.map(({ step, state, plannedOn, doneOn, note: said, missing }) => [
    w(`step.${step}`),
    w(`stepState.${state}`),
    [
      ...(plannedOn ? [w('plannedFor', { on: w.day(plannedOn) })] : []),
      ...(doneOn ? [w('doneOn', { on: w.day(doneOn) })] : []),
    ].join('\n'),
    [missing.map((lack) => pathLackWords(lack, w)).join('; '), said.trim()].filter(Boolean).join('\n'),
  ]),
  empty: w('noRows'),
});
