import type { ReportApplicability, ReportedState } from '#domain/report/report-applicability.ts';
import type { Wording } from '../../wording/wording.ts';
import type { Flow } from '../flow.ts';

/** The Statement of Applicability that the audit took over, and what doesn't agree with the audit. */
export const drawApplicability = (flow: Flow, model: ReportApplicability, w: Wording): void => {
  const { version, counts, excluded, checks } = model;
  flow.paragraph(
    w('soa.lead', {
      version: version
        ? w('soa.version', {
            version: version.version ?? '',
            by: version.approvedBy ?? w('notGiven'),
            on: w.day(version.approvedOn) || w('notGiven'),
          })
        : w('soa.noVersion'),
    }),
  );
  flow.subhead(w('soa.counts'), 90);
  flow.table(
    [
      { title: w('soa.state'), share: 4, weight: 'bold' },
      { title: w('soa.count'), share: 1 },
    ],
    counts.map(({ state, count }) => ({ cells: [stateWords(state, w), String(count)] })),
  );
  flow.subhead(w('soa.exclusions'), 90);
  if (excluded.length === 0) flow.paragraph(w('none'));
  else
    flow.table(
      [
        { title: w('soa.column.reference'), share: 1.1, weight: 'bold' },
        { title: w('table.title'), share: 1.8 },
        { title: w('soa.column.exclusionReason'), share: 5 },
      ],
      excluded.map(({ ref, title, reason, isInConflict }) => ({
        cells: [
          ref,
          title,
          [reason.trim() ? reason : w('soa.noReason'), ...(isInConflict ? [`(${w('soa.inConflict')})`] : [])].join(
            '\n',
          ),
        ],
      })),
    );
  flow.subhead(w('soa.checks'), 90);
  if (checks.length === 0) flow.paragraph(w('soa.checksNone'));
  else
    flow.table(
      [
        { title: w('soa.column.reference'), share: 1.1, weight: 'bold' },
        { title: w('table.title'), share: 1.8 },
        { title: w('soa.check'), share: 5 },
      ],
      checks.map(({ kind, ref, title, numbers }) => ({
        cells: [ref, title, w(`soa.check.${kind}`, { numbers: w.list(numbers) })],
      })),
    );
};

const stateWords = (state: ReportedState, w: Wording): string => {
  if (state === 'excluded' || state === 'undecided') return w(`soa.${state}`);
  return state === 'notSaid' ? w('soa.stateNotSaid') : w('soa.stateApplicable', { state: w(`soa.${state}`) });
};
