/** A tiny valid JPEG (8 x 8, grey), without EXIF. */
const tiny =
  '/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAAgGBgcGBQgHBwcJCQgKDBQNDAsLDBkSEw8UHRofHh0aHBwgJC4nICIsIxwcKDcpLDAxNDQ0Hyc5PTgyPC4zNDL/wAALCAAIAAgBAREA/8QAHwAAAQUBAQEBAQEAAAAAAAAAAAECAwQFBgcICQoL/8QAtRAAAgEDAwIEAwUFBAQAAAF9AQIDAAQRBRIhMUEGE1FhByJxFDKBkaEII0KxwRVS0fAkM2JyggkKFhcYGRolJicoKSo0NTY3ODk6Q0RFRkdISUpTVFVWV1hZWmNkZWZnaGlqc3R1dnd4eXqDhIWGh4iJipKTlJWWl5iZmqKjpKWmp6ipqrKztLW2t7i5usLDxMXGx8jJytLT1NXW19jZ2uHi4+Tl5ufo6erx8vP09fb3+Pn6/9oACAEBAAA/APn+v//Z';

const exifSegment = (orientation: number): Uint8Array => {
  const bytes = [
    0xff,
    0xe1,
    0x00,
    0x22,
    0x45,
    0x78,
    0x69,
    0x66,
    0x00,
    0x00,
    0x4d,
    0x4d,
    0x00,
    0x2a,
    0x00,
    0x00,
    0x00,
    0x08,
    0x00,
    0x01,
    0x01,
    0x12,
    0x00,
    0x03,
    0x00,
    0x00,
    0x00,
    0x01,
    0x00,
    orientation,
    0x00,
    0x00,
    0x00,
    0x00,
    0x00,
    0x00,
  ];
  return Uint8Array.from(bytes);
};

/** A JPEG with an EXIF orientation; `salt` makes bytes, and so hashes, differ behind an equal beginning. */
export const buildJpeg = (more: { orientation?: number; salt?: string } = {}): Uint8Array<ArrayBuffer> => {
  const base = Buffer.from(tiny, 'base64');
  const soi = base.subarray(0, 2);
  const exif = more.orientation === undefined ? Buffer.alloc(0) : Buffer.from(exifSegment(more.orientation));
  const text = Buffer.from(more.salt ?? '', 'utf8');
  const comment = more.salt ? Buffer.concat([Buffer.from([0xff, 0xfe, 0, text.length + 2]), text]) : Buffer.alloc(0);
  return Uint8Array.from(Buffer.concat([soi, exif, base.subarray(2, 20), comment, base.subarray(20)]));
};
