/** What was found wrong, or worth knowing. */
export type Finding = {
  /** An error contradicts what the server promised; a note doesn't. */
  readonly weight: 'error' | 'note';
  readonly kind:
    | 'noDatabase'
    | 'databaseDamaged'
    | 'journalUnknown'
    | 'seqGap'
    | 'idTwice'
    | 'unreadable'
    | 'columnsDiffer'
    | 'contentDiffers'
    | 'linkDiffers'
    | 'valueDiffers'
    | 'signatureDiffers'
    | 'redactedValueKept'
    | 'prefixDiffers'
    | 'headDiffers'
    | 'kindDiffers'
    | 'membersDiffer'
    | 'referencesDiffer'
    | 'chain'
    | 'blobMissing'
    | 'blobDamaged'
    | 'fileWithoutRow'
    | 'stillOnTablet'
    | 'unnamed';
  /** The journal, or the SHA-256 of the file. */
  readonly about: string;
  readonly words: string;
};

export const errorOf = (kind: Finding['kind'], about: string, words: string): Finding => ({
  weight: 'error',
  kind,
  about,
  words,
});
export const noteOf = (kind: Finding['kind'], about: string, words: string): Finding => ({
  weight: 'note',
  kind,
  about,
  words,
});
