import { describe, expect, test } from 'vitest';
import { approveVersion } from '#domain/applicability/approve-version.ts';
import { controlEvidence } from '#domain/applicability/control-evidence.ts';
import { controlsAudit, latestFound } from '#domain/applicability/controls-audit.ts';
import { crossChecks, cycleOf, isAuditedIn } from '#domain/applicability/cross-checks.ts';
import { addExtraControl } from '#domain/applicability/extra-control.ts';
import { statementOf } from '#domain/applicability/statement.ts';
import { exclusionOf, takeOverStatement } from '#domain/applicability/take-over-statement.ts';
import { editsOf } from '#domain/row.ts';
import { buildAudit } from '#test/support/audit-builder.ts';
import { buildStatement } from '#test/support/statement-builder.ts';
import { catalogue } from '#test/support/test-tablet.ts';

const setUp = () => {
  const built = buildStatement();
  const audit = buildAudit();
  const audits = () => [controlsAudit(audit.facts())];
  const found = (reference: string, more: Parameters<typeof crossChecks>[2] = {}) =>
    crossChecks(built.statement(), audits(), more)
      .filter(({ control }) => control.reference === reference)
      .map(({ kind }) => kind);
  const see = (item: string, paper: 'report' | 'working' = 'report') =>
    audit.author.edit(
      ...editsOf('evidence', audit.newRecord(), {
        item,
        kind: 'observation',
        paper,
        title: 'Seen',
        eventOn: '2026-03-17T10:00',
      }),
    );
  return { built, audit, audits, found, see };
};

describe('what audits found of a control', () => {
  test('[SOA21] an audit that did not look at it does not hide what an earlier one found', () => {
    const [spring, autumn] = [buildAudit(), buildAudit()];
    spring.raise('A.6.2.6', 'minor');
    autumn.act(autumn.answer('A.6.2.6', 'notAudited', 'Not part of this follow-up.'));
    const audits = [
      { ...controlsAudit(spring.facts()), startsOn: '2026-03-16' },
      { ...controlsAudit(autumn.facts()), startsOn: '2026-10-06' },
    ];
    const control = { reference: 'A.6.2.6', extra: undefined };
    expect(latestFound(control, audits)?.verdict).toBe('minor');
    expect(latestFound(control, audits.slice(1))).toBeUndefined();
  });
});

describe('the cross-checks', () => {
  test('[SOA8] an excluded control with a nonconformity, also while only one version excludes it', () => {
    const { built, audit, audits, found } = setUp();
    built.say('A.6.2.8', { applicability: 'excluded', exclusionReason: 'No logs.' });
    expect(found('A.6.2.8')).toEqual([]);
    audit.raise('A.6.2.8', 'observation');
    expect(found('A.6.2.8')).toEqual([]);
    const record = audit.raise('A.6.2.8', 'minor');
    const [check] = crossChecks(built.statement(), audits());
    expect(check).toMatchObject({ kind: 'excludedWithNonconformity', control: { reference: 'A.6.2.8' } });
    expect(check?.findings.map((row) => row.record)).toEqual([record]);
    built.sayApart('A.6.2.8', { applicability: 'applicable' });
    expect(found('A.6.2.8')).toContain('excludedWithNonconformity');
  });

  test('[SOA9] an exclusion without a justification', () => {
    const { built, found } = setUp();
    built.say('A.4.4', { applicability: 'excluded', inclusionReason: 'Of no use here.' });
    expect(found('A.4.4')).toEqual(['excludedWithoutReason']);
    built.say('A.4.4', { exclusionReason: 'No tools of our own.' });
    expect(found('A.4.4')).toEqual([]);
  });

  test('[SOA10] implemented without evidence: a name is a claim, a document of the register or what an audit saw is not', () => {
    const check = 'implementedWithoutEvidence';
    const { built, found, see } = setUp();
    built.say('A.5.2', { applicability: 'applicable', implementation: 'implemented', documentNames: ['PR-05'] });
    expect(found('A.5.2')).toContain(check);
    see('A.5.2', 'working');
    expect(found('A.5.2')).toContain(check);
    see('A.5.2');
    expect(found('A.5.2')).not.toContain(check);

    const document = built.newId();
    built.say('A.5.3', { applicability: 'applicable', implementation: 'implemented', documents: [document] });
    expect(found('A.5.3')).toContain(check);
    built.author.edit(...editsOf('document', document, { title: 'Impact files' }));
    expect(found('A.5.3')).not.toContain(check);
    built.say('A.5.4', { applicability: 'applicable', implementation: 'partly' });
    expect(found('A.5.4')).not.toContain(check);
  });

  test('[SOA10] what was recorded on an item that was not audited shows nothing of the control', () => {
    const { built, audit, found, see } = setUp();
    built.say('A.3.3', { applicability: 'applicable', implementation: 'implemented' });
    see('A.3.3');
    audit.act(audit.answer('A.3.3', 'notAudited', 'Fire alarm.'));
    expect(found('A.3.3')).toEqual(['implementedWithoutEvidence', 'neverAudited']);
  });

  test('[SOA11] applicable and never audited in this cycle', () => {
    const { built, audit, found } = setUp();
    built.say('A.7.5', { applicability: 'applicable' });
    expect(found('A.7.5')).toEqual(['neverAudited']);
    audit.act(audit.answer('A.7.5', 'notAudited', 'Ill.'));
    expect(found('A.7.5')).toEqual(['neverAudited']);
    audit.act(audit.answer('A.7.5', 'conforms'));
    expect(found('A.7.5')).toEqual([]);
    expect(found('A.7.5', { startsOn: '2027-01-01' })).toEqual(['neverAudited']);
    expect(found('A.7.5', { startsOn: '2026-01-01', endsOn: '2026-12-31' })).toEqual([]);
    const { record } = [...audit.facts().responses.values()][0] ?? {};
    audit.author.edit({
      noun: 'checklistResponse',
      record: record ?? '',
      field: 'response',
      value: 'notAudited',
      base: [],
    });
    expect(found('A.7.5')).toEqual(['neverAudited']);
  });

  test('[SOA2] nothing is held against a control that nobody decided on', () => {
    const { built, audit } = setUp();
    audit.raise('A.6.2.8', 'major');
    expect(crossChecks(built.statement(), [controlsAudit(audit.facts())])).toEqual([]);
  });

  test('[SOA12] parts of an item count together, the severest first', () => {
    const { built, audit, audits } = setUp();
    const say = (item: string, response: 'conforms' | 'notAudited') =>
      audit.author.edit(...editsOf('checklistResponse', audit.newRecord(), { item, response }));
    say('A.5.2~aaaaaaaa-0000-4000-8000-000000000001', 'conforms');
    expect(isAuditedIn(built.control('A.5.2'), audits())).toBe(true);
    say('A.5.2~aaaaaaaa-0000-4000-8000-000000000002', 'notAudited');
    expect(audits()[0]?.on(built.control('A.5.2'))).toMatchObject({ verdict: 'notAudited', isAudited: false });
    expect(audits()[0]?.on(built.control('A.5.3'))).toBeUndefined();
  });

  test('[SOA12] an extra control is audited as the own procedure of its reference', () => {
    const { built, audit, audits, found } = setUp();
    built.act(
      addExtraControl(built.facts(), catalogue, { record: built.newId(), reference: 'PR-11', title: 'Review' }),
    );
    built.say('PR-11', { applicability: 'applicable' });
    const procedure = audit.newRecord();
    audit.author.edit(...editsOf('procedure', procedure, { name: 'PR-11 Human review' }));
    expect(found('PR-11')).toEqual(['neverAudited']);
    audit.act(audit.answer(procedure, 'conforms'));
    expect(found('PR-11')).toEqual([]);
    expect(audits()[0]?.on(built.control('PR-11'))?.item).toBe(procedure);
  });

  test('[SOA12] the programme says the cycle, and results of audits that are not held here', () => {
    const { built, found } = setUp();
    const [old, programme] = [built.newId(), built.newId()];
    built.author.edit(
      ...editsOf('programme', old, { startsOn: '2023-01-01', endsOn: '2025-12-31' }),
      ...editsOf('programme', programme, { startsOn: '2026-01-01', endsOn: '2028-12-31' }),
      ...editsOf('plannedAudit', built.newId(), {
        parent: programme,
        results: [
          { item: 'A.7.5', verdict: 'minor', on: '2026-06-01' },
          { item: 'A.7.6', verdict: 'notAudited', on: '2026-06-01' },
        ],
      }),
    );
    for (const reference of ['A.7.5', 'A.7.6']) built.say(reference, { applicability: 'applicable' });
    const cycle = cycleOf(built.facts());
    expect(cycle).toMatchObject({ startsOn: '2026-01-01', endsOn: '2028-12-31' });
    expect([found('A.7.5', cycle), found('A.7.6', cycle)]).toEqual([[], ['neverAudited']]);
    expect(cycleOf(buildStatement().facts())).toEqual({});
  });

  test('[SOA13] responses, findings and evidence of a control stand beside it, the newest audit first', () => {
    const { built, audit, audits, see } = setUp();
    see('A.6.2.8');
    see('A.6.2.8', 'working');
    audit.raise('A.6.2.8', 'minor');
    const earlier = { ...controlsAudit(audit.facts()), number: 'earlier', startsOn: '2025-01-01' };
    const beside = controlEvidence(built.control('A.6.2.8'), [earlier, ...audits()]);
    expect(beside.map(({ row }) => row.noun).toSorted((a, b) => a.localeCompare(b))).toEqual([
      'checklistResponse',
      'checklistResponse',
      'evidence',
      'evidence',
      'finding',
      'finding',
    ]);
    expect(beside.map(({ audit: { number } }) => number === 'earlier')).toEqual([
      false,
      false,
      false,
      true,
      true,
      true,
    ]);
  });
});

describe('a statement taken over into an audit', () => {
  const prepare = () => {
    const { built, audit } = setUp();
    const document = built.newId();
    built.author.edit(...editsOf('document', document, { identifier: 'POL-AI', title: 'AI policy' }));
    built.act(
      addExtraControl(built.facts(), catalogue, { record: built.newId(), reference: 'PR-11', title: 'Review' }),
    );
    built.decideAll();
    built.say('A.2.2', { documents: [document], documentNames: ['Minute 7'] });
    built.say('A.4.4', { applicability: 'excluded', exclusionReason: 'No tools of our own.' });
    const takeOver = () => takeOverStatement(audit.facts(), built.facts(), catalogue);
    const copied = () => statementOf(audit.facts(), catalogue);
    return { built, audit, takeOver, copied };
  };

  test('[SOA14] says the same there, each entry with its source and its documents in words', () => {
    const { built, audit, takeOver, copied } = prepare();
    built.act(
      approveVersion(built.facts(), catalogue, {
        record: built.newId(),
        version: '2.0',
        approvedBy: 'x',
        approvedOn: '2026-02-12',
      }),
    );
    audit.act(takeOver());
    const said = (statement: ReturnType<typeof copied>) =>
      statement.map(
        ({ reference, title, decision, inclusionReason, exclusionReason, implementation, owner, documents }) => ({
          reference,
          title,
          decision,
          inclusionReason,
          exclusionReason,
          implementation,
          owner,
          documents,
        }),
      );
    expect(said(copied())).toEqual(said(built.statement()));
    for (const row of audit.facts().of('applicability')) expect(row.fields.source?.journal).toBe(built.author.journal);
    const held = crossChecks(copied(), [controlsAudit(audit.facts())]).filter(
      (one) => one.kind === 'implementedWithoutEvidence',
    );
    expect(held.map(({ control }) => control.reference)).not.toContain('A.2.2');
    expect(held).toHaveLength(37);
    expect(audit.facts().of('statementVersion')[0]?.fields).toMatchObject({ version: '2.0', approvedOn: '2026-02-12' });
    expect(audit.facts().of('statementVersion')[0]?.fields.entries).toBeUndefined();
  });

  test('[SOA14] again writes only what differs', () => {
    const { built, audit, takeOver, copied } = prepare();
    audit.act(takeOver());
    expect(takeOver()).toMatchObject({ value: [] });
    built.say('A.4.4', { applicability: 'applicable', implementation: 'planned' });
    const again = takeOver();
    expect(again.ok && again.value.map(({ field, value }) => [field, value])).toEqual([
      ['applicability', 'applicable'],
      ['implementation', 'planned'],
    ]);
    audit.act(again);
    expect(copied().find(({ reference }) => reference === 'A.4.4')?.decision).toBe('applicable');
    built.author.edit({
      noun: 'applicability',
      record: built.control('A.5.2').record,
      field: 'applicability',
      value: null,
    });
    const { extra } = built.control('PR-11');
    built.author.edit({
      noun: 'extraControl',
      record: extra?.record ?? '',
      field: 'deleted',
      value: true,
      seen: Object.values(extra?.heads ?? {})
        .flat()
        .concat(Object.values(built.control('PR-11').row?.heads ?? {}).flat()),
    });
    audit.act(takeOver());
    expect(copied().find(({ reference }) => reference === 'A.5.2')?.decision).toBe('undecided');
    expect(copied().some(({ reference }) => reference === 'PR-11')).toBe(false);
    built.author.edit({ noun: 'extraControl', record: extra?.record ?? '', field: 'deleted', value: false });
    audit.act(takeOver());
    expect(copied().find(({ reference }) => reference === 'PR-11')).toMatchObject({
      decision: 'applicable',
      isInConflict: false,
    });
  });

  test('[SOA14] in conflict, or with nothing decided, is not taken over', () => {
    const { built, takeOver } = prepare();
    built.sayApart('A.5.2', { applicability: 'excluded' });
    expect(takeOver()).toEqual({ ok: false, refusal: { kind: 'statementInConflict', references: ['A.5.2'] } });
    const empty = takeOverStatement(buildAudit().facts(), buildStatement().facts(), catalogue);
    expect(empty).toEqual({ ok: false, refusal: { kind: 'nothingDecided' } });
  });

  test('[SOA15] offers its reason for "not applicable", answers nothing, and excludes no clause', () => {
    const { audit, takeOver } = prepare();
    audit.act(takeOver());
    const entries = audit.facts().of('applicability');
    expect(exclusionOf(entries, 'A.4.4')).toEqual({ reason: 'No tools of our own.' });
    expect(exclusionOf(entries, 'A.5.2')).toBeUndefined();
    expect(audit.facts().responses.size).toBe(0);
    audit.author.edit(...editsOf('applicability', audit.newRecord(), { control: '6.1.4', applicability: 'excluded' }));
    const answered = audit.answer('6.1.4', 'notApplicable', 'The statement says so.');
    expect(answered).toEqual({ ok: false, refusal: { kind: 'clauseCannotBeExcluded', item: '6.1.4' } });
    expect(audit.answer('A.4.4', 'notApplicable', 'No tools of our own.').ok).toBe(true);
  });
});
