const polynomial = 0xedb88320;

const shifted = (crc: number): number => (crc & 1 ? (crc >>> 1) ^ polynomial : crc >>> 1);
const afterByte = (byte: number): number => {
  let crc = byte;
  for (let bit = 0; bit < 8; bit++) crc = shifted(crc);
  return crc;
};
const t0 = Uint32Array.from({ length: 256 }, (_, byte) => afterByte(byte));
const onward = (table: Uint32Array) => table.map((crc) => (crc >>> 8) ^ afterByte(crc & 0xff));
const t1 = onward(t0);
const t2 = onward(t1);
const t3 = onward(t2);

/**
 * The check sum that zip entries carry. `before`: that of the bytes before these. Four bytes at a time, by a table for
 * each place in a word: files of a large package are many gigabytes.
 */
export const crc32 = (bytes: Uint8Array, before = 0): number => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const words = bytes.length & ~3;
  let crc = ~before;
  for (let at = 0; at < words; at += 4) {
    crc ^= view.getInt32(at, true);
    crc =
      (t3[crc & 0xff] as number) ^
      (t2[(crc >>> 8) & 0xff] as number) ^
      (t1[(crc >>> 16) & 0xff] as number) ^
      (t0[crc >>> 24] as number);
  }
  for (let at = words; at < bytes.length; at++)
    crc = (t0[(crc ^ (bytes[at] as number)) & 0xff] as number) ^ (crc >>> 8);
  return ~crc >>> 0;
};
