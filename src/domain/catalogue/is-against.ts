import type { Row } from '../row.ts';
import type { Catalogue } from './catalogue.ts';

/**
 * Whether an audit was begun with this catalogue, in any version. The numbers of another one (`4.1`, `A.5.2`) say
 * nothing here, however alike they look.
 */
export const isAgainst = ({ id }: Pick<Catalogue, 'id'>, { fields, open }: Row<'audit'>): boolean =>
  (open['catalogue']?.map(({ value }) => value as typeof fields.catalogue) ?? [fields.catalogue]).every(
    (named) => (named?.id ?? id) === id,
  );
