import { jsPDF } from 'jspdf';
import type { JpegFacts } from '#domain/evidence/jpeg-facts.ts';

export type Weight = 'normal' | 'bold';
export type Fonts = { readonly regular: Uint8Array; readonly bold: Uint8Array };

/** Points from the top left corner. */
export type Box = { readonly x: number; readonly y: number; readonly width: number; readonly height: number };

/** What a report is drawn on. Everything in points, y downwards; jsPDF stands behind it and nowhere else. */
export type Surface = {
  readonly width: number;
  readonly height: number;
  readonly page: () => number;
  covers(codePoint: number): boolean;
  addPage(): void;
  goToPage(page: number): void;
  /** Draws one line of printable text with its baseline at y. */
  text(
    text: string,
    x: number,
    y: number,
    look: { size: number; weight?: Weight; color?: string; align?: 'left' | 'right' },
  ): void;
  textWidth(text: string, size: number, weight?: Weight): number;
  rect(box: Box, look: { fill?: string; stroke?: string; lineWidth?: number; dash?: readonly number[] }): void;
  line(x1: number, y1: number, x2: number, y2: number, color: string, lineWidth?: number): void;
  circle(x: number, y: number, radius: number, look: { fill?: string; stroke?: string; lineWidth?: number }): void;
  polygon(
    points: readonly (readonly [number, number])[],
    look: { fill?: string; stroke?: string; lineWidth?: number; isOpen?: boolean },
  ): void;
  /** Puts a JPEG's bytes, unchanged, upright into the box. `hash` keeps two alike beginnings apart. */
  jpeg(bytes: Uint8Array, hash: string, box: Box, facts: JpegFacts): void;
  bookmark(title: string, page: number, parent?: unknown): unknown;
  finish(): Uint8Array;
};

/** More than this and the engine can't put the file together; the caller refuses before. */
export const largestPdf = 480_000_000;

/** jsPDF takes a font file as a string of its bytes. */
const byteString = (bytes: Uint8Array): string => {
  let binary = '';
  for (let i = 0; i < bytes.length; i += 0x8000) binary += String.fromCharCode(...bytes.subarray(i, i + 0x8000));
  return binary;
};

type PlacedImage = { alias: string; width: number; height: number; colorSpace: string };

type FontMetadata = {
  characterToGlyph(code: number): number;
  widthOfGlyph(glyph: number): number;
  scaleFactor: number;
};

export const makeSurface = (use: {
  readonly fonts: Fonts;
  readonly title: string;
  readonly author: string;
  readonly language: string;
  readonly madeAt: Date;
  readonly fileId: string;
}): Surface => {
  const doc = new jsPDF({ unit: 'pt', format: 'a4', compress: true, putOnlyUsedFonts: true, precision: 2 });
  const name = 'NotoSans';
  for (const [weight, bytes] of [
    ['normal', use.fonts.regular],
    ['bold', use.fonts.bold],
  ] as const) {
    doc.addFileToVFS(`${name}-${weight}.ttf`, byteString(bytes));
    doc.addFont(`${name}-${weight}.ttf`, name, weight, undefined, 'Identity-H');
  }
  doc.setProperties({ title: use.title, author: use.author, creator: 'Clausewalk' });
  doc.setLanguage(use.language as 'en');
  doc.setCreationDate(use.madeAt);
  doc.setFileId(use.fileId.slice(0, 32).toUpperCase());
  const [width, height] = [doc.internal.pageSize.getWidth(), doc.internal.pageSize.getHeight()];

  const metadata = (weight: Weight): FontMetadata => {
    doc.setFont(name, weight);
    return (doc.getFont() as unknown as { metadata: FontMetadata }).metadata;
  };
  const metrics = { normal: metadata('normal'), bold: metadata('bold') };
  const advances = { normal: new Map<number, number>(), bold: new Map<number, number>() };
  const advance = (code: number, weight: Weight): number => {
    const known = advances[weight].get(code);
    if (known !== undefined) return known;
    const font = metrics[weight];
    const measured = (font.widthOfGlyph(font.characterToGlyph(code)) * font.scaleFactor) / 1000;
    advances[weight].set(code, measured);
    return measured;
  };
  const style = ({
    fill,
    stroke,
    lineWidth = 0.6,
  }: {
    fill?: string;
    stroke?: string;
    lineWidth?: number;
  }): 'F' | 'S' | 'FD' => {
    if (fill) doc.setFillColor(fill);
    if (stroke) doc.setDrawColor(stroke).setLineWidth(lineWidth);
    return fill && stroke ? 'FD' : fill ? 'F' : 'S';
  };
  const write = (operators: string) => (doc.internal as unknown as { write(text: string): void }).write(operators);
  let page = 1;

  return {
    width,
    height,
    page: () => page,
    covers: (code) =>
      code <= 0xffff && metrics.normal.characterToGlyph(code) !== 0 && metrics.bold.characterToGlyph(code) !== 0,
    addPage: () => {
      doc.addPage();
      page = doc.getNumberOfPages();
    },
    goToPage: (to) => {
      doc.setPage(to);
      page = to;
    },
    text: (text, x, y, { size, weight = 'normal', color = '#1B2430', align = 'left' }) => {
      if (text === '') return;
      doc.setFont(name, weight).setFontSize(size).setTextColor(color);
      doc.text(text, x, y, { align });
    },
    textWidth: (text, size, weight = 'normal') => {
      let sum = 0;
      for (let i = 0; i < text.length; i++) sum += advance(text.charCodeAt(i), weight);
      return sum * size;
    },
    rect: (box, look) => {
      if (look.dash) doc.setLineDashPattern([...look.dash], 0);
      doc.rect(box.x, box.y, box.width, box.height, style(look));
      if (look.dash) doc.setLineDashPattern([], 0);
    },
    line: (x1, y1, x2, y2, color, lineWidth = 0.6) => {
      doc.setDrawColor(color).setLineWidth(lineWidth).line(x1, y1, x2, y2);
    },
    circle: (x, y, radius, look) => {
      doc.circle(x, y, radius, style(look));
    },
    polygon: (points, look) => {
      const [first, ...rest] = points;
      if (!first) return;
      const steps = rest.map(([x, y], i) => [x - (points[i]?.[0] ?? 0), y - (points[i]?.[1] ?? 0)]);
      doc.lines(steps, first[0], first[1], [1, 1], style(look), !look.isOpen);
    },
    jpeg: (bytes, hash, box, facts) => {
      write(
        `q ${matrixOf(facts.orientation, { ...box, y: height - box.y - box.height })
          .map((n) => n.toFixed(3))
          .join(' ')} cm`,
      );
      doc.addImage(bytes, 'JPEG', 0, height - 1, 1, 1, hash, 'NONE');
      write('Q');
      // jsPDF's own reader takes the first segment that looks like a frame; a wrong size would draw nothing.
      const { collections } = doc.internal as unknown as {
        collections: { addImage_images: Record<string, PlacedImage> };
      };
      const placed = Object.values(collections.addImage_images).find((image) => image.alias === hash);
      if (!placed) throw new Error('Bug: the picture was not placed');
      placed.width = facts.width;
      placed.height = facts.height;
      placed.colorSpace = facts.components === 1 ? 'DeviceGray' : facts.components === 4 ? 'DeviceCMYK' : 'DeviceRGB';
    },
    bookmark: (title, toPage, parent) => doc.outline.add(parent ?? null, title, { pageNumber: toPage }),
    finish: () => {
      const made: ArrayBuffer | undefined = doc.output('arraybuffer');
      if (!made) throw new Error('Bug: the PDF engine gave nothing');
      return new Uint8Array(made);
    },
  };
};

/** Maps the unit square of a picture as stored to a box, turned and mirrored as its EXIF orientation (1 to 8) says. */
const matrixOf = (orientation: number, { x, y, width: w, height: h }: Box): readonly number[] => {
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
