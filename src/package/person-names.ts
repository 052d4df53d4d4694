import type { Change } from '#domain/journal/change.ts';

/** The names of persons as a journal says them, by person id: of its memberships, else of its team's records. */
export const personNames = (changes: readonly Change[]): ReadonlyMap<string, string> => {
  const names = new Map<string, string>();
  const team = Map.groupBy(
    changes.filter(({ noun }) => noun === 'teamMember'),
    ({ record }) => record,
  );
  const said = (record: readonly Change[], field: string) => record.findLast((change) => change.field === field)?.value;
  for (const record of team.values()) {
    const [person, name] = [said(record, 'person'), said(record, 'name')];
    if (typeof person === 'string' && typeof name === 'string') names.set(person, name);
  }
  for (const { kind, value } of changes) {
    const isMembership = kind === 'member' || kind === 'role';
    const member = isMembership ? (value as { readonly person?: unknown; readonly name?: unknown } | null) : undefined;
    if (typeof member?.person === 'string' && typeof member.name === 'string') names.set(member.person, member.name);
  }
  return names;
};
