import { describe, expect, test } from 'vitest';
import { auditRecordId } from '#domain/audit/audit-facts.ts';
import { certificationPath, stepEdits } from '#domain/readiness/certification-path.ts';
import { isOpenCase, openNonconformities } from '#domain/readiness/open-nonconformities.ts';
import { readinessModel } from '#domain/readiness/readiness-model.ts';
import { isAuditOf, isCaseOf } from '#domain/readiness/readiness-sources.ts';
import { readinessSummary, talliesByGroup, tallyOf } from '#domain/readiness/readiness-summary.ts';
import { reviewInputParts, reviewInputs } from '#domain/readiness/review-inputs.ts';
import { editsOf } from '#domain/row.ts';
import { buildAudit } from '#test/support/audit-builder.ts';
import { buildReadiness, journalOf } from '#test/support/readiness-builder.ts';
import { catalogue } from '#test/support/test-tablet.ts';

const caseJournal = '44444444-4444-4444-8444-444444444444';
const caseRecord = 'eeeeeeee-0000-4000-8000-000000000001';
const record = (n: number) => `eeeeeeee-0000-4000-8000-0000000001${String(n).padStart(2, '0')}`;

const closed = (n: number, decision: 'closed' | 'reopened', at: string, round = 1) =>
  editsOf('closure', record(n), { decision, at, by: 'Sofia', reason: 'x', round });

const caseOf = (fields: Parameters<typeof editsOf<'case'>>[2], ...more: Parameters<typeof journalOf>[1][]) =>
  journalOf(caseJournal, ...editsOf('case', caseRecord, fields), ...more);

const blockerKinds = (made: ReturnType<typeof buildReadiness>) => [
  ...new Set(readinessSummary(made.sources()).blockers.map(({ kind }) => kind)),
];

/** An audit of the organisation that has ended. */
const endedAudit = (more: Parameters<typeof editsOf<'audit'>>[2] = {}) => {
  const audit = buildAudit();
  audit.author.edit(
    ...editsOf('audit', auditRecordId(audit.author.journal), {
      organisation: 'Norrsken',
      endsOn: '2026-03-18',
      ...more,
    }),
  );
  return audit;
};

describe('open nonconformities', () => {
  test('[R16] a case is open until its last closure says closed', () => {
    const open = { grade: 'minor', item: '7.2', number: 'NH-01' } as const;
    expect(isOpenCase(caseOf(open))).toBe(true);
    expect(isOpenCase(caseOf(open, ...closed(1, 'closed', '2026-05-01T10:00:00.000Z')))).toBe(false);
    const reopened = [
      ...closed(1, 'closed', '2026-05-01T10:00:00.000Z'),
      ...closed(2, 'reopened', '2026-06-01T10:00:00.000Z'),
    ];
    expect(isOpenCase(caseOf(open, ...reopened))).toBe(true);
    expect(isOpenCase(caseOf(open, ...reopened, ...closed(3, 'closed', '2026-07-01T10:00:00.000Z', 2)))).toBe(false);
  });

  test('[R16] a case that was closed while another tablet added an action to it is open', () => {
    const made = [
      ...closed(1, 'closed', '2026-05-01T10:00:00.000Z'),
      ...editsOf('correctiveAction', record(2), { text: 'Train the others too', round: 1 }),
    ];
    expect(isOpenCase(caseOf({ grade: 'minor' }, ...made))).toBe(true);
    const done = editsOf('correctiveAction', record(2), { implementedOn: '2026-04-20' });
    expect(isOpenCase(caseOf({ grade: 'minor' }, ...made, ...done))).toBe(false);
  });

  test('[R17] a nonconformity without a case is open; its closed case closes it, wherever the audit is', () => {
    const made = buildReadiness();
    const audit = endedAudit();
    const finding = audit.raise('6.1.4', 'major');
    audit.raise('7.2', 'opportunityForImprovement');
    made.hold({ audits: [audit.facts()] });
    expect(openNonconformities(made.sources())).toMatchObject([{ grade: 'major', number: 'SA-01', item: '6.1.4' }]);
    const about = {
      grade: 'major',
      item: '6.1.4',
      finding: { journal: audit.author.journal, record: finding },
    } as const;
    made.hold({ cases: [caseOf(about)] });
    expect(openNonconformities(made.sources())).toMatchObject([{ case: caseJournal }]);
    made.hold({ cases: [caseOf(about, ...closed(1, 'closed', '2026-05-01T10:00:00.000Z'))] });
    expect(openNonconformities(made.sources())).toEqual([]);
  });

  test('[R17] one case of an audit that is not here hides no other result of it', () => {
    const made = buildReadiness();
    const parent = made.add('programme', { title: '2025 to 2027' });
    const audit = '55555555-5555-4555-8555-555555555555';
    const results = [
      { item: '8.4', verdict: 'minor', on: '2026-06-10' },
      { item: '7.2', verdict: 'major', on: '2026-06-10' },
    ];
    made.add('plannedAudit', { parent, title: 'IA-2026-007', startsOn: '2026-06-09', audit, results });
    const about = { grade: 'minor', item: '8.4 · Kredo', finding: { journal: audit, record: record(9) } } as const;
    made.hold({ cases: [caseOf(about, ...closed(1, 'closed', '2026-07-01T10:00:00.000Z'))] });
    expect(openNonconformities(made.sources())).toMatchObject([{ item: '7.2', grade: 'major' }]);
  });

  test('[R17] one that only the programme knows of is open', () => {
    const made = buildReadiness();
    const parent = made.add('programme', { title: '2025 to 2027' });
    const results = [
      { item: '8.4', verdict: 'minor', on: '2026-06-10' },
      { item: '8.3', verdict: 'conforms', on: '2026-06-10' },
    ];
    made.add('plannedAudit', { parent, title: 'IA-2026-007', startsOn: '2026-06-09', results });
    expect(openNonconformities(made.sources())).toMatchObject([{ item: '8.4', isFromProgramme: true }]);
  });

  test('a case or an audit of another organisation is none of this one', () => {
    const made = buildReadiness();
    const other = endedAudit({ organisation: 'Somebody else' }).facts();
    expect(other.audit && isAuditOf(made.facts(), catalogue, other.audit)).toBe(false);
    const sourced = endedAudit({ organisationSource: { journal: caseJournal, record: caseRecord } }).facts();
    expect(sourced.audit && isAuditOf(made.facts(), catalogue, sourced.audit)).toBe(false);
    const own = endedAudit().facts();
    expect(own.audit && isAuditOf(made.facts(), catalogue, own.audit)).toBe(true);
    const foreign = endedAudit({ catalogue: { id: 'iso-27001', version: '1' } }).facts();
    expect(foreign.audit && isAuditOf(made.facts(), catalogue, foreign.audit)).toBe(false);
    const row = caseOf({ grade: 'minor' }).of('case')[0];
    expect(row && isCaseOf(made.facts(), [own], row)).toBe(false);
    const owned = caseOf({ organisationJournal: made.journal }).of('case')[0];
    expect(owned && isCaseOf(made.facts(), [], owned)).toBe(true);
  });
});

describe('blockers and counts', () => {
  test('[R18] every document without an artefact that counts is missing; a document in the register alone is', () => {
    const made = buildReadiness();
    const missing = () =>
      readinessSummary(made.sources()).blockers.filter(({ kind }) => kind === 'documentMissing').length;
    expect(missing()).toBe(22);
    const document = made.add('document', { title: 'AI policy', issuedOn: '2025-09-11', items: ['5.2'] });
    expect(missing()).toBe(22);
    made.takeDocument('stage1', 'policy', document);
    expect(missing()).toBe(21);
    made.author.edit(...editsOf('document', document, { issuedOn: '2027-01-01' }));
    expect(missing()).toBe(22);
  });

  test('[R19] a control is audited by an answer of this cycle, and sampled by its evidence', () => {
    const made = buildReadiness();
    made.add('programme', { title: 'Cycle', startsOn: '2025-01-01', endsOn: '2027-12-31' });
    const audit = endedAudit();
    const blockersOf = (control: string) => {
      made.hold({ audits: [audit.facts()] });
      return readinessSummary(made.sources()).blockers.flatMap((blocker) =>
        'control' in blocker && blocker.control.ref === control && blocker.kind !== 'controlDocumentMissing'
          ? [blocker.kind]
          : [],
      );
    };
    expect(blockersOf('A.7.5')).toEqual(['controlNotAudited']);
    audit.act(audit.answer('A.7.5', 'notAudited', 'She was ill.'));
    expect(blockersOf('A.7.5')).toEqual(['controlNotAudited']);
    audit.act(audit.answer('A.7.5', 'conforms'));
    expect(blockersOf('A.7.5')).toEqual(['controlNotSampled']);
    audit.author.edit(
      ...editsOf('evidence', audit.newRecord(), { item: 'A.7.5', kind: 'interview', title: 'Notes', paper: 'working' }),
    );
    expect(blockersOf('A.7.5')).toEqual(['controlNotSampled']);
    audit.author.edit(...editsOf('evidence', audit.newRecord(), { item: 'A.7.5', kind: 'interview', title: 'Asked' }));
    expect(blockersOf('A.7.5')).toEqual([]);
    audit.author.edit(...editsOf('audit', auditRecordId(audit.author.journal), { startsOn: '2024-03-01' }));
    expect(blockersOf('A.7.5')).toEqual(['controlNotAudited']);
  });

  test('[R19] an audit that names a part of an item has audited it', () => {
    const made = buildReadiness();
    const audit = endedAudit();
    audit.author.edit(
      ...editsOf('checklistResponse', audit.newRecord(), { item: 'A.7.5~kredo', response: 'conforms' }),
      ...editsOf('evidence', audit.newRecord(), { item: 'A.7.5~kredo', kind: 'interview', title: 'Asked' }),
    );
    made.hold({ audits: [audit.facts()] });
    expect(made.stateOf('stage2', 'A.7.5').coverage).toMatchObject({ isAudited: true, isSampled: true });
  });

  test('[R19] an item that is split is audited with all its parts only', () => {
    const made = buildReadiness();
    const audit = endedAudit();
    const answerPart = (part: string) =>
      audit.author.edit(
        ...editsOf('checklistResponse', audit.newRecord(), { item: `A.7.5~${part}`, response: 'conforms' }),
        ...editsOf('evidence', audit.newRecord(), { item: `A.7.5~${part}`, kind: 'interview', title: 'Asked' }),
      );
    audit.author.edit(
      ...editsOf('itemSplit', audit.newRecord(), { item: 'A.7.5', by: 'aiSystem', parts: [record(1), record(2)] }),
    );
    answerPart(record(1));
    made.hold({ audits: [audit.facts()] });
    expect(made.stateOf('stage2', 'A.7.5').coverage).toMatchObject({ isAudited: false, isSampled: false });
    answerPart(record(2));
    made.hold({ audits: [audit.facts()] });
    expect(made.stateOf('stage2', 'A.7.5').coverage).toMatchObject({ isAudited: true, isSampled: true });
  });

  test('[R19] an extra control is audited as the own procedure of its reference, as its statement says too', () => {
    const made = buildReadiness();
    const extra = made.add('extraControl', { reference: 'NK-1', title: 'Own control' });
    const audit = endedAudit();
    const procedure = audit.newRecord();
    audit.author.edit(...editsOf('procedure', procedure, { name: 'NK-1 Human review' }));
    audit.act(audit.answer(procedure, 'conforms'));
    made.hold({ audits: [audit.facts()] });
    expect(made.stateOf('stage2', extra).coverage).toMatchObject({ isAudited: true, isSampled: false });
  });

  test('[R19] the answer to an item in parts is the severest of them, in whatever order they came', () => {
    const made = buildReadiness();
    const audit = endedAudit();
    const say = (part: string, response: 'conforms' | 'doesNotConform') =>
      audit.author.edit(
        ...editsOf('checklistResponse', audit.newRecord(), { item: `A.7.5~${record(Number(part))}`, response }),
      );
    say('1', 'doesNotConform');
    say('2', 'conforms');
    made.hold({ audits: [audit.facts()] });
    expect(made.stateOf('stage2', 'A.7.5').coverage?.last?.verdict).toBe('doesNotConform');
  });

  test('[R20] an exclusion without a reason blocks', () => {
    const made = buildReadiness();
    expect(blockerKinds(made)).not.toContain('exclusionWithoutReason');
    made.add('applicability', { control: 'A.10.4', applicability: 'excluded' });
    expect(blockerKinds(made)).toContain('exclusionWithoutReason');
  });

  test('[R21] internal audit and management review, planned and performed, block until they are on record', () => {
    const made = buildReadiness();
    const four = ['auditNotPlanned', 'auditNotPerformed', 'reviewNotPlanned', 'reviewNotPerformed'];
    const left = () => blockerKinds(made).filter((kind) => four.includes(kind));
    expect(left()).toEqual(four);
    const parent = made.add('programme', { title: 'Cycle' });
    made.add('plannedAudit', { parent, title: 'Spring', startsOn: '2026-03-16' });
    expect(left()).not.toContain('auditNotPlanned');
    const audit = endedAudit();
    made.hold({ audits: [audit.facts()] });
    expect(left()).toContain('auditNotPerformed');
    audit.act(audit.answer('4.1', 'conforms'));
    made.hold({ audits: [audit.facts()] });
    expect(left()).not.toContain('auditNotPerformed');
    made.add('managementReview', { title: 'May', plannedOn: '2026-05-20' });
    expect(left()).toEqual(['reviewNotPerformed']);
    made.add('managementReview', { title: 'May', heldOn: '2026-05-20', results: 'Decided.' });
    expect(left()).toEqual([]);
  });

  test('[R22] rows are counted by state and by clause, and nothing is divided', () => {
    const made = buildReadiness();
    const { stage2 } = readinessSummary(made.sources());
    expect(tallyOf(stage2)).toEqual({ ready: 0, concern: 0, notReady: 0, open: 70 });
    const groups = talliesByGroup(stage2);
    expect(groups.map(({ group }) => group).slice(0, 8)).toEqual(['4', '5', '6', '7', '8', '9', '10', 'A.2']);
    expect(groups.reduce((sum, { tally }) => sum + tally.open, 0)).toBe(70);
    const numbers: number[] = [];
    JSON.stringify(readinessModel(made.sources()), (_key, value: unknown) => {
      if (typeof value === 'number') numbers.push(value);
      return value;
    });
    expect(numbers.every(Number.isInteger)).toBe(true);
    expect(JSON.stringify(Object.keys(readinessModel(made.sources())))).not.toMatch(/percent|score|share|total/iu);
  });

  test('[R23] areas of concern are the rows of Stage 1 with a concern or not ready', () => {
    const made = buildReadiness();
    made.set('stage1', 'policy', { note: 'Nobody in Kraków has it.' });
    made.give('stage1', 'policy', 'concern');
    made.set('stage1', 'scope', { verdict: 'ready', by: 'Sofia' });
    made.set('stage2', '7.2', { note: 'Two files lack.' });
    made.give('stage2', '7.2', 'concern');
    expect(readinessSummary(made.sources()).areasOfConcern.map(({ row }) => row)).toEqual(['scope', 'policy']);
  });
});

describe('the certification path', () => {
  const stepOf = (made: ReturnType<typeof buildReadiness>, step: string) => {
    const found = certificationPath(made.sources()).find((one) => one.step === step);
    if (!found) throw new Error(step);
    return { ...found, kinds: found.missing.map(({ kind }) => kind) };
  };

  test('[R24] a step is done from its day on', () => {
    const made = buildReadiness();
    made.author.edit(...stepEdits(made.journal, 'chooseBody', { body: 'A body', doneOn: '2026-10-02' }));
    expect(stepOf(made, 'chooseBody')).toMatchObject({ state: 'open', kinds: ['doneInFuture', 'notDated'] });
    made.author.edit(...stepEdits(made.journal, 'chooseBody', { doneOn: '2026-10-01' }));
    expect(stepOf(made, 'chooseBody')).toMatchObject({ state: 'done', missing: [] });
  });

  test('[R24] a disputed day is none', () => {
    const made = buildReadiness();
    made.author.edit(...stepEdits(made.journal, 'chooseBody', { body: 'A body', doneOn: '2026-02-02' }));
    const { record: row } = stepOf(made, 'chooseBody');
    made.twice('certificationStep', row?.record ?? '', 'doneOn', '2026-02-02', '2026-02-03');
    expect(stepOf(made, 'chooseBody')).toMatchObject({ state: 'open' });
    expect(stepOf(made, 'chooseBody').kinds).toContain('inConflict');
  });

  test('[R25] each step says what is missing at it', () => {
    const made = buildReadiness();
    expect(stepOf(made, 'chooseBody').kinds).toEqual(['bodyNotNamed', 'notDated']);
    expect(stepOf(made, 'documents').missing).toContainEqual({
      kind: 'documentsNotReady',
      count: 22,
      refs: expect.arrayContaining(['4.3', '10.2']),
    });
    expect(stepOf(made, 'internalAudit').kinds).toEqual([
      'notDated',
      'auditNotPlanned',
      'auditNotPerformed',
      'clausesNotAudited',
      'controlsNotAudited',
    ]);
    expect(stepOf(made, 'managementReview').kinds).toContain('reviewNotPerformed');
    expect(stepOf(made, 'stage1').kinds).toEqual(['notDated', 'stepBefore', 'stage1NotReady']);
    expect(stepOf(made, 'stage2').missing).toContainEqual({ kind: 'stepBefore', step: 'stage1' });
    made.author.edit(...stepEdits(made.journal, 'stage1', { plannedOn: '2026-09-01' }));
    expect(stepOf(made, 'stage1').kinds).toContain('pastDue');
    made.author.edit(...stepEdits(made.journal, 'stage2', { plannedOn: '2026-08-01' }));
    expect(stepOf(made, 'stage2').missing).toContainEqual({ kind: 'plannedBefore', step: 'stage1' });
  });

  test('[R25] a review from before the latest audit has not seen its results', () => {
    const made = buildReadiness();
    const audit = endedAudit();
    audit.act(audit.answer('4.1', 'conforms'));
    made.hold({ audits: [audit.facts()] });
    made.add('managementReview', { title: 'February', heldOn: '2026-02-05', results: 'Decided.' });
    expect(stepOf(made, 'managementReview').kinds).toContain('reviewBeforeAudit');
    made.add('managementReview', { title: 'May', heldOn: '2026-05-20', results: 'Decided.' });
    expect(stepOf(made, 'managementReview').kinds).not.toContain('reviewBeforeAudit');
  });

  test('[R26] "done" against the records is contradicted; what the body did is its own to say', () => {
    const made = buildReadiness();
    made.author.edit(
      ...stepEdits(made.journal, 'documents', { doneOn: '2026-09-01' }),
      ...stepEdits(made.journal, 'correctiveActions', { doneOn: '2026-09-01' }),
      ...stepEdits(made.journal, 'stage1', { doneOn: '2026-09-20' }),
    );
    expect(stepOf(made, 'documents').state).toBe('contradicted');
    expect(stepOf(made, 'correctiveActions').state).toBe('done');
    expect(stepOf(made, 'stage1').state).toBe('done');
    const audit = endedAudit();
    audit.raise('7.2', 'minor');
    made.hold({ audits: [audit.facts()] });
    expect(stepOf(made, 'correctiveActions')).toMatchObject({ state: 'contradicted', kinds: ['openMinors'] });
  });

  test('[R27] surveillance within twelve months of the decision, recertification within thirty-six', () => {
    const made = buildReadiness('2027-03-01');
    made.author.edit(
      ...stepEdits(made.journal, 'decision', { doneOn: '2027-02-28' }),
      ...stepEdits(made.journal, 'surveillance1', { plannedOn: '2028-02-29' }),
      ...stepEdits(made.journal, 'recertification', { plannedOn: '2030-02-28' }),
    );
    expect(stepOf(made, 'surveillance1').missing).toContainEqual({ kind: 'laterThan', on: '2028-02-28' });
    expect(stepOf(made, 'recertification').kinds).not.toContain('laterThan');
  });
});

describe("a management review's inputs", () => {
  const partsOf = (made: ReturnType<typeof buildReadiness>, review?: string) => {
    const inputs = reviewInputs(made.sources(), made.facts().record('managementReview', review));
    return { inputs, of: (part: string) => inputs.parts.find((one) => one.part === part) };
  };

  test('[R28] a review planned for later, or held on a disputed day, is not held', () => {
    const made = buildReadiness();
    made.add('managementReview', { title: 'November', heldOn: '2026-11-19', results: 'x' });
    const may = made.add('managementReview', { title: 'May', heldOn: '2026-05-20', results: 'Decided.' });
    expect(partsOf(made).inputs.since).toBe('2026-05-20');
    made.twice('managementReview', may, 'heldOn', '2026-05-20', '2026-05-21');
    expect(partsOf(made).inputs.since).toBeUndefined();
  });

  test('[R29] since the review before, each with its source', () => {
    const made = buildReadiness();
    const audit = endedAudit({ number: 'IA-1', conclusion: 'In place.', endsOn: '2026-06-18' });
    audit.act(audit.answer('4.1', 'conforms'));
    audit.raise('9.1', 'opportunityForImprovement');
    made.hold({
      audits: [audit.facts()],
      cases: [
        caseOf(
          { number: 'SA-07', grade: 'minor', title: 'A gap', auditNumber: 'IA-1' },
          ...editsOf('correctiveAction', record(9), { text: 'Mend', dueOn: '2026-09-01' }),
        ),
      ],
    });
    made.add('managementReview', { title: 'May', heldOn: '2026-05-20', results: 'One more post.' });
    made.add('document', { title: 'Monitoring report', version: 'Q2', issuedOn: '2026-07-10', items: ['9.1'] });
    made.add('document', { title: 'Monitoring report', version: 'Q1', issuedOn: '2026-04-10', items: ['9.1'] });
    const { of } = partsOf(made);
    expect(of('earlierActions')?.said).toMatchObject([
      { what: 'One more post.', source: { kind: 'review', name: 'May' } },
    ]);
    expect(of('monitoring')?.said).toMatchObject([{ what: 'Monitoring report, Q2', source: { kind: 'register' } }]);
    expect(of('auditResults')?.said).toMatchObject([
      { kind: 'audit', counts: { opportunityForImprovement: 1, major: 0 }, source: { kind: 'audit' } },
      { kind: 'conclusion', what: 'In place.' },
    ]);
    expect(of('nonconformities')?.said).toMatchObject([{ what: 'SA-07 A gap', state: 'open', overdue: 1 }]);
    expect(of('opportunities')?.said).toHaveLength(1);
  });

  test('[R29] a held review is summed up to its day, and what came later is left out', () => {
    const made = buildReadiness();
    const february = made.add('managementReview', { title: 'February', heldOn: '2026-02-05', results: 'x' });
    const may = made.add('managementReview', { title: 'May', heldOn: '2026-05-20', results: 'y' });
    made.add('document', { title: 'Monitoring report', version: 'Q2', issuedOn: '2026-07-10', items: ['9.1'] });
    made.add('document', { title: 'Monitoring report', version: 'Q1', issuedOn: '2026-04-10', items: ['9.1'] });
    expect(partsOf(made, may).of('monitoring')?.said).toMatchObject([{ what: 'Monitoring report, Q1' }]);
    expect(partsOf(made, february).of('earlierActions')).toMatchObject({ said: [], silent: ['noEarlierReview'] });
  });

  test('[R30] every input of the standard is there, and an empty journal says what it cannot say', () => {
    const { inputs } = partsOf(buildReadiness());
    expect(inputs.parts.map(({ part }) => part)).toEqual(reviewInputParts);
    for (const { said, silent } of inputs.parts) {
      expect(said).toEqual([]);
      expect(silent.length).toBeGreaterThan(0);
    }
  });
});
