import { auditRecordId } from '../audit/audit-facts.ts';
import { type Auditor, startAudit } from '../audit/start-audit.ts';
import { bringOwnQuestions, nothingYet } from '../catalogue/audit-start.ts';
import type { Catalogue } from '../catalogue/catalogue.ts';
import type { Edit } from '../journal/edit.ts';
import type { JournalFacts } from '../journal-facts.ts';
import { copyFact } from '../organisation/copy-fact.ts';
import { type Result, refuse, succeed } from '../result.ts';
import { editsOf, type Row } from '../row.ts';
import { isCancelled } from './planned-audit.ts';

export type StartPlannedRefusal =
  | { readonly kind: 'auditAlreadyStarted'; readonly title: string }
  | { readonly kind: 'plannedAuditGone' }
  | { readonly kind: 'plannedAuditCancelled'; readonly title: string };

/** SPEC PR9: the planned audit that may be started now. */
export const startablePlan = (
  facts: JournalFacts,
  record: string,
): Result<Row<'plannedAudit'>, StartPlannedRefusal> => {
  const plan = facts.record('plannedAudit', record);
  const title = plan?.fields.title ?? '';
  if (!plan) return refuse({ kind: 'plannedAuditGone' });
  if (plan.fields.audit !== undefined) return refuse({ kind: 'auditAlreadyStarted', title });
  if (isCancelled(plan)) return refuse({ kind: 'plannedAuditCancelled', title });
  return succeed(plan);
};

/** SPEC PR9: the first words of an audit's journal as it was planned. `scope` says in words what was planned. */
export const startPlannedAudit = (
  facts: JournalFacts,
  plan: Row<'plannedAudit'>,
  journal: string,
  input: {
    readonly auditor: Auditor;
    readonly catalogue: Catalogue;
    readonly today: string;
    readonly title: string;
    readonly scope: string;
  },
): readonly Edit[] => {
  const { fields } = plan;
  const organisation = facts.of('organisation')[0];
  const copies = <N extends 'site' | 'aiSystem' | 'area'>(noun: N, records: readonly string[] | undefined) =>
    (records ?? []).flatMap((record) => {
      const row = facts.record(noun, record);
      return row ? copyFact<'site' | 'aiSystem' | 'area'>(journal, row as Row<'site' | 'aiSystem' | 'area'>) : [];
    });
  const startsOn = fields.startsOn ?? input.today;
  const planned = editsOf('audit', auditRecordId(journal), {
    kind: fields.kind ?? 'internal',
    organisation: organisation?.fields.name,
    organisationSource: organisation && { journal: facts.journal, record: organisation.record },
    plannedAudit: { journal: facts.journal, record: plan.record },
    startsOn,
    endsOn: fields.endsOn ?? startsOn,
    methods: fields.method ? [fields.method] : undefined,
    scope: input.scope === '' ? undefined : input.scope,
  });
  const said = new Set(planned.map((edit) => edit.field));
  return [
    // A founding says each field once: said twice it would be in conflict with itself.
    ...startAudit(journal, { ...input, title: fields.title || input.title }).filter(
      (edit) => edit.noun !== 'audit' || !said.has(edit.field),
    ),
    ...planned,
    ...bringOwnQuestions(nothingYet(journal), facts, input.catalogue),
    ...copies('site', fields.sites),
    ...copies('aiSystem', fields.aiSystems),
    ...copies('area', fields.areas),
  ];
};

/** Says in the programme which journal the audit is. */
export const noteStarted = (plan: Row<'plannedAudit'>, audit: string): readonly Edit[] =>
  editsOf('plannedAudit', plan.record, { audit });
