import { describe, expect, test } from 'vitest';
import { auditFacts, auditRecordId } from '#domain/audit/audit-facts.ts';
import { auditCatalogue } from '#domain/catalogue/audit-catalogue.ts';
import { itemStates } from '#domain/checklist/item-states.ts';
import { issuedKey, issuedStates } from '#domain/corrective-action/issued-states.ts';
import { computedRecordId } from '#domain/journal/record-id.ts';
import { journalFacts } from '#domain/journal-facts.ts';
import { earlierOn } from '#domain/plan/earlier-findings.ts';
import { reportModel } from '#domain/report/report-model.ts';
import { editsOf, type Row } from '#domain/row.ts';
import { fulfilmentByClause } from '#domain/sign-off/fulfilment.ts';
import { asksForRecommendations, recommendationDoubts } from '#domain/sign-off/recommendations.ts';
import { signReport } from '#domain/sign-off/sign-report.ts';
import { followedUp, startFollowUp } from '#domain/sign-off/start-follow-up.ts';
import { buildAudit } from '#test/support/audit-builder.ts';
import { SimulatedAuthor } from '#test/support/simulated-author.ts';
import { catalogue, sofia } from '#test/support/test-tablet.ts';

const madeAt = { at: '2026-03-20T12:00:00.000Z', app: 'test' };

describe('recommendations and signatures', () => {
  test('[SO20] a recommendation inside a nonconformity, or from nothing, is warned about; a pattern is not', () => {
    const { facts, raise, author, newRecord } = buildAudit();
    const [minor, other] = [raise('7.2', 'minor'), raise('7.5.1', 'minor')];
    const opportunity = raise('8.1', 'opportunityForImprovement');
    const doubts = (findings: readonly string[]) =>
      recommendationDoubts(facts(), { fields: { text: 'Do', reason: 'Since', forWhom: 'Board', findings } });
    expect(doubts([minor])).toEqual([{ kind: 'insideNonconformity', number: 'SA-01' }]);
    expect(doubts([])).toEqual([{ kind: 'fromNoFinding' }]);
    expect(doubts([minor, other])).toEqual([]);
    expect(doubts([opportunity])).toEqual([]);
    expect(recommendationDoubts(facts(), { fields: { findings: [opportunity] } })).toEqual([{ kind: 'incomplete' }]);
    expect(asksForRecommendations(facts())).toBe(false);
    author.edit(...editsOf('audit', auditRecordId(author.journal), { agreesRecommendations: true }));
    expect(asksForRecommendations(facts())).toBe(true);
    author.edit(...editsOf('recommendation', newRecord(), { text: 'Do', findings: [minor, opportunity] }));
    expect(reportModel(facts(), madeAt).recommendations).toEqual([{ text: 'Do', findings: ['SA-01', 'SA-03'] }]);
  });

  test('[SO21] a signature needs a name', () => {
    const signed = { role: 'lead', position: 'Lead auditor', signature: { name: ' ', at: madeAt.at } } as const;
    expect(signReport('r', signed)).toEqual({ ok: false, refusal: { kind: 'signatureNeedsName' } });
    const { author, facts, newRecord } = buildAudit();
    const done = signReport(newRecord(), { ...signed, signature: { name: ' Sofia ', at: madeAt.at } });
    if (!done.ok) throw new Error(done.refusal.kind);
    author.edit(...done.value);
    expect(reportModel(facts(), madeAt).signatures).toMatchObject([{ name: 'Sofia', signature: { name: 'Sofia' } }]);
  });

  test('a report of an audit without any of it says none of it', () => {
    const model = reportModel(buildAudit().facts(), { ...madeAt, seals: { issues: [], late: [] } });
    for (const key of ['signOff', 'recommendations', 'signatures', 'waivers']) expect(model).not.toHaveProperty(key);
    expect(model.isDraft).toBe(true);
  });

  test('the degree of fulfilment is counted by clause', () => {
    const { facts, act, answer } = buildAudit();
    act(answer('4.1', 'conforms'));
    const [context] = fulfilmentByClause(facts());
    expect(context).toMatchObject({ ref: '4', items: 4 });
    expect([context?.count('conforms'), context?.count(undefined)]).toEqual([1, 3]);
  });
});

describe('a follow-up audit', () => {
  const audited = () => {
    const made = buildAudit();
    made.author.edit(
      ...editsOf('audit', auditRecordId(made.author.journal), {
        number: 'IA-1',
        organisation: 'Norrsken',
        client: 'CRO',
      }),
      ...editsOf('site', made.newRecord(), { name: 'Göteborg' }),
      ...editsOf('procedure', made.newRecord(), { name: 'PR-07' }),
    );
    const procedure = made.facts().procedures[0]?.record ?? '';
    const [minor, own] = [made.raise('7.2', 'minor'), made.raise(procedure, 'major')];
    made.raise('8.1', 'observation');
    return { ...made, minor, own, procedure };
  };
  const input = {
    auditor: sofia,
    today: '2026-09-01',
    title: 'Follow-up',
    objectives: 'Are they effective?',
    scope: 'What was open',
    reason: 'Follow-up of IA-1',
  };

  test('[SO22] looks again at what is open, and says of the rest that it is not audited, and why', () => {
    const { facts, procedure } = audited();
    const made = startFollowUp(facts(), new Map(), input);
    if (!made.ok) throw new Error(made.refusal.kind);
    const next = new SimulatedAuthor('b', '22222222-2222-4222-8222-222222222222').found();
    next.edit(...made.value(next.journal).map((edit) => ({ ...edit, base: [] })));
    const after = auditFacts(next.journal, catalogue, [...next.view().values()]);
    expect([...next.view().values()].filter((row) => Object.keys(row.open).length > 0)).toEqual([]);
    expect(after.audit?.fields).toMatchObject({
      kind: 'followUp',
      followsUp: { journal: facts().journal },
      organisation: 'Norrsken',
      client: 'CRO',
      title: 'Follow-up',
    });
    expect(after.sites.map(({ fields }) => fields.name)).toEqual(['Göteborg']);
    const open = itemStates(after).filter(({ state }) => state.response === undefined);
    expect(open.map(({ ref }) => ref)).toEqual(['7.2', 'P.1']);
    expect(after.responses.get('8.1')?.fields).toMatchObject({ response: 'notAudited', reason: 'Follow-up of IA-1' });
    const copied = computedRecordId(next.journal, 'procedure', procedure);
    expect(after.of('earlierFinding').map(({ fields }) => [fields.number, fields.item, fields.state])).toEqual([
      ['SA-01', '7.2', 'open'],
      ['SA-02', copied, 'open'],
    ]);
    expect(after.findings).toEqual([]);
  });

  test('[SO22] a finding on a part is followed up on the whole item, where it is seen', () => {
    const { author, facts, newRecord } = buildAudit();
    const [kredo, lumi] = [newRecord(), newRecord()];
    author.edit(
      ...editsOf('aiSystem', kredo, { name: 'Kredo' }),
      ...editsOf('aiSystem', lumi, { name: 'Lumi' }),
      ...editsOf('itemSplit', newRecord(), { item: '8.4', by: 'aiSystem', parts: [kredo, lumi] }),
      ...editsOf('finding', newRecord(), { item: `8.4~${kredo}`, grade: 'minor', number: 'SA-01', title: 'Old' }),
    );
    const made = startFollowUp(facts(), new Map(), input);
    if (!made.ok) throw new Error(made.refusal.kind);
    const next = new SimulatedAuthor('b', '22222222-2222-4222-8222-222222222222').found();
    next.edit(...made.value(next.journal).map((edit) => ({ ...edit, base: [] })));
    const after = auditFacts(next.journal, catalogue, [...next.view().values()]);
    const open = itemStates(after).filter(({ state }) => state.response === undefined);
    expect(open.map(({ ref }) => ref)).toEqual(['8.4']);
    expect(earlierOn(after.of('earlierFinding'), '8.4').map(({ fields }) => fields.number)).toEqual(['SA-01']);
  });

  test('[SO22] takes over the catalogue that the audit was begun with, and its own questions', () => {
    const { author, facts, newRecord } = buildAudit();
    const [imported, question] = [newRecord(), newRecord()];
    const nodes = [
      { ref: 'X', title: 'Own', kind: 'group' },
      { ref: 'X.1', title: 'Own control', kind: 'control', parent: 'X' },
    ] as const;
    author.edit(
      ...editsOf('importedCatalogue', imported, { key: 'own', title: 'Own', version: '1', parts: 1 }),
      ...editsOf('catalogueNodes', newRecord(), { parent: imported, order: 1, nodes }),
      ...editsOf('ownQuestion', question, { catalogue: 'own', item: 'X.1', text: 'Who checks?' }),
      ...editsOf('audit', auditRecordId(author.journal), { catalogue: { id: 'own', version: '1' } }),
      ...editsOf('finding', newRecord(), { item: 'X.1', grade: 'minor', number: 'SA-01' }),
    );
    const read = (journal: string, rows: readonly { readonly noun: string }[]) =>
      auditFacts(journal, auditCatalogue([catalogue], journalFacts(journal, rows)), rows);
    const before = read(author.journal, [...author.view().values()]);
    expect(facts().audit?.fields.catalogue?.id).toBe('own');
    const made = startFollowUp(before, new Map(), input);
    if (!made.ok) throw new Error(made.refusal.kind);
    const next = new SimulatedAuthor('b', '22222222-2222-4222-8222-222222222222').found();
    next.edit(...made.value(next.journal).map((edit) => ({ ...edit, base: [] })));
    const after = read(next.journal, [...next.view().values()]);
    expect(itemStates(after).map(({ ref, state }) => [ref, state.verdict])).toEqual([['X.1', 'open']]);
    expect(after.of('ownQuestion').map(({ fields }) => fields.text)).toEqual(['Who checks?']);
    expect([...next.view().values()].filter((row) => Object.keys(row.open).length > 0)).toEqual([]);
  });

  const caseOf = (finding: string, ...decisions: ('closed' | 'reopened')[]) => {
    const author = new SimulatedAuthor('e', '33333333-3333-4333-8333-333333333333').found();
    author.edit(
      ...editsOf('case', author.newId(), { finding: { journal: buildAudit().author.journal, record: finding } }),
    );
    let round = 1;
    for (const decision of decisions) {
      author.edit(...editsOf('closure', author.newId(), { decision, round }));
      if (decision === 'reopened') round++;
    }
    const all = journalFacts(author.journal, [...author.view().values()]);
    return { cases: all.of('case'), closures: all.of('closure') } as {
      cases: readonly Row<'case'>[];
      closures: readonly Row<'closure'>[];
    };
  };

  test('[SO23] what its case closed is not followed up; what was reopened is', () => {
    const { facts, minor } = audited();
    const closed = (...decisions: ('closed' | 'reopened')[]) => {
      const { cases, closures } = caseOf(minor, ...decisions);
      return !followedUp(facts(), issuedStates(cases, closures)).some(({ record }) => record === minor);
    };
    expect(closed()).toBe(false);
    expect(closed('closed')).toBe(true);
    expect(closed('closed', 'reopened')).toBe(false);
    expect(closed('closed', 'reopened', 'closed')).toBe(true);
  });

  test('[SO24] nothing open, nothing started', () => {
    const { facts, minor, own } = audited();
    const closed = new Map([minor, own].map((record) => [issuedKey(facts().journal, record), 'closed' as const]));
    expect(startFollowUp(facts(), closed, input)).toEqual({
      ok: false,
      refusal: { kind: 'nothingToFollowUp' },
    });
  });
});
