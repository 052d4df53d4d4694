import type { Noun } from '#domain/nouns.ts';
import { isShown, type Row } from '#domain/row.ts';
import type { DeviceDatabase } from './device-database.ts';

/** The rows of one noun over all journals of this tablet, at this moment. */
export const shownRowsOfAll = async <N extends Noun>(database: DeviceDatabase, noun: N): Promise<readonly Row<N>[]> =>
  ((await database.rows.where('noun').equals(noun).toArray()) as unknown as readonly Row<N>[]).filter(isShown);
