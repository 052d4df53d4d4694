import { describe, expect, test } from 'vitest';
import {
  acknowledge,
  addAction,
  addCorrection,
  addWhy,
  assignCase,
  giveAction,
  implementAction,
} from '#domain/corrective-action/answer-case.ts';
import { caseOf, caseRound, caseRounds, isClosed } from '#domain/corrective-action/case-records.ts';
import { caseActs, mayDo } from '#domain/corrective-action/case-roles.ts';
import { fixCriterion, recordEffect } from '#domain/corrective-action/check-effect.ts';
import { closeCase, closeGaps, reopenRound } from '#domain/corrective-action/close-case.ts';
import { decidePlan, planGaps, planState } from '#domain/corrective-action/decide-plan.ts';
import { issueCase } from '#domain/corrective-action/issue-case.ts';
import { isSamePerson } from '#domain/corrective-action/same-person.ts';
import type { Result } from '#domain/result.ts';
import { editsOf } from '#domain/row.ts';
import {
  auditWithNonconformity,
  checkedCase,
  issuedCase,
  issuing,
  lead,
  owner,
  plannedCase,
  verifier,
} from '#test/support/case-builder.ts';

const refusalOf = <R extends { readonly kind: string }>(result: Result<unknown, R>): R | undefined =>
  result.ok ? undefined : result.refusal;
const kindOf = (result: Result<unknown, { readonly kind: string }>) => refusalOf(result)?.kind;
const at = '2026-04-10T09:00:00.000Z';

describe('who may do what', () => {
  test('[CA1] an owner answers and does not decide; a verifier checks and nothing else; the lead does all; nobody else anything', () => {
    const allowed = (role: Parameters<typeof mayDo>[0]) => caseActs.filter((act) => mayDo(role, act));
    expect(allowed('processOwner')).toEqual([
      'acknowledge',
      'correct',
      'assessExtent',
      'findCause',
      'planActions',
      'implement',
      'addEvidence',
    ]);
    expect(allowed('verifier')).toEqual(['fixCriterion', 'addEvidence', 'checkEffect']);
    expect(allowed('lead')).toEqual(caseActs);
    for (const role of ['administrator', 'auditor', 'observer'] as const) expect(allowed(role)).toEqual([]);
  });

  test('[CA1] acts of another role are refused', () => {
    const { tablet } = plannedCase();
    const facts = tablet.facts();
    const decision = { record: tablet.record(), decision: 'accepted', reason: '', at } as const;
    expect(kindOf(decidePlan(facts, decision, owner))).toBe('notYourAct');
    expect(kindOf(closeCase(facts, { record: tablet.record(), reason: '', at }, owner))).toBe('notYourAct');
    expect(kindOf(addCorrection(facts, { record: tablet.record(), text: 'x', today: '2026-03-21' }, verifier))).toBe(
      'notYourAct',
    );
    expect(
      kindOf(recordEffect(facts, { result: 'effective', note: 'x', verifier: owner.name, today: '2026-06-02' }, owner)),
    ).toBe('notYourAct');
    expect(kindOf(reopenRound(facts, { record: tablet.record(), reason: 'x', at }, verifier))).toBe('notYourAct');
    expect(kindOf(assignCase(facts, { owner: 'x' }, owner))).toBe('notYourAct');
  });
});

describe('issuing', () => {
  test('[CA2] an observation is not issued', () => {
    const audit = auditWithNonconformity();
    const observation = audit.raise('7.3', 'observation');
    const row = audit.facts().findings.find(({ record }) => record === observation);
    expect(row && refusalOf(issueCase(audit.facts(), row, issuing, []))).toMatchObject({
      kind: 'notIssuable',
      grade: 'observation',
    });
  });

  test('[CA3] a nonconformity that lacks a part is not issued, and the parts are named', () => {
    const audit = auditWithNonconformity();
    const bare = audit.raise('7.3', 'minor');
    const row = audit.facts().findings.find(({ record }) => record === bare);
    expect(row && refusalOf(issueCase(audit.facts(), row, issuing, []))).toMatchObject({
      kind: 'partsMissing',
      gaps: ['requirement', 'evidence', 'statement'],
    });
  });

  test('[CA4] a nonconformity with two versions of its statement is not issued', () => {
    const audit = auditWithNonconformity();
    const finding = audit.finding();
    const open = { ...finding, open: { statement: [] } };
    expect(kindOf(issueCase(audit.facts(), open, issuing, []))).toBe('findingUndecided');
  });

  test('[CA5] a nonconformity whose case is here is not issued again', () => {
    const audit = auditWithNonconformity();
    const there = caseOf(issuedCase().facts());
    const finding = { journal: audit.facts().journal, record: audit.finding().record };
    const issued = there ? [{ ...there, fields: { ...there.fields, finding } }] : [];
    expect(kindOf(issueCase(audit.facts(), audit.finding(), issuing, issued))).toBe('alreadyIssued');
  });

  test('[CA6] the case copies what its owner has to know', () => {
    expect(caseOf(issuedCase().facts())?.fields).toMatchObject({
      number: 'SA-01',
      grade: 'minor',
      item: '7.2',
      itemTitle: 'Competence',
      requirement: 'People are competent and the proof is kept.',
      statement: 'Two of nine have no record.',
      area: 'Data labelling',
      evidence: [{ label: 'E1', title: 'Batch log' }],
      owner: owner.name,
      verifier: verifier.name,
      answerOn: '2026-04-20',
    });
  });

  test('[CA6] a working paper does not leave with the case, and is no evidence to issue on', () => {
    const audit = auditWithNonconformity();
    audit.author.edit(...editsOf('evidence', audit.evidence, { paper: 'working' }));
    expect(refusalOf(issueCase(audit.facts(), audit.finding(), issuing, []))).toMatchObject({ gaps: ['evidence'] });
  });
});

describe('the answer', () => {
  test('[CA7] an acknowledgement needs a name under it, and a disagreement words', () => {
    const { facts } = issuedCase();
    const word = { answer: 'disagrees', comment: ' ', signature: { name: 'M', at }, today: '2026-03-21' } as const;
    expect(kindOf(acknowledge(facts(), word, owner))).toBe('commentNeeded');
    expect(kindOf(acknowledge(facts(), { ...word, signature: { name: ' ', at } }, owner))).toBe('signatureNeeded');
  });

  test('[CA8] a correction makes no plan', () => {
    const tablet = issuedCase();
    tablet.correct();
    const parts = planGaps(caseRound(tablet.facts())).map(({ part }) => part);
    expect(parts).toContain('action');
    expect(parts).not.toContain('correction');
  });

  test('[CA9] an extent without words and a cause without a method are lacking', () => {
    const { tablet } = plannedCase();
    const { extent, cause } = caseRound(tablet.facts());
    tablet.author.edit(
      ...editsOf('extent', extent?.record ?? '', { text: ' ' }),
      ...editsOf('cause', cause?.record ?? '', { method: null }),
    );
    expect(planGaps(caseRound(tablet.facts())).map(({ part }) => part)).toEqual(['extent', 'cause']);
  });

  test('[CA9] whys stand in their order', () => {
    const tablet = issuedCase();
    for (const answer of ['first', 'second'])
      tablet.act(addWhy(tablet.facts(), { record: tablet.record(), answer }, owner));
    expect(caseRound(tablet.facts()).whys.map(({ fields }) => [fields.order, fields.answer])).toEqual([
      [1, 'first'],
      [2, 'second'],
    ]);
  });

  test('[CA10] an incomplete plan is not accepted, and what it lacks is listed in order', () => {
    const tablet = issuedCase();
    tablet.correct();
    tablet.act(addAction(tablet.facts(), { record: tablet.record(), text: 'Train them' }, owner));
    const decision = { record: tablet.record(), decision: 'accepted', reason: '', at } as const;
    const refusal = refusalOf(decidePlan(tablet.facts(), decision, lead));
    expect(refusal?.kind === 'planIncomplete' && refusal.gaps.map(({ part }) => part)).toEqual([
      'extent',
      'cause',
      'actionOwner',
      'actionDue',
    ]);
  });

  test('[CA10] a rejection takes a reason', () => {
    const { tablet } = plannedCase();
    const decision = { record: tablet.record(), decision: 'rejected', reason: ' ', at } as const;
    expect(kindOf(decidePlan(tablet.facts(), decision, lead))).toBe('rejectionReasonNeeded');
  });

  test('[CA10] there is nothing to decide where nothing was said', () => {
    const tablet = issuedCase();
    const decision = { record: tablet.record(), decision: 'rejected', reason: 'late', at } as const;
    expect(kindOf(decidePlan(tablet.facts(), decision, lead))).toBe('nothingToDecide');
  });

  test('[CA11] a later due date, a new action and another cause each make an accepted plan "changed"', () => {
    const states = [
      (t: ReturnType<typeof plannedCase>) =>
        t.tablet.author.edit(...editsOf('correctiveAction', t.action, { dueOn: '2026-09-01' })),
      (t: ReturnType<typeof plannedCase>) => t.tablet.action('One more'),
      (t: ReturnType<typeof plannedCase>) => t.tablet.cause('Another cause'),
    ].map((change) => {
      const planned = plannedCase();
      planned.tablet.accept();
      expect(planState(caseRound(planned.tablet.facts()))).toBe('accepted');
      change(planned);
      return planState(caseRound(planned.tablet.facts()));
    });
    expect(states).toEqual(['changed', 'changed', 'changed']);
  });

  test('[CA11] a rejected plan is the owner’s until something of it changes, then it is to be decided anew', () => {
    const { tablet } = plannedCase();
    tablet.reject();
    expect(planState(caseRound(tablet.facts()))).toBe('rejected');
    tablet.cause('The release does not look for proof.');
    expect(planState(caseRound(tablet.facts()))).toBe('revised');
    tablet.accept();
    expect(planState(caseRound(tablet.facts()))).toBe('accepted');
  });

  test('[CA12] an action is not implemented on a day that has not come', () => {
    const { tablet, action } = plannedCase();
    expect(kindOf(implementAction(tablet.facts(), action, { on: '2026-05-13', today: '2026-05-12' }, owner))).toBe(
      'dayAhead',
    );
    expect(kindOf(implementAction(tablet.facts(), 'nothing', { on: null, today: '2026-05-12' }, owner))).toBe(
      'noSuchAction',
    );
  });
});

describe('the effect', () => {
  test.each([
    ['Jonas Hällström', ' jonas  HÄLLSTRÖM ', true],
    ['Jonas Hällström', 'Jonas Hällström', true],
    ['Straße', 'STRASSE', true],
    ['Jonas Hällström', 'Jonas Hallstrom', false],
    ['', '', false],
  ])('[CA13] "%s" and "%s" are one person by name: %s', (a, b, expected) => {
    expect(isSamePerson({ name: a, person: undefined }, { name: b, person: undefined })).toBe(expected);
  });

  test('[CA13] a person is one whatever they are called', () => {
    expect(isSamePerson({ name: 'A', person: 'p' }, { name: 'B', person: 'p' })).toBe(true);
  });

  test('[CA13] nobody verifies what they own: at issue, when assigned, when an action is given, and at the check', () => {
    const audit = auditWithNonconformity();
    const own = { ...issuing, verifier: ' maja lindqvist', verifierPerson: undefined };
    expect(kindOf(issueCase(audit.facts(), audit.finding(), own, []))).toBe('verifierIsOwner');
    const { tablet, action } = plannedCase();
    expect(kindOf(assignCase(tablet.facts(), { verifier: 'Piotr Zieliński' }, lead))).toBe('verifierIsOwner');
    expect(kindOf(assignCase(tablet.facts(), { owner: verifier.name }, lead))).toBe('verifierIsOwner');
    expect(kindOf(giveAction(tablet.facts(), action, { name: verifier.name }, owner))).toBe('verifierIsOwner');
    expect(kindOf(giveAction(tablet.facts(), action, { name: 'Other', person: verifier.person }, owner))).toBe(
      'verifierIsOwner',
    );
    tablet.accept();
    tablet.fix();
    tablet.implement(action);
    const said = { result: 'effective', note: 'x', verifier: 'PIOTR ZIELIŃSKI', today: '2026-06-02' } as const;
    expect(refusalOf(recordEffect(tablet.facts(), said, lead))).toMatchObject({
      kind: 'verifierIsOwner',
      of: 'action',
    });
  });

  test('[CA13] giving a case to another owner forgets the person that stood beside the former name', () => {
    const { tablet } = plannedCase();
    tablet.act(assignCase(tablet.facts(), { owner: 'Anna Berg' }, lead));
    expect(caseOf(tablet.facts())?.fields.ownerPerson).toBeUndefined();
  });

  test('[CA14] criterion, method and day are all fixed, and in advance', () => {
    const { tablet } = plannedCase();
    const fixed = { criterion: ' ', method: 'm', checkOn: '', at, today: '2026-04-10' };
    expect(refusalOf(fixCriterion(tablet.facts(), fixed, lead))).toEqual({
      kind: 'criterionIncomplete',
      lacking: ['criterion', 'checkOn'],
    });
    const past = { ...fixed, criterion: 'c', checkOn: '2026-04-09' };
    expect(kindOf(fixCriterion(tablet.facts(), past, lead))).toBe('checkDayPast');
  });

  const said = { result: 'effective', note: 'n', verifier: verifier.name, today: '2026-06-02' } as const;

  test('[CA15] no result before the criterion is fixed, no other criterion and no other result after it', () => {
    const { tablet, action } = plannedCase();
    tablet.accept();
    tablet.implement(action);
    expect(kindOf(recordEffect(tablet.facts(), said, verifier))).toBe('criterionNeeded');
    tablet.fix();
    tablet.result();
    expect(kindOf(recordEffect(tablet.facts(), said, verifier))).toBe('resultStands');
    const other = { criterion: 'c', method: 'm', checkOn: '2026-07-01', at, today: '2026-06-03' };
    expect(kindOf(fixCriterion(tablet.facts(), other, lead))).toBe('resultStands');
  });

  test('[CA16] a result takes a verifier, an accepted plan, actions that are done, its day, and words', () => {
    const { tablet, action } = plannedCase();
    tablet.fix();
    expect(kindOf(recordEffect(tablet.facts(), { ...said, verifier: ' ' }, verifier))).toBe('verifierNeeded');
    expect(kindOf(recordEffect(tablet.facts(), said, verifier))).toBe('planNotAccepted');
    tablet.accept();
    expect(refusalOf(recordEffect(tablet.facts(), said, verifier))).toEqual({
      kind: 'actionsOpen',
      actions: ['The tool releases nobody without proof.'],
    });
    tablet.implement(action);
    expect(kindOf(recordEffect(tablet.facts(), { ...said, today: '2026-05-31' }, verifier))).toBe('checkTooEarly');
    expect(kindOf(recordEffect(tablet.facts(), { ...said, note: '' }, verifier))).toBe('noteNeeded');
    expect(recordEffect(tablet.facts(), { ...said, result: 'notEffective', today: '2026-05-20' }, verifier).ok).toBe(
      true,
    );
  });
});

describe('closing and opening again', () => {
  test('[CA17] what keeps a case open is listed in the order of 10.2', () => {
    const tablet = issuedCase();
    expect(closeGaps(tablet.facts()).map(({ part }) => part)).toEqual([
      'acknowledgement',
      'plan',
      'planUndecided',
      'criterion',
      'result',
    ]);
    const planned = plannedCase();
    planned.tablet.accept();
    expect(closeGaps(planned.tablet.facts()).map(({ part }) => part)).toEqual([
      'implementation',
      'criterion',
      'result',
    ]);
    const closing = { record: tablet.record(), reason: '', at };
    expect(kindOf(closeCase(tablet.facts(), closing, lead))).toBe('closingLacks');
  });

  test('[CA17] a failed check does not close a case, and a changed plan neither', () => {
    const { tablet, action } = plannedCase();
    tablet.accept();
    tablet.fix();
    tablet.implement(action);
    tablet.result('notEffective');
    tablet.author.edit(...editsOf('correctiveAction', action, { text: 'Something else' }));
    expect(closeGaps(tablet.facts()).map(({ part }) => part)).toEqual(['planChanged', 'notEffective']);
  });

  test('[CA18] in a closed case nothing is said any more', () => {
    const { tablet, action } = checkedCase();
    tablet.close();
    expect(isClosed(tablet.facts())).toBe(true);
    expect(
      kindOf(addCorrection(tablet.facts(), { record: tablet.record(), text: 'x', today: '2026-06-06' }, owner)),
    ).toBe('caseIsClosed');
    expect(kindOf(giveAction(tablet.facts(), action, { name: 'x' }, lead))).toBe('caseIsClosed');
    expect(kindOf(closeCase(tablet.facts(), { record: tablet.record(), reason: '', at }, lead))).toBe('caseIsClosed');
  });

  test('[CA19] a closed case is opened again with a reason: a new, empty round, and the former stays', () => {
    const { tablet } = checkedCase();
    tablet.close();
    const opening = { record: tablet.record(), reason: '', at: '2026-06-20T09:00:00.000Z' };
    expect(kindOf(reopenRound(tablet.facts(), opening, lead))).toBe('reopenReasonNeeded');
    tablet.act(reopenRound(tablet.facts(), { ...opening, reason: 'Seen again in June' }, lead));
    const [first, second] = caseRounds(tablet.facts());
    expect(isClosed(tablet.facts())).toBe(false);
    expect(first?.actions).toHaveLength(1);
    expect(first?.check?.fields.result).toBe('effective');
    expect(second?.actions).toEqual([]);
    expect(second?.check).toBeUndefined();
    tablet.correct('Stopped at once');
    expect(caseRound(tablet.facts()).corrections.map(({ fields }) => fields.text)).toEqual(['Stopped at once']);
  });

  test('[CA19] an open case is not opened again, unless its check has failed', () => {
    const { tablet, action } = plannedCase();
    const opening = { record: tablet.record(), reason: 'x', at };
    expect(kindOf(reopenRound(tablet.facts(), opening, lead))).toBe('nothingToReopen');
    tablet.accept();
    tablet.fix();
    tablet.implement(action);
    tablet.result('notEffective');
    expect(reopenRound(tablet.facts(), opening, lead).ok).toBe(true);
  });

  test('[CA19] the verifier of a later round owned no action of an earlier one', () => {
    const { tablet } = checkedCase();
    tablet.close();
    tablet.act(reopenRound(tablet.facts(), { record: tablet.record(), reason: 'again', at }, lead));
    expect(kindOf(assignCase(tablet.facts(), { verifier: 'Piotr Zieliński' }, lead))).toBe('verifierIsOwner');
  });
});
