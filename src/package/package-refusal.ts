/** Something is more than the limits allow. */
export type TooLarge = {
  readonly kind: 'tooLarge';
  readonly what:
    | 'package'
    | 'entries'
    | 'manifest'
    /** All journals together, inflated. */
    | 'journals'
    | 'change'
    | 'blob'
    /** `size` and `limit` say how many times larger than in the package. */
    | 'ratio'
    /** More comes out than was declared; `limit` is what was declared. */
    | 'inflated';
  readonly size: number;
  readonly limit: number;
  readonly entry?: string;
};

/** A package was changed after it was written, or made by something else than the app. */
export type Tampered = {
  readonly kind: 'tampered';
  readonly what: /** Bytes that the writer would have written otherwise: also of a package that was unpacked and packed again. */
    | 'layout'
    | 'manifest'
    | 'duplicateEntry'
    | 'missingEntry'
    | 'extraEntry'
    /** The bytes of an entry aren't those that the manifest, or the zip, has the size or hash of. */
    | 'fileHash'
    | 'journalKind'
    | 'changeCount'
    | 'changeOrder'
    | 'change'
    | 'valueHash';
  /** The entry's name; empty for the zip as a whole. */
  readonly entry: string;
  /** The line of a change, from 1. */
  readonly line?: number;
};

/** Why a package is not taken in (SPEC P6): what, and where. */
export type PackageRefusal =
  | { readonly kind: 'notAZip' }
  /** A zip, but none of ours. */
  | { readonly kind: 'notAPackage' }
  /** Made by a newer app: the format, or one change. */
  | { readonly kind: 'newerFormat'; readonly version: number; readonly entry: string; readonly line?: number }
  /** The name of an entry that no package has. */
  | { readonly kind: 'badPath'; readonly path: string }
  /** The file ends too early: a copy or download that broke off. */
  | { readonly kind: 'cutOff'; readonly size: number }
  /** A change of another journal in a journal's file. */
  | { readonly kind: 'foreignChange'; readonly journal: string; readonly of: string; readonly line: number }
  | Tampered
  | TooLarge;

/** Why a file of a package can't be had. */
export type BlobRefusal = PackageRefusal | { readonly kind: 'notInPackage'; readonly sha256: string };

export const tampered = (what: Tampered['what'], entry = '', line?: number): Tampered => ({
  kind: 'tampered',
  what,
  entry,
  ...(line === undefined ? {} : { line }),
});
