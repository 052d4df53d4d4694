import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { jpegFacts } from '#domain/evidence/jpeg-facts.ts';
import { mediaTypeOf } from '#domain/evidence/media-type.ts';
import { corpusFile, corpusFiles } from '#test/support/audit-corpus.ts';
import { buildJpeg } from '#test/support/jpeg-builder.ts';

describe('what bytes are', () => {
  test('is told by their content', () => {
    const ascii = (text: string) => Uint8Array.from(text, (c) => c.charCodeAt(0));
    expect(mediaTypeOf(buildJpeg())).toBe('image/jpeg');
    expect(mediaTypeOf(ascii('%PDF-1.7 …'))).toBe('application/pdf');
    expect(mediaTypeOf(ascii('\u0089PNG\r\n\u001a\nxxxx'))).toBe('image/png');
    expect(mediaTypeOf(ascii('\0\0\0\x18ftypheic'))).toBe('image/heic');
    for (const other of ['<svg xmlns="x">', '<!doctype html>', 'MZ\x90', '', 'GIF89a', '#!/bin/sh'])
      expect(mediaTypeOf(ascii(other))).toBeUndefined();
  });

  test.each([1, 2, 3, 4, 5, 6, 7, 8])("a JPEG's orientation %i is read from its EXIF", (orientation) => {
    expect(jpegFacts(buildJpeg({ orientation }))).toMatchObject({ width: 8, height: 8, orientation, isComplete: true });
  });

  test('a cut-off JPEG is told apart wherever it is cut', () => {
    const whole = buildJpeg({ orientation: 6 });
    for (let length = 3; length < whole.length - 1; length++)
      expect(jpegFacts(whole.subarray(0, length))?.isComplete ?? false).toBe(false);
  });

  test('any bytes are read without a fault', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), fc.nat(7), (noise, keep) => {
        const bytes = Uint8Array.from([...buildJpeg({ orientation: 6 }).subarray(0, keep * 8), ...noise]);
        jpegFacts(bytes);
        mediaTypeOf(bytes);
      }),
      { numRuns: 500 },
    );
  });

  test.skipIf(corpusFiles.length === 0)(
    'camera files: orientation and completeness are read as the cameras wrote them',
    async () => {
      const facts = async (name: string) => jpegFacts(await corpusFile(`photos/${name}`));
      for (const orientation of [1, 3, 6, 8])
        expect((await facts(`landscape_${orientation}.jpg`))?.orientation).toBe(orientation);
      expect((await facts('truncated.jpg'))?.isComplete ?? false).toBe(false);
      for (const whole of ['DSCN0010.jpg', 'canon_hdr_YES.jpg', 'jolla.jpg', 'no_exif.jpg'])
        expect((await facts(whole))?.isComplete).toBe(true);
      expect(mediaTypeOf(await corpusFile('photos/IMG_5195.HEIC'))).toBe('image/heic');
    },
  );
});
