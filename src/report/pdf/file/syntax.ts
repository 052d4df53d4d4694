import { zlibSync } from 'fflate';

/** A number as PDF writes it: two decimals are less than a hair on paper. */
export const number = (value: number): string => {
  const rounded = Math.round(value * 100) / 100;
  return Object.is(rounded, -0) ? '0' : String(rounded);
};

export const numbers = (...values: readonly number[]): string => values.map(number).join(' ');

const hex = (value: number, digits: number): string => value.toString(16).toUpperCase().padStart(digits, '0');

/** UTF-16 big-endian in hex, without a byte-order mark. */
export const utf16Hex = (text: string): string => {
  let written = '';
  for (let i = 0; i < text.length; i++) written += hex(text.charCodeAt(i), 4);
  return written;
};

/** A text string of any script. */
export const textString = (text: string): string => `<FEFF${utf16Hex(text)}>`;

export const glyphHex = (glyph: number): string => hex(glyph, 4);

/** `#rrggbb` as the operands of `rg` or `RG`. */
export const colorOperands = (color: string): string =>
  [1, 3, 5]
    .map((at) => String(Math.round((Number.parseInt(color.slice(at, at + 2), 16) / 255) * 1000) / 1000))
    .join(' ');

export const reference = (id: number): string => `${id} 0 R`;

/** Bytes as a string of one character each: how jsPDF keeps a file until it is whole. */
export const byteString = (bytes: Uint8Array): string => {
  let text = '';
  for (let i = 0; i < bytes.length; i += 0x8000) text += String.fromCharCode(...bytes.subarray(i, i + 0x8000));
  return text;
};

export const bytesOfString = (text: string): Uint8Array<ArrayBuffer> => {
  const bytes = new Uint8Array(text.length);
  for (let i = 0; i < text.length; i++) bytes[i] = text.charCodeAt(i);
  return bytes;
};

/** A stream object's content. `entries` are those of its dictionary besides the length. */
export const stream = (entries: string, data: string): string =>
  `<<${entries} /Length ${data.length}>>\nstream\n${data}\nendstream`;

/** The same, compressed: alike on every machine, since JavaScript does it. */
export const compressed = (entries: string, bytes: Uint8Array): string =>
  stream(`${entries} /Filter /FlateDecode`, byteString(zlibSync(bytes, { level: 6 })));
