import { type StatementLine, type StatementModel, statementLines } from '#domain/applicability/statement-model.ts';
import type { PaperMaking } from '#domain/report/paper-subject.ts';
import type { DateFormat, ReportLanguage } from '#domain/report/report-choices.ts';
import { type WordsBy, wordingOf } from '../../wording/wording.ts';
import type { Paper } from '../paper.ts';
import german from './de.json' with { type: 'json' };
import english from './en.json' with { type: 'json' };

type Words = WordsBy<keyof typeof english>;

/** The Statement of Applicability as it stands, and whether that is the approved version. */
export const statementPaper = (
  model: StatementModel,
  _making: PaperMaking,
  choices: { readonly language: ReportLanguage; readonly dates: DateFormat },
): Paper => {
  const w: Words = wordingOf({ en: english, de: german }, choices.language, choices.dates);
  const { version, changedSince, groups } = model;
  const lines = statementLines(model);
  const count = (decision: StatementLine['decision']) => lines.filter((line) => line.decision === decision).length;
  const open = lines.filter((line) => line.decision === 'undecided' || line.isInConflict);
  const caveats = [
    ...(version ? [] : [w('notApproved')]),
    ...(changedSince.length > 0
      ? [w('changed', { list: w.list(changedSince.map(({ reference }) => reference)) })]
      : []),
    ...(open.length > 0 ? [w('incomplete', { list: w.list(open.map(({ reference }) => reference)) })] : []),
  ];
  return {
    kind: w('kind'),
    title: w('title'),
    subtitle: model.organisation,
    facts: [
      [w('standard'), model.standard],
      ...(version
        ? ([
            [w('version'), version.version ?? ''],
            [w('approved'), w('approvedBy', { by: version.approvedBy ?? '', on: w.day(version.approvedOn) })],
          ] as const)
        : []),
      ...(version?.note ? ([[w('note'), version.note]] as const) : []),
      [
        w('counts'),
        w('countsWords', {
          applicable: count('applicable'),
          all: lines.length,
          excluded: count('excluded'),
          undecided: count('undecided'),
        }),
      ],
    ],
    ...(caveats.length > 0 ? { caveat: caveats.join(' ') } : {}),
    author: version?.approvedBy ?? '',
    whose: model.organisation,
    confidentiality: '',
    sections: groups.map((group) => ({
      title: group.ref ? `${group.ref}  ${group.title}` : w('extra'),
      blocks: [
        {
          kind: 'table',
          empty: '',
          columns: [
            { title: w('control'), share: 1.2, isBold: true },
            { title: w('name'), share: 1.7 },
            { title: w('decision'), share: 1.4 },
            { title: w('reason'), share: 3.4 },
            { title: w('documents'), share: 2 },
          ],
          rows: group.lines.map((line) => [
            line.reference,
            line.title,
            [
              w(line.decision),
              line.decision === 'applicable' && line.implementation ? w(line.implementation) : '',
              line.isInConflict ? `(${w('inConflict')})` : '',
            ]
              .filter(Boolean)
              .join('\n'),
            [reasonOf(line, w), line.owner ? w('ownerIs', { owner: line.owner }) : ''].filter(Boolean).join('\n'),
            line.documents.join('\n'),
          ]),
        },
      ],
    })),
  };
};

const reasonOf = ({ decision, inclusionReason, exclusionReason }: StatementLine, w: Words): string => {
  if (decision === 'undecided') return [inclusionReason, exclusionReason].filter((text) => text.trim()).join('\n');
  const reason = decision === 'excluded' ? exclusionReason : inclusionReason;
  return reason.trim() ? reason : w('noReason');
};
