import { allValues } from '../all-values.ts';
import type { JournalFacts } from '../journal-facts.ts';
import { caseOf, caseRound, caseRounds } from './case-records.ts';
import type { VerifierRefusal } from './issue-case.ts';
import { isSamePerson, type Named } from './same-person.ts';

type Owner = Named & { readonly of: 'case' | 'action'; readonly action?: string };

/** Names and persons of a field pair, each by itself while in conflict: any of them may be the owner. */
const named = (names: readonly string[], persons: readonly string[]): readonly Named[] =>
  names.length <= 1 && persons.length <= 1
    ? [{ name: names[0], person: persons[0] }]
    : [
        ...names.map((name) => ({ name, person: undefined })),
        ...persons.map((person) => ({ name: undefined, person })),
      ];

/** Everybody who answers the case or one of its actions, in all versions and rounds. */
export const ownersOf = (facts: JournalFacts): readonly Owner[] => {
  const row = caseOf(facts);
  return [
    ...named(allValues(row, 'owner'), allValues(row, 'ownerPerson')).map((one) => ({ ...one, of: 'case' as const })),
    ...caseRounds(facts)
      .flatMap(({ actions }) => actions)
      .flatMap((action) =>
        named(allValues(action, 'owner'), allValues(action, 'ownerPerson')).map((one) => ({
          ...one,
          of: 'action' as const,
          action: action.fields.text ?? '',
        })),
      ),
  ];
};

/** Everybody who is to check the effect, or did in this round: what an earlier check found was settled by a new round. */
export const verifiersOf = (facts: JournalFacts): readonly Named[] => {
  const row = caseOf(facts);
  const { check } = caseRound(facts);
  return [
    ...named(allValues(row, 'verifier'), allValues(row, 'verifierPerson')),
    ...named(allValues(check, 'verifier'), allValues(check, 'verifierPerson')),
  ];
};

/** CA13: the verifier is neither the owner of the case nor of one of its actions. */
export const verifierRefusal = (verifier: Named, owners: readonly Owner[]): VerifierRefusal | undefined => {
  const owner = owners.find((one) => isSamePerson(one, verifier));
  return (
    owner && {
      kind: 'verifierIsOwner',
      name: verifier.name ?? owner.name ?? '',
      of: owner.of,
      ...(owner.action === undefined ? {} : { action: owner.action }),
    }
  );
};
