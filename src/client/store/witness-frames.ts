const magic = 0x434c5731;

/**
 * One entry of the witness file: magic, length of the head, lengths of the parts, a check sum, then the head as JSON and
 * the parts. Written whole or not at all: a torn last frame doesn't fit its check sum.
 */
export const frameOf = (head: unknown, parts: readonly ArrayBuffer[]): Uint8Array => {
  const json = new TextEncoder().encode(JSON.stringify({ head, parts: parts.map((part) => part.byteLength) }));
  const size = parts.reduce((sum, part) => sum + part.byteLength, json.length);
  const frame = new Uint8Array(16 + size);
  frame.set(json, 16);
  let at = 16 + json.length;
  for (const part of parts) {
    frame.set(new Uint8Array(part), at);
    at += part.byteLength;
  }
  const view = new DataView(frame.buffer);
  view.setUint32(0, magic);
  view.setUint32(4, json.length);
  view.setUint32(8, size);
  view.setUint32(12, checksum(frame.subarray(16)));
  return frame;
};

/** FNV-1a over the bytes: finds a torn or flipped frame, no more. Changes carry signatures of their own. */
const checksum = (bytes: Uint8Array): number => {
  let hash = 0x811c9dc5;
  for (const byte of bytes) hash = Math.imul(hash ^ byte, 0x01000193);
  return hash >>> 0;
};

export type Frame = { readonly head: unknown; readonly parts: readonly Uint8Array[] };

const bytesFrom = async (file: Blob, from: number, to: number): Promise<Uint8Array> =>
  new Uint8Array(await file.slice(from, to).arrayBuffer());

/**
 * The whole frames of a file, in order, up to the first that is torn: one at a time, since a file may hold hundreds of
 * photos. `areHeadsOnly`: without the parts, and without looking whether they are whole.
 */
export async function* framesIn(file: Blob, areHeadsOnly = false): AsyncGenerator<Frame> {
  for (let at = 0; at + 16 <= file.size; ) {
    const view = new DataView((await bytesFrom(file, at, at + 16)).buffer);
    const [jsonLength, size] = [view.getUint32(4), view.getUint32(8)];
    if (view.getUint32(0) !== magic || at + 16 + size > file.size || jsonLength > size) return;
    const body = await bytesFrom(file, at + 16, at + 16 + (areHeadsOnly ? jsonLength : size));
    if (!areHeadsOnly && checksum(body) !== view.getUint32(12)) return;
    const said = JSON.parse(new TextDecoder().decode(body.subarray(0, jsonLength))) as {
      head: unknown;
      parts: readonly number[];
    };
    let from = jsonLength;
    const parts = areHeadsOnly ? [] : said.parts.map((length) => body.slice(from, (from += length)));
    yield { head: said.head, parts };
    at += 16 + size;
  }
}
