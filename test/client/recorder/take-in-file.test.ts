import { describe, expect, test } from 'vitest';
import { type Pictures, plainName, takeInFile } from '#client/recorder/take-in-file.ts';
import { buildJpeg } from '#test/support/jpeg-builder.ts';
import { sha256 } from '#test/support/read-pdf.ts';

/** Stands for the browser's decoder, which the journey tests use for real. */
const pictures = (size: { width: number; height: number } | undefined): Pictures => ({
  decode: () =>
    Promise.resolve(
      size && {
        ...size,
        close: () => undefined,
        toJpeg: (edge: number) => Promise.resolve(buildJpeg({ salt: `copy ${edge}` }).buffer),
      },
    ),
  takenAt: () => Promise.resolve('2026-03-17T10:40'),
});

const take = (
  bytes: Uint8Array<ArrayBuffer>,
  name: string,
  more: {
    wants?: 'photo' | 'file';
    keeping?: 'original' | 'copy2560';
    size?: { width: number; height: number } | null;
  } = {},
) =>
  takeInFile(new File([bytes], name), {
    crypto,
    pictures: pictures(more.size === null ? undefined : (more.size ?? { width: 4000, height: 3000 })),
    wants: more.wants ?? 'photo',
    keeping: more.keeping ?? 'original',
  });

const refusalOf = async (taken: ReturnType<typeof take>) => {
  const result = await taken;
  return result.ok ? undefined : result.refusal;
};

describe('taking in a photo or file', () => {
  test('the hash is of the bytes as given, and they are kept as given', async () => {
    const jpeg = buildJpeg({ orientation: 6, salt: 'x' });
    const taken = await take(jpeg, 'IMG_0001.JPG');
    if (!taken.ok) throw new Error(taken.refusal.kind);
    expect(taken.value.file).toMatchObject({
      sha256: sha256(jpeg),
      orientation: 6,
      kept: { sha256: sha256(jpeg), isOriginal: true },
    });
    expect(new Uint8Array(taken.value.bytes[0]?.bytes ?? new ArrayBuffer(0))).toEqual(jpeg);
    expect(taken.value.takenAt).toBe('2026-03-17T10:40');
  });

  test('a 2,560 px copy keeps the hash and size of the original beside its own', async () => {
    const jpeg = buildJpeg({ salt: 'large' });
    const taken = await take(jpeg, 'a.jpg', { keeping: 'copy2560' });
    if (!taken.ok) throw new Error(taken.refusal.kind);
    const { file, bytes } = taken.value;
    expect(file.sha256).toBe(sha256(jpeg));
    expect(file.kept.isOriginal).toBe(false);
    expect(file.kept.sha256).toBe(sha256(new Uint8Array(bytes[0]?.bytes ?? new ArrayBuffer(0))));
    expect([file.width, file.height, file.orientation]).toEqual([2560, 1920, 1]);
  });

  test('a photo that is small already is kept as it is, also where copies are chosen', async () => {
    const taken = await take(buildJpeg(), 'a.jpg', { keeping: 'copy2560', size: { width: 800, height: 600 } });
    expect(taken.ok && taken.value.file.kept.isOriginal).toBe(true);
  });

  test('an empty file, a text named .jpg and an SVG are refused by name', async () => {
    expect(await refusalOf(take(new Uint8Array(), 'empty.jpg'))).toEqual({ kind: 'fileEmpty', name: 'empty.jpg' });
    const text = Uint8Array.from('<svg onload="x">', (c) => c.charCodeAt(0));
    expect(await refusalOf(take(text, 'p.jpg'))).toMatchObject({ kind: 'notAPhoto' });
    expect(await refusalOf(take(text, 'p.svg', { wants: 'file' }))).toMatchObject({ kind: 'fileKindUnknown' });
  });

  test('a cut-off JPEG is refused as no evidence', async () => {
    expect(await refusalOf(take(buildJpeg().slice(0, 200), 'cut.jpg'))).toEqual({
      kind: 'photoCutOff',
      name: 'cut.jpg',
    });
  });

  test('a photo of 60 megapixels is taken, one of 130 is refused with the limit', async () => {
    const sized = (width: number, height: number) => {
      const jpeg = buildJpeg();
      const at = jpeg.findIndex((byte, i) => byte === 0xff && jpeg[i + 1] === 0xc0);
      new DataView(jpeg.buffer).setUint16(at + 5, height);
      new DataView(jpeg.buffer).setUint16(at + 7, width);
      return jpeg;
    };
    expect((await take(sized(9000, 6700), 'big.jpg')).ok).toBe(true);
    expect(await refusalOf(take(sized(13000, 10000), 'huge.jpg'))).toEqual({
      kind: 'photoTooLarge',
      name: 'huge.jpg',
      megapixels: 130,
      most: 110,
    });
  });

  test("HEIC that the browser can't decode is kept with its hash and said to be unshowable", async () => {
    const heic = Uint8Array.from('\0\0\0\x18ftypheic........', (c) => c.charCodeAt(0));
    const taken = await take(heic, 'IMG.HEIC', { size: null });
    expect(taken.ok && taken.value).toMatchObject({
      isUndecodable: true,
      thumbnails: [],
      file: { mediaType: 'image/heic', sha256: sha256(heic) },
    });
  });

  test('a PNG is kept as given, with a readable JPEG beside it', async () => {
    const png = Uint8Array.from('\u0089PNG\r\n\u001a\n....', (c) => c.charCodeAt(0));
    const taken = await take(png, 'screen.png');
    expect(taken.ok && taken.value.bytes.map((b) => b.mediaType)).toEqual(['image/png', 'image/jpeg']);
    expect(taken.ok && taken.value.file.readable?.sha256).toBe(taken.ok && taken.value.bytes[1]?.sha256);
  });

  test.each([
    ['../../etc/passwd', 'passwd'],
    ['C:\\photos\\a b.jpg', 'a b.jpg'],
    ['...hidden', 'hidden'],
    ['a\u0000\n.jpg', 'a.jpg'],
    ['', 'file'],
    ['写真.jpg', '写真.jpg'],
  ])('a name with path characters is only a name: %j', (given, shown) => {
    expect(plainName(given)).toBe(shown);
  });
});
