import { useLingui } from '@lingui/react/macro';
import { useEffect, useState } from 'react';
import { shippedCatalogueId } from '#domain/catalogue/catalogue.ts';
import type { CrossReferences as AllReferences } from '#domain/catalogue/cross-references.ts';
import { Section } from '../../ui/panel.tsx';
import { useAudit } from '../tablet/audit-context.tsx';

/** Where other standards and the law treat the same subject, each with its source. Folded away: it is no part of the audit. */
export const CrossReferences = ({ item }: { item: string }) => {
  const { facts } = useAudit();
  const { t } = useLingui();
  const [all, setAll] = useState<AllReferences>();
  useEffect(() => {
    void import('#domain/catalogue/cross-references.json').then((m) => setAll(m.default as AllReferences));
  }, []);
  const here = facts.catalogue.id === shippedCatalogueId ? all?.references.filter((one) => one.item === item) : [];
  if (!all || !here || here.length === 0) return null;
  return (
    <Section label={t`Elsewhere`}>
      <details className="group rounded-card border border-line">
        <summary className="flex min-h-12 list-none items-center px-4 py-2">
          {t`If you audit this, you also touch ${[...new Set(here.map(({ standard }) => standard))].join(', ')}`}
        </summary>
        <ul className="flex flex-col gap-3 px-4 pb-4">
          {here.map(({ standard, place, says, source }) => (
            <li key={`${standard} ${place}`}>
              <b>
                {standard}, {place}
              </b>
              {says && <span className="block">{says}</span>}
              <span className="block text-ink2">{all.sources[source]}</span>
            </li>
          ))}
        </ul>
      </details>
    </Section>
  );
};
