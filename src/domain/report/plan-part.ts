import type { WholeAudit } from '../audit/audit-facts.ts';
import { checklistItems } from '../checklist/checklist-item.ts';
import type { RecordOf } from '../nouns.ts';
import { agendaOf } from '../plan/agenda.ts';
import { earlierName, repeated } from '../plan/earlier-findings.ts';
import { impartialityProblems, type OwnThing } from '../plan/impartiality.ts';
import type { Row } from '../row.ts';

export type ReportAgendaItem = Partial<
  Pick<RecordOf<'agendaItem'>, 'title' | 'startsAt' | 'endsAt' | 'place' | 'auditees' | 'note'>
> & {
  readonly site: string | undefined;
  readonly methods: readonly RecordOf<'agendaItem'>['method'][];
  readonly items: readonly string[];
  readonly areas: readonly string[];
  readonly auditors: readonly string[];
};

/** Somebody who audits what they answer for: in which entry or working paper, and why. */
export type ReportOwnWork = {
  readonly name: string;
  readonly work: string;
  readonly own: string;
  readonly reason: string | undefined;
};

export type ReportEarlier = Partial<Pick<RecordOf<'earlierFinding'>, 'grade' | 'raisedOn' | 'state' | 'title'>> & {
  readonly label: string;
  readonly ref: string;
  readonly repeatedBy: readonly string[];
};

/** What the plan adds to a report: how the audit ran, who audited own work and why, what was found before. */
export type ReportPlan = {
  readonly agenda: readonly ReportAgendaItem[];
  readonly ownWork: readonly ReportOwnWork[];
  readonly earlier: readonly ReportEarlier[];
};

export const ownNames = (own: readonly OwnThing[]): string =>
  own.map((thing) => (thing.kind === 'area' ? thing.name : thing.ref)).join(', ');

/** References and names instead of records, for pages. What is not there any more has no name. */
const namesIn = (facts: WholeAudit) => {
  const refs = new Map(checklistItems(facts).map((item) => [item.item, item.ref]));
  const named = new Map(
    [...facts.of('area'), ...facts.team, ...facts.sites].map((row) => [row.record, row.fields.name ?? '']),
  );
  return {
    refOf: (item: string | undefined) => refs.get(item ?? '') ?? item ?? '',
    nameOf: (record: string | undefined) => named.get(record ?? ''),
    names: (records: readonly string[] | undefined) => (records ?? []).flatMap((record) => named.get(record) ?? []),
  };
};

export const reportAgenda = (facts: WholeAudit): readonly ReportAgendaItem[] => {
  const { refOf, nameOf, names } = namesIn(facts);
  return agendaOf(facts).map(({ fields }) => {
    const { title, startsAt, endsAt, place, auditees, note, method } = fields;
    const said = { title, startsAt, endsAt, place, auditees, note };
    return {
      ...(Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined)) as Partial<
        Pick<RecordOf<'agendaItem'>, keyof typeof said>
      >),
      site: nameOf(fields.site),
      methods: method ? [method] : [],
      items: (fields.items ?? []).map(refOf),
      areas: names(fields.areas),
      auditors: names(fields.auditors),
    };
  });
};

export const reportOwnWork = (facts: WholeAudit): readonly ReportOwnWork[] =>
  impartialityProblems(facts).map(({ name, work, own, reason }) => ({
    name,
    work: work.kind === 'agenda' ? work.title : work.ref,
    own: ownNames(own),
    reason,
  }));

/** Undefined where there is nothing of it, as in audits from before. */
export const reportPlan = (facts: WholeAudit): ReportPlan | undefined => {
  const { refOf } = namesIn(facts);
  const earlier = facts.of('earlierFinding');
  const plan: ReportPlan = {
    agenda: reportAgenda(facts),
    ownWork: reportOwnWork(facts),
    earlier: earlier.map(({ record, fields: { grade, raisedOn, state, title, ...fields } }) => ({
      label: earlierName(fields),
      ref: refOf(fields.item),
      ...(grade ? { grade } : {}),
      ...(raisedOn ? { raisedOn } : {}),
      ...(state ? { state } : {}),
      ...(title ? { title } : {}),
      repeatedBy: facts.findings.flatMap((row) =>
        repeated(earlier, row.fields.repeatOf)?.record === record ? (row.fields.number ?? '') : [],
      ),
    })),
  };
  return Object.values(plan).some((part) => part.length > 0) ? plan : undefined;
};

/** The areas and items that were chosen as a member's own, by their names. */
export const chosenOwn = (facts: WholeAudit, { fields }: Row<'teamMember'>): readonly string[] => {
  const { refOf, names } = namesIn(facts);
  return [...names(fields.areas), ...(fields.items ?? []).map(refOf)];
};

/** Own areas in words and those that were chosen; what the words name already isn't said twice. */
export const ownAreasWords = (text: string | undefined, chosen: readonly string[]): string => {
  const said = text?.trim() ?? '';
  const more = chosen.filter((name) => !said.toLowerCase().includes(name.toLowerCase()));
  return [said, ...more].filter(Boolean).join(', ');
};
