export type ExifFacts = {
  readonly takenAt: string;
  readonly orientation: 1 | 3 | 6 | 8;
  readonly width: number;
  readonly height: number;
  readonly place?: { readonly latitude: number; readonly longitude: number };
};

type Field = { readonly tag: number; readonly type: number; readonly count: number; readonly bytes: Buffer };

const ascii = (tag: number, text: string): Field => {
  const bytes = Buffer.from(`${text}\0`, 'latin1');
  return { tag, type: 2, count: bytes.length, bytes };
};

const short = (tag: number, value: number): Field => {
  const bytes = Buffer.alloc(2);
  bytes.writeUInt16BE(value);
  return { tag, type: 3, count: 1, bytes };
};

const long = (tag: number, value: number): Field => {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return { tag, type: 4, count: 1, bytes };
};

const raw = (tag: number, type: 1 | 7, bytes: Buffer): Field => ({ tag, type, count: bytes.length, bytes });

const rationals = (tag: number, ...values: readonly (readonly [number, number])[]): Field => {
  const bytes = Buffer.alloc(values.length * 8);
  values.forEach(([over, under], index) => {
    bytes.writeUInt32BE(over, index * 8);
    bytes.writeUInt32BE(under, index * 8 + 4);
  });
  return { tag, type: 5, count: values.length, bytes };
};

/** Degrees as degrees, minutes and ten-thousandths of a second. */
const degrees = (tag: number, value: number): Field => {
  const parts = Math.round(Math.abs(value) * 36_000_000);
  const whole = Math.floor(parts / 36_000_000);
  const minutes = Math.floor((parts % 36_000_000) / 600_000);
  return rationals(tag, [whole, 1], [minutes, 1], [parts % 600_000, 10_000]);
};

/** One directory of fields that starts at `offset`; values longer than four bytes follow it. */
const directory = (fields: readonly Field[], offset: number): Buffer => {
  const head = Buffer.alloc(2 + fields.length * 12 + 4);
  head.writeUInt16BE(fields.length);
  const tail: Buffer[] = [];
  let free = offset + head.length;
  [...fields]
    .sort((a, b) => a.tag - b.tag)
    .forEach(({ tag, type, count, bytes }, index) => {
      const at = 2 + index * 12;
      head.writeUInt16BE(tag, at);
      head.writeUInt16BE(type, at + 2);
      head.writeUInt32BE(count, at + 4);
      if (bytes.length <= 4) {
        bytes.copy(head, at + 8);
        return;
      }
      head.writeUInt32BE(free, at + 8);
      const even = Buffer.alloc(bytes.length + (bytes.length % 2));
      bytes.copy(even);
      tail.push(even);
      free += even.length;
    });
  return Buffer.concat([head, ...tail]);
};

/** The APP1 segment of a JPEG: a big-endian TIFF with the camera, the time, the orientation and maybe the place. */
export const exifSegment = ({ takenAt, orientation, width, height, place }: ExifFacts): Buffer => {
  const time = takenAt.replaceAll('-', ':').replace('T', ' ');
  const photo = [
    raw(0x9000, 7, Buffer.from('0232')),
    ascii(0x9003, time),
    ascii(0x9004, time),
    ascii(0x9011, '+01:00'),
    short(0xa001, 1),
    long(0xa002, width),
    long(0xa003, height),
  ];
  const gps = place && [
    raw(0x0000, 1, Buffer.from([2, 3, 0, 0])),
    ascii(0x0001, place.latitude < 0 ? 'S' : 'N'),
    degrees(0x0002, place.latitude),
    ascii(0x0003, place.longitude < 0 ? 'W' : 'E'),
    degrees(0x0004, place.longitude),
    ascii(0x0012, 'WGS-84'),
  ];
  const main = (photoAt: number, gpsAt: number): readonly Field[] => [
    ascii(0x010f, 'Clausewalk'),
    ascii(0x0110, 'Sample camera'),
    short(0x0112, orientation),
    rationals(0x011a, [72, 1]),
    rationals(0x011b, [72, 1]),
    short(0x0128, 2),
    ascii(0x0132, time),
    long(0x8769, photoAt),
    ...(gps ? [long(0x8825, gpsAt)] : []),
  ];
  const photoAt = 8 + directory(main(0, 0), 8).length;
  const photoPart = directory(photo, photoAt);
  const gpsAt = photoAt + photoPart.length;
  const tiff = Buffer.concat([
    Buffer.from([0x4d, 0x4d, 0, 42, 0, 0, 0, 8]),
    directory(main(photoAt, gpsAt), 8),
    photoPart,
    gps ? directory(gps, gpsAt) : Buffer.alloc(0),
  ]);
  const body = Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), tiff]);
  const head = Buffer.from([0xff, 0xe1, 0, 0]);
  head.writeUInt16BE(body.length + 2, 2);
  return Buffer.concat([head, body]);
};
