import { describe, expect, test } from 'vitest';
import { ownWords } from '#client/features/conflict/own-words.ts';

const marked = (text: string, other: string) =>
  ownWords(text, other)
    .map(({ text: words, isOwn }) => (isOwn ? `[${words}]` : words))
    .join('');

describe('what stands in one of two versions only', () => {
  test('is marked word by word, and everything else stays as it was written', () => {
    expect(marked('7 of 40 records differ', '6 of 40 records differ')).toBe('[7] of 40 records differ');
    expect(marked('a b c d e', 'a x c e y')).toBe('a [b] c [d] e');
    expect(marked('same\n\ntext ', 'same text')).toBe('same\n\ntext');
  });
  test('is nothing of the same text, and all of a text beside an empty one', () => {
    expect(marked('one two', 'one two')).toBe('one two');
    expect(marked('one two', '')).toBe('[one two]');
    expect(marked('', 'one')).toBe('');
  });
  test('is the whole middle where word by word would take too long', () => {
    const [long, other] = ['x ', 'y '].map((word) => `begin ${word.repeat(5_000)}end`) as [string, string];
    expect(ownWords(long, other).map(({ isOwn }) => isOwn)).toEqual([false, true, false]);
  });
});
