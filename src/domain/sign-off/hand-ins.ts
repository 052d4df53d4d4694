import { isAllowed } from '../access/policies.ts';
import type { WholeAudit } from '../audit/audit-facts.ts';
import type { Change } from '../journal/change.ts';
import type { Edit } from '../journal/edit.ts';
import { computedRecordId } from '../journal/record-id.ts';
import { type Authority, isAdministrative } from '../journal/status.ts';
import { type Result, refuse, succeed } from '../result.ts';
import { editsOf, isShown, type Row } from '../row.ts';

/** Who signs off, and with which of their tablets: sealing hands its part in. */
export type Signer = { readonly person: string; readonly key: string };

/** Somebody whose part the audit waits for. */
export type Party = {
  /** Their person, or the record of a team member who has none. */
  readonly person: string;
  readonly name: string;
  readonly state: 'handedIn' | 'waived' | 'lacking';
  /** When they handed in first of all tablets they did. */
  readonly at: string | undefined;
  /** How many tablets they recorded with and have not handed in on; one for somebody who recorded nothing. */
  readonly lacking: number;
  readonly waiver: Row<'waiver'> | undefined;
};

/** SO8: a waiver exists once per person. */
export const waiverRecordId = (journal: string, person: string): string => computedRecordId(journal, 'waiver', person);

/** A key is one person's on one tablet; a chain whose beginning isn't here stands for itself. */
const tabletsOf = (held: readonly Change[]) => {
  const keys = new Map(held.flatMap(({ chain, n, key }) => (n === 1 && key ? [[chain, key] as const] : [])));
  return (change: Change) => keys.get(change.chain) ?? change.chain;
};

/** SO7: everybody who may record, and every auditor of the plan, with whether their part is handed in. */
export const partiesOf = (
  facts: WholeAudit,
  held: readonly Change[],
  authority: Authority,
  signer: Signer,
): readonly Party[] => {
  const { memberships } = authority;
  const kind = memberships.kind ?? 'audit';
  const byId = new Map(held.map((change) => [change.id, change]));
  const tabletOf = tabletsOf(held);
  const named = new Map(facts.team.flatMap(({ fields }) => (fields.person ? [[fields.person, fields.name]] : [])));
  const members = [...memberships.all.values()].filter(
    (member) => memberships.isOpen(member.membership) && isAllowed(member.role, 'record', kind),
  );
  const persons = new Map(members.map((member) => [member.person, named.get(member.person) ?? member.name ?? '']));
  const others = facts.team.filter(
    ({ fields }) => fields.role !== 'observer' && !(fields.person && persons.has(fields.person)),
  );
  for (const row of others) persons.set(row.fields.person ?? row.record, row.fields.name ?? '');

  const isFromALead = (row: Row<'waiver'>) =>
    (row.heads['reason'] ?? []).every((id) => {
      const role = memberships.all.get(byId.get(id)?.under ?? '')?.role;
      return role !== undefined && isAllowed(role, 'seal', kind);
    });
  const waivers = new Map(
    facts
      .of('waiver')
      .filter((row) => row.fields.reason?.trim() && Object.keys(row.open).length === 0 && isFromALead(row))
      .map((row) => [row.fields.person ?? '', row]),
  );
  const given = facts
    .of('handIn')
    .filter((row) => isShown(row) && row.fields.handedIn === true && Object.keys(row.open).length === 0);

  return [...persons].map(([person, name]): Party => {
    const own = given.filter((row) => row.fields.person === person);
    const handedIn = new Set(
      own.flatMap((row) => (row.heads['handedIn'] ?? []).flatMap((id) => byId.get(id) ?? []).map(tabletOf)),
    );
    if (person === signer.person) handedIn.add(signer.key);
    const written = new Set(
      held.filter((change) => change.by === person && !isAdministrative(change)).map((change) => tabletOf(change)),
    );
    const lacking = [...written].filter((tablet) => !handedIn.has(tablet)).length;
    const isIn = lacking === 0 && handedIn.size > 0;
    const waiver = waivers.get(person);
    return {
      person,
      name,
      state: isIn ? 'handedIn' : waiver ? 'waived' : 'lacking',
      at: own.map((row) => row.changedAt).toSorted((a, b) => (a < b ? -1 : 1))[0],
      lacking: isIn ? 0 : Math.max(1, lacking),
      waiver: isIn ? undefined : waiver,
    };
  });
};

export type WaiverRefusal = { readonly kind: 'notTheLead' } | { readonly kind: 'reasonNeeded' };

/** Whether this person may seal a journal now: SO1. */
export const maySeal = ({ memberships }: Authority, person: string): boolean =>
  [...memberships.all.values()].some(
    (member) =>
      member.person === person &&
      memberships.isOpen(member.membership) &&
      isAllowed(member.role, 'seal', memberships.kind ?? 'audit'),
  );

/** SO8: the lead goes on without somebody's hand-in, and says why. */
export const waiveHandIn = (
  journal: string,
  authority: Authority,
  party: Pick<Party, 'person' | 'name'>,
  input: { readonly reason: string; readonly by: string; readonly person: string; readonly at: string },
): Result<readonly Edit[], WaiverRefusal> => {
  if (!maySeal(authority, input.person)) return refuse({ kind: 'notTheLead' });
  if (input.reason.trim() === '') return refuse({ kind: 'reasonNeeded' });
  const record = waiverRecordId(journal, party.person);
  return succeed([
    ...editsOf('waiver', record, {
      person: party.person,
      name: party.name,
      reason: input.reason.trim(),
      by: input.by,
      at: input.at,
    }),
    { noun: 'waiver', record, field: 'deleted', value: false },
  ]);
};
