import { auditRecordId, type WholeAudit } from '../audit/audit-facts.ts';
import { type Auditor, startAudit } from '../audit/start-audit.ts';
import { responseRecordId } from '../checklist/answer-item.ts';
import { type ChecklistItem, checklistItems } from '../checklist/checklist-item.ts';
import { gradeOf } from '../checklist/verdict.ts';
import { isNonconformity } from '../finding/grade.ts';
import type { Edit } from '../journal/edit.ts';
import { computedRecordId } from '../journal/record-id.ts';
import { type Result, refuse, succeed } from '../result.ts';
import { editsOf, isShown, type Row, shownInOrder } from '../row.ts';

export type FollowUpRefusal = { readonly kind: 'nothingToFollowUp' };

/** The findings of an audit whose case was closed, by what this tablet holds of cases: SO23. */
export const closedFindings = (
  journal: string,
  cases: readonly Row<'case'>[],
  closures: readonly Row<'closure'>[],
): ReadonlySet<string> =>
  new Set(
    cases
      .filter((row) => isShown(row) && row.fields.finding?.journal === journal && !row.open['finding'])
      .filter((row) => {
        const last = shownInOrder(closures.filter((closure) => closure.journal === row.journal)).at(-1);
        return last?.fields.decision === 'closed' && !last.open['decision'];
      })
      .flatMap((row) => row.fields.finding?.record ?? []),
  );

/** Nonconformities that are followed up: those whose case isn't closed. */
export const openNonconformities = (facts: WholeAudit, closed: ReadonlySet<string>): readonly Row<'finding'>[] =>
  facts.findings.filter((finding) => isNonconformity(gradeOf(finding)) && !closed.has(finding.record));

/** An item that was audited in parts is named with its part behind it. */
export const isOfItem = (item: Pick<ChecklistItem, 'item'>, named: string) =>
  named === item.item || (named.startsWith(item.item) && /^[^0-9A-Za-z.-]/u.test(named.slice(item.item.length)));

/**
 * SO22: the first words of an audit that follows up this one: what is still open is looked at again, everything else is
 * said not to be audited, and why.
 */
export const startFollowUp = (
  facts: WholeAudit,
  closed: ReadonlySet<string>,
  input: {
    readonly auditor: Auditor;
    readonly today: string;
    readonly title: string;
    readonly objectives: string;
    readonly scope: string;
    /** Why the other items are not audited. */
    readonly reason: string;
  },
): Result<(journal: string) => readonly Edit[], FollowUpRefusal> => {
  const open = openNonconformities(facts, closed);
  if (open.length === 0) return refuse({ kind: 'nothingToFollowUp' });
  return succeed((journal) => {
    const copyOf = (row: Row<'site'> | Row<'aiSystem'> | Row<'procedure'>) =>
      computedRecordId(journal, row.noun, row.record);
    const procedures = new Map(facts.procedures.map((row) => [row.record, copyOf(row)]));
    const here = (item: string) => {
      const own = [...procedures].find(([record]) => item.startsWith(record));
      return own ? item.replace(own[0], own[1]) : item;
    };
    const items = checklistItems(facts);
    const { organisation, organisationSource, client, confidentiality, distribution, methods, photoKeeping } =
      facts.audit?.fields ?? {};
    return lastOfEach([
      ...startAudit(journal, { ...input, catalogue: facts.catalogue }),
      ...editsOf('audit', auditRecordId(journal), {
        kind: 'followUp',
        followsUp: { journal: facts.journal, record: auditRecordId(facts.journal) },
        objectives: input.objectives,
        scope: input.scope,
        organisation,
        organisationSource,
        client,
        confidentiality,
        distribution,
        catalogue: facts.audit?.fields.catalogue,
        ...(methods ? { methods } : {}),
        ...(photoKeeping ? { photoKeeping } : {}),
      }),
      ...facts.sites.flatMap((row) => editsOf('site', copyOf(row), row.fields)),
      ...facts.aiSystems.flatMap((row) => editsOf('aiSystem', copyOf(row), row.fields)),
      ...facts.procedures.flatMap((row) => editsOf('procedure', copyOf(row), row.fields)),
      ...items
        .filter((item) => !open.some((finding) => isOfItem(item, finding.fields.item ?? '')))
        .flatMap(({ item }) => {
          const named = here(item);
          return editsOf('checklistResponse', responseRecordId(journal, named), {
            item: named,
            response: 'notAudited',
            reason: input.reason,
          });
        }),
      ...open.flatMap((finding, order) =>
        editsOf('earlierFinding', computedRecordId(journal, 'earlierFinding', finding.record), {
          item: here(finding.fields.item ?? ''),
          number: finding.fields.number,
          grade: gradeOf(finding),
          title: finding.fields.title,
          audit: facts.audit?.fields.number ?? facts.audit?.fields.title,
          raisedOn: finding.fields.raisedOn,
          state: 'open',
          order,
          source: { journal: facts.journal, record: finding.record },
        }),
      ),
    ]);
  });
};

/** A journal begins with one word per field: two would be two versions. */
const lastOfEach = (edits: readonly Edit[]): readonly Edit[] => [
  ...new Map(edits.map((edit) => [`${edit.record} ${edit.field}`, edit])).values(),
];
