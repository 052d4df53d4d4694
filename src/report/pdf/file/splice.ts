import { bytesOfString } from './syntax.ts';

/** What takes the place of a mark in a finished file: text, or bytes that nobody touches on the way. */
export type Splice<Body> = { readonly mark: string } & (
  | { readonly text: string }
  | { readonly body: Body; readonly size: number }
);

/**
 * A finished PDF with its marks replaced, in pieces: bodies go through as they came, so that a file of any size takes
 * the memory of its pages alone. Objects move, so the cross-reference table is written anew. Each mark stands once.
 */
export const splice = <Body>(
  file: string,
  splices: readonly Splice<Body>[],
): readonly (Uint8Array<ArrayBuffer> | Body)[] => {
  const tableAt = file.lastIndexOf('\nxref\n') + 1;
  const places = splices.map((one) => ({ ...one, at: file.indexOf(one.mark) })).toSorted((a, b) => a.at - b.at);
  const pieces: (Uint8Array<ArrayBuffer> | Body)[] = [];
  const shifts: { readonly from: number; readonly by: number }[] = [];
  let done = 0;
  let shift = 0;
  for (const place of places) {
    if (place.at < 0 || place.at >= tableAt)
      throw new Error(`Bug: no place in the file for ${place.mark.slice(0, 40)}`);
    pieces.push(bytesOfString(file.slice(done, place.at)));
    if ('text' in place) pieces.push(bytesOfString(place.text));
    else pieces.push(place.body);
    done = place.at + place.mark.length;
    shift += ('text' in place ? place.text.length : place.size) - place.mark.length;
    shifts.push({ from: place.at, by: shift });
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
