import { describe, expect, test } from 'vitest';
import { takeOut } from '#domain/audit/take-out.ts';
import { checklistItems, titleInContext } from '#domain/checklist/checklist-item.ts';
import { itemStates, progressOf } from '#domain/checklist/item-states.ts';
import { gradeOf } from '#domain/checklist/verdict.ts';
import { regradeFinding, withdrawFinding } from '#domain/finding/raise-finding.ts';
import { must } from '#domain/must.ts';
import { editsOf } from '#domain/row.ts';
import { buildAudit } from '#test/support/audit-builder.ts';

const refusalOf = (result: { ok: boolean; refusal?: { kind: string } }) => result.refusal?.kind;
const stateOf = (audit: ReturnType<typeof buildAudit>, ref: string) =>
  must(
    itemStates(audit.facts()).find((i) => i.ref === ref),
    ref,
  ).state;

describe('answering checklist items', () => {
  test('an audit begins with 70 open items, and own procedures come after them', () => {
    const audit = buildAudit();
    expect(progressOf(itemStates(audit.facts()))).toEqual({ recorded: 0, of: 70 });
    audit.author.edit(...editsOf('procedure', audit.newRecord(), { name: 'AI release procedure', version: '4' }));
    const last = must(checklistItems(audit.facts()).at(-1), 'item');
    expect([last.ref, last.title, last.kind]).toEqual(['P.1', 'AI release procedure, 4', 'procedure']);
  });

  test('"General" is told with what it belongs to', () => {
    const audit = buildAudit();
    const item = must(
      checklistItems(audit.facts()).find((i) => i.ref === '9.2.1'),
      '9.2.1',
    );
    expect(titleInContext(audit.facts(), item)).toBe('Internal audit: general');
  });

  test('no requirement of clauses 4 to 10 can be excluded, a control can with a reason', () => {
    const audit = buildAudit();
    expect(refusalOf(audit.answer('6.1.4', 'notApplicable', 'none yet'))).toBe('clauseCannotBeExcluded');
    expect(refusalOf(audit.answer('A.7.3', 'notApplicable'))).toBe('reasonNeeded');
    audit.act(audit.answer('A.7.3', 'notApplicable', 'No data is acquired from outside.'));
    expect(stateOf(audit, 'A.7.3')).toMatchObject({ verdict: 'notApplicable', isRecorded: true });
  });

  test('"not audited" needs a reason, blanks are none', () => {
    const audit = buildAudit();
    expect(refusalOf(audit.answer('4.1', 'notAudited', '  '))).toBe('reasonNeeded');
  });

  test('"does not conform" needs a nonconformity, and a nonconformity makes it so', () => {
    const audit = buildAudit();
    expect(refusalOf(audit.answer('6.1.4', 'doesNotConform'))).toBe('nonconformityNeeded');
    audit.raise('6.1.4', 'minor');
    expect(stateOf(audit, '6.1.4')).toMatchObject({ verdict: 'minor', response: 'doesNotConform' });
    expect(refusalOf(audit.answer('6.1.4', 'conforms'))).toBe('nonconformityStands');
  });

  test('an improvement leaves the response as it is', () => {
    const audit = buildAudit();
    audit.act(audit.answer('5.2', 'conforms'));
    audit.raise('5.2', 'opportunityForImprovement');
    expect(stateOf(audit, '5.2')).toMatchObject({ verdict: 'opportunityForImprovement', response: 'conforms' });
  });

  test('a tile shows the severest of several findings', () => {
    const audit = buildAudit();
    for (const grade of ['goodPractice', 'observation', 'minor', 'major', 'opportunityForImprovement'] as const)
      audit.raise('7.2', grade);
    expect(stateOf(audit, '7.2').verdict).toBe('major');
  });

  test('with its last nonconformity withdrawn an item is open again, never conforming by itself', () => {
    const audit = buildAudit();
    audit.act(audit.answer('8.4', 'conforms'));
    audit.raise('8.4', 'minor');
    const finding = must(audit.facts().findings[0], 'finding');
    audit.author.edit(...withdrawFinding(audit.facts(), finding));
    expect(audit.facts().findings).toEqual([]);
    expect(stateOf(audit, '8.4')).toMatchObject({ verdict: 'open', isRecorded: false });
  });

  test('regrading to an improvement opens the item, unless another nonconformity stands', () => {
    const audit = buildAudit();
    audit.raise('8.4', 'minor');
    audit.raise('8.4', 'major');
    const minor = must(
      audit.facts().findings.find((f) => gradeOf(f) === 'minor'),
      'minor',
    );
    audit.author.edit(...regradeFinding(audit.facts(), minor, 'observation'));
    expect(stateOf(audit, '8.4').response).toBe('doesNotConform');
    const major = must(
      audit.facts().findings.find((f) => gradeOf(f) === 'major'),
      'major',
    );
    audit.author.edit(...regradeFinding(audit.facts(), major, 'observation'));
    expect(stateOf(audit, '8.4')).toMatchObject({ verdict: 'observation', response: undefined });
  });

  test('a nonconformity makes its item not conform also where it was answered "conforms" beside it', () => {
    const audit = buildAudit();
    audit.raise('6.2', 'minor');
    const response = must(audit.facts().responses.get('6.2'), 'response');
    audit.author.edit({ noun: 'checklistResponse', record: response.record, field: 'response', value: 'conforms' });
    expect(stateOf(audit, '6.2')).toMatchObject({ verdict: 'minor', response: 'doesNotConform' });
  });

  test('an own procedure stays while anything stands on it, and can be taken out else', () => {
    const audit = buildAudit();
    const [used, unused] = [audit.newRecord(), audit.newRecord()];
    for (const record of [used, unused]) audit.author.edit(...editsOf('procedure', record, { name: 'P' }));
    audit.act(audit.answer(used, 'conforms'));
    expect(refusalOf(takeOut(audit.facts(), used))).toBe('procedureInUse');
    audit.act(takeOut(audit.facts(), unused));
    expect(audit.facts().procedures.map((row) => row.record)).toEqual([used]);
  });

  test('[J8] an item in conflict shows the severest head and counts as not recorded', () => {
    const audit = buildAudit();
    audit.act(audit.answer('6.2', 'conforms'));
    const response = must(audit.facts().responses.get('6.2'), 'response');
    audit.author.edit({
      noun: 'checklistResponse',
      record: response.record,
      field: 'response',
      value: 'notAudited',
      base: [],
    });
    expect(stateOf(audit, '6.2')).toMatchObject({ verdict: 'notAudited', isInConflict: true, isRecorded: false });
  });
});
