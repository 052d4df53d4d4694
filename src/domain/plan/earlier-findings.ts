import type { WholeAudit } from '../audit/audit-facts.ts';
import { checklistItems } from '../checklist/checklist-item.ts';
import { wholeOf } from '../checklist/item-split.ts';
import { gradeOf } from '../checklist/verdict.ts';
import { issuedKey } from '../corrective-action/issued-states.ts';
import { grades } from '../finding/grade.ts';
import type { Edit } from '../journal/edit.ts';
import { computedRecordId } from '../journal/record-id.ts';
import type { RecordOf } from '../nouns.ts';
import { copyFact } from '../organisation/copy-fact.ts';
import type { Row } from '../row.ts';
import type { earlierStates } from './plan-nouns.ts';

type EarlierState = (typeof earlierStates)[number];

/** A finding of an earlier audit, as it would be copied. */
export type FoundEarlier = {
  readonly journal: string;
  readonly record: string;
  readonly fields: Partial<RecordOf<'earlierFinding'>>;
};

/** What a person calls an earlier finding: `IA-2025-006, MW-03`. `repeatOf` says it so. */
export const earlierName = ({ audit, number }: Partial<RecordOf<'earlierFinding'>>): string =>
  [audit, number].filter(Boolean).join(', ');

const isOfSame = (one: WholeAudit, other: WholeAudit): boolean => {
  const [a, b] = [one.audit?.fields, other.audit?.fields];
  const [from, to] = [a?.organisationSource?.journal, b?.organisationSource?.journal];
  if (from !== undefined && to !== undefined) return from === to;
  return a?.organisation !== undefined && a.organisation.trim() !== '' && a.organisation === b?.organisation;
};

/**
 * SPEC PL30: what earlier audits of the same organisation found on this one's items, the newest first. Good practices are
 * none; a finding on an own procedure is on the procedure of the same name. `states`: what became of them (PL32).
 */
export const earlierFindings = (
  facts: WholeAudit,
  audits: readonly WholeAudit[],
  states: ReadonlyMap<string, EarlierState> = new Map(),
): readonly FoundEarlier[] => {
  const items = checklistItems(facts).filter((item) => !item.part);
  const begin = facts.audit?.fields.startsOn ?? '';
  const isEarlier = (other: WholeAudit) => {
    const on = other.audit?.fields.startsOn ?? '';
    return other.journal !== facts.journal && (begin === '' || on === '' || on < begin);
  };
  const found = audits
    .filter((other) => other.audit !== undefined && isOfSame(facts, other) && isEarlier(other))
    .flatMap((other) =>
      other.findings.flatMap((row): readonly FoundEarlier[] => {
        const grade = gradeOf(row);
        const whole = wholeOf(row.fields.item ?? '');
        const procedure = other.procedures.find(({ record }) => record === whole)?.fields.name;
        const item = procedure
          ? facts.procedures.find(({ fields }) => fields.name === procedure)?.record
          : items.find((candidate) => candidate.item === whole)?.item;
        if (!item || !grade || grade === 'goodPractice') return [];
        const { number, title, raisedOn } = row.fields;
        const audit = other.audit?.fields.number ?? other.audit?.fields.title;
        const state = states.get(issuedKey(other.journal, row.record)) ?? 'unknown';
        return [
          {
            journal: other.journal,
            record: row.record,
            fields: { item, number, grade, title, audit, raisedOn, state } as FoundEarlier['fields'],
          },
        ];
      }),
    );
  return newestFirst(found);
};

const newestFirst = <F extends { readonly fields: Partial<RecordOf<'earlierFinding'>> }>(
  found: readonly F[],
): readonly F[] =>
  found.toSorted(({ fields: a }, { fields: b }) =>
    a.raisedOn !== b.raisedOn
      ? (a.raisedOn ?? '') < (b.raisedOn ?? '')
        ? 1
        : -1
      : grades.indexOf(a.grade ?? 'goodPractice') - grades.indexOf(b.grade ?? 'goodPractice') ||
        earlierName(a).localeCompare(earlierName(b), 'en'),
  );

/** SPEC PL31: copies earlier findings into the audit. Brought in again, only what became of them is said anew. */
export const bringInEarlier = (facts: WholeAudit, found: readonly FoundEarlier[]): readonly Edit[] =>
  found.flatMap((one) => {
    const record = computedRecordId(facts.journal, 'earlierFinding', one.record);
    const known: { readonly [field: string]: unknown } | undefined = facts.record('earlierFinding', record)?.fields;
    return [
      ...copyFact<'earlierFinding'>(facts.journal, { ...one, noun: 'earlierFinding' }).filter(
        ({ field, value }) => JSON.stringify(known?.[field]) !== JSON.stringify(value),
      ),
      // Taken out before, it is there again.
      ...(known ? [] : [{ noun: 'earlierFinding', record, field: 'deleted', value: false }]),
    ];
  });

/** SPEC PL33: what earlier audits found on an item, or on the item that it is a part of. */
export const earlierOn = (rows: readonly Row<'earlierFinding'>[], item: string): readonly Row<'earlierFinding'>[] =>
  newestFirst(rows.filter((row) => row.fields.item === wholeOf(item)));

/** The earlier finding that a finding says it repeats. */
export const repeated = (
  rows: readonly Row<'earlierFinding'>[],
  repeatOf: string | undefined,
): Row<'earlierFinding'> | undefined => {
  const said = repeatOf?.trim();
  return said ? rows.find((row) => earlierName(row.fields) === said) : undefined;
};
