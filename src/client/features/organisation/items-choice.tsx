import { Trans, useLingui } from '@lingui/react/macro';
import { ChevronDown } from 'lucide-react';
import { checklistGroups, titleInContext } from '#domain/checklist/checklist-item.ts';
import { Button } from '../../ui/button.tsx';
import { Card, Section } from '../../ui/panel.tsx';
import { useTablet } from '../tablet/tablet-context.tsx';

/** Chooses clauses and controls, folded away by group; each group can be taken whole. */
export const ItemsChoice = ({
  label,
  values,
  onChange,
}: {
  label: string;
  values: readonly string[];
  onChange: (values: readonly string[]) => void;
}) => {
  const { catalogue } = useTablet();
  const { t } = useLingui();
  const chosen = new Set(values);
  const groups = checklistGroups({ catalogue, procedures: [] });
  const order = groups.flatMap(({ items }) => items.map(({ item }) => item));
  /** In the catalogue's order; what another catalogue names is kept behind. */
  const put = (items: readonly string[], isChosen: boolean) => {
    const others = values.filter((item) => !items.includes(item));
    const next = isChosen ? [...others, ...items] : others;
    onChange([...order.filter((item) => next.includes(item)), ...next.filter((item) => !order.includes(item))]);
  };
  const count = values.length;
  return (
    <Section label={label} aside={<span className="text-ink2">{t`${count} chosen`}</span>}>
      <Card className="divide-y divide-line">
        {groups.map(({ ref, title, items }) => {
          const here = items.filter(({ item }) => chosen.has(item)).length;
          const of = items.length;
          const isWhole = here === of;
          return (
            <details key={ref} className="group">
              <summary className="flex min-h-12 list-none items-center gap-3 px-4 py-2 min-[600px]:px-6">
                <span className="min-w-0 flex-1">
                  <span className="text-ink2">{ref}</span> <b>{title}</b>
                </span>
                <span className={here > 0 ? 'font-bold' : 'text-ink2'}>{t`${here} of ${of}`}</span>
                <ChevronDown aria-hidden size={20} strokeWidth={1.75} className="group-open:rotate-180" />
              </summary>
              <div className="flex flex-wrap gap-2 border-t border-line p-4 min-[600px]:px-6">
                <Button
                  onClick={() =>
                    put(
                      items.map(({ item }) => item),
                      !isWhole,
                    )
                  }
                >
                  {isWhole ? <Trans>None of {ref}</Trans> : <Trans>All of {ref}</Trans>}
                </Button>
                {items.map((item) => {
                  const isChosen = chosen.has(item.item);
                  return (
                    <button
                      key={item.item}
                      type="button"
                      aria-pressed={isChosen}
                      onClick={() => put([item.item], !isChosen)}
                      className={`press inline-flex min-h-12 items-center gap-2 rounded-card border px-4 py-2 text-start ${
                        isChosen
                          ? 'border-accent bg-soft font-bold text-accent ring-1 ring-accent'
                          : 'border-edge bg-surface text-ink'
                      }`}
                    >
                      <span>{item.ref}</span> <span>{titleInContext({ catalogue }, item)}</span>
                    </button>
                  );
                })}
              </div>
            </details>
          );
        })}
      </Card>
    </Section>
  );
};
