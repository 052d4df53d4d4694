import type { MemberRole } from '../access/policies.ts';
import { type Result, refuse, succeed } from '../result.ts';

/** What is done in a case, in the order of ISO/IEC 42001, 10.2. */
export const caseActs = [
  'assign',
  'acknowledge',
  'correct',
  'assessExtent',
  'findCause',
  'planActions',
  'decidePlan',
  'fixCriterion',
  'implement',
  'addEvidence',
  'checkEffect',
  'close',
  'reopen',
] as const;
export type CaseAct = (typeof caseActs)[number];

/** One who acts in a case: the person, as they are called, in the role that they have in its journal. */
export type Actor = { readonly person: string; readonly name: string; readonly role: MemberRole };

export type RoleRefusal = { readonly kind: 'notYourAct'; readonly role: MemberRole; readonly act: CaseAct };

const answering: readonly CaseAct[] = [
  'acknowledge',
  'correct',
  'assessExtent',
  'findCause',
  'planActions',
  'implement',
  'addEvidence',
];
const verifying: readonly CaseAct[] = ['fixCriterion', 'checkEffect', 'addEvidence'];

/** CA1: who may do what in a case. What isn't here is not theirs to do. */
export const mayDo = (role: MemberRole, act: CaseAct): boolean => {
  switch (role) {
    case 'lead':
      return true;
    case 'processOwner':
      return answering.includes(act);
    case 'verifier':
      return verifying.includes(act);
    case 'administrator':
    case 'auditor':
    case 'observer':
      return false;
  }
};

export const asAllowed = (by: Pick<Actor, 'role'>, act: CaseAct): Result<undefined, RoleRefusal> =>
  mayDo(by.role, act) ? succeed(undefined) : refuse({ kind: 'notYourAct', role: by.role, act });
