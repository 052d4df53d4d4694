import type { WholeAudit } from '../audit/audit-facts.ts';
import type { RecordOf } from '../nouns.ts';
import {
  chosenOwn,
  ownAreasWords,
  type ReportAgendaItem,
  type ReportEarlier,
  type ReportOwnWork,
  reportPlan,
} from '../report/plan-part.ts';

/** What the printed plan says to the auditee. */
export type PlanModel = {
  readonly standard: string;
  readonly audit: Pick<
    Partial<RecordOf<'audit'>>,
    | 'number'
    | 'title'
    | 'organisation'
    | 'client'
    | 'objectives'
    | 'scope'
    | 'startsOn'
    | 'endsOn'
    | 'methods'
    | 'confidentiality'
    | 'samplingNote'
  >;
  readonly procedures: readonly string[];
  readonly sites: readonly (readonly [string, string])[];
  readonly aiSystems: readonly (readonly [string, string])[];
  readonly areas: readonly string[];
  readonly team: readonly (Pick<Partial<RecordOf<'teamMember'>>, 'name' | 'role' | 'impartiality'> & {
    readonly own: string;
  })[];
  readonly agenda: readonly ReportAgendaItem[];
  readonly ownWork: readonly ReportOwnWork[];
  readonly earlier: readonly ReportEarlier[];
};

export const planModel = (facts: WholeAudit): PlanModel => {
  const {
    number,
    title,
    organisation,
    client,
    objectives,
    scope,
    startsOn,
    endsOn,
    methods,
    confidentiality,
    samplingNote,
  } = facts.audit?.fields ?? {};
  const said = {
    number,
    title,
    organisation,
    client,
    objectives,
    scope,
    startsOn,
    endsOn,
    methods,
    confidentiality,
    samplingNote,
  };
  const { agenda = [], ownWork = [], earlier = [] } = reportPlan(facts) ?? {};
  return {
    standard: facts.catalogue.title,
    audit: Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined)),
    procedures: facts.procedures.map(({ fields }) => [fields.name, fields.version].filter(Boolean).join(', ')),
    sites: facts.sites.map(({ fields }) => [fields.name ?? '', fields.place ?? ''] as const),
    aiSystems: facts.aiSystems.map(({ fields }) => [fields.name ?? '', fields.purpose ?? ''] as const),
    areas: facts.of('area').flatMap(({ fields }) => fields.name ?? []),
    team: facts.team.map((row) => ({
      name: row.fields.name ?? '',
      ...(row.fields.role ? { role: row.fields.role } : {}),
      ...(row.fields.impartiality ? { impartiality: row.fields.impartiality } : {}),
      own: ownAreasWords(row.fields.ownAreas, chosenOwn(facts, row)),
    })),
    agenda,
    ownWork,
    earlier,
  };
};
