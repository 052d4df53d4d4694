import type { Change } from './change.ts';
import { headsOf } from './record-state.ts';

export type Visibility = 'visible' | 'hidden' | 'deletedUnseen';

/** The ids that a delete of this record, made now, must list as seen: all its heads but those of `deleted`. */
export const headsToSee = (record: readonly Change[], children: readonly (readonly Change[])[]): readonly string[] =>
  [record, ...children.filter((child) => visibilityOf(child, []) !== 'hidden')].flatMap((changes) =>
    [...Map.groupBy(changes, (c) => c.field)]
      .filter(([field]) => field !== 'deleted')
      .flatMap(([, fieldChanges]) => headsOf(fieldChanges).map((head) => head.id)),
  );

/**
 * SPEC J10: a deleted record is hidden only while its deletes, together, saw every current head of it and of its
 * children; else it is visible as `deletedUnseen` ("edited by one, deleted by another"). Takes valid changes.
 */
export const visibilityOf = (record: readonly Change[], children: readonly (readonly Change[])[]): Visibility => {
  const heads = headsOf(record.filter((c) => c.field === 'deleted'));
  const deletes = heads.filter((head) => head.value === true);
  if (deletes.length === 0) return 'visible';
  if (deletes.length < heads.length) return 'deletedUnseen';
  const seen = new Set(deletes.flatMap((head) => head.seen));
  return headsToSee(record, children).every((id) => seen.has(id)) ? 'hidden' : 'deletedUnseen';
};
