import { useLingui } from '@lingui/react/macro';
import { ChevronDown, ListChecks, Plus, TriangleAlert } from 'lucide-react';
import type { CatalogueLeaf } from '#domain/catalogue/catalogue.ts';
import type { ItemWithState } from '#domain/checklist/item-states.ts';
import { Section } from '../../ui/panel.tsx';
import { useReadOnly } from '../../ui/read-only.tsx';
import { useAddEvidence } from '../evidence/use-add-evidence.ts';

/** What to ask to see. A tap on a line begins a document's evidence entry with that title. On phones behind its own row. */
export const LookFor = ({ item, leaf }: { item: ItemWithState; leaf: CatalogueLeaf }) => {
  const { t } = useLingui();
  const add = useAddEvidence(item);
  const readOnly = useReadOnly();
  if (leaf.evidence.length === 0 && !leaf.sampling && !leaf.failure) return null;
  const list = (
    <>
      <ul className="-mx-2 flex flex-col">
        {leaf.evidence.map((thing) => (
          <li key={thing}>
            <button
              type="button"
              disabled={readOnly}
              onClick={() => void add('document', { title: thing })}
              className="press flex min-h-12 w-full items-start gap-3 rounded-card px-2 py-2.5 text-start"
              title={t`Record it as a document reviewed`}
            >
              <span className="min-w-0 flex-1">{thing}</span>
              {!readOnly && <Plus aria-hidden size={20} strokeWidth={1.75} className="mt-0.5 shrink-0 text-ink2" />}
            </button>
          </li>
        ))}
      </ul>
      {leaf.sampling && (
        <p className="mt-2 flex items-start gap-3 text-ink2">
          <ListChecks aria-hidden size={20} strokeWidth={1.75} className="mt-0.5 shrink-0" />
          <span>
            <span className="sr-only">{t`Sampling`}: </span>
            {leaf.sampling}
          </span>
        </p>
      )}
      {leaf.failure && (
        <p className="mt-3 flex items-start gap-3 text-ink2">
          <TriangleAlert aria-hidden size={20} strokeWidth={1.75} className="mt-0.5 shrink-0" />
          <span>
            <span className="sr-only">{t`Common failure`}: </span>
            {leaf.failure}
          </span>
        </p>
      )}
    </>
  );
  return (
    <>
      <div className="hidden min-[600px]:block">
        <Section label={t`Look for`}>{list}</Section>
      </div>
      <details className="group rounded-card border border-line min-[600px]:hidden">
        <summary className="flex min-h-12 list-none items-center justify-between px-4 py-2 font-bold text-ink2">
          {t`Look for`}
          <ChevronDown aria-hidden size={20} strokeWidth={1.75} className="group-open:rotate-180" />
        </summary>
        <div className="px-4 pb-4">{list}</div>
      </details>
    </>
  );
};
