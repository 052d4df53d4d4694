import { type IRunOptions, Tab, TextRun } from 'docx';
import { codeOf } from '../pdf/printable.ts';

/** Letters written from right to left: Hebrew, Arabic and their neighbours. */
const rightToLeft = '\\u0590-\\u08ff\\ufb1d-\\ufdff\\ufe70-\\ufefc\\u{10800}-\\u{10fff}\\u{1e800}-\\u{1efff}';

/** A stretch from right to left: what lies between two of its words, and is no letter, belongs to it. */
const stretch = new RegExp(`[${rightToLeft}]+(?:[^\\p{L}\\n]*[${rightToLeft}]+)*`, 'gu');
const firstLetter = new RegExp(`^[^\\p{L}]*(?=\\p{L})[${rightToLeft}]`, 'u');

/** Whether a paragraph begins on the right: its first letter decides (Unicode UAX 9, P2). */
export const isRightToLeft = (text: string): boolean => firstLetter.test(text);

/** What XML can't hold is shown as its code, so that nothing entered is lost and the file opens. */
const writable = (text: string): string =>
  text
    .toWellFormed()
    .replace(/[^\P{Cc}\t\n\u0080-\u009f]|[\ufffe\uffff]/gu, (character) => codeOf(character.codePointAt(0) ?? 0));

/** One line of text as runs of one direction each; tabs stay tabs. */
export const textRuns = (text: string, look: IRunOptions = {}): readonly TextRun[] => {
  const line = writable(text);
  const runs: TextRun[] = [];
  const add = (part: string, isRight: boolean) => {
    const children = part.split('\t').flatMap((piece, i) => [...(i > 0 ? [new Tab()] : []), ...(piece ? [piece] : [])]);
    if (children.length > 0) runs.push(new TextRun({ ...look, children, ...(isRight ? { rightToLeft: true } : {}) }));
  };
  let at = 0;
  for (const { 0: found, index } of line.matchAll(stretch)) {
    add(line.slice(at, index), false);
    add(found, true);
    at = index + found.length;
  }
  add(line.slice(at), false);
  return runs;
};

/** The lines of an entered text. */
export const linesOf = (text: string): readonly string[] => text.split(/\r\n?|[\n\u0085\u2028\u2029]/u);
