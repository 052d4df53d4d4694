import { strToU8 } from 'fflate';
import { describe, expect, test } from 'vitest';
import { mostNodes, previewCatalogue } from '#domain/catalogue/foreign-catalogue.ts';
import { catalogueFile } from '#domain/catalogue/own-form.ts';
import { largestCatalogueFile, readCatalogueFile } from '#report/intake/read-catalogue-file.ts';
import { foreignWorkbook } from '#test/support/foreign-file.ts';
import { catalogue as shipped } from '#test/support/test-tablet.ts';

const read = async (content: string | Uint8Array) =>
  readCatalogueFile(typeof content === 'string' ? strToU8(content) : content);
const refusalOf = async (content: string | Uint8Array) => {
  const made = await read(content);
  if (made.ok) throw new Error(`read as ${made.value.form}`);
  return made.refusal;
};
const formOf = async (content: string | Uint8Array) => {
  const made = await read(content);
  if (!made.ok) throw new Error(made.refusal.kind);
  return made.value;
};

const library = `# made by hand
urn: urn:maker:library:rules
locale: en
ref_id: rules
name: House rules
version: 2
copyright: |-
  Only for members.
objects:
  framework:
    urn: urn:maker:framework:rules
    name: House rules
    requirement_nodes:
    - urn: urn:r:1
      assessable: false
      depth: 1
      ref_id: '1'
      name: First
    - urn: urn:r:1.1
      assessable: true
      depth: 2
      parent_urn: urn:r:1
      ref_id: '1.1'
      description: Do it.
`;

describe('a file with a catalogue', () => {
  test('[CT20] is known by its bytes: library, OSCAL, our own form, workbook, text', async () => {
    const made = await formOf(library);
    expect(made.form).toBe('library');
    if (made.form === 'table') throw new Error('a table');
    const looked = previewCatalogue(made.catalogue, { leafKind: 'control', here: [] });
    expect(looked).toMatchObject({ canBeTaken: true, leaves: 1, groups: 1 });
    expect(looked.catalogue).toMatchObject({ rights: 'Only for members.', version: '2', language: 'en' });
    expect((await formOf(catalogueFile(shipped))).form).toBe('clausewalk');
    expect((await formOf(JSON.stringify({ catalog: { controls: [{ id: 'a', title: 'A' }] } }))).form).toBe('oscal');
    expect(
      await formOf(
        foreignWorkbook([
          ['ref', 'title'],
          ['1', 'Ünder'],
        ]),
      ),
    ).toEqual({
      form: 'table',
      table: [
        ['ref', 'title'],
        ['1', 'Ünder'],
      ],
    });
    expect((await formOf('ref;title\n1;One\n')).form).toBe('table');
    expect((await formOf('\ufeffref,title\n1,One: two\n')).form).toBe('table');
  });

  test('[CT20] empty, too large, locked and unknown ones are refused', async () => {
    expect(await refusalOf('')).toEqual({ kind: 'fileEmpty' });
    expect(await refusalOf(' \n')).toEqual({ kind: 'fileEmpty' });
    expect(await refusalOf(new Uint8Array(largestCatalogueFile + 1))).toMatchObject({ kind: 'fileTooLarge' });
    expect(await refusalOf(new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 1]))).toEqual({ kind: 'lockedOrOld' });
    expect(await refusalOf('{"a": 1}')).toEqual({ kind: 'unknownForm' });
    expect(await refusalOf('name: only\n')).toEqual({ kind: 'unknownForm' });
    expect(await refusalOf('objects:\n  framework:\n    name: none\n')).toEqual({ kind: 'noNodes' });
    expect(await refusalOf(strToU8('PK\u0003\u0004 not a zip'))).toEqual({ kind: 'unknownForm' });
    expect(await refusalOf('abc\0def')).toEqual({ kind: 'unknownForm' });
  });

  test('[CT20] another encoding is named', async () => {
    const utf16 = (text: string) => new Uint8Array(Buffer.from(text, 'utf16le'));
    expect(await refusalOf(utf16('\ufeffref;title\n1;One'))).toEqual({ kind: 'notUtf8', encoding: 'utf16' });
    expect(await refusalOf(utf16('ref;title\n1;One'))).toEqual({ kind: 'notUtf8', encoding: 'utf16' });
    expect(await refusalOf(new Uint8Array(Buffer.from('ref;title\n1;Prüfung', 'latin1')))).toEqual({
      kind: 'notUtf8',
      encoding: 'latin1',
    });
  });

  test('[CT20] 100,000 rows are refused with the limit, as text and as workbook', async () => {
    const rows = Array.from({ length: 100_000 }, (_, i) => [`${i}`, `Title ${i}`]);
    const limit = { kind: 'tooManyRows', most: mostNodes };
    expect(await refusalOf(`ref,title\n${rows.map((row) => row.join()).join('\n')}`)).toEqual(limit);
    expect(await refusalOf(foreignWorkbook([['ref', 'title'], ...rows]))).toEqual(limit);
  }, 60_000);

  test('[CT20] YAML that multiplies, nests without end, or is broken is refused', async () => {
    const layers = Array.from({ length: 12 }, (_, i) =>
      i === 0 ? 'a0: &a0 [x, x, x, x, x, x, x, x, x]' : `a${i}: &a${i} [${`*a${i - 1}, `.repeat(9)}]`,
    );
    expect(await refusalOf(`${layers.join('\n')}\n`)).toEqual({ kind: 'yamlBomb' });
    const nodes = `objects: {framework: {requirement_nodes: &n [{ref_id: a, name: b}], again: [${'*n, '.repeat(200)}]}}`;
    expect(await refusalOf(nodes)).toEqual({ kind: 'yamlBomb' });
    expect(await refusalOf(`a: ${'['.repeat(100_000)}`)).toEqual({ kind: 'nestedTooDeep' });
    expect(await refusalOf(`a: ${'[1, '.repeat(20_000)}`)).toMatchObject({
      kind: expect.stringMatching(/nested|broken/),
    });
    const stairs = Array.from({ length: 300 }, (_, i) => `${'  '.repeat(i)}a:`).join('\n');
    expect(await refusalOf(stairs)).toEqual({ kind: 'nestedTooDeep' });
    expect(await refusalOf('a: 1\na: 2\n')).toEqual({ kind: 'brokenYaml', line: 2 });
    expect(await refusalOf('a: "open\n')).toMatchObject({ kind: 'brokenYaml' });
    expect(await refusalOf('a: !!js/function b')).toMatchObject({ kind: expect.stringMatching(/broken|unknown/) });
    expect(await refusalOf('{"a": ')).toEqual({ kind: 'brokenJson' });
    expect(await refusalOf(`{"catalog": ${'['.repeat(200_000)}`)).toMatchObject({
      kind: expect.stringMatching(/nested|broken/),
    });
  }, 60_000);

  test('a line of 300 hyphens in a description is no nesting', async () => {
    const text = library.replace('description: Do it.', `description: |-\n        Do\n        ${'-'.repeat(300)}\n`);
    expect((await formOf(text)).form).toBe('library');
  });

  test('[CT12] a workbook’s formulas are texts of no effect', async () => {
    const made = await formOf(
      foreignWorkbook([
        ['ref', 'title'],
        ['1', '=HYPERLINK("http://x","y")'],
      ]),
    );
    expect(made).toMatchObject({
      table: [[], ['1', '=HYPERLINK("http://x","y")']].map((row) => (row.length ? row : ['ref', 'title'])),
    });
  });
});
