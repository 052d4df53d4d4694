import { procedureReference, referenceKey } from '../applicability/extra-control.ts';
import type { WholeAudit } from '../audit/audit-facts.ts';
import { wholeOf } from '../checklist/item-split.ts';
import type { JournalFacts } from '../journal-facts.ts';

/**
 * The clause or control that an audit's key is of, whole or part. An extra control of the organisation is audited as the
 * own procedure of its reference.
 */
export const itemOfKey = (
  key: string,
  audit: Pick<WholeAudit, 'procedures'>,
  organisation: Pick<JournalFacts, 'of'>,
): string => {
  const item = wholeOf(key);
  const procedure = audit.procedures.find(({ record }) => record === item);
  const reference = procedure ? procedureReference(procedure) : '';
  const extra =
    reference === ''
      ? undefined
      : organisation.of('extraControl').find(({ fields }) => referenceKey(fields.reference ?? '') === reference);
  return extra?.record ?? item;
};
