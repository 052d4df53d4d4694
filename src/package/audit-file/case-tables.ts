import { casePaperModel } from '#domain/corrective-action/case-paper-model.ts';
import { caseOf } from '#domain/corrective-action/case-records.ts';
import { caseState } from '#domain/corrective-action/case-state.ts';
import type { AuditFileSubject, Table } from './audit-file-part.ts';
import type { AuditFileWords } from './audit-file-words.ts';

type Key = Parameters<AuditFileWords>[0];

/** CA32: causes, actions, decisions and effectiveness of an audit's cases, one table each. */
export const caseTables = ({ cases, model, words, w }: AuditFileSubject): readonly Table[] => {
  const today = model.madeAt.slice(0, 10);
  const all = cases
    .map((facts) => casePaperModel(facts, today))
    .toSorted((a, b) => (a.case.number ?? '').localeCompare(b.case.number ?? ''));
  const rounds = all.flatMap((one) =>
    one.rounds.map((round) => ({ ...round, label: [one.case.number ?? '', String(round.round)] as const })),
  );
  const table = (
    key: string,
    title: Key,
    columns: readonly Key[],
    rows: readonly (readonly (string | undefined)[])[],
  ) =>
    rows.length === 0
      ? []
      : [
          {
            key,
            title: words(title),
            columns: columns.map((column) => words(column)),
            rows: rows.map((row) => row.map((cell) => cell ?? '')),
            isLong: true,
          },
        ];
  return [
    ...table(
      'cases',
      'table.cases',
      [
        'column.label',
        'column.state',
        'column.owner',
        'column.verifier',
        'column.acknowledgement',
        'column.acknowledgementComment',
        'column.overdue',
      ],
      all.map((one) => [
        one.case.number,
        one.state.isClosed
          ? words('case.closed', { day: w.day(one.state.closedOn) })
          : words('case.open', { round: one.state.round }),
        one.case.owner,
        one.case.verifier,
        one.acknowledgement?.answer &&
          [w(`finding.${one.acknowledgement.answer}`), one.acknowledgement.by, w.day(one.acknowledgement.on)]
            .filter(Boolean)
            .join(', '),
        one.acknowledgement?.comment,
        one.state.overdueDays > 0 ? words('case.overdue', { days: one.state.overdueDays }) : '',
      ]),
    ),
    ...table(
      'causes',
      'table.causes',
      ['column.label', 'column.round', 'column.correction', 'column.extent', 'column.why', 'column.cause'],
      rounds
        .filter(({ corrections, extent, cause, whys }) => corrections.length + whys.length > 0 || extent || cause)
        .map(({ label, corrections, extent, cause, whys }) => [
          ...label,
          corrections.map(({ text }) => text).join('\n'),
          [extent?.existence && words(`case.${extent.existence}`), extent?.text].filter(Boolean).join(': '),
          whys.map(({ answer }) => answer).join('\n'),
          [cause?.method && words(`case.${cause.method}`), cause?.statement].filter(Boolean).join(': '),
        ]),
    ),
    ...table(
      'actions',
      'table.actions',
      [
        'column.label',
        'column.round',
        'column.action',
        'column.owner',
        'column.due',
        'column.implemented',
        'column.whatWasDone',
        'column.evidence',
      ],
      rounds.flatMap(({ label, actions }) =>
        actions.map(({ text, owner, dueOn, implementedOn, implementation, evidence }) => [
          ...label,
          text,
          owner,
          w.day(dueOn),
          w.day(implementedOn),
          implementation,
          evidence.join('\n'),
        ]),
      ),
    ),
    ...table(
      'decisions',
      'table.decisions',
      ['column.label', 'column.round', 'column.decision', 'column.by', 'column.when', 'column.reason'],
      rounds.flatMap(({ label, decisions, closures }) =>
        [...decisions, ...closures].map(({ decision, by, at, reason }) => [
          ...label,
          decision && words(decision === 'closed' ? 'case.closedDecision' : `case.${decision}`),
          by,
          w.moment(at),
          reason,
        ]),
      ),
    ),
    ...table(
      'effectiveness',
      'table.effectiveness',
      [
        'column.label',
        'column.round',
        'column.criterion',
        'column.checkMethod',
        'column.checkOn',
        'column.fixed',
        'column.result',
        'column.verifier',
        'column.checkedOn',
        'column.note',
        'column.evidence',
      ],
      rounds.flatMap(({ label, check }) =>
        check
          ? [
              [
                ...label,
                check.criterion,
                check.method,
                w.day(check.checkOn),
                [check.fixedBy, w.moment(check.fixedAt)].filter(Boolean).join(', '),
                check.result && words(`case.${check.result}`),
                check.verifier,
                w.day(check.checkedOn),
                check.note,
                check.evidence.join('\n'),
              ],
            ]
          : [],
      ),
    ),
  ];
};

/** Numbers of findings whose case is not closed, or that have none. */
export const withoutClosedCase = (
  { cases, model }: AuditFileSubject,
  numbers: readonly string[],
): { readonly none: readonly string[]; readonly open: readonly string[] } => {
  const today = model.madeAt.slice(0, 10);
  const states = new Map(
    cases.map((facts) => [caseOf(facts)?.fields.number ?? '', caseState(facts, today).isClosed] as const),
  );
  return {
    none: numbers.filter((number) => !states.has(number)),
    open: numbers.filter((number) => states.get(number) === false),
  };
};
