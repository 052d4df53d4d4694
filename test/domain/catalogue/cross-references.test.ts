import { describe, expect, test } from 'vitest';
import { leavesOf } from '#domain/catalogue/catalogue.ts';
import data from '#domain/catalogue/cross-references.json' with { type: 'json' };
import { crossReferencesSchema } from '#domain/catalogue/cross-references.ts';
import { catalogue } from '#test/support/test-tablet.ts';

const { sources, references } = crossReferencesSchema.parse(data);

describe('cross-references to other standards and to law', () => {
  test('[CT22] each is to an item that exists and gives its source, and each source is used', () => {
    const items = new Set(leavesOf(catalogue).map(({ ref }) => ref));
    expect(references.filter(({ item }) => !items.has(item))).toEqual([]);
    expect(references.filter(({ source }) => !Object.hasOwn(sources, source))).toEqual([]);
    expect(Object.keys(sources).filter((key) => !references.some(({ source }) => source === key))).toEqual([]);
  });

  test('none stands twice, and every article says what it is about', () => {
    const keys = references.map(({ item, standard, place }) => `${item} ${standard} ${place}`);
    expect(new Set(keys).size).toBe(keys.length);
    expect(references.filter(({ standard, says }) => standard === 'EU AI Act' && !says)).toEqual([]);
  });

  test('the AI impact assessment of 6.1.4 and 8.4 has no counterpart in the other management systems', () => {
    expect(references.filter(({ item }) => item === '6.1.4' || item === '8.4')).toEqual([]);
  });

  test('[CT22] what nobody read in its source stands nowhere', () => {
    expect([...new Set(references.map(({ standard }) => standard))].toSorted()).toEqual([
      'EU AI Act',
      'ISO/IEC 27001:2022',
      'NIST AI RMF 1.0',
    ]);
  });
});
