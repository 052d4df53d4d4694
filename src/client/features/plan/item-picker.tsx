import { Trans, useLingui } from '@lingui/react/macro';
import { ListChecks } from 'lucide-react';
import { useId, useState } from 'react';
import { checklistGroups, titleInContext } from '#domain/checklist/checklist-item.ts';
import { Button } from '../../ui/button.tsx';
import { Chip } from '../../ui/chip.tsx';
import { WhileOpen } from '../../ui/read-only.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import { useAudit } from '../tablet/audit-context.tsx';

/** Clauses, controls and own procedures, whole groups of them too: what is chosen as facts, and a sheet to choose. */
export const ItemPicker = ({
  label,
  chosen,
  onChange,
}: {
  label: string;
  chosen: readonly string[];
  onChange: (items: readonly string[]) => void;
}) => {
  const { facts, items } = useAudit();
  const { t } = useLingui();
  const id = useId();
  const [isOpen, setOpen] = useState(false);
  const refOf = new Map(items.map((item) => [item.item, item.ref]));
  const order = checklistGroups(facts).flatMap((group) => [group.ref, ...group.items.map((item) => item.item)]);
  const toggle = (ref: string) => {
    const next = chosen.includes(ref) ? chosen.filter((one) => one !== ref) : [...chosen, ref];
    onChange(next.toSorted((a, b) => order.indexOf(a) - order.indexOf(b)));
  };
  const box = (ref: string, isWhole: boolean, text: string, isCovered = false) => (
    <button
      key={ref}
      type="button"
      role="checkbox"
      aria-checked={chosen.includes(ref)}
      onClick={() => toggle(ref)}
      className={`press flex min-h-12 w-full items-center gap-3 rounded-card border px-4 py-2 text-start ${chosen.includes(ref) ? 'border-accent bg-soft ring-1 ring-accent' : isCovered ? 'border-line bg-soft' : 'border-edge'} ${isWhole ? 'font-bold' : ''}`}
    >
      <span className="w-14 shrink-0">{refOf.get(ref) ?? ref}</span>
      <span className="min-w-0 flex-1 break-words">{text}</span>
    </button>
  );
  return (
    <div role="group" aria-labelledby={id}>
      <p id={id} className="mb-2 font-bold text-ink2">
        {label}
      </p>
      <div className="flex flex-wrap items-center gap-2">
        {chosen.map((ref) => (
          <Chip key={ref}>{refOf.get(ref) ?? ref}</Chip>
        ))}
        <WhileOpen>
          <Button onClick={() => setOpen(true)} icon={<ListChecks aria-hidden size={20} strokeWidth={1.75} />}>
            <Trans>Choose</Trans>
          </Button>
        </WhileOpen>
      </div>
      {isOpen && (
        <Sheet title={label} closeLabel={t`Close`} isOpen onClose={() => setOpen(false)}>
          <div className="flex flex-col gap-6">
            {checklistGroups(facts).map((group) => (
              <div key={group.ref} className="flex flex-col gap-2">
                {box(group.ref, true, group.title || t`Own procedures`)}
                {group.items
                  .filter((item) => !item.part)
                  .map((item) => box(item.item, false, titleInContext(facts, item), chosen.includes(group.ref)))}
              </div>
            ))}
          </div>
        </Sheet>
      )}
    </div>
  );
};
