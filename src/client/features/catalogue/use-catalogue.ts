import { useMemo } from 'react';
import { importedCatalogue } from '#domain/catalogue/audit-catalogue.ts';
import type { Catalogue } from '#domain/catalogue/catalogue.ts';
import { useOrganisationFacts } from '../organisation/organisation-context.tsx';
import { useTablet } from '../tablet/tablet-context.tsx';

/** A catalogue by what stands in an address: the shipped one's id, or an imported one's record. */
export const useCatalogue = (key: string): Catalogue | undefined => {
  const { catalogue: shipped } = useTablet();
  const facts = useOrganisationFacts();
  return useMemo(() => {
    if (key === shipped.id) return shipped;
    const row = facts.record('importedCatalogue', key);
    return row && importedCatalogue(row, facts.of('catalogueNodes'));
  }, [facts, key, shipped]);
};
