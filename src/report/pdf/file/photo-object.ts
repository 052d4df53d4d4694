import type { JpegFacts } from '#domain/evidence/jpeg-facts.ts';
import type { Box } from '../box.ts';

/** A photo as an object: its bytes come in the place of `mark`, once the file is written. */
export const imageObject = ({
  facts,
  size,
  mark,
}: {
  readonly facts: JpegFacts;
  readonly size: number;
  readonly mark: string;
}) => {
  const space =
    facts.components === 1
      ? '/DeviceGray'
      : facts.components === 4
        ? '/DeviceCMYK /Decode [1 0 1 0 1 0 1 0]'
        : '/DeviceRGB';
  return `<</Type /XObject /Subtype /Image /Width ${facts.width} /Height ${facts.height} /BitsPerComponent 8 /ColorSpace ${space} /Filter /DCTDecode /Length ${size}>>\nstream\n${mark}\nendstream`;
};

/** Maps the unit square of a picture as stored to a box, turned and mirrored as its EXIF orientation (1 to 8) says. */
export const matrixOf = (orientation: number, { x, y, width: w, height: h }: Box): readonly number[] => {
  switch (orientation) {
    case 2:
      return [-w, 0, 0, h, x + w, y];
    case 3:
      return [-w, 0, 0, -h, x + w, y + h];
    case 4:
      return [w, 0, 0, -h, x, y + h];
    case 5:
      return [0, -h, -w, 0, x + w, y + h];
    case 6:
      return [0, -h, w, 0, x, y + h];
    case 7:
      return [0, h, w, 0, x, y];
    case 8:
      return [0, h, -w, 0, x + w, y];
    default:
      return [w, 0, 0, h, x, y];
  }
};

/** Width over height of a picture as it is seen. */
export const seenAspect = (picture: {
  readonly width: number;
  readonly height: number;
  readonly orientation: number;
}): number => (picture.orientation >= 5 ? picture.height / picture.width : picture.width / picture.height);
