import { Direction, Face, Font, Blob as FontBlob, Buffer as ShapingBuffer, shape } from 'harfbuzzjs';
import { codeOf } from '../printable.ts';
import { type FontLog, makeFontLog } from './font-log.ts';
import { postScriptNames, type TypefaceFiles } from './typefaces.ts';

export type Weight = 'normal' | 'bold';

/** A glyph in its place: its number in the file's font, how far it moves on, how far it is off. Thousandths of the size. */
export type PlacedGlyph = {
  readonly id: number;
  readonly width: number;
  readonly advance: number;
  readonly dx: number;
  readonly dy: number;
};

/** Glyphs that stand for one piece of text. `actual`: where their own mapping can't say it. */
export type Cluster = { readonly glyphs: readonly PlacedGlyph[]; readonly actual: string | undefined };

/** A text in one font, from left to right. */
export type ShapedText = {
  readonly font: string;
  readonly isThickened: boolean;
  readonly clusters: readonly Cluster[];
  readonly advance: number;
};

type ShelfFont = {
  readonly log: FontLog;
  readonly covers: (codePoint: number) => boolean;
  readonly shape: (text: string, isRightToLeft: boolean) => ShapedText;
  /** Shows `text` in place of what it stands for. */
  readonly shapeFor: (said: string, text: string) => ShapedText;
};

/** Shows no glyph of its own: it stays with the character before it. */
const joins = (code: number): boolean =>
  code === 0x200c || code === 0x200d || (code >= 0xfe00 && code <= 0xfe0f) || (code >= 0x1f3fb && code <= 0x1f3ff);

const isMark = (character: string): boolean => /\p{M}/u.test(character);

/** What a glyph stands for that adds nothing to the one before: a mapping may not be empty. */
const nothing = '\u200b';

/** The ligatures that Arabic can't be without, as one sign each: readers take them apart again. */
const lamAlef: { readonly [text: string]: string } = {
  '\u0644\u0622': '\ufef5',
  '\u0644\u0623': '\ufef7',
  '\u0644\u0625': '\ufef9',
  '\u0644\u0627': '\ufefb',
};

const brackets = '()[]{}<>«»‹›';

/** Of a pair of brackets the other: what is drawn of one from right to left. */
const mirrored = (character: string): string => {
  const at = brackets.indexOf(character);
  return at < 0 ? character : (brackets[at ^ 1] ?? character);
};

/**
 * The text of each of a cluster's glyphs. Readers turn right-to-left text around as it is seen, sign by sign; elsewhere one that knows
 * no replacement texts finds the whole cluster at its first glyph.
 */
const textsOf = (said: string, count: number, isRightToLeft: boolean): readonly string[] => {
  if (isRightToLeft && count === 1) return [lamAlef[said] ?? [...said].reverse().map(mirrored).join('')];
  if (isRightToLeft && count === [...said].length) return [...said].reverse();
  return Array.from({ length: count }, (_, i) => (i === 0 ? said : nothing));
};

const makeShelfFont = (key: string, name: string, bytes: Uint8Array): ShelfFont => {
  const face = new Face(new FontBlob(bytes));
  const font = new Font(face);
  const scale = 1000 / face.upem;
  const covered = new Set(face.collectUnicodes());
  const log = makeFontLog(key, name, face, bytes);
  const known = new Map<string, ShapedText>();
  const buffer = new ShapingBuffer();

  const shaped = (text: string, isRightToLeft: boolean): ShapedText => {
    buffer.clearContents();
    buffer.addText(text);
    buffer.guessSegmentProperties();
    buffer.setDirection(isRightToLeft ? Direction.RTL : Direction.LTR);
    shape(font, buffer);
    const infos = buffer.getGlyphInfos();
    const positions = buffer.getGlyphPositions();
    const starts = [...new Set(infos.map((info) => info.cluster))].sort((a, b) => a - b);
    const textAt = (start: number) => text.slice(start, starts[starts.indexOf(start) + 1]);
    const clusters: Cluster[] = [];
    let advance = 0;
    for (let i = 0; i < infos.length; ) {
      const start = infos[i]?.cluster ?? 0;
      let end = i;
      while (end < infos.length && infos[end]?.cluster === start) end += 1;
      const said = textAt(start);
      const count = end - i;
      const texts = textsOf(said, count, isRightToLeft);
      const glyphs = infos.slice(i, end).map((info, k): PlacedGlyph => {
        const position = positions[i + k];
        const glyph = info.codepoint;
        const id = log.glyph(glyph, texts[k] ?? nothing);
        advance += (position?.xAdvance ?? 0) * scale;
        return {
          id,
          width: log.width(glyph),
          advance: (position?.xAdvance ?? 0) * scale,
          dx: (position?.xOffset ?? 0) * scale,
          dy: (position?.yOffset ?? 0) * scale,
        };
      });
      clusters.push({ glyphs, actual: texts.includes(nothing) ? said : undefined });
      i = end;
    }
    return { font: key, isThickened: false, clusters, advance };
  };

  /** Every reader copies `said`, all of it at the first glyph. */
  const standingFor = (said: string, { clusters, ...rest }: ShapedText): ShapedText => {
    const glyphs = clusters.flatMap((cluster) => cluster.glyphs);
    return {
      ...rest,
      clusters: [
        {
          actual: said,
          glyphs: glyphs.map((glyph, i) => ({ ...glyph, id: log.alias(glyph.id, i === 0 ? said : nothing) })),
        },
      ],
    };
  };

  return {
    log,
    covers: (code) => covered.has(code),
    shapeFor: (said, text) => standingFor(said, shaped(text, false)),
    shape: (text, isRightToLeft) => {
      const at = isRightToLeft ? `<${text}` : text;
      const before = known.get(at);
      if (before) return before;
      const made = shaped(text, isRightToLeft);
      known.set(at, made);
      return made;
    },
  };
};

/** A text's parts, each in the first font that has its characters. */
export type FontRun = { readonly text: string; readonly shape: (isRightToLeft: boolean) => ShapedText };

/** The fonts of one report: which covers what, and texts in glyphs. The first typeface is the report's own. */
export const makeFontShelf = (typefaces: readonly TypefaceFiles[]) => {
  const fonts = typefaces.map((typeface, i) => {
    const name = postScriptNames[typeface.name];
    const normal = makeShelfFont(`T${i * 2}`, `${name}-Regular`, typeface.regular);
    const bold = typeface.bold
      ? makeShelfFont(`T${i * 2 + 1}`, `${name}-Bold`, typeface.bold)
      : {
          ...normal,
          shape: (text: string, isRtl: boolean) => ({ ...normal.shape(text, isRtl), isThickened: true }),
          shapeFor: (said: string, text: string) => ({ ...normal.shapeFor(said, text), isThickened: true }),
        };
    return { normal, bold };
  });
  const fontOf = (code: number): number => fonts.findIndex((font) => font.normal.covers(code));
  const known = { normal: new Map<string, readonly FontRun[]>(), bold: new Map<string, readonly FontRun[]>() };

  const runsOf = (text: string, weight: Weight): readonly FontRun[] => {
    const before = known[weight].get(text);
    if (before) return before;
    const runs: { text: string; at: number }[] = [];
    for (const character of text) {
      const code = character.codePointAt(0) ?? 0;
      const last = runs.at(-1);
      const stays = last && (joins(code) || (isMark(character) && (fonts[last.at]?.normal.covers(code) ?? false)));
      const at = stays ? last.at : fontOf(code);
      if (last && last.at === at && at >= 0) last.text += character;
      else runs.push({ text: character, at });
    }
    const made = runs.map(({ text: run, at }): FontRun => {
      const font = fonts[Math.max(0, at)]?.[weight];
      if (!font) throw new Error('Bug: a report without fonts');
      // No font has it: its code is shown, and the character itself is what a reader copies.
      if (at < 0) return { text: run, shape: () => font.shapeFor(run, codeOf(run.codePointAt(0) ?? 0)) };
      return { text: run, shape: (isRightToLeft) => font.shape(run, isRightToLeft) };
    });
    known[weight].set(text, made);
    return made;
  };

  return {
    covers: (code: number): boolean => joins(code) || fontOf(code) >= 0,
    runsOf,
    /** The fonts that were written with. */
    logs: (): readonly FontLog[] => [
      ...new Set(fonts.flatMap((font) => [font.normal.log, font.bold.log]).filter((log) => log.isUsed())),
    ],
  };
};

export type FontShelf = ReturnType<typeof makeFontShelf>;
