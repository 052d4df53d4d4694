import type { Finding, PhotoSize } from './work.ts';

/** Milliseconds since the start of a sync: until the last byte was acknowledged, and until all of it was done. */
export type Synced = { readonly sentMs: number; readonly doneMs: number };

/** What the page of every peer offers as `window.peer`, so that one driver measures them all. */
export type PeerPage = {
  /** Writes the findings and then their edits to the store of this tablet, as a person does offline. */
  readonly writeFindings: () => Promise<void>;
  readonly writePhotos: (size: PhotoSize) => Promise<void>;
  readonly syncFindings: () => Promise<Synced>;
  readonly syncPhotos: (size: PhotoSize) => Promise<Synced>;
  /** What this tablet has now, read from its store. */
  readonly findings: () => Promise<readonly Finding[]>;
  /** The SHA-256 of the bytes of each photo, read from this tablet's store. */
  readonly photoHashes: (size: PhotoSize) => Promise<Record<string, string>>;
};
