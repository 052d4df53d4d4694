/** A thing told for the 200 small photos and the 60 large ones apart. */
export type BySize = { readonly small: number; readonly large: number };

/** Bytes on the wire in one direction, A's and B's together: HTTP heads and bodies, of documents and of photos. */
export type Wire = { readonly documents: number; readonly photos: BySize };

/** One run of the whole work by one contender. */
export type Measured = {
  /** From going online to the last byte of documents being acknowledged; may equal pushMs. */
  readonly sentMs: number;
  /** From going online to everything being sent and A's own pull being done. */
  readonly pushMs: number;
  /** From B, empty, asking to B having everything. */
  readonly pullMs: number;
  readonly photosUpMs: BySize;
  readonly photosDownMs: BySize;
  /** Of the 5,000 edits, those that the server can still show with author and time. */
  readonly keptEdits: number;
  /** From the tablets to the server. */
  readonly bytesUp: Wire;
  /** From the server to the tablets. */
  readonly bytesDown: Wire;
  /** Brotli bytes of the client's code, as a production build makes it. */
  readonly clientBytes: number;
};

/** Each run begins with an empty server and two empty tablets, and throws where B does not end up with everything. */
export type Contender = { readonly name: string; readonly run: () => Promise<Measured> };
