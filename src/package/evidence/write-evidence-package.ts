import { strToU8 } from 'fflate';
import { factsOfChanges } from '#domain/audit/facts-of-changes.ts';
import type { Catalogue } from '#domain/catalogue/catalogue.ts';
import { blobsOf } from '#domain/journal/administer.ts';
import { linkHash } from '#domain/journal/hashes.ts';
import { keyTies, type VerifySignature } from '#domain/journal/key-ties.ts';
import { type Result, refuse, succeed } from '#domain/result.ts';
import { canonicalJson } from '../canonical-json.ts';
import { csv } from '../csv.ts';
import { makeFolderZip } from '../folder-zip.ts';
import type { Bytes } from '../package-format.ts';
import type { BlobRefusal } from '../package-refusal.ts';
import { personNames } from '../person-names.ts';
import type { PackageSource } from '../read-directory.ts';
import type { AuditPackage } from '../read-package.ts';
import { type Linked, signingKeys } from '../signing-keys.ts';
import type { StopSignal } from '../write-package.ts';
import type { OnChunk } from '../zip-writer.ts';
import {
  type EvidenceManifest,
  evidenceFormat,
  evidenceManifestPath,
  evidenceVersion,
  linesPath,
  pagePath,
  signaturesPath,
} from './evidence-format.ts';
import { fileExtension } from './file-extension.ts';
import { evidenceEntries, type NamedFile, nameFiles } from './named-files.ts';
import { publicKeyPem } from './public-key-pem.ts';
import { makeUniqueNames, readableName } from './readable-name.ts';
import { readmeText } from './readme-words.ts';
import { signatureLine } from './signed-texts.ts';
import { toldChanges, withoutRedacted } from './told-changes.ts';

export type EvidencePackageRefusal =
  | { readonly kind: 'noSuchJournal'; readonly journal: string }
  /** A file of the package isn't what it should be: nothing is made of what is damaged. */
  | { readonly kind: 'damagedFile'; readonly sha256: string; readonly refusal: BlobRefusal };

export type WrittenEvidence = { readonly manifest: EvidenceManifest; readonly withheld: number; readonly size: number };

/**
 * SPEC E1 to E5: makes one audit of a package a zip for people without the app. Files are read and written one at a time;
 * `onChunk` gets the zip's bytes in order. Throws what it, `read` and `signal` throw; then, what was written is no package.
 */
export const writeEvidencePackage = async (input: {
  readonly read: AuditPackage;
  readonly journal: string;
  readonly catalogue: Catalogue;
  readonly verify: VerifySignature;
  /** The instant that it says it was made. */
  readonly madeAt: string;
  readonly app: string;
  /** `verify.html`, whole. */
  readonly page: string;
  readonly report?: PackageSource;
  readonly includeWorkingPapers?: boolean;
  readonly onChunk: OnChunk;
  readonly onProgress?: (progress: { readonly files: number; readonly of: number }) => void;
  readonly signal?: StopSignal;
}): Promise<Result<WrittenEvidence, EvidencePackageRefusal>> => {
  const { read, catalogue } = input;
  const found = read.journals.find(({ journal }) => journal === input.journal);
  if (!found) return refuse({ kind: 'noSuchJournal', journal: input.journal });
  const isComplete = input.includeWorkingPapers === true;
  const held = withoutRedacted(found.changes);
  const changes = isComplete ? held : toldChanges(held);
  const withheld = changes.filter((change, i) => change !== held[i] && held[i]?.value !== undefined).length;
  const named = nameFiles(evidenceEntries(factsOfChanges(held, catalogue), input), folders);
  const here = new Map(read.manifest.blobs.map((blob) => [blob.sha256, blob.mediaType]));
  const wanted = blobsOf(changes);

  const zip = makeFolderZip(input.onChunk);
  const unique = makeUniqueNames();
  const files: EvidenceManifest['files'][number][] = [];
  const missing: string[] = [];
  for (const [done, hash] of wanted.entries()) {
    input.signal?.throwIfAborted();
    const mediaType = here.get(hash);
    if (mediaType === undefined) missing.push(hash);
    else {
      const blob = await read.readBlob(hash);
      if (!blob.ok) return refuse({ kind: 'damagedFile', sha256: hash, refusal: blob.refusal });
      const { folder, stem } = named.get(hash) ?? other(isComplete, hash);
      const path = unique(folder, stem, fileExtension(blob.value.bytes));
      await zip.add(path, blob.value.bytes);
      files.push({ sha256: hash, path, mediaType });
    }
    input.onProgress?.({ files: done + 1, of: wanted.length });
  }

  const paths = new Map(files.map(({ sha256, path }) => [sha256, path]));
  await zip.addText(
    'evidence.csv',
    csv([evidenceColumns, ...wanted.map((hash) => evidenceRow(hash, paths.get(hash), named.get(hash)))]),
  );
  await zip.addText(linesPath(found.journal), changes.map((change) => `${canonicalJson(change)}\n`).join(''));

  const linked = changes.map((change): Linked => ({ change, link: linkHash(change) }));
  const ties = await keyTies(changes, input.verify);
  const signing = await signingKeys(linked, ties, input.verify);
  const names = personNames(changes);
  const keyFiles = new Map<string, string>();
  const uniqueKey = makeUniqueNames();
  for (const each of linked) {
    const key = signing.get(each);
    if (key === undefined || keyFiles.has(key)) continue;
    const name = `${readableName(names.get(each.change.by) ?? 'person')} ${key.slice(0, 16)}`.trim();
    keyFiles.set(key, uniqueKey('', name, '.pem'));
  }
  for (const [key, name] of keyFiles) await zip.addText(`keys/${name}`, publicKeyPem(key));
  await zip.addText(
    signaturesPath,
    linked.map((each) => `${signatureLine(each.change, keyFiles.get(signing.get(each) ?? ''))}\n`).join(''),
  );

  if (input.report) await zip.addSource('report.pdf', input.report);
  await zip.addText(pagePath, input.page);
  const title = factsOfChanges(changes, catalogue).audit?.fields.title ?? found.title;
  const manifest: EvidenceManifest = {
    format: evidenceFormat,
    version: evidenceVersion,
    app: input.app,
    madeAt: input.madeAt,
    journal: found.journal,
    kind: found.kind,
    ...(title === undefined ? {} : { title }),
    changes: changes.length,
    isComplete,
    files,
    missing,
    ...(input.report ? { report: 'report.pdf' } : {}),
  };
  await zip.addText(
    'README.txt',
    readmeText({
      title: title ?? found.journal,
      madeAt: input.madeAt,
      app: input.app,
      isComplete,
      hasReport: input.report !== undefined,
      withheld,
      missing: missing.length,
      setAside: read.manifest.setAside.filter(({ journal }) => journal === found.journal).length,
    }),
  );
  // Stored as it is, so that a reader of audit packages can tell that this is none.
  await zip.add(evidenceManifestPath, strToU8(canonicalJson(manifest)) as Bytes);
  return succeed({ manifest, withheld, size: await zip.end() });
};

/** Where the files of report entries and of working papers lie. */
const folders = { report: 'evidence/', working: 'working-papers/' };

/** A file of another version of an entry, or of one that was deleted. */
const other = (isComplete: boolean, hash: string) => ({
  folder: isComplete ? folders.working : folders.report,
  stem: `other version ${hash.slice(0, 8)}`,
});

const evidenceColumns = [
  'File',
  'No.',
  'Kind',
  'Title',
  'Item',
  'Findings',
  'Event',
  'Captured',
  'Captured by',
  'SHA-256',
  'SHA-256 as given',
  'Working paper',
];

const evidenceRow = (hash: string, path: string | undefined, named: NamedFile | undefined): readonly string[] => {
  const { label, kind, ref, findings, fields, file } = named?.entry.evidence ?? {};
  return [
    path ?? 'not here: its bytes were missing when this was made',
    label ?? '',
    kind ?? '',
    fields?.title ?? '',
    ref ?? '',
    findings?.join(' ') ?? '',
    fields?.eventOn ?? '',
    fields?.capturedAt ?? '',
    fields?.capturedBy ?? '',
    hash,
    file?.sha256 ?? '',
    named?.entry.isWorking ? 'yes' : '',
  ];
};
