import { strToU8 } from 'fflate';
import type { Face } from 'harfbuzzjs';
import { compressed, glyphHex, number, reference, utf16Hex } from '../file/syntax.ts';

/** Cuts a font to some of its glyphs, which keep their numbers. */
export type CutFont = (font: Uint8Array, glyphs: readonly number[]) => Uint8Array;

/** What is written in one font. Each glyph gets one number for each text that it stands for, so that every reader can copy it. */
export type FontLog = {
  readonly key: string;
  readonly isUsed: () => boolean;
  readonly glyph: (glyph: number, text: string) => number;
  /** The number of the glyph behind another number, for another text. */
  readonly alias: (id: number, text: string) => number;
  /** A glyph's own width, in thousandths of the size. */
  readonly width: (glyph: number) => number;
  /** Writes the font's objects, and gives the id of the first. */
  readonly write: (newObject: () => { readonly objId: number; content: string }, cut: CutFont) => number;
};

const table = (face: Face, name: string): DataView => {
  // A copy: HarfBuzz's memory moves when it grows.
  const bytes = face.referenceTable(name)?.slice();
  if (!bytes) throw new Error(`The font has no ${name} table.`);
  return new DataView(bytes.buffer);
};

export const makeFontLog = (key: string, name: string, face: Face, file: Uint8Array): FontLog => {
  const scale = 1000 / face.upem;
  const ids = new Map<string, number>();
  const used: { readonly glyph: number; readonly text: string }[] = [];
  const hhea = table(face, 'hhea');
  const metrics = table(face, 'hmtx');
  const count = hhea.getUint16(34);
  const width = (glyph: number) => metrics.getUint16(4 * Math.min(glyph, count - 1)) * scale;

  /** Six letters from what the subset holds: the same text gives the same file. */
  const prefix = (): string => {
    let sum = 7;
    for (const { glyph } of used) sum = (Math.imul(sum, 31) + glyph) >>> 0;
    return Array.from({ length: 6 }, (_, i) => String.fromCharCode(65 + (Math.floor(sum / 26 ** i) % 26))).join('');
  };

  const toUnicode = (): string => {
    const lines = used.map(({ text }, i) => `<${glyphHex(i + 1)}> <${utf16Hex(text)}>`);
    const blocks = Array.from({ length: Math.ceil(lines.length / 100) }, (_, i) => lines.slice(i * 100, i * 100 + 100));
    return [
      '/CIDInit /ProcSet findresource begin',
      '12 dict begin',
      'begincmap',
      '/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def',
      '/CMapName /Adobe-Identity-UCS def',
      '/CMapType 2 def',
      '1 begincodespacerange',
      '<0000> <FFFF>',
      'endcodespacerange',
      ...blocks.flatMap((block) => [`${block.length} beginbfchar`, ...block, 'endbfchar']),
      'endcmap',
      'CMapName currentdict /CMap defineresource pop',
      'end',
      'end',
    ].join('\n');
  };

  const numberOf = (glyph: number, text: string): number => {
    const at = `${glyph} ${text}`;
    const known = ids.get(at);
    if (known !== undefined) return known;
    used.push({ glyph, text });
    ids.set(at, used.length);
    return used.length;
  };

  return {
    key,
    isUsed: () => used.length > 0,
    width,
    glyph: numberOf,
    alias: (id, text) => numberOf(used[id - 1]?.glyph ?? 0, text),
    write: (newObject, cut) => {
      const [font, descendant, descriptor, program, unicode, glyphs] = [
        newObject(),
        newObject(),
        newObject(),
        newObject(),
        newObject(),
        newObject(),
      ];
      const head = table(face, 'head');
      const box = [36, 38, 40, 42].map((at) => number(head.getInt16(at) * scale)).join(' ');
      const [ascent, descent] = [hhea.getInt16(4) * scale, hhea.getInt16(6) * scale];
      const fullName = `${prefix()}+${name}`;
      const subset = cut(
        file,
        used.map(({ glyph }) => glyph),
      );
      const map = new Uint8Array(2 * (used.length + 1));
      used.forEach(({ glyph }, i) => {
        map[2 * (i + 1)] = glyph >> 8;
        map[2 * (i + 1) + 1] = glyph & 255;
      });
      font.content = `<</Type /Font /Subtype /Type0 /BaseFont /${fullName} /Encoding /Identity-H /DescendantFonts [${reference(descendant.objId)}] /ToUnicode ${reference(unicode.objId)}>>`;
      descendant.content = `<</Type /Font /Subtype /CIDFontType2 /BaseFont /${fullName} /CIDSystemInfo <</Registry (Adobe) /Ordering (Identity) /Supplement 0>> /FontDescriptor ${reference(descriptor.objId)} /DW 1000 /W [1 [${used.map(({ glyph }) => number(width(glyph))).join(' ')}]] /CIDToGIDMap ${reference(glyphs.objId)}>>`;
      descriptor.content = `<</Type /FontDescriptor /FontName /${fullName} /Flags 4 /FontBBox [${box}] /ItalicAngle 0 /Ascent ${number(ascent)} /Descent ${number(descent)} /CapHeight ${number(ascent * 0.7)} /StemV 80 /FontFile2 ${reference(program.objId)}>>`;
      program.content = compressed(`/Length1 ${subset.length}`, subset);
      unicode.content = compressed('', strToU8(toUnicode()));
      glyphs.content = compressed('', map);
      return font.objId;
    },
  };
};
