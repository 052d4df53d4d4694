import { describe, expect, test } from 'vitest';
import { auditRecordId, type WholeAudit } from '#domain/audit/audit-facts.ts';
import { issuedStates } from '#domain/corrective-action/issued-states.ts';
import { gradeSuggestions } from '#domain/finding/grade-suggestion.ts';
import { must } from '#domain/must.ts';
import { bringInEarlier, earlierFindings, earlierName, earlierOn, repeated } from '#domain/plan/earlier-findings.ts';
import { editsOf, type Row } from '#domain/row.ts';
import { buildAudit } from '../../support/audit-builder.ts';

const begun = (organisation: string, startsOn: string, number: string) => {
  const audit = buildAudit();
  audit.author.edit(...editsOf('audit', auditRecordId(audit.facts().journal), { organisation, startsOn, number }));
  return audit;
};

/** Two audits are two journals: the builder gives each the same one. */
const elsewhere = (facts: WholeAudit): WholeAudit => ({ ...facts, journal: 'dddddddd-0000-4000-8000-000000000001' });

const setUp = () => {
  const before = begun('Norrsken', '2025-09-10', 'IA-2025-006');
  const minor = before.raise('7.5.3', 'minor');
  before.raise('7.5.3', 'goodPractice');
  before.raise('8.2', 'observation');
  const now = begun('Norrsken', '2026-03-16', 'IA-2026-004');
  const found = (states?: Parameters<typeof earlierFindings>[2]) =>
    earlierFindings(now.facts(), [elsewhere(before.facts())], states);
  return { before, now, minor, found };
};

const aRow = <N extends 'case' | 'closure'>(noun: N, journal: string, fields: Row<N>['fields']) =>
  ({ noun, journal, record: journal, fields, open: {}, heads: {}, visibility: 'shown' }) as unknown as Row<N>;

describe('earlier findings', () => {
  test('[PL30] are those of earlier audits of the same organisation on items of this checklist, but for good practices', () => {
    const { before, now, found } = setUp();
    expect(found().map(({ fields }) => [fields.item, fields.grade, earlierName(fields), fields.state])).toEqual([
      ['7.5.3', 'minor', 'IA-2025-006, SA-01', 'unknown'],
      ['8.2', 'observation', 'IA-2025-006, SA-03', 'unknown'],
    ]);
    const other = begun('Another', '2025-09-10', 'X');
    other.raise('8.2', 'minor');
    const later = begun('Norrsken', '2026-06-09', 'IA-2026-007');
    later.raise('8.2', 'minor');
    expect(earlierFindings(now.facts(), [elsewhere(other.facts()), elsewhere(later.facts()), now.facts()])).toEqual([]);
    expect(earlierFindings(now.facts(), [before.facts()])).toEqual([]);
  });

  test('[PL30] one on an own procedure stands on the procedure of the same name, or nowhere', () => {
    const { before, now, found } = setUp();
    const [old, own] = [before.newRecord(), now.newRecord()];
    before.author.edit(...editsOf('procedure', old, { name: 'PR-07' }));
    before.raise(old, 'minor');
    expect(found()).toHaveLength(2);
    now.author.edit(...editsOf('procedure', own, { name: 'PR-07', version: '3.0' }));
    expect(found().map(({ fields }) => fields.item)).toContain(own);
  });

  test('[PL31] are copied once, each with its source; what became of them is said anew', () => {
    const { now, found, minor } = setUp();
    now.author.edit(...bringInEarlier(now.facts(), found()));
    expect(now.facts().of('earlierFinding')).toHaveLength(2);
    expect(now.facts().of('earlierFinding')[0]?.fields.source).toEqual({
      journal: elsewhere(now.facts()).journal,
      record: minor,
    });
    expect(bringInEarlier(now.facts(), found())).toEqual([]);
    const states = new Map([[`${elsewhere(now.facts()).journal} ${minor}`, 'closed' as const]]);
    expect(bringInEarlier(now.facts(), found(states))).toMatchObject([{ field: 'state', value: 'closed' }]);
  });

  test('[PL32] are closed where the last word of their case says so', () => {
    const source = { journal: 'a', record: 'f' };
    const cases = [
      aRow('case', 'case 1', { finding: source }),
      aRow('case', 'case 2', { finding: { ...source, record: 'g' } }),
    ];
    const word = (at: string, decision: 'closed' | 'reopened') => aRow('closure', 'case 1', { at, decision });
    const closed = word('2026-01-10T08:00:00.000Z', 'closed');
    expect(Object.fromEntries(issuedStates(cases, [closed]))).toEqual({ 'a f': 'closed', 'a g': 'open' });
    const reopened = word('2026-02-10T08:00:00.000Z', 'reopened');
    expect(issuedStates(cases, [reopened, closed]).get('a f')).toBe('open');
    const twin = aRow('case', 'case 3', { finding: source });
    expect(issuedStates([twin, ...cases], [closed]).get('a f')).toBe('open');
  });

  test('[PL33] stand on their item and its parts, and suggest to raise a minor', () => {
    const { now, found } = setUp();
    now.author.edit(...bringInEarlier(now.facts(), found()));
    const rows = now.facts().of('earlierFinding');
    expect(earlierOn(rows, '7.5.3~cccccccc-0000-4000-8000-000000000001')).toHaveLength(1);
    expect(earlierOn(rows, '7.5.2')).toEqual([]);
    const record = now.raise('7.5.3', 'minor');
    const finding = () =>
      must(
        now.facts().findings.find((row) => row.record === record),
        'finding',
      );
    expect(gradeSuggestions(now.facts(), finding(), { earlier: rows })).toMatchObject([
      { kind: 'mayRepeat', earlier: ['IA-2025-006, SA-01'] },
    ]);
    now.author.edit(...editsOf('finding', record, { repeatOf: 'IA-2025-006, SA-01' }));
    expect(repeated(rows, finding().fields.repeatOf)?.fields.item).toBe('7.5.3');
    expect(gradeSuggestions(now.facts(), finding(), { earlier: rows })).toEqual([
      { kind: 'repeats', earlier: 'IA-2025-006, SA-01' },
    ]);
    const closed = rows.map((row) => ({ ...row, fields: { ...row.fields, state: 'closed' as const } }));
    expect(gradeSuggestions(now.facts(), finding(), { earlier: closed })).toMatchObject([
      { kind: 'repeats', wasClosed: true },
    ]);
    const onObservation = now.raise('8.2', 'minor');
    const other = must(
      now.facts().findings.find((row) => row.record === onObservation),
      'finding',
    );
    expect(gradeSuggestions(now.facts(), other, { earlier: rows })).toEqual([]);
  });
});
