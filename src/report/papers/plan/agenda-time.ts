import type { ReportAgendaItem } from '#domain/report/plan-part.ts';

/** From when to when: the day of the start stands over the table, another day of the end beside its time. */
export const agendaTime = ({ startsAt, endsAt }: Pick<ReportAgendaItem, 'startsAt' | 'endsAt'>): string => {
  const isSameDay = endsAt?.slice(0, 10) === startsAt?.slice(0, 10);
  return [startsAt?.slice(11), isSameDay ? endsAt?.slice(11) : endsAt?.replace('T', ' ')].filter(Boolean).join(' – ');
};
