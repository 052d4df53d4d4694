/** Said by every reply of ours. A page of a captive portal doesn't say it. */
export const protocolHeader = 'clausewalk-protocol';

/** Raised when an older tablet could no longer pull. Push takes every version that was ever shipped. */
export const protocolVersion = 1;

/** How much one message may hold. */
export const limits = {
  changesPerPush: 200,
  /** Bytes of JSON in one push; a single change may be as large. */
  bytesPerPush: 4_000_000,
  changesPerFounding: 2_000,
  changesPerPage: 500,
  /** A page ends before it would hold more; one change always fits. */
  bytesPerPage: 4_000_000,
  idsPerQuestion: 5_000,
  /** Bytes of one change as JSON: a text of 250,000 characters, escaped at worst. */
  bytesPerChange: 3_000_000,
  bytesPerBlob: 100_000_000,
  /** Larger files are sent in parts of this size, and go on where they stopped. */
  bytesPerPart: 8_000_000,
} as const;

/** What one who was removed may still hand over. */
export const afterRemoval = { days: 30, changes: 5_000, bytes: 2_000_000_000 } as const;
