import { Trans, useLingui } from '@lingui/react/macro';
import { TriangleAlert } from 'lucide-react';
import type { ChecklistItem } from '#domain/checklist/checklist-item.ts';
import type { ForeignFinding } from '#domain/finding/foreign-finding.ts';
import { type Grade, grades } from '#domain/finding/grade.ts';
import { Choice } from '../../ui/choice.tsx';
import { VerdictTile, verdictWords } from '../checklist/verdict-look.tsx';
import { problemWords } from './intake-words.ts';

/** What a person decides of one row: the grade is theirs, and so is the item where the row names none. */
export type RowChoice = { readonly item?: string; readonly grade?: Grade };

export const ForeignRow = ({
  finding,
  choice,
  items,
  onChoose,
}: {
  finding: ForeignFinding;
  choice: RowChoice;
  items: readonly ChecklistItem[];
  onChoose: (choice: RowChoice) => void;
}) => {
  const { t, i18n } = useLingui();
  const { values, problems, row } = finding;
  return (
    <section className="flex flex-col gap-4 p-5" aria-label={t`Row ${row}`}>
      <div className="min-w-0">
        <p className="text-ink2">
          {[t`Row ${row}`, values.ref_id, values.severity, values.status].filter(Boolean).join(' · ')}
        </p>
        <h2 className="font-bold break-words">
          <bdi>{values.name || t`Without a name`}</bdi>
        </h2>
        {values.description && (
          <p className="line-clamp-4 max-w-prose break-words whitespace-pre-line" dir="auto">
            {values.description}
          </p>
        )}
      </div>
      {problems.map((problem) => (
        <p key={`${problem.kind} ${'column' in problem ? problem.column : ''}`} className="flex items-start gap-2">
          <TriangleAlert aria-hidden size={20} strokeWidth={1.75} className="mt-0.5 shrink-0" />
          {problemWords(problem, i18n)}
        </p>
      ))}
      {finding.canBeTaken && (
        <div className="flex flex-wrap items-end gap-4">
          <label className="flex min-w-0 max-w-full flex-col gap-2">
            <span className="font-bold text-ink2">
              <Trans>Item</Trans>
            </span>
            <select
              value={choice.item ?? ''}
              onChange={({ target }) => onChoose({ ...choice, ...(target.value ? { item: target.value } : {}) })}
              className="min-h-12 w-72 max-w-full rounded-card border border-edge bg-surface px-3"
            >
              <option value="">{t`Choose an item`}</option>
              {items.map((item) => (
                <option key={item.item} value={item.item}>
                  {item.ref} {item.title}
                </option>
              ))}
            </select>
          </label>
          <Choice
            label={t`Grade`}
            value={choice.grade}
            options={grades.map((grade) => ({
              value: grade,
              text: i18n._(verdictWords[grade]),
              icon: <VerdictTile verdict={grade} isDecoration />,
            }))}
            onChoose={(grade) => {
              const { grade: _before, ...rest } = choice;
              onChoose(grade ? { ...rest, grade } : rest);
            }}
          />
        </div>
      )}
    </section>
  );
};
