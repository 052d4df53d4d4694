import { blobsOf } from '#domain/journal/administer.ts';
import { chainFaults } from '#domain/journal/chain.ts';
import { type Change, changeSchema } from '#domain/journal/change.ts';
import { contentHash, linkHash, valueHash } from '#domain/journal/hashes.ts';
import type { Membership } from '#domain/journal/memberships.ts';
import { authorityOf, isAdministrative } from '#domain/journal/status.ts';
import { noPrefix, prefixAfter } from '#protocol/prefix-hash.ts';
import { memberRows } from '../journal/journal-desk.ts';
import type { Tables } from '../store/tables.ts';
import { errorOf, type Finding, noteOf } from './findings.ts';

type Row<T extends keyof Tables> = Tables[T];

export type JournalRows = {
  readonly journal: Row<'journals'>;
  /** In the order of their seq. */
  readonly changes: readonly Row<'changes'>[];
  readonly members: readonly Row<'members'>[];
  readonly references: readonly string[];
};

const readBody = (body: string): Change | undefined => {
  try {
    const raw: unknown = JSON.parse(body);
    return changeSchema.safeParse(raw).success ? (raw as Change) : undefined;
  } catch {
    return undefined;
  }
};

/** Chains are evidence (SPEC J5): what they lack or have twice hinders nothing, and is said once per chain. */
const chainNotes = (journal: string, changes: readonly Change[]): readonly Finding[] =>
  [...Map.groupBy(changes, (change) => change.chain)].flatMap(([chain, links]) => {
    const say = (words: string) => noteOf('chain', journal, `Chain ${chain}: ${words}`);
    const faults = Map.groupBy(chainFaults(links), (fault) => fault.kind);
    const numbers = (kind: 'fork' | 'brokenLink') =>
      [...new Set((faults.get(kind) ?? []).map((fault) => ('n' in fault ? fault.n : 0)))].slice(0, 5).join(', ');
    const gaps = (faults.get('gap') ?? []).reduce(
      (sum, fault) => sum + (fault.kind === 'gap' ? fault.last - fault.missing + 1 : 0),
      0,
    );
    return [
      ...(gaps === 1 ? [say('one of its changes is missing.')] : []),
      ...(gaps > 1 ? [say(`${gaps} of its changes are missing.`)] : []),
      ...(faults.has('fork')
        ? [say(`it goes on in two ways from number ${numbers('fork')}: its tablet was restored from a backup there.`)]
        : []),
      ...(faults.has('brokenLink')
        ? [say(`number ${numbers('brokenLink')} doesn't follow on what stands before it.`)]
        : []),
    ];
  });

/** Everything that one journal's rows say twice is recomputed from its changes and compared. */
export const checkJournal = (
  { journal: row, changes: rows, members, references }: JournalRows,
  use: {
    readonly enrolledKeys: (person: string) => readonly string[];
    readonly isSigned: (publicKey: string, link: string, signature: string) => boolean;
  },
): readonly Finding[] => {
  const { journal } = row;
  const findings: Finding[] = [];
  const fault = (kind: Finding['kind'], words: string) => findings.push(errorOf(kind, journal, words));

  const changes: Change[] = [];
  const ids = new Set<string>();
  const links = new Map<string, string>();
  let prefix = noPrefix;
  for (const [i, stored] of rows.entries()) {
    const { seq, id } = stored;
    const name = `Change ${seq} (${id})`;
    if (seq !== i + 1) fault('seqGap', `${name} stands in place ${i + 1}: a number before it is missing.`);
    if (ids.has(id)) fault('idTwice', `${name} is there twice.`);
    ids.add(id);
    prefix = prefixAfter(prefix, { seq, id, link: stored.link, receivedAt: stored.received_at });
    if (prefix !== stored.prefix) {
      fault('prefixDiffers', `${name}: the history up to here is not the one that tablets were told of.`);
      // What follows is judged from what was said here: each break is named once.
      prefix = stored.prefix;
    }
    const change = readBody(stored.body);
    if (!change) {
      fault('unreadable', `${name} can't be read.`);
      continue;
    }
    changes.push(change);
    const isInPlace =
      change.id === id &&
      change.journal === journal &&
      change.by === stored.by_person &&
      change.kind === stored.kind &&
      stored.journal === journal;
    if (!isInPlace) fault('columnsDiffer', `${name} says other than its row of whom and what it is.`);
    if (contentHash(change) !== stored.content_hash)
      fault('contentDiffers', `${name} has other words than were accepted.`);
    const link = linkHash(change);
    links.set(id, link);
    if (link !== stored.link) fault('linkDiffers', `${name} has another place in its chain than was accepted.`);
    if (change.value !== undefined && valueHash(change.salt ?? '', change.value) !== change.valueHash)
      fault('valueDiffers', `${name} has another value than its author signed.`);
  }
  if (row.seq !== rows.length || row.prefix !== (rows.at(-1)?.prefix ?? noPrefix))
    fault('headDiffers', `Its head says ${row.seq} changes; there are ${rows.length}, or their history is another.`);

  const administrative = changes.filter(isAdministrative);
  const authority = authorityOf(administrative);
  for (const change of changes)
    if (authority.redactions.has(change.id) && change.value !== undefined)
      fault('redactedValueKept', `Change ${change.id} was redacted, and its value is still here.`);

  // Every key that was ever said counts: of an ended membership too, and of one that no longer stands.
  const saidKeys = Map.groupBy(
    administrative.flatMap(({ value }) => (value ?? {}) as Partial<Membership>),
    ({ person }) => person ?? '',
  );
  const keysOf = (person: string) => [
    ...use.enrolledKeys(person),
    ...(saidKeys.get(person) ?? []).flatMap(({ publicKey }) => publicKey ?? []),
  ];
  for (const { id, by, signature } of changes)
    if (![...new Set(keysOf(by))].some((key) => use.isSigned(key, links.get(id) ?? '', signature)))
      fault('signatureDiffers', `Change ${id}: its signature fits no key of its author.`);

  const kind = authority.memberships.kind;
  if (rows.length > 0 && kind !== row.kind)
    fault('kindDiffers', `It is kept as "${row.kind}", and was founded as "${kind}".`);
  const due = memberRows(administrative, [], '');
  const said = ({ person, role }: { person: string; role: string | null }) => `${person} ${role ?? 'removed'}`;
  const areSame = String(due.map(said).sort()) === String(members.map(said).sort());
  if (!areSame || members.some((member) => (member.role === null) !== (member.ended_at !== null)))
    fault('membersDiffer', 'Its list of members is not what its changes say.');

  const named = new Set(blobsOf(changes));
  const known = new Set(references);
  for (const sha256 of named)
    if (!known.has(sha256)) fault('referencesDiffer', `The file ${sha256} is named, and can't be reached.`);
  for (const sha256 of known)
    if (!named.has(sha256)) fault('referencesDiffer', `The file ${sha256} can be reached, and is not named.`);
  return [...findings, ...chainNotes(journal, changes)];
};
