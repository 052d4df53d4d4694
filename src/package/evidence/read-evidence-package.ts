import { strFromU8 } from 'fflate';
import * as z from 'zod/mini';
import { blobsOf } from '#domain/journal/administer.ts';
import type { Change } from '#domain/journal/change.ts';
import { authorityOf } from '#domain/journal/status.ts';
import { type Result, refuse, succeed } from '#domain/result.ts';
import { sumsPath } from '../folder-zip.ts';
import { lineOf } from '../journal-file.ts';
import { packageFormat, packageVersion } from '../package-format.ts';
import { type PackageRefusal, tampered } from '../package-refusal.ts';
import type { ProofPart, ProofSubject } from '../proof-words.ts';
import type { AuditPackage } from '../read-package.ts';
import {
  type EvidenceManifest,
  evidenceFormat,
  evidenceManifestPath,
  evidenceManifestSchema,
  evidenceVersion,
  linesPath,
} from './evidence-format.ts';
import type { Files } from './files-of-zip.ts';

export type SumsProof = {
  readonly right: readonly string[];
  readonly wrong: readonly string[];
  readonly missing: readonly string[];
  /** Files that the list doesn't name. */
  readonly unlisted: readonly string[];
};

export type EvidencePackage = {
  readonly manifest: EvidenceManifest;
  readonly sums: SumsProof;
  /** The same as a package, for `verifyPackage`. */
  readonly asPackage: AuditPackage;
  readonly withheld: NonNullable<ProofSubject['withheld']>;
};

/** SHA-256 in hex. */
export type HashOf = (bytes: Uint8Array<ArrayBuffer>) => string | Promise<string>;

const anyManifest = z.object({ format: z.literal(evidenceFormat), version: z.int() });

/** Reads an evidence package and hashes every file in it, one at a time (SPEC E5). */
export const readEvidencePackage = async (
  files: Files,
  hashOf: HashOf,
): Promise<Result<EvidencePackage, PackageRefusal>> => {
  const manifest = await readManifest(files);
  if (!manifest.ok) return manifest;
  const { journal, kind, title, app, madeAt } = manifest.value;
  const changes = await readChanges(files, journal);
  if (!changes.ok) return changes;
  if (changes.value.length !== manifest.value.changes) return refuse(tampered('changeCount', linesPath(journal)));
  const { sums, hashes } = await checkSums(files, hashOf);
  const blobs = new Map(manifest.value.files.map((file) => [file.sha256, file]));
  const redacted = authorityOf(changes.value).redactions;
  return succeed({
    manifest: manifest.value,
    sums,
    withheld: {
      changes: new Set(
        changes.value.filter(({ id, value }) => value === undefined && !redacted.has(id)).map(({ id }) => id),
      ),
      files: withheldFiles(changes.value),
    },
    asPackage: {
      manifest: {
        format: packageFormat,
        version: packageVersion,
        app,
        madeAt,
        journals: [],
        blobs: manifest.value.files.map(({ sha256, mediaType }) => ({ sha256, mediaType, size: 0 })),
        missing: manifest.value.missing,
        setAside: [],
      },
      journals: [{ journal, kind, ...(title === undefined ? {} : { title }), changes: changes.value }],
      missing: manifest.value.missing,
      readBlob: async (sha256) => {
        const file = blobs.get(sha256);
        const bytes = file && (await files.read(file.path));
        if (!file || !bytes) return refuse({ kind: 'notInPackage', sha256 });
        if (!bytes.ok) return bytes;
        const hash = hashes.get(file.path) ?? (await hashOf(bytes.value));
        return hash === sha256
          ? succeed({ mediaType: file.mediaType, bytes: bytes.value })
          : refuse(tampered('fileHash', file.path));
      },
    },
  });
};

const readManifest = async (files: Files): Promise<Result<EvidenceManifest, PackageRefusal>> => {
  const bytes = await files.read(evidenceManifestPath);
  if (!bytes) return refuse({ kind: 'notAPackage' });
  if (!bytes.ok) return bytes;
  const raw = parse(strFromU8(bytes.value));
  const any = anyManifest.safeParse(raw);
  if (!any.success) return refuse({ kind: 'notAPackage' });
  const { version } = any.data;
  if (version > evidenceVersion) return refuse({ kind: 'newerFormat', version, entry: evidenceManifestPath });
  const manifest = evidenceManifestSchema.safeParse(raw);
  return manifest.success ? succeed(manifest.data) : refuse(tampered('manifest', evidenceManifestPath));
};

const readChanges = async (files: Files, journal: string): Promise<Result<readonly Change[], PackageRefusal>> => {
  const entry = linesPath(journal);
  const bytes = await files.read(entry);
  if (!bytes) return refuse(tampered('missingEntry', entry));
  if (!bytes.ok) return bytes;
  const changes: Change[] = [];
  for (const [i, text] of strFromU8(bytes.value).trimEnd().split('\n').entries()) {
    const line = lineOf(parse(text), journal);
    if (typeof line === 'string') return refuse(tampered(line === 'valueHash' ? 'valueHash' : 'change', entry, i + 1));
    changes.push(line.change);
  }
  return succeed(changes);
};

/** What systems put into folders by themselves. */
const litter = /(?:^|\/)(?:\.DS_Store|\._[^/]*|Thumbs\.db|desktop\.ini)$|^__MACOSX\//;

const checkSums = async (files: Files, hashOf: HashOf) => {
  const list = await files.read(sumsPath);
  const listed = new Map(
    (list?.ok ? strFromU8(list.value) : '').split('\n').flatMap((line) => {
      const found = /^([0-9a-f]{64}) [ *](.+)$/.exec(line);
      return found?.[1] && found[2] ? [[found[2], found[1]] as const] : [];
    }),
  );
  const hashes = new Map<string, string>();
  const sums = { right: [] as string[], wrong: [] as string[], missing: [] as string[] };
  for (const [name, hash] of listed) {
    const bytes = await files.read(name);
    if (bytes?.ok) hashes.set(name, await hashOf(bytes.value));
    sums[!bytes ? 'missing' : hashes.get(name) === hash ? 'right' : 'wrong'].push(name);
  }
  const unlisted = files.names.filter((name) => !listed.has(name) && name !== sumsPath && !litter.test(name));
  return { sums: { ...sums, unlisted }, hashes };
};

/** Files that seals list and that no words here name. */
const withheldFiles = (changes: readonly Change[]): ReadonlySet<string> => {
  const named = new Set(blobsOf(changes));
  const listed = changes.flatMap(({ kind, value }) => {
    const blobs = kind === 'seal' ? (value as { readonly blobs?: unknown } | null | undefined)?.blobs : undefined;
    return Array.isArray(blobs) ? blobs.map(String) : [];
  });
  return new Set(listed.filter((hash) => !named.has(hash)));
};

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

/** What the check sums say, in words. */
export const sumsWords = ({ right, wrong, missing, unlisted }: SumsProof, manifest: EvidenceManifest): ProofPart => ({
  title: 'The package',
  lines: [
    { is: 'said', words: `Made ${manifest.madeAt} with Clausewalk ${manifest.app}, as its maker says.` },
    ...(right.length > 0
      ? [
          {
            is: 'said' as const,
            words: `${right.length} files fit the list ${sumsPath}; the list itself isn’t signed.`,
          },
        ]
      : []),
    ...wrong.map((name) => ({
      is: 'wrong' as const,
      words: `${name} was altered: it hasn’t the SHA-256 that the list says.`,
    })),
    ...missing.map((name) => ({ is: 'wrong' as const, words: `${name} is missing.` })),
    ...(right.length + wrong.length + missing.length === 0
      ? [{ is: 'wrong' as const, words: `${sumsPath} is missing or empty.` }]
      : []),
    ...(unlisted.length > 0
      ? [
          {
            is: 'unproven' as const,
            words: `where these files come from, which the list doesn’t name: ${unlisted.slice(0, 20).join(', ')}.`,
          },
        ]
      : []),
    ...(manifest.report === undefined
      ? []
      : [
          {
            is: 'unproven' as const,
            words: `that ${manifest.report} says what the journal says: no signature covers it. Of a sealed audit, compare the Merkle root that it prints with the one below.`,
          },
        ]),
  ],
});
