import { type Unzipped, unzipSync, zipSync } from 'fflate';

/**
 * An Office file packed anew, so that the same parts give the same bytes on every machine: its libraries compress as
 * the browser or Node does, and stamp parts with the clock. `change` may put other parts in their place.
 */
export const packedAlike = (
  zip: Uint8Array,
  change: (parts: Unzipped) => Unzipped = (parts) => parts,
): Uint8Array<ArrayBuffer> => Uint8Array.from(zipSync(change(unzipSync(zip)), { mtime: '1980-01-01T00:00:00' }));
