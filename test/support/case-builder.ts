import {
  acknowledge,
  addAction,
  addCorrection,
  assessExtent,
  chooseCauseMethod,
  giveAction,
  implementAction,
} from '#domain/corrective-action/answer-case.ts';
import { roundOf, roundRecordId } from '#domain/corrective-action/case-records.ts';
import type { Actor } from '#domain/corrective-action/case-roles.ts';
import { fixCriterion, recordEffect } from '#domain/corrective-action/check-effect.ts';
import { closeCase } from '#domain/corrective-action/close-case.ts';
import { decidePlan } from '#domain/corrective-action/decide-plan.ts';
import { issueCase } from '#domain/corrective-action/issue-case.ts';
import { recordEvidence } from '#domain/evidence/record-evidence.ts';
import { addMember } from '#domain/journal/administer.ts';
import type { Edit } from '#domain/journal/edit.ts';
import { type JournalFacts, journalFacts } from '#domain/journal-facts.ts';
import { must } from '#domain/must.ts';
import type { Result } from '#domain/result.ts';
import { editsOf } from '#domain/row.ts';
import { buildAudit } from './audit-builder.ts';
import { SimulatedAuthor } from './simulated-author.ts';
import { sofia } from './test-tablet.ts';

export const lead: Actor = { person: sofia.person, name: sofia.name, role: 'lead' };
export const owner: Actor = {
  person: 'bb000000-0000-4000-8000-000000000002',
  name: 'Maja Lindqvist',
  role: 'processOwner',
};
export const verifier: Actor = {
  person: 'cc000000-0000-4000-8000-000000000003',
  name: 'Jonas Hällström',
  role: 'verifier',
};

/** An audit with one complete minor nonconformity on 7.2. */
export const auditWithNonconformity = () => {
  const audit = buildAudit();
  const finding = audit.raise('7.2', 'minor');
  const evidence = audit.newRecord();
  audit.author.edit(
    ...editsOf('finding', finding, {
      title: 'No proof of training',
      requirement: 'People are competent and the proof is kept.',
      statement: 'Two of nine have no record.',
      gradeReason: 'One team.',
      area: 'Data labelling',
    }),
    ...recordEvidence(audit.facts(), {
      record: evidence,
      item: '7.2',
      kind: 'document',
      by: sofia,
      now: '2026-03-17T10:00:00.000Z',
      fields: { title: 'Batch log' },
      finding,
    }),
  );
  return {
    ...audit,
    finding: () =>
      must(
        audit.facts().findings.find((row) => row.record === finding),
        'finding',
      ),
    evidence,
  };
};

export const issuing = {
  owner: owner.name,
  ownerPerson: owner.person,
  verifier: verifier.name,
  verifierPerson: verifier.person,
  answerOn: '2026-04-20',
  issuedOn: '2026-03-20',
  issuedBy: lead.name,
};

/** A tablet with a case in memory, on the real journal. */
export const caseTablet = (author: SimulatedAuthor) => {
  const facts = (): JournalFacts => journalFacts(author.journal, [...author.view().values()]);
  const act = <R extends { readonly kind: string }>(result: Result<readonly Edit[], R>): void => {
    if (!result.ok) throw new Error(`refused: ${JSON.stringify(result.refusal)}`);
    author.edit(...result.value);
  };
  const record = () => author.newId();
  const steps = {
    acknowledge: () =>
      act(
        acknowledge(
          facts(),
          {
            answer: 'agrees',
            comment: '',
            signature: { name: owner.name, at: '2026-03-21T08:00:00.000Z' },
            today: '2026-03-21',
          },
          owner,
        ),
      ),
    correct: (text = 'Both are off live work until trained.') =>
      act(addCorrection(facts(), { record: record(), text, today: '2026-03-21' }, owner)),
    extent: (text = 'The other sites were looked through.') => {
      act(assessExtent(facts(), { existence: 'onlyHere', today: '2026-03-22' }, owner));
      author.edit(...editsOf('extent', roundRecordId(author.journal, 'extent', roundOf(facts())), { text }));
    },
    cause: (statement = 'Newcomers are released by the shift lead, who does not see the proof.') => {
      act(chooseCauseMethod(facts(), { method: 'fiveWhys', today: '2026-03-25' }, owner));
      author.edit(...editsOf('cause', roundRecordId(author.journal, 'cause', roundOf(facts())), { statement }));
    },
    action: (text = 'The tool releases nobody without proof.', dueOn = '2026-05-15') => {
      const action = record();
      act(addAction(facts(), { record: action, text }, owner));
      act(giveAction(facts(), action, { name: 'Piotr Zieliński' }, owner));
      author.edit(...editsOf('correctiveAction', action, { dueOn }));
      return action;
    },
    accept: () =>
      act(
        decidePlan(
          facts(),
          { record: record(), decision: 'accepted', reason: '', at: '2026-04-10T09:00:00.000Z' },
          lead,
        ),
      ),
    reject: (reason = 'The cause names a person.') =>
      act(
        decidePlan(facts(), { record: record(), decision: 'rejected', reason, at: '2026-04-09T09:00:00.000Z' }, lead),
      ),
    fix: (criterion = 'Ten of ten labellers have proof') =>
      act(
        fixCriterion(
          facts(),
          {
            criterion,
            method: 'Records of all shifts',
            checkOn: '2026-06-01',
            at: '2026-04-10T09:05:00.000Z',
            today: '2026-04-10',
          },
          lead,
        ),
      ),
    implement: (action: string, on = '2026-05-12') => act(implementAction(facts(), action, { on, today: on }, owner)),
    result: (result: 'effective' | 'notEffective' = 'effective', today = '2026-06-02') =>
      act(
        recordEffect(
          facts(),
          { result, note: 'Looked at 10.', verifier: verifier.name, verifierPerson: verifier.person, today },
          verifier,
        ),
      ),
    close: () => act(closeCase(facts(), { record: record(), reason: '', at: '2026-06-05T09:00:00.000Z' }, lead)),
  };
  return { author, facts, act, record, ...steps };
};
export type CaseTablet = ReturnType<typeof caseTablet>;

/** A case that was just issued. */
export const issuedCase = (): CaseTablet => {
  const { facts, finding } = auditWithNonconformity();
  const issued = issueCase(facts(), finding(), issuing, []);
  if (!issued.ok) throw new Error(issued.refusal.kind);
  const author = new SimulatedAuthor('c', '22222222-2222-4222-8222-222222222222').found('case');
  author.edit(...issued.value(author.journal));
  return caseTablet(author);
};

/** A case with a complete plan, not decided on. Gives the action's record. */
export const plannedCase = () => {
  const tablet = issuedCase();
  tablet.acknowledge();
  tablet.correct();
  tablet.extent();
  tablet.cause();
  return { tablet, action: tablet.action() };
};

/** A case that can be closed. */
export const checkedCase = () => {
  const { tablet, action } = plannedCase();
  tablet.accept();
  tablet.fix();
  tablet.implement(action);
  tablet.result();
  return { tablet, action };
};

/** Another tablet with the same case, of a member of its own; `meet` gives each what the other has. */
export const secondTablet = (first: CaseTablet) => {
  const author = new SimulatedAuthor('d', first.author.journal);
  const [added] = first.author.act((by) => [
    addMember(by, { person: author.person, name: 'Second', role: 'lead', publicKey: '00' }),
  ]);
  author.receive(first.author.changes.values());
  author.writeUnder(must(added, 'member').record);
  const second = caseTablet(author);
  const meet = () => {
    author.receive(first.author.changes.values());
    first.author.receive(author.changes.values());
  };
  return { second, meet };
};
