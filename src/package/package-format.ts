import * as z from 'zod/mini';
import { journalKinds } from '#domain/access/policies.ts';

export const packageFormat = 'clausewalk-audit-package';

/** Raised when an older app could no longer read a package. The layout of the zip itself never changes (SPEC P5). */
export const packageVersion = 1;

/** Of one of the versions that there are: computed ids are made from a journal's. */
const uuid = '[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}';
const sha256 = '[0-9a-f]{64}';
const packagePath = new RegExp(`^(?:manifest\\.json|journals/${uuid}\\.jsonl|blobs/${sha256})$`);
const wholeHash = new RegExp(`^${sha256}$`);
const hashText = z.string().check(z.regex(wholeHash));
const count = z.int().check(z.nonnegative());

export const manifestPath = 'manifest.json';
export const journalPath = (journal: string): string => `journals/${journal}.jsonl`;
export const blobPath = (hash: string): string => `blobs/${hash}`;

/** Whether an entry of a package may have this name (SPEC P1). */
export const isPackagePath = (path: string): boolean => packagePath.test(path);

/** Whether a text that a change names a file by can be a file's name in a package. */
export const isHash = (text: string): boolean => wholeHash.test(text);

export const manifestSchema = z.object({
  format: z.literal(packageFormat),
  version: z.literal(packageVersion),
  app: z.string(),
  madeAt: z.string(),
  journals: z.array(
    z.object({
      journal: z.string().check(z.regex(new RegExp(`^${uuid}$`))),
      kind: z.enum(journalKinds),
      /** For people, to tell packages apart; no change says it. */
      title: z.optional(z.string()),
      /** How many lines its file has. */
      changes: count,
      /** Of its file, inflated. */
      sha256: hashText,
    }),
  ),
  blobs: z.array(z.object({ sha256: hashText, size: count, mediaType: z.string() })),
  /** Files that changes name and whose bytes weren't there when the package was made. */
  missing: z.array(hashText),
  /** SPEC P4: what lay in the store as a change and couldn't be one, as JSON text, so that no words are lost. */
  setAside: z.array(z.object({ journal: z.string(), why: z.string(), text: z.string() })),
});
export type Manifest = z.infer<typeof manifestSchema>;

/** Bytes that can go into a `Blob` or a store as they are. */
export type Bytes = Uint8Array<ArrayBuffer>;

/** `mediaType` is what the package's maker said; who takes the bytes in looks at them. */
export type PackagedBlob = { readonly mediaType: string; readonly bytes: Bytes };

export type PackageLimits = {
  readonly packageBytes: number;
  readonly entries: number;
  readonly manifestBytes: number;
  /** All journals of the package together, inflated. */
  readonly journalBytes: number;
  /** One change as JSON. A seal lists every change it covers. */
  readonly changeBytes: number;
  readonly blobBytes: number;
  /** How many times larger than in the package a file may become. */
  readonly ratio: number;
};

/** What every app takes: no writer goes beyond it. A reader with less room may give limits of its own. */
export const packageLimits: PackageLimits = {
  packageBytes: 100_000_000_000,
  entries: 200_000,
  manifestBytes: 64_000_000,
  journalBytes: 256_000_000,
  changeBytes: 16_000_000,
  blobBytes: 1_000_000_000,
  ratio: 100,
};
