import type { JournalFacts } from '../journal-facts.ts';
import type { Row } from '../row.ts';
import { type VersionEntry, versionEntry } from './approve-version.ts';
import type { StatementControl } from './statement.ts';

export const comparedFields = [
  'applicability',
  'inclusionReason',
  'exclusionReason',
  'implementation',
  'owner',
  'documents',
  'title',
] as const;
export type ComparedField = (typeof comparedFields)[number];

/** How one control differs between an approved version and now. */
export type ControlChange = {
  readonly key: string;
  readonly reference: string;
  readonly title: string;
  /** `notDecided`: the version had it decided, now nobody has. */
  readonly kind: 'added' | 'takenOut' | 'changed' | 'notDecided';
  readonly fields: readonly { readonly field: ComparedField; readonly before: string; readonly now: string }[];
};

const said = (entry: VersionEntry | undefined, field: ComparedField): string =>
  field === 'documents' ? (entry?.documents ?? []).join('\n') : (entry?.[field]?.trim() ?? '');

/** The versions in the order they were approved, the newest first. */
export const versionsOf = (facts: JournalFacts): readonly Row<'statementVersion'>[] =>
  facts
    .of('statementVersion')
    .toSorted(
      (a, b) =>
        (b.fields.approvedOn ?? '').localeCompare(a.fields.approvedOn ?? '') || (a.createdAt < b.createdAt ? 1 : -1),
    );

/** What differs between a version and the statement as it stands, control by control. */
export const versionChanges = (
  entries: readonly VersionEntry[],
  statement: readonly StatementControl[],
): readonly ControlChange[] => {
  const before = new Map(entries.map((entry) => [entry.control, entry]));
  const keys = new Set(statement.map(({ key }) => key));
  return [
    ...statement.flatMap((control): readonly ControlChange[] => {
      const [then, now] = [before.get(control.key), versionEntry(control)];
      if (!then && !now) return [];
      const fields = comparedFields
        .map((field) => ({ field, before: said(then, field), now: said(now, field) }))
        .filter((one) => one.before !== one.now);
      if (fields.length === 0) return [];
      const { key, reference, title } = control;
      return [{ key, reference, title, kind: then ? (now ? 'changed' : 'notDecided') : 'added', fields }];
    }),
    ...entries
      .filter((entry) => !keys.has(entry.control))
      .map(({ control, reference, title }) => ({
        key: control,
        reference,
        title,
        kind: 'takenOut' as const,
        fields: [],
      })),
  ];
};
