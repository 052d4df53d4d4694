import { describe, expect, test } from 'vitest';
import { assignCase, giveAction } from '#domain/corrective-action/answer-case.ts';
import { caseProblems } from '#domain/corrective-action/case-problems.ts';
import { caseOf, caseRound, isClosed } from '#domain/corrective-action/case-records.ts';
import { ageing, caseRegister, matchesFilter } from '#domain/corrective-action/case-register.ts';
import { caseState } from '#domain/corrective-action/case-state.ts';
import { resultOf } from '#domain/corrective-action/check-effect.ts';
import { closeCase, reopenRound } from '#domain/corrective-action/close-case.ts';
import { planState } from '#domain/corrective-action/decide-plan.ts';
import { editsOf } from '#domain/row.ts';
import {
  type CaseTablet,
  checkedCase,
  issuedCase,
  lead,
  plannedCase,
  secondTablet,
  verifier,
} from '#test/support/case-builder.ts';

const kinds = (tablet: CaseTablet) => caseProblems(tablet.facts()).map(({ kind }) => kind);
const today = '2026-04-30';

describe('after a merge of two tablets', () => {
  test('[CA20] a verifier who was made the owner of an action elsewhere is found, and the case is not closed', () => {
    const { tablet, action } = plannedCase();
    const { second, meet } = secondTablet(tablet);
    tablet.act(assignCase(tablet.facts(), { verifier: 'Anna Berg' }, lead));
    second.act(giveAction(second.facts(), action, { name: 'anna berg ' }, lead));
    meet();
    expect(caseProblems(tablet.facts())).toEqual([
      { kind: 'verifierOwns', name: 'anna berg', action: 'The tool releases nobody without proof.' },
    ]);
    expect(kinds(second)).toEqual(['verifierOwns']);
    tablet.accept();
    tablet.fix();
    tablet.implement(action);
    tablet.result();
    expect(caseState(tablet.facts(), today).needsNewRound).toBe(true);
    const closing = closeCase(
      tablet.facts(),
      { record: tablet.record(), reason: '', at: '2026-06-05T09:00:00.000Z' },
      lead,
    );
    expect(closing.ok ? undefined : closing.refusal).toMatchObject({
      kind: 'closingLacks',
      gaps: [{ part: 'problem', problem: 'verifierOwns' }],
    });
    tablet.act(assignCase(tablet.facts(), { verifier: verifier.name, verifierPerson: verifier.person }, lead));
    expect(kinds(tablet)).toEqual([]);
  });

  test('[CA21] an action that was added while the case was closed elsewhere is found', () => {
    const { tablet } = checkedCase();
    const { second, meet } = secondTablet(tablet);
    second.action('A second action');
    tablet.close();
    meet();
    expect(caseProblems(tablet.facts())).toContainEqual({ kind: 'closedWithOpenAction', names: ['A second action'] });
  });

  test('[CA22] a criterion that was changed while the result was given elsewhere is found', () => {
    const { tablet, action } = plannedCase();
    tablet.accept();
    tablet.fix();
    tablet.implement(action);
    const { second, meet } = secondTablet(tablet);
    tablet.result();
    second.fix('Eight of ten');
    meet();
    expect(caseProblems(tablet.facts())).toEqual([
      { kind: 'criterionAfterResult', judged: 'Ten of ten labellers have proof', now: ['Eight of ten'] },
    ]);
    const at = '2026-06-06T09:00:00.000Z';
    tablet.act(
      reopenRound(tablet.facts(), { record: tablet.record(), reason: 'Judged on another criterion', at }, lead),
    );
    expect(kinds(tablet)).toEqual([]);
  });

  test('[CA23] two decisions on one plan are found, and the rejection counts; one more upon both settles it', () => {
    const { tablet } = plannedCase();
    const { second, meet } = secondTablet(tablet);
    tablet.accept();
    second.reject();
    meet();
    expect(caseProblems(tablet.facts())).toEqual([{ kind: 'decidedTwice', what: 'plan' }]);
    expect(planState(caseRound(tablet.facts()))).toBe('rejected');
    tablet.accept();
    expect(kinds(tablet)).toEqual([]);
    expect(planState(caseRound(tablet.facts()))).toBe('accepted');
  });

  test('[CA23] the same decision twice is one', () => {
    const { tablet } = plannedCase();
    const { second, meet } = secondTablet(tablet);
    tablet.accept();
    second.accept();
    meet();
    expect(kinds(tablet)).toEqual([]);
    expect(planState(caseRound(tablet.facts()))).toBe('accepted');
  });

  test('[CA23] two results are found, and the failed check counts', () => {
    const { tablet, action } = plannedCase();
    tablet.accept();
    tablet.fix();
    tablet.implement(action);
    const { second, meet } = secondTablet(tablet);
    tablet.result();
    second.result('notEffective');
    meet();
    expect(kinds(tablet)).toEqual(['decidedTwice']);
    expect(resultOf(caseRound(tablet.facts()).check)).toBe('notEffective');
    expect(caseState(tablet.facts(), today).needsNewRound).toBe(true);
  });

  test('[CA23] a case that was closed here and opened again there is open, and found', () => {
    const { tablet, action } = plannedCase();
    tablet.accept();
    tablet.fix();
    tablet.implement(action);
    const { second, meet } = secondTablet(tablet);
    tablet.result();
    tablet.close();
    second.result('notEffective');
    const at = '2026-06-06T09:00:00.000Z';
    second.act(reopenRound(second.facts(), { record: second.record(), reason: 'No effect', at }, lead));
    meet();
    expect(isClosed(tablet.facts())).toBe(false);
    expect(caseProblems(tablet.facts())).toContainEqual({ kind: 'decidedTwice', what: 'closure' });
  });

  test('[CA24] two owners are found, and each of them counts as owner', () => {
    const { tablet } = plannedCase();
    const { second, meet } = secondTablet(tablet);
    tablet.act(assignCase(tablet.facts(), { owner: 'Anna Berg' }, lead));
    second.act(assignCase(second.facts(), { owner: 'Olof Ek' }, lead));
    meet();
    const [problem] = caseProblems(tablet.facts());
    expect(problem?.kind).toBe('twoOwners');
    expect(problem?.kind === 'twoOwners' && problem.names.toSorted()).toEqual(['Anna Berg', 'Olof Ek']);
    expect(assignCase(tablet.facts(), { verifier: 'olof ek' }, lead).ok).toBe(false);
  });

  test('[CA25] a nonconformity that was issued on two tablets is shown as issued twice, in both cases', () => {
    const one = caseOf(issuedCase().facts());
    const tablet = issuedCase();
    const twin = one && { ...one, journal: '33333333-3333-4333-8333-333333333333' };
    expect(caseProblems(tablet.facts(), twin ? [twin] : [])).toEqual([
      { kind: 'issuedTwice', journals: ['33333333-3333-4333-8333-333333333333'] },
    ]);
  });
});

describe('where a case stands', () => {
  test('[CA26] each step of 10.2 is next in its turn, with whose it is and until when', () => {
    const tablet = issuedCase();
    const next = () => {
      const { step, next: duty } = caseState(tablet.facts(), today);
      return [step, duty?.side, duty?.until];
    };
    expect(next()).toEqual(['acknowledgement', 'owner', '2026-04-20']);
    tablet.acknowledge();
    expect(next()[0]).toBe('correction');
    tablet.correct();
    expect(next()[0]).toBe('extent');
    tablet.extent();
    expect(next()[0]).toBe('cause');
    tablet.cause();
    expect(next()).toEqual(['actions', 'owner', '2026-04-20']);
    const action = tablet.action();
    expect(next()).toEqual(['plan', 'auditor', undefined]);
    tablet.accept();
    expect(next()).toEqual(['criterion', 'auditor', undefined]);
    tablet.fix();
    expect(next()).toEqual(['implementation', 'owner', '2026-05-15']);
    tablet.implement(action);
    expect(next()).toEqual(['effectiveness', 'verifier', '2026-06-01']);
    tablet.result();
    expect(next()).toEqual(['closure', 'auditor', undefined]);
    tablet.close();
    expect(next()).toEqual([undefined, undefined, undefined]);
  });

  test('[CA26] a rejected plan is the owner’s again', () => {
    const { tablet } = plannedCase();
    tablet.reject();
    expect(caseState(tablet.facts(), today)).toMatchObject({ step: 'actions', next: { side: 'owner' } });
  });

  test('[CA26] an answer ten days late is ten days overdue, and an action that is late counts too', () => {
    expect(caseState(issuedCase().facts(), today).overdueDays).toBe(10);
    const { tablet } = plannedCase();
    tablet.accept();
    tablet.fix();
    expect(caseState(tablet.facts(), '2026-05-15').overdueDays).toBe(0);
    expect(caseState(tablet.facts(), '2026-05-20').overdueDays).toBe(5);
  });

  test('[CA26] of two due dates in conflict the earlier counts, and an action that one tablet says is not done is not', () => {
    const { tablet, action } = plannedCase();
    tablet.accept();
    tablet.fix();
    const { second, meet } = secondTablet(tablet);
    tablet.author.edit(...editsOf('correctiveAction', action, { dueOn: '2026-05-01', implementedOn: '2026-05-01' }));
    second.author.edit(...editsOf('correctiveAction', action, { dueOn: '2026-06-01', implementedOn: null }));
    meet();
    const state = caseState(tablet.facts(), '2026-05-06');
    expect(state.duties.find(({ step }) => step === 'implementation')?.until).toBe('2026-05-01');
    expect(state.overdueDays).toBe(5);
  });

  test('[CA26] a case whose record lacks everything stands at its first step', () => {
    const tablet = issuedCase();
    tablet.author.edit(
      ...Object.keys(caseOf(tablet.facts())?.fields ?? {}).flatMap((field) =>
        editsOf('case', caseOf(tablet.facts())?.record ?? '', { [field]: null }),
      ),
    );
    expect(caseState(tablet.facts(), today)).toMatchObject({ step: 'acknowledgement', overdueDays: 0, ageDays: 0 });
  });

  test('[CA27] ages run to the closing, and open cases stand in one bucket each', () => {
    const open = issuedCase();
    const { tablet: closed } = checkedCase();
    closed.close();
    expect(caseState(closed.facts(), '2026-11-01').ageDays).toBe(77);
    const register = caseRegister([closed.facts(), open.facts()], '2026-11-01');
    expect(register.map(({ state }) => state.isClosed)).toEqual([false, true]);
    expect(ageing(register).map(({ count }) => count)).toEqual([0, 0, 0, 0, 1]);
    expect(ageing(register).at(-1)?.byGrade).toEqual({ minor: 1 });
    expect(register.filter((entry) => matchesFilter(entry, { view: 'overdue', owner: 'Maja Lindqvist' }))).toHaveLength(
      1,
    );
    expect(register.filter((entry) => matchesFilter(entry, { owner: 'Nobody' }))).toHaveLength(0);
  });
});
