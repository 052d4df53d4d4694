import { isRightToLeft } from './set-line.ts';

/** One line of a paragraph, which fits its width. `isRtl` is the paragraph's direction. */
export type Line = { readonly text: string; readonly isRtl: boolean; readonly width: number };

const withoutSpaces = /[\u0e00-\u0e7f\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uffef\u{20000}-\u{323af}]/u;
const opens = /[（「『【《〈［｛“‘(]$/u;
const closes = /^[）」』】》〉］｝”’、。，．・：；！？ー々ぁぃぅぇぉっゃゅょァィゥェォッャュョ)!?,.:;%]/u;

const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' });
const thaiWords = new Intl.Segmenter('th', { granularity: 'word' });

/** Where a text that has no spaces may be broken: between Han, kana and hangul signs, and between Thai words. */
const partsOf = (word: string): readonly string[] => {
  if (!withoutSpaces.test(word)) return [word];
  const parts: string[] = [];
  for (const { segment } of (/[\u0e00-\u0e7f]/u.test(word) ? thaiWords : graphemes).segment(word)) {
    const last = parts.at(-1);
    const stays =
      last !== undefined &&
      (closes.test(segment) || opens.test(last) || !(withoutSpaces.test(segment) || withoutSpaces.test(last)));
    if (stays) parts[parts.length - 1] = last + segment;
    else parts.push(segment);
  }
  return parts;
};

/** Breaks printable text to lines. Entered breaks stand; what is longer than a line is broken anywhere. */
export const breakLines = (text: string, width: number, measure: (part: string) => number): readonly Line[] => {
  const space = measure(' ');
  return text.split('\n').flatMap((paragraph) => {
    const isRtl = isRightToLeft(paragraph);
    const lines: Line[] = [];
    let line = '';
    let used = 0;
    const end = () => {
      lines.push({ text: line, isRtl, width });
      line = '';
      used = 0;
    };
    for (const word of paragraph.split(' ')) {
      let gap = line === '' ? 0 : space;
      const whole = measure(word);
      if (line !== '' && used + gap + whole <= width) {
        line += ` ${word}`;
        used += gap + whole;
        continue;
      }
      for (const part of partsOf(word)) {
        const wide = measure(part);
        if (line !== '' && used + gap + wide > width) {
          end();
          gap = 0;
        }
        if (wide > width)
          for (const { segment } of graphemes.segment(part)) {
            const step = measure(segment);
            if (used + gap + step > width && line !== '') {
              end();
              gap = 0;
            }
            line += (gap > 0 ? ' ' : '') + segment;
            used += gap + step;
            gap = 0;
          }
        else {
          line += (gap > 0 ? ' ' : '') + part;
          used += gap + wide;
        }
        gap = 0;
      }
    }
    end();
    return lines;
  });
};
