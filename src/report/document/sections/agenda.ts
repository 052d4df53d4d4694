import type { ReportModel } from '#domain/report/report-model.ts';
import { agendaTime } from '../../papers/plan/agenda-time.ts';
import { agendaCells, earlierFacts } from '../../pdf/sections/agenda.ts';
import type { Wording } from '../../wording/wording.ts';
import { heading, type Part, paragraphs, table } from '../parts.ts';

/** Who audited what they answer for, and why. */
export const ownWorkParts = (model: ReportModel, w: Wording): readonly Part[] => {
  const ownWork = model.plan?.ownWork ?? [];
  if (ownWork.length === 0) return [];
  return [
    heading(w('plan.ownWork'), 2),
    table(
      [
        [w('table.name'), 1.5],
        [w('plan.audits'), 1.5],
        [w('plan.own'), 1.5],
        [w('table.reason'), 3],
      ],
      ownWork.map(({ name, work, own, reason }) => [name, work, own, reason ?? w('plan.noReason')]),
    ),
  ];
};

/** The agenda day by day, and what was found before. */
export const agendaParts = (model: ReportModel, w: Wording): readonly Part[] => {
  const { agenda = [], earlier = [] } = model.plan ?? {};
  const days = [...Map.groupBy(agenda, (entry) => entry.startsAt?.slice(0, 10))];
  return [
    ...(agenda.length > 0 ? [heading(w('plan.agenda'), 2)] : []),
    ...days.flatMap(([day, entries]) => [
      ...paragraphs(day ? w.day(day) : w('plan.noTime'), { bold: true }),
      table(
        [
          [w('plan.time'), 1.45],
          [w('table.what'), 3.2],
          [w('plan.where'), 2],
          [w('plan.auditors'), 1.5],
          [w('plan.auditees'), 1.8],
        ],
        entries.map((entry) => [agendaTime(entry), ...agendaCells(entry, w)]),
      ),
    ]),
    ...(earlier.length > 0
      ? [
          heading(w('plan.earlier'), 2),
          table(
            [
              [w('table.number'), 1.3],
              [w('table.item'), 0.7],
              [w('table.finding'), 3],
              [w('plan.last'), 1.8],
              [w('plan.repeatedBy'), 1],
            ],
            earlier.map((one) => [
              one.label,
              one.ref,
              one.title ?? '',
              earlierFacts(one, w),
              one.repeatedBy.join(', '),
            ]),
          ),
        ]
      : []),
  ];
};
