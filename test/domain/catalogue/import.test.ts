import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { importedCatalogue } from '#domain/catalogue/audit-catalogue.ts';
import {
  bytesOf,
  deepest,
  type ForeignCatalogue,
  type ForeignNode,
  largestPart,
  mostNodes,
  previewCatalogue,
} from '#domain/catalogue/foreign-catalogue.ts';
import { catalogueFromLibrary } from '#domain/catalogue/library-form.ts';
import { catalogueFromOscal } from '#domain/catalogue/oscal-form.ts';
import { catalogueFile, catalogueFromOwnForm } from '#domain/catalogue/own-form.ts';
import { catalogueFromTable, guessMapping, missingColumns } from '#domain/catalogue/table-catalogue.ts';
import { takeCatalogue } from '#domain/catalogue/take-catalogue.ts';
import { journalFacts } from '#domain/journal-facts.ts';
import { laterNouns } from '#domain/later-nouns.ts';
import { isAllowedValue } from '#domain/nouns.ts';
import { SimulatedAuthor } from '#test/support/simulated-author.ts';
import { catalogue as shipped } from '#test/support/test-tablet.ts';

const node = (ref: string, more: Partial<ForeignNode> = {}): ForeignNode => ({
  place: 1,
  key: ref,
  ref,
  title: `Title of ${ref}`,
  description: '',
  isAssessable: true,
  questions: [],
  ...more,
});
const group = (ref: string, more: Partial<ForeignNode> = {}) => node(ref, { isAssessable: false, ...more });
const foreign = (nodes: readonly ForeignNode[], more: Partial<ForeignCatalogue> = {}): ForeignCatalogue => ({
  id: 'urn:x',
  title: 'X',
  version: '1',
  nodes: nodes.map((one, i) => ({ ...one, place: i + 1 })),
  ...more,
});
const preview = (nodes: readonly ForeignNode[], more: Partial<ForeignCatalogue> = {}) =>
  previewCatalogue(foreign(nodes, more), { leafKind: 'control', here: [] });
const kindsOf = (nodes: readonly ForeignNode[]) =>
  preview(nodes).nodeProblems.map(({ place, problem }) => `${place} ${problem.kind}`);

const about = { id: 'table', title: 'A table', version: '1' };
const fromTable = (header: readonly string[], ...rows: readonly (readonly string[])[]) =>
  catalogueFromTable([header, ...rows], guessMapping(header), about);
const shape = (catalogue: ForeignCatalogue) =>
  catalogue.nodes.map(({ ref, parentKey, isAssessable }) => [ref, parentKey ?? '', isAssessable]);

describe('a catalogue is looked through before anything of it is taken', () => {
  test('[CT12] every problem is said with the row or node that has it, and one that hinders keeps all out', () => {
    const made = preview([
      group('1'),
      node('1.1', { parentKey: '1' }),
      node('', { key: 'k' }),
      node('1.1', { key: 'l' }),
    ]);
    expect(made.nodeProblems).toEqual([
      { place: 3, ref: '', problem: { kind: 'noRef' } },
      { place: 4, ref: '1.1', problem: { kind: 'repeatedRef', ref: '1.1', firstPlace: 2 } },
    ]);
    expect(made.canBeTaken).toBe(false);
    expect(
      takeCatalogue('11111111-1111-4111-8111-111111111111', made, {
        form: 'table',
        fileName: 'x',
        today: '2026-01-01',
      }),
    ).toEqual({
      ok: false,
      refusal: { kind: 'catalogueHasProblems' },
    });
  });

  test('[CT13] what hinders', () => {
    expect(kindsOf([node('1', { title: ' ' })])).toEqual(['1 noTitle']);
    expect(kindsOf([node('1', { parentKey: '9' })])).toEqual(['1 missingParent']);
    expect(
      kindsOf([node('1', { parentKey: '2' }), node('2', { parentKey: '1' }), node('3', { parentKey: '1' })]),
    ).toEqual(['1 cycle', '2 cycle', '3 cycle']);
    expect(kindsOf([node('1', { parentKey: '1' })])).toEqual(['1 cycle']);
    const deep = Array.from({ length: deepest + 2 }, (_, i) => node(`${i}`, i > 0 ? { parentKey: `${i - 1}` } : {}));
    expect(kindsOf(deep)).toEqual([`${deepest + 1} tooDeep`, `${deepest + 2} tooDeep`]);
    expect(kindsOf([node('1', { description: 'x'.repeat(30_001) })])).toEqual(['1 tooLong']);
    expect(kindsOf([node('1', { evidence: ['x'.repeat(130_000)] })])).toEqual(['1 nodeTooLarge']);
    const wordy = Array.from({ length: 61 }, () => ({ text: 'Why?' }));
    expect(kindsOf([node('1', { questions: wordy })])).toEqual(['1 tooManyQuestions']);
    expect(preview([group('1')]).problems).toEqual([{ kind: 'nothingAssessable' }]);
    expect(preview([node('1')], { title: ' ', version: '' }).problems.map(({ kind }) => kind)).toEqual([
      'noCatalogueTitle',
      'noVersion',
    ]);
    const many = Array.from({ length: mostNodes + 1 }, (_, i) => node(`${i}`));
    expect(preview(many).problems).toEqual([{ kind: 'tooManyNodes', count: mostNodes + 1, most: mostNodes }]);
    const here = [{ id: 'urn:x', version: '1' }];
    expect(previewCatalogue(foreign([node('1')]), { leafKind: 'control', here }).problems[0]?.kind).toBe('alreadyHere');
    for (const bad of [[node('1', { title: '' })], [group('1')], many]) expect(preview(bad).canBeTaken).toBe(false);
  });

  test('[CT14] what is said and hinders nothing', () => {
    const made = preview([
      node('A 1/2#%'),
      node('2', { title: '', description: 'Long words' }),
      node('3', { title: '=1+1' }),
      node('P'),
    ]);
    expect(made.nodeProblems.map(({ place, problem }) => `${place} ${problem.kind}`)).toEqual([
      '1 refChanged',
      '2 titleFromDescription',
      '3 formulaLike',
      '4 refChanged',
    ]);
    expect(made.catalogue.nodes.map(({ ref, title }) => [ref, title])).toEqual([
      ['0', 'X'],
      ['A-1-2-', 'Title of A 1/2#%'],
      ['2', 'Long words'],
      ['3', '=1+1'],
      ['P-', 'Title of P'],
    ]);
    expect(made.canBeTaken).toBe(true);
  });

  test('[CT21] where the file doesn’t tell clauses from controls, who imports it says', () => {
    const nodes = foreign([
      group('1'),
      node('1.1', { parentKey: '1' }),
      node('1.2', { parentKey: '1', kind: 'control' }),
    ]);
    const kinds = previewCatalogue(nodes, { leafKind: 'clause', here: [] }).catalogue.nodes.map(({ kind }) => kind);
    expect(kinds).toEqual(['group', 'clause', 'control']);
  });

  test('[CT15] its parts are small changes that the journal takes, and give the same catalogue; with one missing, none', () => {
    const long = 'ä'.repeat(20_000);
    const nodes = [
      group('1'),
      ...Array.from({ length: 30 }, (_, i) =>
        node(`1.${i}`, { parentKey: '1', description: long, questions: [{ text: 'Why?' }] }),
      ),
    ];
    const looked = preview(nodes, { rights: 'Only for members', publisher: 'A body' });
    const author = new SimulatedAuthor('a').found();
    const { journal } = author;
    const taken = takeCatalogue(journal, looked, { form: 'library', fileName: 'x.yaml', today: '2026-01-01' });
    if (!taken.ok) throw new Error(taken.refusal.kind);
    for (const { noun, field, value } of taken.value) {
      expect(isAllowedValue(noun, field, value, laterNouns)).toBe(true);
      expect(bytesOf(value)).toBeLessThanOrEqual(largestPart);
    }
    author.edit(...taken.value);
    const facts = journalFacts(journal, [...author.view().values()]);
    const [row] = facts.of('importedCatalogue');
    const parts = facts.of('catalogueNodes');
    expect(parts.length).toBeGreaterThan(5);
    if (!row) throw new Error('no catalogue');
    expect(importedCatalogue(row, parts)).toEqual(looked.catalogue);
    expect(importedCatalogue(row, parts.slice(1))).toBeUndefined();
    expect(importedCatalogue(row, [])).toBeUndefined();
  });

  test('looking through never throws, and every leaf of what can be taken has a group at the top', () => {
    const word = fc.constantFrom('', ' ', '1', '2', '1.1', 'P', '0', 'a/b', '=x');
    const any = fc.record({
      key: word,
      ref: word,
      title: word,
      description: word,
      isAssessable: fc.boolean(),
      parentKey: fc.option(word, { nil: undefined }),
    });
    fc.assert(
      fc.property(fc.array(any, { maxLength: 8 }), (nodes) => {
        const made = preview(
          nodes.map(({ parentKey, ...rest }) =>
            node('', { ...rest, ...(parentKey === undefined ? {} : { parentKey }) }),
          ),
        );
        if (!made.canBeTaken) return;
        const byRef = new Map(made.catalogue.nodes.map((one) => [one.ref, one]));
        expect(byRef.size).toBe(made.catalogue.nodes.length);
        for (const one of made.catalogue.nodes) {
          let at = one;
          while (at.parent !== undefined)
            at = byRef.get(at.parent) ?? { ...at, ref: '', kind: 'group', parent: undefined as never };
          expect(at.kind).toBe('group');
        }
      }),
    );
  });
});

describe('a table', () => {
  test('[CT16] its columns are guessed from the header, in any spelling, and what is missing is named', () => {
    expect(guessMapping([' Ref_ID', 'Name', 'Fragen', 'LEVEL'])).toEqual({ ref: 0, title: 1, questions: 2, depth: 3 });
    expect(missingColumns(guessMapping(['Name', 'x']))).toEqual(['ref']);
    expect(missingColumns({})).toEqual(['ref', 'title']);
  });

  test('[CT16] parents by reference or by depth; what nothing stands under is assessable', () => {
    expect(shape(fromTable(['ref', 'title', 'parent'], ['1', 'One', ''], ['1.1', 'Two', '1']))).toEqual([
      ['1', '', false],
      ['1.1', '1', true],
    ]);
    const depths = fromTable(
      ['ref', 'title', 'depth'],
      ['A', 'a', '1'],
      ['A.1', 'b', '2'],
      [],
      ['A.1.a', 'c', '3'],
      ['B', 'd', '1'],
    );
    expect(shape(depths)).toEqual([
      ['A', '', false],
      ['A.1', 'A', false],
      ['A.1.a', 'A.1', true],
      ['B', '', true],
    ]);
    expect(depths.nodes.map(({ place }) => place)).toEqual([2, 3, 5, 6]);
    const said = fromTable(['ref', 'title', 'assessable'], ['1', 'a', 'x'], ['2', 'b', ''], ['3', 'c', 'No']);
    expect(said.nodes.map(({ isAssessable }) => isAssessable)).toEqual([true, false, false]);
  });

  test('[CT12] a depth that leaves one out, or is no number, is said of its row', () => {
    const made = fromTable(
      ['ref', 'title', 'depth'],
      ['A', 'a', '1'],
      ['B', 'b', '3'],
      ['C', 'c', 'x'],
      ['D', 'd', ''],
    );
    const looked = previewCatalogue(made, { leafKind: 'control', here: [] });
    expect(looked.nodeProblems.map(({ place, problem }) => [place, problem.kind])).toEqual([
      [3, 'depthLeap'],
      [4, 'depthLeap'],
      [5, 'depthLeap'],
    ]);
  });

  test('questions and evidence stand one to a line', () => {
    const [one] = fromTable(['ref', 'title', 'questions', 'evidence'], ['1', 'a', 'Who?\n\nWhy? | When?', 'Log']).nodes;
    expect(one).toMatchObject({
      questions: [{ text: 'Who?' }, { text: 'Why?' }, { text: 'When?' }],
      evidence: ['Log'],
    });
  });
});

const library = (nodes: readonly object[], more: object = {}) => ({
  urn: 'urn:maker:library:x',
  name: 'A library',
  version: 3,
  provider: 'A maker',
  copyright: 'Theirs',
  objects: { framework: { urn: 'urn:maker:framework:x', name: 'A framework', requirement_nodes: nodes, ...more } },
});
const read = (value: unknown) => {
  const made = catalogueFromLibrary(value);
  if (!made.ok) throw new Error(made.refusal.kind);
  return made.value;
};

describe('a library of another tool', () => {
  test('[CT17] parents by URN in any case, references from the URN where there is none, questions as list or map', () => {
    const made = read(
      library([
        { urn: 'urn:x:1', ref_id: '1', name: 'One', assessable: false, depth: 1 },
        {
          urn: 'urn:x:1.a',
          parent_urn: 'URN:X:1',
          description: 'What to do',
          assessable: true,
          depth: 2,
          questions: { 'urn:q:1': { type: 'text', text: 'How?' } },
        },
        {
          urn: 'urn:x:1.b',
          parent_urn: 'urn:x:1',
          ref_id: 2,
          name: 'B',
          assessable: true,
          questions: [{ text: 'Why?' }],
        },
      ]),
    );
    expect(made).toMatchObject({
      id: 'urn:maker:framework:x',
      title: 'A framework',
      version: '3',
      publisher: 'A maker',
      rights: 'Theirs',
    });
    expect(shape(made)).toEqual([
      ['1', '', false],
      ['1.a', 'urn:x:1', true],
      ['2', 'urn:x:1', true],
    ]);
    expect(made.nodes.map(({ questions }) => questions)).toEqual([[], [{ text: 'How?' }], [{ text: 'Why?' }]]);
    const looked = previewCatalogue(made, { leafKind: 'control', here: [] });
    expect(looked).toMatchObject({ canBeTaken: true, groups: 1, leaves: 2 });
  });

  test('[CT17] older ones: by depth alone, by `parent`, several frameworks, groups and requirements apart', () => {
    const flat = [
      { ref_id: 'A', name: 'a', depth: 1 },
      { ref_id: 'A.1', name: 'b', depth: 2, assessable: true },
      { ref_id: 'B', name: 'c', depth: 1 },
    ];
    expect(shape(read(library(flat)))).toEqual([
      ['A', '', false],
      ['A.1', 'a', true],
      ['B', '', false],
    ]);
    const named = [
      { urn: 'u:1', ref_id: '1', name: 'a' },
      { urn: 'u:2', ref_id: '2', name: 'b', parent: 'u:1', assessable: true },
    ];
    expect(shape(read({ objects: { frameworks: [{ requirement_nodes: named }] } }))[1]).toEqual(['2', 'u:1', true]);
    const apart = {
      requirement_groups: [{ urn: 'g', name: 'G' }],
      requirements: [{ urn: 'r', parent_urn: 'g', name: 'R' }],
    };
    expect(shape(read({ objects: { framework: apart } }))).toEqual([
      ['g', '', false],
      ['r', 'g', true],
    ]);
    expect(catalogueFromLibrary({ objects: { framework: {} } })).toEqual({ ok: false, refusal: { kind: 'noNodes' } });
  });
});

const control = (id: string, more: object = {}) => ({ id, title: `Title ${id}`, ...more });

describe('an OSCAL catalog', () => {
  test('[CT18] groups, controls and enhancements in order, labels as references, parameters filled in', () => {
    const made = catalogueFromOscal({
      catalog: {
        uuid: '7401e6d3-0000-4000-8000-000000000000',
        metadata: { title: 'Controls', version: '5', parties: [{ name: 'A body' }] },
        groups: [
          {
            id: 'ac',
            title: 'Access',
            controls: [
              control('ac-1', {
                params: [
                  { id: 'ac-1_prm', label: 'how often' },
                  { id: 'ac-1_who', select: { choice: ['staff', 'all {{ insert: param, ac-1_prm }}'] } },
                ],
                props: [{ name: 'label', value: 'AC-1' }],
                parts: [
                  {
                    name: 'statement',
                    prose: 'Review {{ insert: param, ac-1_prm }} by {{ insert: param, ac-1_who }}:',
                    parts: [{ name: 'item', props: [{ name: 'label', value: 'a.' }], prose: 'this' }],
                  },
                  { name: 'assessment-method', prose: 'Not shown' },
                ],
                controls: [control('ac-1.1')],
              }),
              control('ac-2', { props: [{ name: 'status', value: 'withdrawn' }] }),
            ],
          },
        ],
        controls: [control('x-1')],
      },
    });
    if (!made.ok) throw new Error(made.refusal.kind);
    expect(shape(made.value)).toEqual([
      ['ac', '', false],
      ['AC-1', 'ac', true],
      ['ac-1.1', 'ac-1', true],
      ['x-1', '', true],
    ]);
    expect(made.value).toMatchObject({ title: 'Controls', version: '5', publisher: 'A body', withdrawn: 1 });
    expect(made.value.nodes[1]?.description).toBe('Review [how often] by [staff | all [how often]]:\na. this');
    expect(previewCatalogue(made.value, { leafKind: 'control', here: [] }).canBeTaken).toBe(true);
  });

  test('[CT20] nesting without end is refused, parameters that name themselves end', () => {
    let nested: object = control('deep');
    for (let i = 0; i < 1000; i++) nested = control(`c${i}`, { controls: [nested] });
    expect(catalogueFromOscal({ catalog: { controls: [nested] } })).toEqual({
      ok: false,
      refusal: { kind: 'nestedTooDeep' },
    });
    const loop = control('a', {
      params: [{ id: 'p', values: ['{{ insert: param, p }}'] }],
      parts: [{ name: 'statement', prose: '{{ insert: param, p }}' }],
    });
    const made = catalogueFromOscal({ catalog: { controls: [loop] } });
    expect(made.ok && made.value.nodes[0]?.description).toBe('[p]');
    expect(catalogueFromOscal({ catalog: {} })).toEqual({ ok: false, refusal: { kind: 'noNodes' } });
  });
});

describe('our own form', () => {
  test('[CT19] what is exported comes back the same', () => {
    const made = catalogueFromOwnForm(JSON.parse(catalogueFile(shipped)));
    if (!made.ok) throw new Error(made.refusal.kind);
    const looked = previewCatalogue(made.value, { leafKind: 'control', here: [] });
    expect(looked.nodeProblems).toEqual([]);
    expect(looked.catalogue).toEqual(shipped);
  });

  test('[CT12] where a file of ours is wrong, the place is said', () => {
    const broken = { ...shipped, nodes: [{ ref: '1', title: '', kind: 'group' }] };
    expect(catalogueFromOwnForm(broken)).toEqual({
      ok: false,
      refusal: { kind: 'ownFormWrong', where: 'nodes.0.title' },
    });
  });
});

const corpus = process.env['AUDIT_CORPUS'];
test.skipIf(!corpus)('the fields of an OSCAL control that are read are those of its schema', async () => {
  const schema = JSON.parse(await readFile(join(corpus ?? '', 'oscal', 'oscal_catalog_schema.json'), 'utf8'));
  const fieldsOf = (what: string) => JSON.stringify(schema.definitions[`oscal-catalog-oscal-${what}`]);
  const expectFields = (what: string, ...fields: readonly string[]) => {
    for (const field of fields) expect(fieldsOf(what)).toContain(`"${field}":{`);
  };
  expectFields('catalog:control', 'id', 'title', 'params', 'props', 'parts', 'controls');
  expectFields('catalog:group', 'id', 'title', 'params', 'groups', 'controls');
  expectFields('control-common:part', 'name', 'props', 'prose', 'parts');
  expectFields('control-common:parameter', 'id', 'label', 'values', 'select');
});
