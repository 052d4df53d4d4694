import { describe, expect, test } from 'vitest';
import { isRightToLeft, linesOf, textRuns } from '#report/document/text-runs.ts';

describe('the direction of a text', () => {
  test.each([
    ['שלום', true],
    ['12 – مرحبا ABC', true],
    ['ABC مرحبا', false],
    ['٣ abc', false],
    ['123', false],
    ['', false],
    ['𞤀𞤁', true],
  ])('%j begins on the right: %s', (text, isRight) => {
    expect(isRightToLeft(text)).toBe(isRight);
  });

  test('a run is of one direction, and what lies between two words belongs to them', () => {
    expect(textRuns('a שלום, עולם! b')).toHaveLength(3);
    expect(textRuns('שלום 12 עולם')).toHaveLength(1);
    expect(textRuns('')).toHaveLength(0);
  });

  test('a long text without any word is looked through once', () => {
    const begun = performance.now();
    textRuns(`א${' '.repeat(250_000)}`);
    isRightToLeft('\u064b'.repeat(250_000));
    expect(performance.now() - begun).toBeLessThan(2_000);
  });

  test('lines end where any system ends them', () => {
    expect(linesOf('a\r\nb\nc\rd\u2028e')).toEqual(['a', 'b', 'c', 'd', 'e']);
  });
});
