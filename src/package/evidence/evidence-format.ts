import * as z from 'zod/mini';
import { journalKinds } from '#domain/access/policies.ts';

export const evidenceFormat = 'clausewalk-evidence-package';
export const evidenceVersion = 1;

const hash = z.string().check(z.regex(/^[0-9a-f]{64}$/));

/** What a program reads of an evidence package; everything else in it is for people and their own tools. */
export const evidenceManifestSchema = z.object({
  format: z.literal(evidenceFormat),
  version: z.literal(evidenceVersion),
  app: z.string(),
  madeAt: z.string(),
  journal: z.string(),
  kind: z.enum(journalKinds),
  title: z.optional(z.string()),
  changes: z.int(),
  /** Whether working papers and earlier wordings are in it. */
  isComplete: z.boolean(),
  files: z.array(z.object({ sha256: hash, path: z.string(), mediaType: z.string() })),
  /** Files that it should hold and whose bytes weren't there when it was made. */
  missing: z.array(hash),
  report: z.optional(z.string()),
});
export type EvidenceManifest = z.infer<typeof evidenceManifestSchema>;

export const evidenceManifestPath = 'manifest.json';
export const linesPath = (journal: string) => `journals/${journal}.jsonl`;
export const signaturesPath = 'signatures.tsv';
export const pagePath = 'verify.html';
