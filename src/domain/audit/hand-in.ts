import type { Edit } from '../journal/edit.ts';
import { computedRecordId } from '../journal/record-id.ts';
import { editsOf, isShown, type Row } from '../row.ts';

/** SYNC 7: a member says, per installation, that their part is handed in; sign-off asks for everybody's. It can be taken back. */
export const handIn = (
  journal: string,
  by: { readonly person: string; readonly installation: string },
  handedIn: boolean,
): readonly Edit[] =>
  editsOf('handIn', computedRecordId(journal, 'handIn', `${by.person} ${by.installation}`), { ...by, handedIn });

/** The persons who handed in, on any of their installations, with when. A conflict counts as not handed in. */
export const handedInBy = (rows: readonly Row<'handIn'>[]): ReadonlyMap<string, string> =>
  new Map(
    rows
      .filter((row) => isShown(row) && row.fields.handedIn === true && Object.keys(row.open).length === 0)
      .flatMap((row) => (row.fields.person ? [[row.fields.person, row.changedAt] as const] : [])),
  );
