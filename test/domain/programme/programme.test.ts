import { describe, expect, test } from 'vitest';
import { auditFacts } from '#domain/audit/audit-facts.ts';
import { leavesOf } from '#domain/catalogue/catalogue.ts';
import { auditResults } from '#domain/programme/audit-results.ts';
import { type CoverageRow, coverage } from '#domain/programme/coverage.ts';
import { currentProgramme } from '#domain/programme/cycle.ts';
import { importanceSaid, importancesOf, setImportance } from '#domain/programme/importance.ts';
import { itemsInShort } from '#domain/programme/items-in-short.ts';
import { noteResults } from '#domain/programme/note-results.ts';
import { noteStarted, startablePlan, startPlannedAudit } from '#domain/programme/start-planned-audit.ts';
import { suggestions } from '#domain/programme/suggestions.ts';
import { editsOf, type Row } from '#domain/row.ts';
import { buildAudit } from '#test/support/audit-builder.ts';
import { buildOrganisation, organisationJournal } from '#test/support/organisation-builder.ts';
import { SimulatedAuthor } from '#test/support/simulated-author.ts';
import { catalogue, sofia } from '#test/support/test-tablet.ts';

const today = '2026-05-01';

const rowsOf = (audit: ReturnType<typeof buildAudit>) => {
  const facts = audit.facts();
  return {
    audits: facts.audit ? [facts.audit] : [],
    responses: [...facts.responses.values()],
    findings: facts.findings,
    splits: facts.of('itemSplit'),
  };
};

/** An organisation with a programme of 2026, and one audit of 17 March. */
const setUp = () => {
  const organisation = buildOrganisation();
  const programme = organisation.say('programme', {
    title: 'Programme 2026',
    startsOn: '2026-01-01',
    endsOn: '2026-12-31',
  });
  const audit = buildAudit();
  audit.act({
    ok: true,
    value: editsOf('audit', audit.facts().audit?.record ?? '', {
      organisationSource: { journal: organisationJournal, record: organisation.organisation },
    }),
  });
  const plan = (fields: Parameters<typeof editsOf<'plannedAudit'>>[2], record?: string) =>
    organisation.say('plannedAudit', { parent: programme, title: 'June', ...fields } as never, record);
  const look = (on = today, audits = [audit]) => {
    const facts = organisation.facts();
    const row = facts.record('programme', programme) as Row<'programme'>;
    const results = audits.flatMap((one) => auditResults(organisationJournal, rowsOf(one), catalogue));
    return coverage(facts, row, { audits: results, catalogue, today: on });
  };
  const rowFor = (item: string, ...use: Parameters<typeof look>): CoverageRow => {
    const row = look(...use)
      .groups.flatMap(({ rows }) => rows)
      .find((one) => one.item === item);
    if (!row) throw new Error(item);
    return row;
  };
  const suggested = (on = today, audits = [audit]) => suggestions(organisation.facts(), look(on, audits));
  return { organisation, programme, audit, plan, look, rowFor, suggested };
};

describe('coverage of a programme', () => {
  test('[PR1] comes from audits at hand, from results written in the plan, and from the journal where both tell', () => {
    const { audit, plan, rowFor, look } = setUp();
    audit.act(audit.answer('4.1', 'conforms'));
    const record = plan({
      startsOn: '2026-03-16',
      endsOn: '2026-03-17',
      audit: audit.facts().journal,
      items: ['4.1', '4.2'],
    });
    expect(rowFor('4.1').cells.get(record)).toEqual({ kind: 'audited', verdict: 'conforms' });
    plan({ results: [{ item: '4.1', verdict: 'major', on: '2026-03-17' }] }, record);
    expect(rowFor('4.1').last?.verdict).toBe('conforms');
    expect(rowFor('4.1', today, []).last?.verdict).toBe('major');
    expect(look().audits).toHaveLength(1);
  });

  test('[PR1] results of an audit can be noted in its plan, and say the same without its journal', () => {
    const { organisation, audit, plan, rowFor } = setUp();
    audit.raise('6.1.4', 'major');
    const record = plan({ startsOn: '2026-03-17', items: ['6.1.4'] });
    const results = auditResults(organisationJournal, rowsOf(audit), catalogue)[0];
    if (!results) throw new Error('no results');
    organisation.act(noteResults(record, results, today));
    expect(rowFor('6.1.4', today, []).last).toEqual({ verdict: 'major', on: '2026-03-17', title: 'June' });
    expect(rowFor('6.1.4', today, []).cells.get(record)).toEqual(rowFor('6.1.4').cells.get(record));
  });

  test('[PR1] audits of another organisation, deleted ones and words of a newer app cover nothing', () => {
    const { organisation, audit, plan, rowFor } = setUp();
    audit.act(audit.answer('4.1', 'conforms'));
    expect(auditResults('33333333-3333-4333-8333-333333333333', rowsOf(audit), catalogue)).toEqual([]);
    const { audits, ...rest } = rowsOf(audit);
    expect(
      auditResults(
        organisationJournal,
        { ...rest, audits: audits.map((row) => ({ ...row, visibility: 'hidden' })) },
        catalogue,
      ),
    ).toEqual([]);
    plan({ startsOn: '2026-03-01', results: [{ item: '4.2', verdict: 'splendid', on: '2026-03-01' }] });
    expect(rowFor('4.2').state).toBe('neverAudited');
    expect(organisation.facts().of('plannedAudit')).toHaveLength(1);
  });

  test('[PR2] has every clause and control; what the statement excludes needs none, unless undecided', () => {
    const { organisation, look, rowFor } = setUp();
    expect(
      look()
        .groups.flatMap(({ rows }) => rows)
        .map((row) => row.item),
    ).toEqual(leavesOf(catalogue).map((leaf) => leaf.ref));
    const excluded = organisation.say('applicability', { control: 'A.10.4', applicability: 'excluded' });
    organisation.say('applicability', { control: '4.1', applicability: 'excluded' });
    expect(rowFor('A.10.4').state).toBe('excluded');
    expect(rowFor('4.1').state).toBe('neverAudited');
    organisation.apart(
      editsOf('applicability', excluded, { applicability: 'applicable' }),
      editsOf('applicability', excluded, { applicability: null }),
    );
    expect(rowFor('A.10.4').state).toBe('neverAudited');
  });

  test('[PR2] an exclusion that one tablet cleared, or took out, is undecided', () => {
    const { organisation, rowFor } = setUp();
    const excluded = organisation.say('applicability', { control: 'A.10.4', applicability: 'excluded' });
    expect(rowFor('A.10.4').state).toBe('excluded');
    organisation.apart(
      editsOf('applicability', excluded, { applicability: 'excluded' }),
      editsOf('applicability', excluded, { applicability: null }),
    );
    expect(rowFor('A.10.4').state).toBe('neverAudited');
  });

  test('[PR3] "not applicable" is shown, and covers nothing while the statement says otherwise', () => {
    const { audit, plan, rowFor } = setUp();
    audit.act(audit.answer('A.10.4', 'notApplicable', 'No customers'));
    const record = plan({ audit: audit.facts().journal, startsOn: '2026-03-17', items: ['A.10.4'] });
    expect(rowFor('A.10.4').cells.get(record)).toEqual({ kind: 'audited', verdict: 'notApplicable' });
    expect(rowFor('A.10.4')).toMatchObject({ state: 'neverAudited', last: undefined });
  });

  test('[PR3] "not audited" is no verdict, and the severest counts over findings and parts', () => {
    const { audit, plan, rowFor } = setUp();
    audit.act(audit.answer('7.4', 'notAudited', 'Nobody there'));
    audit.act(audit.answer('8.4', 'conforms'));
    audit.act(audit.answer('6.2', 'conforms'));
    audit.raise('8.4', 'observation');
    audit.raise('8.4', 'minor');
    audit.author.edit(
      ...editsOf('finding', audit.newRecord(), { item: '6.2~11111111-1111-4111-8111-111111111111', grade: 'major' }),
    );
    const record = plan({ audit: audit.facts().journal, startsOn: '2026-03-17', items: ['7.4', '8.4', '9.1'] });
    expect(rowFor('7.4').state).toBe('neverAudited');
    expect(rowFor('7.4').cells.get(record)).toEqual({ kind: 'notAudited' });
    expect(rowFor('9.1').cells.get(record)).toEqual({ kind: 'notAudited' });
    expect(rowFor('8.4').last?.verdict).toBe('minor');
    expect(rowFor('6.2').last?.verdict).toBe('major');
  });

  test('[PR1] an audit against another catalogue covers nothing, however alike its numbers are', () => {
    const { audit, rowFor, look } = setUp();
    audit.act(audit.answer('4.1', 'conforms'));
    expect(rowFor('4.1').state).toBe('audited');
    const record = audit.facts().audit?.record ?? '';
    audit.author.edit(...editsOf('audit', record, { catalogue: { id: 'iso-27001', version: '1' } }));
    expect(rowFor('4.1').state).toBe('neverAudited');
    expect(look().audits).toEqual([]);
  });

  test('[PR3] an item in parts is audited with all of them, or where one fails', () => {
    const { audit, rowFor } = setUp();
    const [one, other] = [audit.newRecord(), audit.newRecord()];
    audit.author.edit(
      ...editsOf('itemSplit', audit.newRecord(), { item: 'A.7.4', by: 'aiSystem', parts: [one, other] }),
      ...editsOf('checklistResponse', audit.newRecord(), { item: `A.7.4~${one}`, response: 'conforms' }),
    );
    expect(rowFor('A.7.4').state).toBe('neverAudited');
    const answer = audit.newRecord();
    audit.author.edit(
      ...editsOf('checklistResponse', answer, { item: `A.7.4~${other}`, response: 'notAudited', reason: 'No time' }),
      ...editsOf('finding', audit.newRecord(), { item: `A.7.4~${other}`, grade: 'observation' }),
    );
    expect(rowFor('A.7.4').state).toBe('neverAudited');
    audit.author.edit(...editsOf('checklistResponse', answer, { response: 'conforms' }));
    expect(rowFor('A.7.4').state).toBe('audited');
  });

  test('[PR4] the last audit counts, and of one day the severest', () => {
    const { plan, rowFor } = setUp();
    const results = (verdict: string, on: string) => [{ item: '5.2', verdict, on }];
    plan({ startsOn: '2026-01-10', results: results('major', '2026-01-10') });
    plan({ startsOn: '2026-02-10', results: results('conforms', '2026-02-10') });
    expect(rowFor('5.2').last).toMatchObject({ verdict: 'conforms', on: '2026-02-10' });
    plan({ startsOn: '2026-02-10', results: results('minor', '2026-02-10') });
    expect(rowFor('5.2').last?.verdict).toBe('minor');
  });

  test('[PR5] an item is audited, planned, overdue, never audited or open, in that order', () => {
    const { organisation, plan, rowFor } = setUp();
    const earlier = organisation.say('programme', { title: '2024', startsOn: '2024-01-01', endsOn: '2024-12-31' });
    organisation.say('plannedAudit', {
      parent: earlier,
      startsOn: '2024-04-01',
      results: [
        { item: '4.1', verdict: 'conforms', on: '2024-04-01' },
        { item: '4.2', verdict: 'minor', on: '2024-04-01' },
      ],
    });
    plan({ startsOn: '2025-11-01', results: [{ item: '4.3', verdict: 'conforms', on: '2025-11-01' }] });
    plan({ startsOn: '2026-06-08', endsOn: '2026-06-10', items: ['4.2', '4.4'] });
    plan({ startsOn: '2026-02-01', results: [{ item: '5.1', verdict: 'conforms', on: '2026-02-01' }] });
    expect(rowFor('5.1').state).toBe('audited');
    expect(rowFor('4.4')).toMatchObject({ state: 'planned', last: undefined, isAhead: true });
    expect(rowFor('4.2')).toMatchObject({ state: 'planned', last: { verdict: 'minor' } });
    expect(rowFor('4.1').state).toBe('overdue');
    expect(rowFor('4.3').state).toBe('open');
    expect(rowFor('5.2').state).toBe('neverAudited');
    expect(rowFor('5.2', '2026-09-30').state).toBe('neverAudited');
    expect(rowFor('5.2', '2026-10-02').state).toBe('overdue');
    expect(rowFor('5.2', '2027-02-02').state).toBe('overdue');
  });

  test('[PR6] what is past without a verdict, without a date or cancelled covers nothing', () => {
    const { plan, rowFor, look } = setUp();
    const missed = plan({ startsOn: '2026-04-01', items: ['4.1'] });
    const undated = plan({ items: ['4.1'] });
    const cancelled = plan({ startsOn: '2026-09-01', items: ['4.1'], cancelledFor: 'Merged into October' });
    expect(rowFor('4.1')).toMatchObject({ state: 'neverAudited', isAhead: false });
    const stageOf = (record: string) => look().audits.find(({ key }) => key === record)?.stage;
    expect([missed, undated, cancelled].map(stageOf)).toEqual(['missed', 'undated', 'cancelled']);
    plan({ startsOn: '2026-04-01', audit: '44444444-4444-4444-8444-444444444444', items: ['4.1'] }, missed);
    expect(stageOf(missed)).toBe('unknown');
    plan({ cancelledFor: '' }, cancelled);
    expect(rowFor('4.1').state).toBe('planned');
  });

  test('[PR6] cancelled on one tablet and planned with other items on another covers only what is sure', () => {
    const { organisation, plan, rowFor } = setUp();
    const record = plan({ startsOn: '2026-09-01', items: ['4.1', '4.2'] });
    organisation.apart(
      editsOf('plannedAudit', record, { items: ['4.1'] }),
      editsOf('plannedAudit', record, { items: ['4.1', '4.2', '4.3'] }),
    );
    expect(['4.1', '4.2', '4.3'].map((item) => rowFor(item).state)).toEqual([
      'planned',
      'neverAudited',
      'neverAudited',
    ]);
    organisation.apart(
      editsOf('plannedAudit', record, { cancelledFor: 'No money' }),
      editsOf('plannedAudit', record, { cancelledFor: '' }),
    );
    expect(rowFor('4.1').state).toBe('neverAudited');
  });

  test('[PR7] an importance exists once, and while two stand the higher counts', () => {
    const { organisation, programme, rowFor } = setUp();
    const set = (importance: 'high' | 'normal' | 'low') =>
      setImportance(organisationJournal, { programme, item: '8.4', importance });
    organisation.apart(set('high'), set('low'));
    const rows = importancesOf(organisation.facts(), programme);
    expect(rows.size).toBe(1);
    expect([...rows.values()].map(importanceSaid)).toEqual(['high']);
    expect(rowFor('8.4').importance).toBe('high');
  });

  test('[PR8] suggests with its reasons what is not planned ahead, and nothing that is', () => {
    const { organisation, programme, audit, plan, suggested } = setUp();
    const { say, act } = organisation;
    audit.raise('7.2', 'minor');
    audit.act(audit.answer('8.2', 'conforms'));
    act(setImportance(organisationJournal, { programme, item: '6.1.4', importance: 'high' }));
    const area = say('area', { name: 'Claims' });
    act(setImportance(organisationJournal, { programme, item: area, importance: 'high' }));
    const kredo = say('aiSystem', { name: 'Kredo 3' });
    say('systemChange', { parent: kredo, title: 'Limits set anew', changedOn: '2026-04-20' });
    say('systemChange', {
      parent: say('aiSystem', { name: 'Old', lifeCycleStage: 'retired' }),
      changedOn: '2026-04-30',
    });
    const reasonsOf = (item: string) =>
      suggested()
        .find(({ items }) => items.some((row) => row.item === item))
        ?.reasons.map(({ kind }) => kind);
    expect(reasonsOf('7.2')).toEqual(['nonconformity']);
    expect(reasonsOf('8.2')).toEqual(['systemChanged']);
    expect(reasonsOf('6.1.4')).toEqual(['important', 'neverAudited']);
    expect(reasonsOf('9.3.3')).toEqual(['neverAudited']);
    expect(suggested()[0]?.reasons[0]).toMatchObject({ kind: 'nonconformity', title: 'Test audit' });
    expect(suggested().find((one) => one.area)?.area?.record).toBe(area);
    expect(suggested().every(({ reasons }) => JSON.stringify(reasons).includes('"Old"'))).toBe(false);
    plan({ startsOn: '2026-06-08', items: ['7.2', '8.2', '6.1.4'], areas: [area] });
    expect(['7.2', '8.2', '6.1.4'].map(reasonsOf)).toEqual([undefined, undefined, undefined]);
    expect(suggested().some((one) => one.area)).toBe(false);
    expect(organisation.facts().of('plannedAudit')).toHaveLength(1);
  });

  test('a whole group is listed by its number, and what no catalogue knows stays', () => {
    const { look } = setUp();
    const items = ['4.1', '4.2', '4.3', '4.4', '5.1', 'X.1', 'A.3.2', 'A.3.3'];
    expect(itemsInShort(items, look().groups)).toEqual(['4', '5.1', 'A.3', 'X.1']);
  });

  test('[PR11] a cycle that ends before it starts, or has no end, covers nothing', () => {
    const { organisation, programme, audit, plan, rowFor, look } = setUp();
    audit.act(audit.answer('4.1', 'conforms'));
    plan({ startsOn: '2026-06-08', items: ['4.2'] });
    for (const endsOn of ['2025-12-31', null, '2026-13-45'] as const) {
      organisation.say('programme', { endsOn }, programme);
      expect(look().cycle).toBeUndefined();
      expect(rowFor('4.1').state).toBe('open');
      expect(rowFor('4.2').state).toBe('neverAudited');
    }
  });

  test('the programme of today is the current one, else the one that began last', () => {
    const { organisation, programme } = setUp();
    const next = organisation.say('programme', { startsOn: '2027-01-01', endsOn: '2027-12-31' });
    const all = organisation.facts().of('programme');
    expect(currentProgramme(all, today)?.record).toBe(programme);
    expect(currentProgramme(all, '2029-01-01')?.record).toBe(next);
    expect(currentProgramme([], today)).toBeUndefined();
  });
});

describe('starting a planned audit', () => {
  test('[PR9] gives its journal what was planned, with sources, and is done once', () => {
    const { organisation, plan } = setUp();
    const site = organisation.say('site', { name: 'Kraków', place: 'ul. Żabińskiego 14' });
    const sortera = organisation.say('aiSystem', { name: 'Sortera', role: 'developer' });
    const area = organisation.say('area', { name: 'Data platform', items: ['A.7.5'] });
    organisation.say('ownQuestion', { catalogue: catalogue.id, item: '4.1', text: 'Who follows the law?' });
    const record = plan({
      title: 'Data and Kraków, remote',
      kind: 'internal',
      startsOn: '2026-06-08',
      endsOn: '2026-06-10',
      method: 'remote',
      sites: [site],
      aiSystems: [sortera],
      areas: [area, '00000000-0000-4000-8000-00000000dead'],
    });
    const startable = startablePlan(organisation.facts(), record);
    if (!startable.ok) throw new Error(startable.refusal.kind);
    const author = new SimulatedAuthor('c', '55555555-5555-4555-8555-555555555555').found();
    const input = { auditor: sofia, catalogue, today, title: 'Audit', scope: 'A.7.5 at Kraków' };
    author.edit(...startPlannedAudit(organisation.facts(), startable.value, author.journal, input));
    const facts = auditFacts(author.journal, catalogue, [...author.view().values()]);
    expect(facts.audit?.fields).toMatchObject({
      title: 'Data and Kraków, remote',
      startsOn: '2026-06-08',
      endsOn: '2026-06-10',
      methods: ['remote'],
      scope: 'A.7.5 at Kraków',
      organisation: 'Norrsken Kredit AB',
      organisationSource: { journal: organisationJournal },
      plannedAudit: { journal: organisationJournal, record },
    });
    expect(facts.of('ownQuestion').map(({ fields }) => fields.text)).toEqual(['Who follows the law?']);
    expect(facts.sites[0]?.fields.source?.record).toBe(site);
    expect(facts.aiSystems[0]?.fields).toMatchObject({ name: 'Sortera', source: { record: sortera } });
    expect(facts.of('area')).toHaveLength(1);
    expect(facts.team[0]?.fields).toMatchObject({ name: sofia.name, role: 'lead' });
    organisation.act(noteStarted(startable.value, author.journal));
    expect(startablePlan(organisation.facts(), record)).toMatchObject({
      ok: false,
      refusal: { kind: 'auditAlreadyStarted', title: 'Data and Kraków, remote' },
    });
  });

  test('[PR9] a cancelled or vanished plan is not started', () => {
    const { organisation, plan } = setUp();
    const record = plan({ cancelledFor: 'No money' });
    expect(startablePlan(organisation.facts(), record)).toMatchObject({ refusal: { kind: 'plannedAuditCancelled' } });
    expect(startablePlan(organisation.facts(), organisation.newRecord())).toMatchObject({
      refusal: { kind: 'plannedAuditGone' },
    });
  });
});
