import { useLingui } from '@lingui/react/macro';
import type { ColumnMapping } from '#domain/intake/guess-columns.ts';

/** Which column of a file stands for which of ours: guessed, looked at, changed. */
export const ColumnChoices = <Column extends string>({
  columns,
  header,
  mapping,
  onChange,
}: {
  columns: readonly { readonly column: Column; readonly text: string; readonly isNeeded?: boolean }[];
  header: readonly string[];
  mapping: ColumnMapping<Column>;
  onChange: (mapping: ColumnMapping<Column>) => void;
}) => {
  const { t } = useLingui();
  const titleOf = (title: string, place: number) => title.trim() || t`Column ${place + 1}, without a title`;
  return (
    <div className="grid gap-4 min-[600px]:grid-cols-2">
      {columns.map(({ column, text, isNeeded }) => (
        <label key={column} className="flex min-w-0 max-w-full flex-col gap-2">
          <span>
            <b>{text}</b> {isNeeded && <span className="text-ink2">{t`needed`}</span>}
          </span>
          <select
            value={mapping[column] ?? ''}
            onChange={({ target }) =>
              onChange({ ...mapping, [column]: target.value === '' ? undefined : Number(target.value) })
            }
            className="min-h-12 w-full min-w-0 rounded-card border border-edge bg-surface px-3"
          >
            <option value="">{t`Not in the file`}</option>
            {header.map((title, place) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a column of a file is its place
              <option key={place} value={place}>
                {titleOf(title, place)}
              </option>
            ))}
          </select>
        </label>
      ))}
    </div>
  );
};
