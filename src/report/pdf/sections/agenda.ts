import type { ReportAgendaItem, ReportEarlier } from '#domain/report/plan-part.ts';
import type { ReportModel } from '#domain/report/report-model.ts';
import { agendaTime } from '../../papers/plan/agenda-time.ts';
import type { Wording } from '../../wording/wording.ts';
import type { Flow } from '../flow.ts';

/** What an entry of the agenda says in its cells, beside its time. */
export const agendaCells = (entry: ReportAgendaItem, w: Wording): readonly string[] => {
  const method = entry.methods.flatMap((one) => (one ? w(`method.${one}`) : []));
  return [
    [entry.title, [...entry.areas, ...entry.items].join(', '), entry.note].filter(Boolean).join('\n'),
    [[entry.place, entry.site].filter(Boolean).join(', '), ...method].filter(Boolean).join('\n'),
    entry.auditors.join(', '),
    entry.auditees ?? '',
  ];
};

/** The agenda day by day. */
export const drawAgenda = (flow: Flow, model: ReportModel, w: Wording): void => {
  const agenda = model.plan?.agenda ?? [];
  if (agenda.length === 0) return;
  flow.subhead(w('plan.agenda'), 90);
  for (const [day, entries] of Map.groupBy(agenda, (entry) => entry.startsAt?.slice(0, 10))) {
    flow.gap(4);
    flow.paragraph(day ? w.day(day) : w('plan.noTime'));
    flow.table(
      [
        { title: w('plan.time'), share: 1.45, weight: 'bold' },
        { title: w('table.what'), share: 3.2 },
        { title: w('plan.where'), share: 2 },
        { title: w('plan.auditors'), share: 1.5 },
        { title: w('plan.auditees'), share: 1.8 },
      ],
      entries.map((entry) => ({ cells: [agendaTime(entry), ...agendaCells(entry, w)] })),
    );
  }
};

/** Who audited what they answer for, and why. */
export const drawOwnWork = (flow: Flow, model: ReportModel, w: Wording): void => {
  const ownWork = model.plan?.ownWork ?? [];
  if (ownWork.length === 0) return;
  flow.subhead(w('plan.ownWork'), 80);
  flow.table(
    [
      { title: w('table.name'), share: 1.5, weight: 'bold' },
      { title: w('plan.audits'), share: 1.5 },
      { title: w('plan.own'), share: 1.5 },
      { title: w('table.reason'), share: 3 },
    ],
    ownWork.map(({ name, work, own, reason }) => ({ cells: [name, work, own, reason ?? w('plan.noReason')] })),
  );
};

/** Grade, day and state of an earlier finding in one line. */
export const earlierFacts = ({ grade, raisedOn, state }: Partial<ReportEarlier>, w: Wording): string =>
  [grade && w(`verdict.${grade}`), w.day(raisedOn), state && w(`plan.${state}`)].filter(Boolean).join(', ');

/** What earlier audits found on these items. */
export const drawEarlier = (flow: Flow, model: ReportModel, w: Wording): void => {
  const earlier = model.plan?.earlier ?? [];
  if (earlier.length === 0) return;
  flow.subhead(w('plan.earlier'), 80);
  flow.table(
    [
      { title: w('table.number'), share: 1.3, weight: 'bold' },
      { title: w('table.item'), share: 0.7 },
      { title: w('table.finding'), share: 3 },
      { title: w('plan.last'), share: 1.8 },
      { title: w('plan.repeatedBy'), share: 1 },
    ],
    earlier.map((one) => ({
      cells: [one.label, one.ref, one.title ?? '', earlierFacts(one, w), one.repeatedBy.join(', ')],
    })),
  );
};
