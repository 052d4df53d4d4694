import { describe, expect, test } from 'vitest';
import { approveVersion } from '#domain/applicability/approve-version.ts';
import { addExtraControl, takeOutExtraControl } from '#domain/applicability/extra-control.ts';
import { statementModel } from '#domain/applicability/statement-model.ts';
import { versionChanges, versionsOf } from '#domain/applicability/version-changes.ts';
import { must } from '#domain/must.ts';
import { editsOf } from '#domain/row.ts';
import { buildStatement } from '#test/support/statement-builder.ts';
import { catalogue } from '#test/support/test-tablet.ts';

const approval = { version: '2.0', approvedBy: 'Ingrid Sävström', approvedOn: '2026-02-12' };

describe('the statement', () => {
  test('[SOA1] lists the 38 controls in order and none of clauses 4 to 10, then the extra ones', () => {
    const built = buildStatement();
    built.act(
      addExtraControl(built.facts(), catalogue, { record: built.newId(), reference: 'PR-11', title: 'Review' }),
    );
    const references = built.statement().map(({ reference }) => reference);
    expect(references).toHaveLength(39);
    expect([references[0], references[37], references[38]]).toEqual(['A.2.2', 'A.10.4', 'PR-11']);
  });

  test('[SOA1] two tablets that decide on one control write one record', () => {
    const [a, b] = [buildStatement(), buildStatement()];
    expect(a.control('A.5.2').record).toBe(b.control('A.5.2').record);
    expect(a.control('A.5.2').record).not.toBe(a.control('A.5.3').record);
  });

  test('[SOA2] a control that nobody decided on is undecided, also once something else is said of it', () => {
    const built = buildStatement();
    built.say('A.5.2', { owner: 'Risk function', implementation: 'implemented' });
    expect(built.statement().map(({ decision }) => decision)).toEqual(Array.from({ length: 38 }, () => 'undecided'));
    built.say('A.5.2', { applicability: 'applicable' });
    expect(built.control('A.5.2').decision).toBe('applicable');
  });

  test.each([
    ['applicable', 'excluded', 'excluded'],
    ['excluded', 'applicable', 'excluded'],
  ] as const)('[SOA3] %s beside %s shows %s, in conflict', (first, second, shown) => {
    const built = buildStatement();
    built.say('A.6.2.4', { applicability: first, implementation: 'implemented' });
    built.sayApart('A.6.2.4', { applicability: second, implementation: 'planned' });
    expect(built.control('A.6.2.4')).toMatchObject({
      decision: shown,
      implementation: 'planned',
      isInConflict: true,
      saysApplicable: true,
      saysImplemented: true,
    });
  });

  test('[SOA3] a decision taken back beside one that stands is undecided', () => {
    const built = buildStatement();
    built.say('A.6.2.4', { applicability: 'applicable' });
    const { record } = built.control('A.6.2.4');
    built.author.edit({ noun: 'applicability', record, field: 'applicability', value: null, base: [] });
    expect(built.control('A.6.2.4')).toMatchObject({ decision: 'undecided', isInConflict: true });
  });

  test('[SOA3] a justification counts only where every version has one', () => {
    const built = buildStatement();
    built.say('A.7.3', { applicability: 'excluded', exclusionReason: 'No data is bought.' });
    built.sayApart('A.7.3', { exclusionReason: ' ' });
    expect(built.control('A.7.3')).toMatchObject({ hasExclusionReason: false, isInConflict: true });
  });
});

describe('an extra control', () => {
  const refusalOf = (reference: string) => {
    const built = buildStatement();
    built.act(addExtraControl(built.facts(), catalogue, { record: built.newId(), reference: 'PR-11', title: '' }));
    const added = addExtraControl(built.facts(), catalogue, { record: built.newId(), reference, title: 'x' });
    return added.ok ? 'added' : added.refusal.kind;
  };

  test.each([
    ['', 'referenceNeeded'],
    ['  ', 'referenceNeeded'],
    ['A.5.2', 'referenceOfStandard'],
    ['A.3.4', 'referenceOfStandard'],
    ['A.11.1', 'referenceOfStandard'],
    ['a7.7', 'referenceOfStandard'],
    ['6.1.4', 'referenceOfStandard'],
    ['pr-11', 'referenceTaken'],
    ['PR-07', 'added'],
    ['ISO27-A.5.1', 'added'],
  ])('[SOA4] called %j is %s', (reference, outcome) => {
    expect(refusalOf(reference)).toBe(outcome);
  });

  test('[SOA4] goes with its entry when it is taken out, and comes back with it', () => {
    const built = buildStatement();
    const record = built.newId();
    built.act(addExtraControl(built.facts(), catalogue, { record, reference: 'PR-11', title: 'Review by people' }));
    built.say('PR-11', { applicability: 'applicable', owner: 'Credit operations' });
    built.author.edit(...takeOutExtraControl(built.facts(), must(built.control('PR-11').extra, 'extra')));
    expect(built.statement().some(({ reference }) => reference === 'PR-11')).toBe(false);
    built.author.edit({ noun: 'extraControl', record, field: 'deleted', value: false });
    expect(built.control('PR-11')).toMatchObject({ decision: 'applicable', owner: 'Credit operations' });
  });

  test('[SOA4] taken out while another tablet decided on it stays, in conflict', () => {
    const built = buildStatement();
    built.act(addExtraControl(built.facts(), catalogue, { record: built.newId(), reference: 'PR-11', title: '' }));
    const takeOut = takeOutExtraControl(built.facts(), must(built.control('PR-11').extra, 'extra'));
    built.say('PR-11', { applicability: 'applicable' });
    built.author.edit(...takeOut);
    expect(built.control('PR-11').isInConflict).toBe(true);
  });
});

describe('a version', () => {
  const refusalOf = (result: ReturnType<typeof approveVersion>) => (result.ok ? 'approved' : result.refusal);

  test('[SOA5] is refused with what is missing, control by control', () => {
    const built = buildStatement();
    built.decideAll();
    built.say('A.4.4', { applicability: 'excluded' });
    built.sayApart('A.5.2', { applicability: 'excluded' });
    built.author.edit({
      noun: 'applicability',
      record: built.control('A.7.5').record,
      field: 'applicability',
      value: null,
    });
    expect(refusalOf(approveVersion(built.facts(), catalogue, { record: built.newId(), ...approval }))).toEqual({
      kind: 'statementIncomplete',
      gaps: [
        { key: 'A.4.4', reference: 'A.4.4', why: 'excludedWithoutReason' },
        { key: 'A.5.2', reference: 'A.5.2', why: 'inConflict' },
        { key: 'A.7.5', reference: 'A.7.5', why: 'undecided' },
      ],
    });
  });

  test('[SOA5] needs a number and an approver', () => {
    const built = buildStatement();
    built.decideAll();
    const approve = (more: object) =>
      refusalOf(approveVersion(built.facts(), catalogue, { record: built.newId(), ...approval, ...more }));
    expect(approve({ version: ' ' })).toEqual({ kind: 'versionNeeded' });
    expect(approve({ approvedBy: '' })).toEqual({ kind: 'approverNeeded' });
  });

  test('[SOA5] longer than a change can carry is refused, and nothing is cut', () => {
    const built = buildStatement();
    built.decideAll();
    for (const reference of ['A.2.2', 'A.2.3', 'A.2.4', 'A.3.2', 'A.3.3', 'A.4.2', 'A.4.3', 'A.4.4', 'A.4.5'])
      built.say(reference, { inclusionReason: 'x'.repeat(250_000) });
    expect(refusalOf(approveVersion(built.facts(), catalogue, { record: built.newId(), ...approval }))).toMatchObject({
      kind: 'statementTooLong',
      longest: 2_000_000,
    });
  });

  test('[SOA6] keeps every entry as it stood, documents by their names, whatever is changed later', () => {
    const built = buildStatement();
    const document = built.newId();
    built.author.edit(...editsOf('document', document, { identifier: 'POL-AI', title: 'AI policy', version: '3' }));
    built.decideAll();
    built.say('A.2.2', { documents: [document], documentNames: ['Board minute 7'], owner: 'AIMS manager' });
    built.act(approveVersion(built.facts(), catalogue, { record: built.newId(), ...approval }));
    built.say('A.2.2', { owner: 'Nobody', documents: [] });
    const entries = must(versionsOf(built.facts())[0]?.fields.entries, 'entries');
    expect(entries).toHaveLength(38);
    expect(entries[0]).toEqual({
      control: 'A.2.2',
      reference: 'A.2.2',
      title: 'AI policy',
      applicability: 'applicable',
      inclusionReason: 'Treats a risk.',
      implementation: 'implemented',
      owner: 'AIMS manager',
      documents: ['POL-AI AI policy 3', 'Board minute 7'],
    });
    expect(refusalOf(approveVersion(built.facts(), catalogue, { record: built.newId(), ...approval }))).toEqual({
      kind: 'versionTaken',
      version: '2.0',
    });
  });

  test('[SOA7] differs from now by control and field', () => {
    const built = buildStatement();
    built.act(
      addExtraControl(built.facts(), catalogue, { record: built.newId(), reference: 'PR-11', title: 'Review' }),
    );
    built.decideAll();
    built.act(approveVersion(built.facts(), catalogue, { record: built.newId(), ...approval }));
    const entries = must(versionsOf(built.facts())[0]?.fields.entries, 'entries');
    expect(versionChanges(entries, built.statement())).toEqual([]);
    built.say('A.4.4', { applicability: 'excluded', exclusionReason: 'No tools of our own.' });
    built.author.edit({
      noun: 'applicability',
      record: built.control('A.7.5').record,
      field: 'applicability',
      value: null,
    });
    built.author.edit(...takeOutExtraControl(built.facts(), must(built.control('PR-11').extra, 'extra')));
    built.act(
      addExtraControl(built.facts(), catalogue, { record: built.newId(), reference: 'PR-12', title: 'Incidents' }),
    );
    built.say('PR-12', { applicability: 'applicable' });
    const changes = versionChanges(entries, built.statement());
    expect(changes.map(({ reference, kind }) => [reference, kind])).toEqual([
      ['A.4.4', 'changed'],
      ['A.7.5', 'notDecided'],
      ['PR-12', 'added'],
      ['PR-11', 'takenOut'],
    ]);
    expect(changes[0]?.fields).toEqual([
      { field: 'applicability', before: 'applicable', now: 'excluded' },
      { field: 'exclusionReason', before: '', now: 'No tools of our own.' },
    ]);
    expect(statementModel(built.facts(), catalogue).changedSince.map(({ reference }) => reference)).toEqual([
      'A.4.4',
      'A.7.5',
      'PR-12',
      'PR-11',
    ]);
  });
});
