import type { Edit } from '../journal/edit.ts';
import type { JournalFacts } from '../journal-facts.ts';
import type { RecordOf } from '../nouns.ts';
import { type Result, refuse, succeed } from '../result.ts';
import { editsOf } from '../row.ts';
import { caseOf, caseRecordId, caseRound, isClosed, roundOf, roundRecordId } from './case-records.ts';
import { type Actor, asAllowed, type CaseAct, type RoleRefusal } from './case-roles.ts';
import type { VerifierRefusal } from './issue-case.ts';
import type { Named } from './same-person.ts';
import { ownersOf, verifierRefusal, verifiersOf } from './verifier-check.ts';

export type CaseRefusal = RoleRefusal | { readonly kind: 'noCase' } | { readonly kind: 'caseIsClosed' };
type Done<R extends { readonly kind: string } = CaseRefusal> = Result<readonly Edit[], R | CaseRefusal>;

/** CA1, CA18: who may act, in a case that is there and not closed. */
export const asOpen = (facts: JournalFacts, by: Pick<Actor, 'role'>, act: CaseAct): Result<undefined, CaseRefusal> => {
  const allowed = asAllowed(by, act);
  if (!allowed.ok) return allowed;
  if (!caseOf(facts)) return refuse({ kind: 'noCase' });
  return isClosed(facts) ? refuse({ kind: 'caseIsClosed' }) : succeed(undefined);
};

/** Another owner, verifier or day for the answer. */
export const assignCase = (
  facts: JournalFacts,
  change: Partial<Pick<RecordOf<'case'>, 'owner' | 'ownerPerson' | 'verifier' | 'verifierPerson' | 'answerOn'>>,
  by: Pick<Actor, 'role'>,
): Done<VerifierRefusal> => {
  const may = asOpen(facts, by, 'assign');
  if (!may.ok) return may;
  const isOwner = change.owner !== undefined;
  const isVerifier = change.verifier !== undefined;
  const owners = [
    ...ownersOf(facts).filter(({ of }) => !isOwner || of === 'action'),
    ...(isOwner ? [{ name: change.owner, person: change.ownerPerson, of: 'case' as const }] : []),
  ];
  const verifiers: readonly Named[] = isVerifier
    ? [{ name: change.verifier, person: change.verifierPerson }]
    : verifiersOf(facts);
  for (const verifier of isOwner || isVerifier ? verifiers : []) {
    const refusal = verifierRefusal(verifier, owners);
    if (refusal) return refuse(refusal);
  }
  return succeed(
    editsOf('case', caseRecordId(facts.journal, 'case'), {
      ...change,
      // A name without an account must not keep the person that stood beside the name before.
      ...(isOwner ? { ownerPerson: change.ownerPerson ?? null } : {}),
      ...(isVerifier ? { verifierPerson: change.verifierPerson ?? null } : {}),
    }),
  );
};

export type AcknowledgeRefusal =
  /** CA6: to disagree takes words: they stand in the case and in the report. */
  { readonly kind: 'commentNeeded' } | { readonly kind: 'signatureNeeded' };

/** The auditee's word on the nonconformity, with their name under it. */
export const acknowledge = (
  facts: JournalFacts,
  word: {
    readonly answer: RecordOf<'acknowledgement'>['answer'];
    readonly comment: string;
    readonly signature: RecordOf<'acknowledgement'>['signature'];
    readonly today: string;
  },
  by: Pick<Actor, 'role'>,
): Done<AcknowledgeRefusal> => {
  const may = asOpen(facts, by, 'acknowledge');
  if (!may.ok) return may;
  if (word.signature.name.trim() === '') return refuse({ kind: 'signatureNeeded' });
  if (word.answer === 'disagrees' && word.comment.trim() === '') return refuse({ kind: 'commentNeeded' });
  return succeed(
    editsOf('acknowledgement', caseRecordId(facts.journal, 'acknowledgement'), {
      answer: word.answer,
      comment: word.comment.trim() === '' ? undefined : word.comment,
      signature: word.signature,
      by: word.signature.name.trim(),
      on: word.today,
    }),
  );
};

/** Begins a correction: what was done at once, apart from any corrective action (CA7). */
export const addCorrection = (
  facts: JournalFacts,
  given: { readonly record: string; readonly text: string; readonly today: string },
  by: Pick<Actor, 'role' | 'name'>,
): Done => {
  const may = asOpen(facts, by, 'correct');
  if (!may.ok) return may;
  return succeed(
    editsOf('correction', given.record, {
      text: given.text,
      by: by.name,
      doneOn: given.today,
      round: roundOf(facts),
    }),
  );
};

/** CA8: whether it exists elsewhere; how that was found out is said in words beside it. */
export const assessExtent = (
  facts: JournalFacts,
  said: { readonly existence: RecordOf<'extent'>['existence']; readonly today: string },
  by: Pick<Actor, 'role' | 'name'>,
): Done => {
  const may = asOpen(facts, by, 'assessExtent');
  if (!may.ok) return may;
  return succeed(
    editsOf('extent', roundRecordId(facts.journal, 'extent', roundOf(facts)), {
      existence: said.existence,
      by: by.name,
      assessedOn: said.today,
    }),
  );
};

/** CA9: by which method the cause is looked for. */
export const chooseCauseMethod = (
  facts: JournalFacts,
  said: { readonly method: RecordOf<'cause'>['method']; readonly today: string },
  by: Pick<Actor, 'role' | 'name'>,
): Done => {
  const may = asOpen(facts, by, 'findCause');
  if (!may.ok) return may;
  return succeed(
    editsOf('cause', roundRecordId(facts.journal, 'cause', roundOf(facts)), {
      method: said.method,
      by: by.name,
      foundOn: said.today,
    }),
  );
};

/** One why more, or one bone of the fish. */
export const addWhy = (
  facts: JournalFacts,
  given: { readonly record: string; readonly answer: string; readonly branch?: RecordOf<'why'>['branch'] },
  by: Pick<Actor, 'role'>,
): Done => {
  const may = asOpen(facts, by, 'findCause');
  if (!may.ok) return may;
  const { round, whys } = caseRound(facts);
  return succeed(
    editsOf('why', given.record, {
      parent: roundRecordId(facts.journal, 'cause', round),
      order: 1 + Math.max(0, ...whys.map(({ fields }) => fields.order ?? 0)),
      branch: given.branch,
      answer: given.answer,
    }),
  );
};

export type ActionRefusal = VerifierRefusal | { readonly kind: 'noSuchAction' };

/** Begins a corrective action. */
export const addAction = (
  facts: JournalFacts,
  given: { readonly record: string; readonly text: string },
  by: Pick<Actor, 'role'>,
): Done => {
  const may = asOpen(facts, by, 'planActions');
  if (!may.ok) return may;
  const { round, actions } = caseRound(facts);
  return succeed(
    editsOf('correctiveAction', given.record, {
      text: given.text,
      order: 1 + Math.max(0, ...actions.map(({ fields }) => fields.order ?? 0)),
      round,
    }),
  );
};

/** Who does an action; never one who is to check its effect (CA13). */
export const giveAction = (
  facts: JournalFacts,
  action: string,
  owner: { readonly name: string; readonly person?: string | undefined },
  by: Pick<Actor, 'role'>,
): Done<ActionRefusal> => {
  const may = asOpen(facts, by, 'planActions');
  if (!may.ok) return may;
  const row = caseRound(facts).actions.find(({ record }) => record === action);
  if (!row) return refuse({ kind: 'noSuchAction' });
  for (const verifier of verifiersOf(facts)) {
    const refusal = verifierRefusal(verifier, [
      { name: owner.name, person: owner.person, of: 'action', action: row.fields.text ?? '' },
    ]);
    if (refusal) return refuse(refusal);
  }
  return succeed(
    editsOf('correctiveAction', action, {
      owner: owner.name.trim() === '' ? null : owner.name.trim(),
      ownerPerson: owner.person ?? null,
    }),
  );
};

export type ImplementRefusal =
  | { readonly kind: 'noSuchAction' }
  /** CA12: a day that has not come is a plan, and no implementation. */
  | { readonly kind: 'dayAhead'; readonly day: string };

/** On which day an action was implemented; null takes that back. */
export const implementAction = (
  facts: JournalFacts,
  action: string,
  done: { readonly on: string | null; readonly today: string },
  by: Pick<Actor, 'role'>,
): Done<ImplementRefusal> => {
  const may = asOpen(facts, by, 'implement');
  if (!may.ok) return may;
  if (!caseRound(facts).actions.some(({ record }) => record === action)) return refuse({ kind: 'noSuchAction' });
  if (done.on !== null && done.on > done.today) return refuse({ kind: 'dayAhead', day: done.on });
  return succeed(editsOf('correctiveAction', action, { implementedOn: done.on }));
};
