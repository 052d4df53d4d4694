import { auditRecordId } from '../audit/audit-facts.ts';
import { responseRecordId } from '../checklist/answer-item.ts';
import type { Edit } from '../journal/edit.ts';
import { computedRecordId } from '../journal/record-id.ts';
import type { JournalFacts } from '../journal-facts.ts';
import { copyFact } from '../organisation/copy-fact.ts';
import { editsOf, type Row } from '../row.ts';
import { importedCatalogue } from './audit-catalogue.ts';
import { type Catalogue, leavesOf } from './catalogue.ts';
import { questionsAbout } from './questions.ts';

/** The copies of an organisation's questions on this catalogue, those that an audit doesn't have as they are. */
export const bringOwnQuestions = (
  audit: JournalFacts,
  organisation: JournalFacts,
  catalogue: Pick<Catalogue, 'id'>,
): readonly Edit[] => {
  const { own, changes } = questionsAbout(organisation, catalogue);
  return [...own, ...changes].flatMap((row) => {
    const edits = copyFact<'ownQuestion' | 'questionChange'>(audit.journal, row);
    const held = audit.record(row.noun, computedRecordId(audit.journal, row.noun, row.record));
    const said = new Map<string, unknown>(Object.entries(held?.fields ?? {}));
    return edits.filter(({ field, value }) => JSON.stringify(said.get(field)) !== JSON.stringify(value));
  });
};

/** Copies of an imported catalogue with all its parts: the audit's journal stands by itself. */
export const copyCatalogue = (
  journal: string,
  row: Row<'importedCatalogue'>,
  parts: readonly Row<'catalogueNodes'>[],
): readonly Edit[] => {
  const parent = computedRecordId(journal, 'importedCatalogue', row.record);
  return [
    ...copyFact<'importedCatalogue'>(journal, row),
    ...parts
      .filter((part) => part.fields.parent === row.record)
      .flatMap((part) => copyFact<'catalogueNodes'>(journal, { ...part, fields: { ...part.fields, parent } })),
  ];
};

/** The items outside of a checklist, each not audited for this reason. */
const outOfScope = (journal: string, catalogue: Catalogue, inScope: readonly string[], reason: string) => {
  const chosen = new Set(inScope);
  return leavesOf(catalogue)
    .filter(({ ref }) => !chosen.has(ref))
    .flatMap(({ ref }) =>
      editsOf('checklistResponse', responseRecordId(journal, ref), { item: ref, response: 'notAudited', reason }),
    );
};

export type AuditStart = {
  readonly catalogue: Catalogue;
  /** What the new audit takes over from the organisation. */
  readonly edits: (journal: string) => readonly Edit[];
};

/** A journal that is about to be begun. */
export const nothingYet = (journal: string): JournalFacts => ({ journal, of: () => [], record: () => undefined });

/**
 * What an audit of this organisation begins with: a catalogue (the shipped one, or an imported one by its record), the
 * organisation's questions on it, and of a checklist only its items. Undefined where the catalogue isn't here whole.
 */
export const auditStart = (
  organisation: JournalFacts,
  shipped: Catalogue,
  chosen: {
    readonly catalogue?: string | undefined;
    readonly checklist?: string | undefined;
    /** Why items outside of the checklist are not audited. */
    readonly reason: (checklist: string) => string;
  },
): AuditStart | undefined => {
  const checklist = organisation.record('ownChecklist', chosen.checklist);
  const named = checklist?.fields.catalogue;
  const row =
    organisation.record('importedCatalogue', chosen.catalogue) ??
    (named === undefined || named === shipped.id
      ? undefined
      : organisation.of('importedCatalogue').findLast(({ fields }) => fields.key === named));
  if (!row && (chosen.catalogue || (named !== undefined && named !== shipped.id))) return undefined;
  const parts = organisation.of('catalogueNodes');
  const catalogue = row ? importedCatalogue(row, parts) : shipped;
  if (!catalogue) return undefined;
  const facts = organisation.of('organisation')[0];
  return {
    catalogue,
    edits: (journal) => [
      ...(row ? copyCatalogue(journal, row, parts) : []),
      ...bringOwnQuestions(nothingYet(journal), organisation, catalogue),
      ...(checklist
        ? outOfScope(journal, catalogue, checklist.fields.items ?? [], chosen.reason(checklist.fields.name ?? ''))
        : []),
      ...(facts
        ? editsOf('audit', auditRecordId(journal), {
            organisation: facts.fields.name,
            organisationSource: { journal: organisation.journal, record: facts.record },
          })
        : []),
    ],
  };
};
