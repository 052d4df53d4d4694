import { describe, expect, test } from 'vitest';
import { leavesOf } from '#domain/catalogue/catalogue.ts';
import type { RecordOf } from '#domain/nouns.ts';
import { askedDocuments } from '#domain/readiness/asked-rows.ts';
import { readinessRecordId } from '#domain/readiness/give-verdict.ts';
import { readinessRows } from '#domain/readiness/readiness-rows.ts';
import { suggestedArtefacts } from '#domain/readiness/suggested-artefacts.ts';
import { editsOf } from '#domain/row.ts';
import { buildAudit } from '#test/support/audit-builder.ts';
import { buildReadiness } from '#test/support/readiness-builder.ts';
import { catalogue } from '#test/support/test-tablet.ts';

const policy = { title: 'AI policy', version: '3.0', issuedOn: '2025-09-11', items: ['5.2'] } as const;

const kinds = (lacks: readonly { readonly kind: string }[]) => lacks.map(({ kind }) => kind);

const refused = (given: { ok: boolean } & object) => ('refusal' in given ? given.refusal : undefined);

describe('rows', () => {
  test('[R1] Stage 1 asks for every document of the standard, under its clause, and for what must have been done', () => {
    const rows = readinessRows(buildReadiness().sources(), 'stage1');
    const asked = [
      ...['4.3', '5.2', '6.1.1', '6.1.2', '6.1.3', '6.1.4', '6.2', '7.2', '7.5.1', '8.1', '8.2', '8.3', '8.4', '9.1'],
      ...['9.2.2', '9.3.3', '10.2'],
    ];
    expect([...new Set(askedDocuments.map(({ item }) => item))]).toEqual(asked);
    expect(rows.filter(({ kind }) => kind === 'practice').map(({ row }) => row)).toEqual([
      'understanding',
      'scopeFits',
      'auditPlanned',
      'auditPerformed',
      'reviewPlanned',
      'reviewPerformed',
    ]);
    expect(new Set(rows.map(({ row }) => row)).size).toBe(rows.length);
    for (const { leaf } of rows) expect(leaf).toBeDefined();
  });

  test('[R1] every clause of which the catalogue says that it asks for a document has a row', () => {
    const asking = leavesOf(catalogue).filter(({ kind, documents }) => kind === 'clause' && documents.length > 0);
    for (const { ref, documents } of asking)
      expect(askedDocuments.filter(({ item, key }) => item === ref && key !== 'controlDocuments')).toHaveLength(
        documents.length,
      );
  });

  test('[R2] Stage 2 has every clause and control, and an excluded control leaves with its reason only', () => {
    const made = buildReadiness();
    const has = (row: string) => readinessRows(made.sources(), 'stage2').some((one) => one.row === row);
    expect(readinessRows(made.sources(), 'stage2')).toHaveLength(leavesOf(catalogue).length);
    const excluded = made.add('applicability', { control: 'A.7.3', applicability: 'excluded' });
    expect(has('A.7.3')).toBe(true);
    made.author.edit(...editsOf('applicability', excluded, { exclusionReason: '  ' }));
    expect(has('A.7.3')).toBe(true);
    expect(kinds(made.stateOf('stage2', 'A.7.3').lacks)).toContain('excludedWithoutReason');
    made.author.edit(...editsOf('applicability', excluded, { exclusionReason: 'All data is our own.' }));
    expect(has('A.7.3')).toBe(false);
    made.add('applicability', { control: '6.1.4', applicability: 'excluded', exclusionReason: 'No.' });
    expect(has('6.1.4')).toBe(true);
    const extra = made.add('extraControl', { reference: 'NK-1', title: 'Own control' });
    expect(has(extra)).toBe(true);
  });

  test('[R2] a disputed exclusion takes nothing away', () => {
    const made = buildReadiness();
    const record = made.add('applicability', {
      control: 'A.7.3',
      applicability: 'excluded',
      exclusionReason: 'All data is our own.',
    });
    made.twice('applicability', record, 'applicability', 'excluded', 'applicable');
    expect(readinessRows(made.sources(), 'stage2').some(({ row }) => row === 'A.7.3')).toBe(true);
  });
});

describe('the gate', () => {
  test('[R3] a dated document and the verdict of a named person make a row ready', () => {
    const made = buildReadiness();
    made.takeDocument('stage1', 'policy', made.add('document', policy));
    expect(made.give('stage1', 'policy', 'ready').ok).toBe(true);
    expect(made.stateOf('stage1', 'policy')).toMatchObject({ state: 'ready', lacks: [] });
  });

  test('[R3] an artefact without a verdict is open, a verdict without an artefact is not ready', () => {
    const made = buildReadiness();
    const document = made.add('document', policy);
    made.takeDocument('stage1', 'policy', document);
    expect(made.stateOf('stage1', 'policy').state).toBe('open');
    made.set('stage1', 'scope', { verdict: 'ready', by: 'Sofia' });
    expect(made.stateOf('stage1', 'scope')).toMatchObject({ state: 'notReady' });
    expect(kinds(made.stateOf('stage1', 'scope').lacks)).toContain('noArtefact');
  });

  test('[R3] a verdict that nobody gave their name to is not ready', () => {
    const made = buildReadiness();
    made.takeDocument('stage1', 'policy', made.add('document', policy));
    made.set('stage1', 'policy', { verdict: 'ready', judged: '3.0, 2025-09-11' });
    expect(made.stateOf('stage1', 'policy')).toMatchObject({ state: 'notReady', lacks: [{ kind: 'noPerson' }] });
    expect(refused(made.give('stage1', 'policy', 'ready', ' '))).toEqual({ kind: 'readinessNameNeeded' });
  });

  const bad: readonly [string, string, Partial<RecordOf<'document'>>][] = [
    ['[R4] a template', 'template', { title: 'AI policy (template)' }],
    ['[R4] a template in German', 'template', { title: 'Vorlage KI-Leitlinie' }],
    ['[R5] an undated document', 'undated', { title: 'AI policy', issuedOn: undefined as unknown as string }],
    ['[R5] a day that no calendar has', 'undated', { issuedOn: '2026-02-31' }],
    ['[R6] a document of next month', 'inFuture', { issuedOn: '2026-11-02' }],
    ['[R7] a document past its review', 'reviewOverdue', { reviewOn: '2026-09-30' }],
  ];
  test.each(bad)('%s never counts', (_name, kind, fields) => {
    const made = buildReadiness();
    const { issuedOn: _on, ...undated } = policy;
    const said =
      'issuedOn' in fields && fields.issuedOn === undefined
        ? { ...undated, title: 'AI policy' }
        : { ...policy, ...fields };
    made.takeDocument('stage1', 'policy', made.add('document', said));
    expect(refused(made.give('stage1', 'policy', 'ready'))).toMatchObject({ kind: 'notReadyYet', lack: { kind } });
    expect(made.stateOf('stage1', 'policy').state).toBe('open');
    made.set('stage1', 'policy', {
      verdict: 'ready',
      by: 'Sofia',
      judged: made.stateOf('stage1', 'policy').artefact?.mark ?? '',
    });
    expect(made.stateOf('stage1', 'policy').state).toBe('notReady');
  });

  test('[R6] a document of today counts, and one whose review is today', () => {
    const made = buildReadiness();
    made.takeDocument(
      'stage1',
      'policy',
      made.add('document', { ...policy, issuedOn: '2026-10-01', reviewOn: '2026-10-01' }),
    );
    expect(made.give('stage1', 'policy', 'ready').ok).toBe(true);
  });

  test('[R4] a title that only contains the letters of a template counts', () => {
    const made = buildReadiness();
    made.take('stage1', 'policy', { from: 'named', name: 'Contemplates 3', on: '2026-01-01', mark: '' });
    expect(made.give('stage1', 'policy', 'ready').ok).toBe(true);
  });

  test('[R8] a document taken out of the register counts no more', () => {
    const made = buildReadiness();
    const document = made.add('document', policy);
    made.takeDocument('stage1', 'policy', document);
    made.give('stage1', 'policy', 'ready');
    const seen = Object.values(made.facts().record('document', document)?.heads ?? {}).flat();
    made.author.edit({ noun: 'document', record: document, field: 'deleted', value: true, seen });
    expect(made.stateOf('stage1', 'policy').state).toBe('notReady');
    expect(kinds(made.stateOf('stage1', 'policy').lacks)).toContain('artefactGone');
  });

  test('[R8] evidence taken out of its audit counts no more; of an audit that is elsewhere it does', () => {
    const made = buildReadiness();
    const audit = buildAudit();
    const evidence = { journal: audit.author.journal, record: 'cccccccc-0000-4000-8000-0000000000ff' };
    made.take('stage2', '5.2', { from: 'audit', name: 'Policy seen', on: '2026-03-17', evidence, mark: '' });
    expect(kinds(made.stateOf('stage2', '5.2').lacks)).not.toContain('artefactGone');
    made.hold({ audits: [audit.facts()] });
    expect(kinds(made.stateOf('stage2', '5.2').lacks)).toContain('artefactGone');
  });

  test('[R8] a document whose date stands in two versions does not count', () => {
    const made = buildReadiness();
    const document = made.add('document', policy);
    made.takeDocument('stage1', 'policy', document);
    made.twice('document', document, 'issuedOn', '2025-09-12', '2025-09-13');
    expect(kinds(made.stateOf('stage1', 'policy').lacks)).toContain('artefactInConflict');
  });

  test('[R9] a new version of the document needs the verdict again', () => {
    const made = buildReadiness();
    const document = made.add('document', policy);
    made.takeDocument('stage1', 'policy', document);
    made.give('stage1', 'policy', 'ready');
    made.author.edit(...editsOf('document', document, { version: '4.0', issuedOn: '2026-09-20' }));
    expect(made.stateOf('stage1', 'policy')).toMatchObject({ state: 'notReady', lacks: [{ kind: 'artefactChanged' }] });
    expect(made.give('stage1', 'policy', 'ready').ok).toBe(true);
    expect(made.stateOf('stage1', 'policy').state).toBe('ready');
  });

  test('[R9] another artefact under a given verdict is not ready', () => {
    const made = buildReadiness();
    made.takeDocument('stage1', 'policy', made.add('document', policy));
    made.give('stage1', 'policy', 'ready');
    made.take('stage1', 'policy', { from: 'named', name: 'Board minutes', on: '2026-01-05', mark: '' });
    expect(made.stateOf('stage1', 'policy').state).toBe('notReady');
  });

  test('[R10] a row in conflict is not ready and shows the severest', () => {
    const made = buildReadiness();
    made.takeDocument('stage1', 'policy', made.add('document', policy));
    made.give('stage1', 'policy', 'ready');
    const record = readinessRecordId(made.journal, 'stage1', 'policy');
    made.twice('readinessVerdict', record, 'note', 'one', 'two');
    expect(made.stateOf('stage1', 'policy')).toMatchObject({ state: 'notReady', lacks: [{ kind: 'conflict' }] });
    expect(refused(made.give('stage1', 'policy', 'ready'))).toMatchObject({ lack: { kind: 'conflict' } });
  });

  test('[R10] two verdicts made apart are settled by the next one', () => {
    const made = buildReadiness();
    made.takeDocument('stage1', 'policy', made.add('document', policy));
    made.give('stage1', 'policy', 'ready');
    const record = readinessRecordId(made.journal, 'stage1', 'policy');
    made.twice('readinessVerdict', record, 'verdict', 'ready', 'concern');
    expect(made.stateOf('stage1', 'policy').state).toBe('notReady');
    expect(made.give('stage1', 'policy', 'ready').ok).toBe(true);
    expect(made.stateOf('stage1', 'policy').state).toBe('ready');
  });

  test('[R11] an open major on the clause keeps its rows from being ready; a minor does not', () => {
    const made = buildReadiness();
    const audit = buildAudit();
    const minor = audit.raise('5.2', 'minor');
    made.hold({ audits: [audit.facts()] });
    made.takeDocument('stage1', 'policy', made.add('document', policy));
    expect(made.give('stage1', 'policy', 'ready').ok).toBe(true);
    audit.author.edit(...editsOf('finding', minor, { grade: 'major' }));
    made.hold({ audits: [audit.facts()] });
    expect(made.stateOf('stage1', 'policy')).toMatchObject({
      state: 'notReady',
      lacks: [{ kind: 'openMajor', numbers: ['SA-01'] }],
    });
  });

  test('[R12] a clause of Stage 2 needs implementation and effectiveness shown', () => {
    const made = buildReadiness();
    made.takeDocument('stage2', '5.2', made.add('document', policy));
    expect(refused(made.give('stage2', '5.2', 'ready'))).toMatchObject({ lack: { kind: 'implementationNotShown' } });
    made.set('stage2', '5.2', { implementation: 'shown', effectiveness: 'notShown' });
    expect(refused(made.give('stage2', '5.2', 'ready'))).toMatchObject({ lack: { kind: 'effectivenessNotShown' } });
    made.set('stage2', '5.2', { effectiveness: 'shown' });
    expect(made.give('stage2', '5.2', 'ready').ok).toBe(true);
    expect(made.stateOf('stage2', '5.2').state).toBe('ready');
  });

  test('[R13] "performed" follows the records, not the verdict', () => {
    const made = buildReadiness();
    made.take('stage1', 'reviewPerformed', { from: 'named', name: 'Minutes', on: '2026-05-20', mark: '' });
    expect(refused(made.give('stage1', 'reviewPerformed', 'ready'))).toMatchObject({ lack: { kind: 'notPerformed' } });
    made.add('managementReview', { title: 'Review', heldOn: '2026-05-20' });
    expect(made.give('stage1', 'reviewPerformed', 'ready').ok).toBe(false);
    made.add('managementReview', { title: 'Review', heldOn: '2026-11-20', results: 'Planned ahead.' });
    expect(made.give('stage1', 'reviewPerformed', 'ready').ok).toBe(false);
    made.add('managementReview', { title: 'Review', heldOn: '2026-05-20', results: 'Post approved.' });
    expect(made.give('stage1', 'reviewPerformed', 'ready').ok).toBe(true);
  });

  test('[R13] a planned audit needs a programme and a day; one called off is none', () => {
    const made = buildReadiness();
    made.take('stage1', 'auditPlanned', { from: 'named', name: 'Programme', on: '2025-11-27', mark: '' });
    const programme = made.add('programme', { title: '2025 to 2027' });
    const planned = made.add('plannedAudit', { parent: programme, title: 'Spring' });
    expect(refused(made.give('stage1', 'auditPlanned', 'ready'))).toMatchObject({ lack: { kind: 'notPlanned' } });
    made.author.edit(...editsOf('plannedAudit', planned, { startsOn: '2026-03-16', cancelledFor: 'Merged' }));
    expect(made.give('stage1', 'auditPlanned', 'ready').ok).toBe(false);
    made.author.edit(...editsOf('plannedAudit', planned, { cancelledFor: null }));
    expect(made.give('stage1', 'auditPlanned', 'ready').ok).toBe(true);
  });

  test('[R14] a concern needs words', () => {
    const made = buildReadiness();
    expect(refused(made.give('stage1', 'policy', 'concern'))).toEqual({ kind: 'readinessNoteNeeded' });
    expect(refused(made.give('stage1', 'policy', 'notReady'))).toEqual({ kind: 'readinessNoteNeeded' });
    made.set('stage1', 'policy', { note: 'Approved, but nobody in Kraków has it.' });
    expect(made.give('stage1', 'policy', 'concern').ok).toBe(true);
    expect(made.stateOf('stage1', 'policy').state).toBe('concern');
  });

  test('[R15] a refused "ready" records nothing, and a row that is not there is refused', () => {
    const made = buildReadiness();
    const before = made.author.changes.size;
    expect(refused(made.give('stage1', 'policy', 'ready'))).toEqual({
      kind: 'notReadyYet',
      lack: { kind: 'noArtefact' },
    });
    expect(refused(made.give('stage1', 'A.11.1', 'ready'))).toEqual({ kind: 'noSuchReadinessRow' });
    expect(made.author.changes.size).toBe(before);
  });

  test('[R15] a verdict can be taken back at any time', () => {
    const made = buildReadiness();
    made.takeDocument('stage1', 'policy', made.add('document', policy));
    made.give('stage1', 'policy', 'ready');
    expect(made.give('stage1', 'policy', null).ok).toBe(true);
    expect(made.stateOf('stage1', 'policy').state).toBe('open');
  });
});

describe('suggestions', () => {
  test('[R18] come from the register, the records and the audits, and count for nothing until they are taken', () => {
    const made = buildReadiness();
    made.add('document', policy);
    made.add('document', { ...policy, title: 'AI policy template' });
    const audit = buildAudit();
    audit.author.edit(
      ...editsOf('evidence', audit.newRecord(), {
        item: '5.2',
        kind: 'document',
        paper: 'report',
        title: 'Policy on the wall',
        documentOn: '2025-09-11',
      }),
      ...editsOf('evidence', audit.newRecord(), { item: '5.2', kind: 'document', paper: 'working', title: 'Private' }),
      ...editsOf('evidence', audit.newRecord(), {
        item: '5.2',
        kind: 'interview',
        paper: 'report',
        title: 'Asked',
        eventOn: '2026-03-16T10:00',
      }),
    );
    made.hold({ audits: [audit.facts()] });
    const row = made.stateOf('stage1', 'policy');
    expect(suggestedArtefacts(made.sources(), row).map(({ from, name }) => [from, name])).toEqual([
      ['register', 'AI policy, 3.0'],
      ['register', 'AI policy template, 3.0'],
      ['audit', 'Policy on the wall'],
    ]);
    expect(suggestedArtefacts(made.sources(), made.stateOf('stage2', '5.2')).map(({ name }) => name)).toContain(
      'Asked',
    );
    expect(row.artefact).toBeUndefined();
    expect(row.state).toBe('open');
  });
});
