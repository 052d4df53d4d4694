import type { Change } from '../journal/change.ts';
import { linkHash } from '../journal/hashes.ts';
import { type Authority, authorityOf, isAdministrative } from '../journal/status.ts';

/** One sign-off of an audit: the first, or a supplement. */
export type SealedIssue = {
  /** The id of the seal's change. */
  readonly seal: string;
  readonly issue: number;
  /** The clock of the tablet that sealed. */
  readonly at: string;
  readonly by: string;
  /** As the membership that it was sealed under says; the team's record may know better. */
  readonly name: string | undefined;
  readonly reason: string;
  readonly root: string;
  readonly changes: number;
  readonly files: number;
  readonly isStanding: boolean;
  /** Changes that it lists and that aren't held here. */
  readonly absent: number;
};

/** Changes of one act that no seal lists: kept, not counted, and a supplement may take them in. */
export type LateAct = {
  readonly act: string;
  readonly by: string;
  readonly at: string;
  readonly changes: readonly Change[];
};

export type Seals = {
  /** In the order of their numbers. */
  readonly issues: readonly SealedIssue[];
  readonly late: readonly LateAct[];
};

type SealValue = {
  readonly reason?: unknown;
  readonly issue?: unknown;
  readonly root?: unknown;
  readonly blobs?: unknown;
};

/** SO12, SO17: what was signed off of a journal, and what came beside or after it. */
export const sealsOf = (held: readonly Change[], authority: Authority = authorityOf(held)): Seals => {
  const seals = held.filter(
    (change) => change.kind === 'seal' && change.field === 'seal' && authority.statusOf(change) === 'valid',
  );
  if (seals.length === 0) return { issues: [], late: [] };
  const links = new Set(held.map((change) => linkHash(change)));
  const standing = new Set(authority.standingSeals.map((seal) => seal.id));
  const issues = seals.map((seal): SealedIssue => {
    const value = (seal.value ?? {}) as SealValue;
    const covers = seal.covers ?? [];
    return {
      seal: seal.id,
      issue: typeof value.issue === 'number' ? value.issue : 0,
      at: seal.at,
      by: seal.by,
      name: authority.memberships.all.get(seal.under)?.name,
      reason: typeof value.reason === 'string' ? value.reason : '',
      root: typeof value.root === 'string' ? value.root : '',
      changes: covers.length,
      files: Array.isArray(value.blobs) ? value.blobs.length : 0,
      isStanding: standing.has(seal.id),
      absent: covers.filter((link) => !links.has(link)).length,
    };
  });
  const late = authority.isSealed
    ? held.filter((change) => !isAdministrative(change) && authority.statusOf(change) === 'late')
    : [];
  return {
    issues: issues.toSorted((a, b) => a.issue - b.issue || (a.seal < b.seal ? -1 : 1)),
    late: [...Map.groupBy(late, (change) => change.act)]
      .map(([act, changes]): LateAct => {
        const inOrder = changes.toSorted((a, b) => a.n - b.n);
        return { act, by: inOrder[0]?.by ?? '', at: inOrder[0]?.at ?? '', changes: inOrder };
      })
      .toSorted((a, b) => (a.at < b.at ? -1 : 1)),
  };
};

const standingOf = ({ issues }: Seals) => issues.filter((issue) => issue.isStanding);

/** SO17: several were made apart, and none knew the other. */
export const isSignedTwice = (seals: Seals): boolean => standingOf(seals).length > 1;

/** SO18: the issue that a report made here is of; undefined while it is a draft. */
export const finalIssue = (seals: Seals): SealedIssue | undefined => {
  const [only, ...others] = standingOf(seals);
  return only && others.length === 0 && only.absent === 0 ? only : undefined;
};
