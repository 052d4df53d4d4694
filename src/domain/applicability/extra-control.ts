import type { Catalogue } from '../catalogue/catalogue.ts';
import type { Edit } from '../journal/edit.ts';
import { seenHeads } from '../journal/seen-heads.ts';
import type { JournalFacts } from '../journal-facts.ts';
import { type Result, refuse, succeed } from '../result.ts';
import { editsOf, type Row } from '../row.ts';
import { statementOf } from './statement.ts';

export type ExtraControlRefusal =
  | { readonly kind: 'referenceNeeded' }
  /** A number in the manner of Annex A or the clauses: it would pass for one of the standard's. */
  | { readonly kind: 'referenceOfStandard'; readonly reference: string }
  | { readonly kind: 'referenceTaken'; readonly reference: string };

/** Whether a reference reads like one of the standard's own: `A.3.4`, `A.2`, `6.1.4`. */
export const isOfStandard = (reference: string): boolean => /^(?:A\.?\s*)?\d+(?:\.\d+)*$/iu.test(reference.trim());

/** References are compared without regard to case and spaces. */
export const referenceKey = (reference: string): string => reference.replace(/\s+/gu, '').toLowerCase();

/** The extra control that an own procedure is audited for: its name begins with the reference. */
export const procedureReference = ({ fields }: Row<'procedure'>): string =>
  referenceKey(/^\S+/u.exec(fields.name?.trim() ?? '')?.[0] ?? '');

/** Adds a control of the organisation's own. Its reference tells it apart from Annex A. */
export const addExtraControl = (
  facts: JournalFacts,
  catalogue: Catalogue,
  input: { readonly record: string; readonly reference: string; readonly title: string },
): Result<readonly Edit[], ExtraControlRefusal> => {
  const reference = input.reference.trim();
  if (reference === '') return refuse({ kind: 'referenceNeeded' });
  if (isOfStandard(reference)) return refuse({ kind: 'referenceOfStandard', reference });
  const isTaken = statementOf(facts, catalogue).some((one) => referenceKey(one.reference) === referenceKey(reference));
  if (isTaken) return refuse({ kind: 'referenceTaken', reference });
  return succeed(editsOf('extraControl', input.record, { reference, title: input.title.trim() }));
};

/** Takes an extra control out, with what the statement says of it. It can be restored. */
export const takeOutExtraControl = (facts: JournalFacts, extra: Row<'extraControl'>): readonly Edit[] => [
  {
    noun: 'extraControl',
    record: extra.record,
    field: 'deleted',
    value: true,
    seen: seenHeads(
      extra,
      facts.of('applicability').filter((row) => row.fields.parent === extra.record),
    ),
  },
];
