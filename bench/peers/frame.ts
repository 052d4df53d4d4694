// A message with binary parts: the length of its JSON in four bytes, the JSON, and then the parts one after another.
// RxDB gives attachments to the push handler as blobs and leaves their way over HTTP to the application. Its plugins for
// Google Drive and OneDrive make base64 of them; this spares RxDB that third.

type Header = { readonly value: unknown; readonly sizes: readonly number[] };

export const headOf = (value: unknown, sizes: readonly number[]): Uint8Array<ArrayBuffer> => {
  const json = new TextEncoder().encode(JSON.stringify({ value, sizes } satisfies Header));
  const head = new Uint8Array(4 + json.length);
  new DataView(head.buffer).setUint32(0, json.length);
  head.set(json, 4);
  return head;
};

/** The value, and where each part begins and ends after the head. */
export const readHead = (
  head: Uint8Array,
): { readonly value: unknown; readonly parts: readonly [number, number][] } => {
  const { value, sizes } = JSON.parse(new TextDecoder().decode(head.subarray(4))) as Header;
  let at = head.length;
  return { value, parts: sizes.map((size) => [at, (at += size)]) };
};

export const headLength = (first: Uint8Array): number =>
  4 + new DataView(first.buffer, first.byteOffset, 4).getUint32(0);
