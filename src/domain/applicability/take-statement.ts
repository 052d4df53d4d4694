import type { Edit } from '../journal/edit.ts';
import type { JournalFacts } from '../journal-facts.ts';
import { type Result, refuse, succeed } from '../result.ts';
import { editsOf } from '../row.ts';
import { keptValue, type StatementPreview, type StatementRow } from './preview-statement.ts';
import { entryNames, entryRecordId } from './statement.ts';

export type TakeStatementRefusal =
  | { readonly kind: 'rowsHaveProblems'; readonly rows: readonly number[] }
  | { readonly kind: 'nothingToTake' };

/**
 * Takes a previewed file in, in one act: every row, or none while one has a problem, unless a person says that those
 * rows stay out.
 */
export const takeStatement = (
  facts: JournalFacts,
  preview: StatementPreview,
  use: { readonly newId: () => string; readonly leaveOut: boolean },
): Result<readonly Edit[], TakeStatementRefusal> => {
  const bad = preview.rows.filter((row) => !row.canBeTaken);
  if (bad.length > 0 && !use.leaveOut) return refuse({ kind: 'rowsHaveProblems', rows: bad.map(({ row }) => row) });
  const edits = preview.rows
    .filter((row) => row.canBeTaken)
    .flatMap((row) => editsOfRow(facts.journal, row, use.newId));
  return edits.length === 0 ? refuse({ kind: 'nothingToTake' }) : succeed(edits);
};

const editsOfRow = (journal: string, row: StatementRow, newId: () => string): readonly Edit[] => {
  const { control, changes, fields } = row;
  if (control && changes.length === 0) return [];
  const extra = control ? control.extra?.record : newId();
  const key = control?.key ?? extra ?? '';
  const record = control?.record ?? entryRecordId(journal, key);
  const said = Object.fromEntries(
    changes
      .filter((field) => field !== 'title')
      .map((field) => [field, keptValue(fields[field]) ?? null] as const)
      .filter(([field, value]) => value !== null || control?.row?.fields[field] !== undefined),
  );
  return [
    ...(control
      ? extra && changes.includes('title')
        ? editsOf('extraControl', extra, { title: row.title })
        : []
      : editsOf('extraControl', key, { reference: row.reference, title: row.title || undefined })),
    ...editsOf('applicability', record, {
      ...(control ? entryNames(control) : { control: key, parent: key }),
      ...said,
    }),
  ];
};
