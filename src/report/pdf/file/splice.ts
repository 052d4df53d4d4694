import { zlibSync } from 'fflate';
import { bytesOfString } from './syntax.ts';

/** What takes the place of a part of a finished file: bytes, or a body that nobody touches on the way. */
export type Splice<Body> = { readonly at: number; readonly length: number } & (
  | { readonly bytes: Uint8Array<ArrayBuffer> }
  | { readonly body: Body; readonly size: number }
);

const placeOf = (file: string, mark: string, from = 0): { readonly at: number; readonly length: number } => {
  const at = file.indexOf(mark, from);
  if (at < 0) throw new Error(`Bug: no place in the file for ${mark.slice(0, 40)}`);
  return { at, length: mark.length };
};

/** Text in the place of a mark that stands once. */
export const textFor = <Body>(file: string, mark: string, text: string): Splice<Body> => ({
  ...placeOf(file, mark),
  bytes: bytesOfString(text),
});

/** Bodies in the place of their marks, which stand in the file in this order. */
export const bodiesFor = <Body>(
  file: string,
  bodies: Iterable<{ readonly mark: string; readonly body: Body; readonly size: number }>,
): readonly Splice<Body>[] => {
  let from = 0;
  return Array.from(bodies, ({ mark, body, size }) => {
    const place = placeOf(file, mark, from);
    from = place.at;
    return { ...place, body, size };
  });
};

/** Pages as jsPDF leaves them, compressed here: level 1 takes half of the time and some per cent more of room. */
export const compressedPages = <Body>(file: string): readonly Splice<Body>[] =>
  [...file.matchAll(/<<\n\/Length (\d+)\n>>\nstream\n/gu)].map((head) => {
    const length = Number(head[1]);
    const start = head.index + head[0].length;
    const packed = zlibSync(bytesOfString(file.slice(start, start + length)), { level: 1 });
    const before = bytesOfString(`<</Length ${packed.length} /Filter /FlateDecode>>\nstream\n`);
    const bytes = new Uint8Array(before.length + packed.length);
    bytes.set(before);
    bytes.set(packed, before.length);
    return { at: head.index, length: head[0].length + length, bytes };
  });

/**
 * A finished PDF with some of its parts replaced, in pieces: bodies go through as they came, so that a file of any size
 * takes the memory of its pages alone. Objects move, so the cross-reference table is written anew.
 */
export const splice = <Body>(
  file: string,
  splices: readonly Splice<Body>[],
): readonly (Uint8Array<ArrayBuffer> | Body)[] => {
  const tableAt = file.lastIndexOf('\nxref\n') + 1;
  const pieces: (Uint8Array<ArrayBuffer> | Body)[] = [];
  const shifts: { readonly from: number; readonly by: number }[] = [];
  let done = 0;
  let shift = 0;
  for (const one of splices.toSorted((a, b) => a.at - b.at)) {
    pieces.push(bytesOfString(file.slice(done, one.at)), 'bytes' in one ? one.bytes : one.body);
    done = one.at + one.length;
    shift += ('bytes' in one ? one.bytes.length : one.size) - one.length;
    shifts.push({ from: one.at, by: shift });
  }
  pieces.push(bytesOfString(file.slice(done, tableAt)));
  const moved = (offset: number): number => {
    let [low, high] = [0, shifts.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((shifts[middle]?.from ?? 0) < offset) low = middle + 1;
      else high = middle;
    }
    return offset + (shifts[low - 1]?.by ?? 0);
  };
  const tail = file
    .slice(tableAt)
    .replace(
      /^(\d{10}) (\d{5} n) $/gmu,
      (_, offset: string, rest: string) => `${String(moved(Number(offset))).padStart(10, '0')} ${rest} `,
    )
    .replace(/startxref\n\d+\n/u, `startxref\n${moved(tableAt)}\n`);
  pieces.push(bytesOfString(tail));
  return pieces;
};
