import { blobsOf, rootIn } from '#domain/journal/administer.ts';
import { type ChainFault, chainFaults } from '#domain/journal/chain.ts';
import type { Change } from '#domain/journal/change.ts';
import { linkHash } from '#domain/journal/hashes.ts';
import { merkleRoot } from '#domain/journal/merkle-root.ts';
import { authorityOf, type ChangeStatus, isAdministrative } from '#domain/journal/status.ts';
import { type KeyTie, type KeyTies, keyTies, type VerifySignature } from './key-ties.ts';
import { isHash } from './package-format.ts';
import type { BlobRefusal } from './package-refusal.ts';
import type { AuditPackage, PackagedJournal } from './read-package.ts';
import { chainKeysOf, type Linked, signingKeys } from './signing-keys.ts';

/** A change, named so that a person can find it. */
export type ChangeName = Pick<Change, 'id' | 'by' | 'chain' | 'n' | 'at'> & { readonly link: string };

/**
 * `tied`: by a key that is its author's. `untied`: by the chain's own key, which nothing here ties to the person who is
 * said to have written it. `bad`: no key of the chain and the person fits. `noKey`: there is none to try.
 */
export type SignatureVerdict = 'tied' | 'untied' | 'bad' | 'noKey';

/** One key, and what it signed in a person's name. */
export type KeyProof = {
  readonly person: string;
  readonly key: string;
  /** Undefined where nothing in the package says that the key is the person's: only that one hand wrote all of these. */
  readonly tie: KeyTie | undefined;
  /** How many changes it verifiably signed. */
  readonly changes: number;
};

export type ChainProof = {
  readonly chain: string;
  readonly persons: readonly string[];
  readonly changes: number;
  /** Said by its first change; undefined where that isn't here or says none. */
  readonly key: string | undefined;
};

export type SealProof = {
  readonly seal: ChangeName;
  readonly signature: SignatureVerdict;
  /** Whether its maker may seal, by the journal itself. */
  readonly status: ChangeStatus;
  readonly isStanding: boolean;
  readonly issue: number | undefined;
  /** Undefined where the seal's words were taken away, or it states none. */
  readonly root: string | undefined;
  /** Whether the root follows from what the seal lists. */
  readonly isRootRight: boolean;
  /** How many changes it lists, and those of them that the package doesn't hold, by link hash. */
  readonly covers: number;
  readonly absent: readonly string[];
  /** How many files it lists, and those of them that the package doesn't hold whole. */
  readonly blobs: number;
  readonly absentBlobs: readonly string[];
};

export type JournalProof = Pick<PackagedJournal, 'journal' | 'kind' | 'title'> & {
  readonly changes: number;
  /** Changes whose value isn't there, so that only their hash is: redacted. */
  readonly bare: number;
  readonly chains: readonly ChainProof[];
  readonly chainFaults: readonly ChainFault[];
  readonly keys: readonly KeyProof[];
  /** The changes whose signature isn't `tied`, each with what was found. */
  readonly unproven: readonly (ChangeName & { readonly signature: Exclude<SignatureVerdict, 'tied'> })[];
  readonly seals: readonly SealProof[];
  /** Where seals stand: the records' changes that none of them lists. */
  readonly uncovered: readonly ChangeName[];
};

export type BlobProof = {
  /** Files that are here and whose bytes have their hash. */
  readonly right: readonly string[];
  readonly wrong: readonly { readonly sha256: string; readonly refusal: BlobRefusal }[];
  /** Files that changes name, or the maker knew of, and that aren't here; with the journals that name them. */
  readonly missing: readonly { readonly sha256: string; readonly journals: readonly string[] }[];
  /** Files that no change here names, as far as this app can tell. */
  readonly unnamed: readonly string[];
};

export type PackageProof = { readonly journals: readonly JournalProof[]; readonly blobs: BlobProof };

/**
 * SPEC P10: what a package that was read proves, and what it doesn't. Reads every file in it, one at a time. It can't
 * say: whether a clock was right, a scene genuine, or something held back before it was first handed on.
 */
export const verifyPackage = async (read: AuditPackage, verifySignature: VerifySignature): Promise<PackageProof> => {
  const blobs = await verifyBlobs(read);
  const right = new Set(blobs.right);
  const journals: JournalProof[] = [];
  for (const journal of read.journals) journals.push(await verifyJournal(journal, right, verifySignature));
  return { journals, blobs };
};

const verifyBlobs = async (read: AuditPackage): Promise<BlobProof> => {
  const namedBy = new Map<string, string[]>();
  for (const { journal, changes } of read.journals)
    for (const hash of blobsOf(changes)) namedBy.set(hash, [...(namedBy.get(hash) ?? []), journal]);
  const right: string[] = [];
  const wrong: BlobProof['wrong'][number][] = [];
  for (const { sha256 } of read.manifest.blobs) {
    const blob = await read.readBlob(sha256);
    if (blob.ok) right.push(sha256);
    else wrong.push({ sha256, refusal: blob.refusal });
  }
  return {
    right,
    wrong,
    missing: read.missing.map((sha256) => ({ sha256, journals: namedBy.get(sha256) ?? [] })),
    unnamed: read.manifest.blobs.map(({ sha256 }) => sha256).filter((hash) => !namedBy.has(hash)),
  };
};

const nameOf = ({ change: { id, by, chain, n, at }, link }: Linked): ChangeName => ({ id, link, by, chain, n, at });

const verifyJournal = async (
  { journal, kind, title, changes }: PackagedJournal,
  rightBlobs: ReadonlySet<string>,
  verifySignature: VerifySignature,
): Promise<JournalProof> => {
  const linked = changes.map((change) => ({ change, link: linkHash(change) }));
  const chainKeys = chainKeysOf(changes);
  const chains = [...Map.groupBy(changes, ({ chain }) => chain)].map(([chain, links]) => ({
    chain,
    persons: [...new Set(links.map(({ by }) => by))],
    changes: links.length,
    key: chainKeys.get(chain),
  }));
  const ties = await keyTies(changes, verifySignature);
  const { keys, unproven, verdictOf } = await verifySignatures(linked, ties, verifySignature);
  return {
    journal,
    kind,
    ...(title === undefined ? {} : { title }),
    changes: changes.length,
    bare: changes.filter(({ value }) => value === undefined).length,
    chains,
    chainFaults: chainFaults(changes),
    keys,
    unproven,
    ...verifySeals(linked, rightBlobs, verdictOf),
  };
};

const verifySignatures = async (linked: readonly Linked[], ties: KeyTies, verify: VerifySignature) => {
  const signing = await signingKeys(linked, ties, verify);
  const keys = new Map<string, KeyProof>();
  const verdicts = new Map<Linked, SignatureVerdict>();
  for (const [each, { key, hasCandidates }] of signing) {
    const { by } = each.change;
    if (key === undefined) {
      verdicts.set(each, hasCandidates ? 'bad' : 'noKey');
      continue;
    }
    const place = `${by} ${key}`;
    const known = keys.get(place) ?? { person: by, key, tie: ties.of(by).get(key), changes: 0 };
    keys.set(place, { ...known, changes: known.changes + 1 });
    verdicts.set(each, known.tie === undefined ? 'untied' : 'tied');
  }
  const verdictOf = (each: Linked): SignatureVerdict => verdicts.get(each) ?? 'noKey';
  const unproven = linked.flatMap((each) => {
    const signature = verdictOf(each);
    return signature === 'tied' ? [] : [{ ...nameOf(each), signature }];
  });
  return { keys: [...keys.values()], unproven, verdictOf };
};

const verifySeals = (
  linked: readonly Linked[],
  rightBlobs: ReadonlySet<string>,
  signatureOf: (each: Linked) => SignatureVerdict,
) => {
  const authority = authorityOf(linked.map(({ change }) => change));
  const held = new Set(linked.map(({ link }) => link));
  const seals = linked
    .filter(({ change }) => change.kind === 'seal' && change.field === 'seal')
    .map((each): SealProof => {
      const { change } = each;
      const covers = change.covers ?? [];
      const blobs = sealedBlobs(change);
      const root = rootIn(change);
      return {
        seal: nameOf(each),
        signature: signatureOf(each),
        status: authority.statusOf(change),
        isStanding: authority.standingSeals.includes(change),
        issue: numberIn(change, 'issue'),
        root,
        isRootRight: root !== undefined && blobs.every(isHash) && root === merkleRoot(covers, blobs),
        covers: covers.length,
        absent: covers.filter((link) => !held.has(link)),
        blobs: blobs.length,
        absentBlobs: blobs.filter((hash) => !rightBlobs.has(hash)),
      };
    });
  const covered = new Set(authority.standingSeals.flatMap(({ covers }) => covers ?? []));
  const uncovered = authority.isSealed
    ? linked.filter(({ change, link }) => !isAdministrative(change) && !covered.has(link)).map(nameOf)
    : [];
  return { seals, uncovered };
};

const numberIn = ({ value }: Change, field: string): number | undefined => {
  const said = (value as { readonly [field: string]: unknown } | null | undefined)?.[field];
  return typeof said === 'number' ? said : undefined;
};

/** What a seal lists as files, whatever it is. */
const sealedBlobs = ({ value }: Change): readonly string[] => {
  const said = (value as { readonly blobs?: unknown } | null | undefined)?.blobs;
  return Array.isArray(said) ? said.map(String) : [];
};
