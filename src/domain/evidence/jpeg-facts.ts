/** What a JPEG's own bytes say of it. Sizes in pixels as stored, before the orientation turns them. */
export type JpegFacts = {
  readonly width: number;
  readonly height: number;
  readonly components: number;
  /** EXIF orientation, 1 (upright) to 8. */
  readonly orientation: number;
  /** Whether the camera wrote where it was. */
  readonly hasPlace: boolean;
  /** Whether the picture's data reaches its end mark: a cut-off file lacks it. */
  readonly isComplete: boolean;
};

const frameMarkers = [0xc0, 0xc1, 0xc2, 0xc3, 0xc5, 0xc6, 0xc7, 0xc9, 0xca, 0xcb, 0xcd, 0xce, 0xcf];

/** Reads a JPEG's frame and orientation without decoding it. Undefined where the bytes hold no readable frame. */
export const jpegFacts = (bytes: Uint8Array): JpegFacts | undefined => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let orientation = 1;
  let hasPlace = false;
  let at = 2;
  while (at + 4 <= bytes.length) {
    if (bytes[at] !== 0xff) return undefined;
    const marker = bytes[at + 1] ?? 0;
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    if (marker === 0xd8 || marker === 0x01 || (marker >= 0xd0 && marker <= 0xd7)) {
      at += 2;
      continue;
    }
    const length = view.getUint16(at + 2);
    const end = at + 2 + length;
    if (marker === 0xe1 && end <= bytes.length) {
      orientation = exifOrientation(view, at + 4, end) ?? orientation;
      hasPlace ||= exifEntry(view, at + 4, end, 0x8825) !== undefined;
    }
    if (frameMarkers.includes(marker)) {
      if (at + 10 > bytes.length) return undefined;
      const [height, width] = [view.getUint16(at + 5), view.getUint16(at + 7)];
      const components = bytes[at + 9] ?? 0;
      return width > 0 && height > 0
        ? { width, height, components, orientation, hasPlace, isComplete: hasEnd(bytes, end) }
        : undefined;
    }
    at = end;
  }
  return undefined;
};

/** The end mark, looked for from the back: cameras append previews and maps after it. */
const hasEnd = (bytes: Uint8Array, after: number): boolean => {
  for (let i = bytes.length - 2; i >= after; i--) if (bytes[i] === 0xff && bytes[i + 1] === 0xd9) return true;
  return false;
};

const exifOrientation = (view: DataView, start: number, end: number): number | undefined => {
  const value = exifEntry(view, start, end, 0x0112);
  return value !== undefined && value >= 1 && value <= 8 ? value : undefined;
};

/** The first two bytes of the value of an entry of EXIF's first directory. */
const exifEntry = (view: DataView, start: number, end: number, tag: number): number | undefined => {
  if (start + 14 > end || view.getUint32(start) !== 0x45786966) return undefined;
  const tiff = start + 6;
  const little = view.getUint16(tiff) === 0x4949;
  const directory = tiff + view.getUint32(tiff + 4, little);
  if (directory + 2 > end) return undefined;
  const entries = view.getUint16(directory, little);
  for (let i = 0; i < entries; i++) {
    const entry = directory + 2 + i * 12;
    if (entry + 12 > end) return undefined;
    if (view.getUint16(entry, little) === tag) return view.getUint16(entry + 8, little);
  }
  return undefined;
};
