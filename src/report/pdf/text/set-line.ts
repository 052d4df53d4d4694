import type { Bidi } from 'bidi-js';
import * as bidiModule from 'bidi-js';
import type { FontShelf, ShapedText, Weight } from './font-shelf.ts';

// One function by default: as a module for bundlers, as CommonJS for Node, whose types are said of the first alone.
const makeBidi = bidiModule.default as unknown as () => Bidi;

/** Whether a text, by its first letter that has a direction, runs from right to left. */
export const isRightToLeft = (text: string): boolean => {
  const first = /[\p{L}]/u.exec(text.replace(/[^\p{L}]/gu, ''))?.[0] ?? '';
  return /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]/u.test(first);
};

const hasRightToLeft = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]/u;

/** Words and the spaces between them, each by itself: what a report repeats, and so is shaped once. */
const wordsOf = (text: string): readonly string[] => text.split(/( )/u).filter((word) => word !== '');

/** Sets lines in glyphs. */
export const makeLineSetter = (shelf: FontShelf) => {
  const bidi = makeBidi();
  const widths = { normal: new Map<string, number>(), bold: new Map<string, number>() };

  const inOrder = (text: string, weight: Weight, rtl: boolean): readonly ShapedText[] => {
    const shaped = wordsOf(text).flatMap((word) => shelf.runsOf(word, weight).map((run) => run.shape(rtl)));
    return rtl ? shaped.reverse() : shaped;
  };

  /** Pieces of equal direction, in the order in which they stand on the line (UAX #9, L2). */
  const piecesOf = (text: string, isLineRightToLeft: boolean): readonly { text: string; level: number }[] => {
    const { levels } = bidi.getEmbeddingLevels(text, isLineRightToLeft ? 'rtl' : 'ltr');
    const pieces: { text: string; level: number }[] = [];
    for (let i = 0; i < text.length; i++) {
      const level = levels[i] ?? 0;
      const last = pieces.at(-1);
      if (last && last.level === level) last.text += text[i];
      else pieces.push({ text: text[i] ?? '', level });
    }
    const highest = Math.max(0, ...pieces.map((piece) => piece.level));
    for (let level = highest; level > 0; level--)
      for (let from = 0; from < pieces.length; from++) {
        let to = from;
        while (to < pieces.length && (pieces[to]?.level ?? 0) >= level) to += 1;
        if (to - from > 1) pieces.splice(from, to - from, ...pieces.slice(from, to).reverse());
        from = Math.max(from, to);
      }
    return pieces;
  };

  return {
    /** A line's glyphs from left to right. `isLineRightToLeft`: the direction of the paragraph that it is part of. */
    set: (text: string, weight: Weight, isLineRightToLeft: boolean): readonly ShapedText[] => {
      if (!isLineRightToLeft && !hasRightToLeft.test(text)) return inOrder(text, weight, false);
      return piecesOf(text, isLineRightToLeft).flatMap((piece) => inOrder(piece.text, weight, piece.level % 2 === 1));
    },
    /** How wide a text is, in thousandths of its size. */
    width: (text: string, weight: Weight): number => {
      const known = widths[weight].get(text);
      if (known !== undefined) return known;
      let sum = 0;
      for (const word of wordsOf(text))
        for (const run of shelf.runsOf(word, weight)) sum += run.shape(hasRightToLeft.test(run.text)).advance;
      widths[weight].set(text, sum);
      return sum;
    },
  };
};
