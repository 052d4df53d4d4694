import { auditRecordId, type WholeAudit } from '../audit/audit-facts.ts';
import { type Auditor, startAudit } from '../audit/start-audit.ts';
import { bringOwnQuestions, copyCatalogue, nothingYet } from '../catalogue/audit-start.ts';
import { responseRecordId } from '../checklist/answer-item.ts';
import { type ChecklistItem, checklistItems } from '../checklist/checklist-item.ts';
import { wholeOf } from '../checklist/item-split.ts';
import { gradeOf } from '../checklist/verdict.ts';
import { issuedKey, type issuedStates } from '../corrective-action/issued-states.ts';
import { isNonconformity } from '../finding/grade.ts';
import type { Edit } from '../journal/edit.ts';
import { computedRecordId } from '../journal/record-id.ts';
import { type Result, refuse, succeed } from '../result.ts';
import { editsOf, type Row } from '../row.ts';

export type FollowUpRefusal = { readonly kind: 'nothingToFollowUp' };

/** SO23: nonconformities that are followed up: all but those that their cases closed. */
export const followedUp = (facts: WholeAudit, states: ReturnType<typeof issuedStates>): readonly Row<'finding'>[] =>
  facts.findings.filter(
    (row) => isNonconformity(gradeOf(row)) && states.get(issuedKey(facts.journal, row.record)) !== 'closed',
  );

/** The whole items that these findings are on: a follow-up looks at an item again with all its parts. */
export const itemsOf = (facts: WholeAudit, findings: readonly Row<'finding'>[]): readonly ChecklistItem[] => {
  const named = new Set(findings.map(({ fields }) => wholeOf(fields.item ?? '')));
  return checklistItems(facts).filter(({ item }) => named.has(item));
};

/**
 * SO22: the first words of an audit that follows up this one: what is still open is looked at again, everything else is
 * said not to be audited, and why.
 */
export const startFollowUp = (
  facts: WholeAudit,
  states: ReturnType<typeof issuedStates>,
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
  const open = followedUp(facts, states);
  if (open.length === 0) return refuse({ kind: 'nothingToFollowUp' });
  return succeed((journal) => {
    const copyOf = (row: Row<'site'> | Row<'aiSystem'> | Row<'procedure'>) =>
      computedRecordId(journal, row.noun, row.record);
    const procedures = new Map(facts.procedures.map((row) => [row.record, copyOf(row)]));
    const here = (item: string) => procedures.get(item) ?? item;
    const again = new Set(itemsOf(facts, open).map(({ item }) => item));
    // A new audit is split by whoever plans it.
    const others = checklistItems(facts).filter((item) => !item.part && !again.has(item.item));
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
      ...facts.of('importedCatalogue').flatMap((row) => copyCatalogue(journal, row, facts.of('catalogueNodes'))),
      ...bringOwnQuestions(nothingYet(journal), facts, facts.catalogue),
      ...facts.sites.flatMap((row) => editsOf('site', copyOf(row), row.fields)),
      ...facts.aiSystems.flatMap((row) => editsOf('aiSystem', copyOf(row), row.fields)),
      ...facts.procedures.flatMap((row) => editsOf('procedure', copyOf(row), row.fields)),
      ...others.flatMap(({ item }) => {
        const named = here(item);
        return editsOf('checklistResponse', responseRecordId(journal, named), {
          item: named,
          response: 'notAudited',
          reason: input.reason,
        });
      }),
      ...open.flatMap((finding, order) =>
        editsOf('earlierFinding', computedRecordId(journal, 'earlierFinding', finding.record), {
          item: here(wholeOf(finding.fields.item ?? '')),
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
