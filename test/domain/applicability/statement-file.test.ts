import { describe, expect, test } from 'vitest';
import { addExtraControl } from '#domain/applicability/extra-control.ts';
import {
  documentCell,
  documentNamesIn,
  guessStatementColumns,
  previewStatement,
} from '#domain/applicability/preview-statement.ts';
import { takeStatement } from '#domain/applicability/take-statement.ts';
import { editsOf } from '#domain/row.ts';
import { buildStatement } from '#test/support/statement-builder.ts';
import { catalogue } from '#test/support/test-tablet.ts';

const header = ['Control', 'Title', 'Applicable', 'Justification', 'Status', 'Owner', 'Documents'];
type Table = readonly (readonly string[])[];

const look = (built: ReturnType<typeof buildStatement>, table: Table) => {
  const preview = previewStatement(built.facts(), catalogue, table, guessStatementColumns(table[0] ?? []));
  if (!preview.ok) throw new Error(preview.refusal.kind);
  return preview.value;
};
const problemsOf = (cells: readonly string[], built = buildStatement()) =>
  look(built, [header, cells]).rows[0]?.problems.map(({ kind }) => kind);

describe('the columns of a file', () => {
  test.each([
    [header, { reference: 0, title: 1, applicability: 2, justification: 3, implementation: 4, owner: 5, documents: 6 }],
    [
      [
        'Nr.',
        'Maßnahmentitel',
        'Anwendbar (ja/nein)',
        'Begründung für den Ausschluss',
        'Umsetzungsstand',
        'Verantwortlich',
      ],
      { reference: 0, title: 1, applicability: 2, exclusionReason: 3, implementation: 4, owner: 5 },
    ],
    [
      ['ref_id', 'control name', 'IN SCOPE', 'Reason for inclusion', 'Reason for exclusion', 'Implementation status'],
      { reference: 0, title: 1, applicability: 2, inclusionReason: 3, exclusionReason: 4, implementation: 5 },
    ],
    [['Datum', 'Foo'], {}],
    [['', ' '], {}],
  ])('[SOA16] %j are guessed from their words, each taken once', (titles, mapping) => {
    expect(guessStatementColumns(titles)).toEqual(mapping);
  });

  test('[SOA16] without reference and decision nothing is looked through, nor with one column for two things', () => {
    const built = buildStatement();
    const refusalOf = (table: Table, mapping: Parameters<typeof previewStatement>[3]) => {
      const preview = previewStatement(built.facts(), catalogue, table, mapping);
      return preview.ok ? 'ok' : preview.refusal;
    };
    expect(
      refusalOf(
        [
          ['a', 'b'],
          ['A.5.2', 'yes'],
        ],
        { title: 0 },
      ),
    ).toEqual({
      kind: 'columnsNotChosen',
      columns: ['reference', 'applicability'],
    });
    expect(
      refusalOf(
        [
          ['a', 'b'],
          ['A.5.2', 'yes'],
        ],
        { reference: 0, applicability: 1, owner: 1 },
      ),
    ).toEqual({
      kind: 'columnChosenTwice',
      title: 'b',
    });
    expect(
      refusalOf(
        [
          ['a', 'b'],
          ['', ' '],
        ],
        { reference: 0, applicability: 1 },
      ),
    ).toEqual({ kind: 'noRows' });
    const many = Array.from({ length: 1_001 }, (_, i) => [`X-${i}`, 'yes']);
    expect(refusalOf([['a', 'b'], ...many], { reference: 0, applicability: 1 })).toEqual({
      kind: 'tooManyControls',
      rows: 1_001,
      most: 1_000,
    });
  });
});

describe('a file is looked through', () => {
  test.each([
    [['A.5.2', '', 'yes'], []],
    [['a 5.2', '', 'ja'], ['unknownControl']],
    [['', 'x', 'yes'], ['noReference']],
    [['A.11.1', '', 'yes'], ['unknownControl']],
    [['A.3.4', '', 'yes'], ['unknownControl']],
    [['A.2.1', '', 'yes'], ['unknownControl']],
    [
      ['A.2', 'Policies', ''],
      ['unknownControl', 'noDecision'],
    ],
    [['6.1.4', '', 'no', 'Not here'], ['unknownControl']],
    [['A.5.2', '', ''], ['noDecision']],
    [['A.5.2', '', 'perhaps'], ['unknownWord']],
    [['A.5.2', '', 'yes', '', 'half'], ['unknownWord']],
    [['A.5.2', '', 'no'], ['excludedWithoutReason']],
    [['A.5.2', '', 'no', 'Nothing of it here.'], []],
    [['A.5.2', '', 'yes', '', '', 'x'.repeat(2_001)], ['tooLong']],
    [['A.5.2', '', 'yes', '', '', '', 'x'.repeat(2_001)], ['tooLong']],
    [['A.5.2', '', 'yes', '=HYPERLINK("x")'], ['looksLikeFormula']],
    [['=1+1', '', 'yes'], ['looksLikeFormula']],
    [['A.5.2', '', 'yes', '', '', '', '', 'beside'], ['cellsBeside']],
    [['NK-1', 'An own one', 'yes'], []],
    [['A.5.2', '', 'not decided'], []],
  ])('[SOA17] the row %j has %j', (cells, problems) => {
    expect(problemsOf(cells)).toEqual(problems);
  });

  test('[SOA17] a repeated reference names the row that has it first', () => {
    const { rows } = look(buildStatement(), [header, ['A.5.2', '', 'yes'], [], ['A.5.2 ', '', 'no', 'x']]);
    expect(rows[1]).toMatchObject({
      row: 4,
      canBeTaken: false,
      problems: [{ kind: 'repeatedReference', reference: 'A.5.2', firstRow: 2 }],
    });
  });

  test('[SOA17] a control in conflict is decided by people, not by a file', () => {
    const built = buildStatement();
    built.say('A.5.2', { applicability: 'applicable' });
    built.sayApart('A.5.2', { applicability: 'excluded' });
    expect(problemsOf(['A.5.2', '', 'yes'], built)).toEqual(['inConflict']);
  });

  test.each([
    ['yes', 'applicable'],
    ['Ja', 'applicable'],
    ['X', 'applicable'],
    ['TRUE', 'applicable'],
    ['trifft zu', 'applicable'],
    ['N/A', 'excluded'],
    ['Nein', 'excluded'],
    ['nicht anwendbar', 'excluded'],
    ['entfällt', 'excluded'],
  ])('[SOA17] "%s" is known as %s', (word, applicability) => {
    expect(look(buildStatement(), [header, ['A.5.2', '', word, 'x']]).rows[0]?.fields.applicability).toBe(
      applicability,
    );
  });

  test.each([
    ['Fully implemented', 'implemented'],
    ['umgesetzt', 'implemented'],
    ['Teilweise', 'partly'],
    ['in Arbeit', 'partly'],
    ['geplant', 'planned'],
    ['not started', 'notImplemented'],
    ['nein', 'notImplemented'],
    ['', undefined],
  ])('[SOA17] "%s" is known as %s', (word, implementation) => {
    const fields = look(buildStatement(), [header, ['A.5.2', '', 'yes', 'x', word]]).rows[0]?.fields;
    expect(fields?.implementation).toBe(implementation);
  });
});

describe('a file is taken in', () => {
  const take = (built: ReturnType<typeof buildStatement>, table: Table, leaveOut = false) =>
    takeStatement(built.facts(), look(built, table), { newId: built.newId, leaveOut });

  test('[SOA18] with every row in one act; what it doesn\u2019t name stays, and an empty cell clears', () => {
    const built = buildStatement();
    built.act(addExtraControl(built.facts(), catalogue, { record: built.newId(), reference: 'NK-1', title: 'Old' }));
    const document = built.newId();
    built.author.edit(...editsOf('document', document, { identifier: 'POL-AI', title: 'AI policy' }));
    built.say('A.5.2', { applicability: 'excluded', exclusionReason: 'Once.', owner: 'Somebody' });
    built.say('A.5.3', { applicability: 'applicable', owner: 'Stays' });
    built.act(
      take(built, [
        header,
        ['A.5.2', 'as others call it', 'yes', 'It treats a risk.', 'partly', '', 'POL-AI AI policy; Minute 7'],
        ['nk-1', 'New', 'yes', '', '', 'Sales'],
        ['NK-2', 'Second', 'no', 'Not yet.'],
      ]),
    );
    expect(built.control('A.5.2')).toMatchObject({
      decision: 'applicable',
      inclusionReason: 'It treats a risk.',
      exclusionReason: 'Once.',
      implementation: 'partly',
      owner: '',
      documents: ['POL-AI AI policy', 'Minute 7'],
      registered: [{ record: document }],
      title: 'AI system impact assessment process',
    });
    expect(built.control('A.5.3')).toMatchObject({ decision: 'applicable', owner: 'Stays' });
    expect(built.control('NK-1')).toMatchObject({ title: 'New', decision: 'applicable', owner: 'Sales' });
    expect(built.control('NK-2')).toMatchObject({ title: 'Second', decision: 'excluded', exclusionReason: 'Not yet.' });
    expect(built.statement().filter(({ decision }) => decision !== 'undecided')).toHaveLength(4);
  });

  test('[SOA18] not at all while a row has a problem, unless a person leaves those rows out', () => {
    const built = buildStatement();
    const table = [header, ['A.5.2', '', 'yes'], ['A.11.1', '', 'yes'], ['A.5.3', '', '?']];
    expect(take(built, table)).toEqual({ ok: false, refusal: { kind: 'rowsHaveProblems', rows: [3, 4] } });
    expect(built.statement().every(({ decision }) => decision === 'undecided')).toBe(true);
    built.act(take(built, table, true));
    expect(
      built
        .statement()
        .filter(({ decision }) => decision !== 'undecided')
        .map(({ reference }) => reference),
    ).toEqual(['A.5.2']);
    expect(take(built, [header, ['A.5.2', '', 'yes']])).toEqual({ ok: false, refusal: { kind: 'nothingToTake' } });
  });

  test('[SOA18] the controls that it doesn\u2019t name are listed', () => {
    expect(look(buildStatement(), [header, ['A.5.2', '', 'yes']]).notNamed).toHaveLength(37);
  });

  test.each([[['a', 'b']], [['a;b']], [['a;b', 'c']], [['one']], [[]]])(
    '[SOA19] the names %j come back out of one cell',
    (names) => {
      expect(documentNamesIn(documentCell(names))).toEqual(names);
    },
  );
});
