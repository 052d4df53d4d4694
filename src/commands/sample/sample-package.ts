import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { getPublicKeyAsync, signAsync } from '@noble/ed25519';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, hexToBytes, utf8ToBytes } from '@noble/hashes/utils.js';
import type { Catalogue } from '#domain/catalogue/catalogue.ts';
import { jpegFacts } from '#domain/evidence/jpeg-facts.ts';
import { type ChainTip, linkChanges } from '#domain/journal/chain.ts';
import type { Change, UnlinkedChange } from '#domain/journal/change.ts';
import { type Authoring, foundJournal, makeChange } from '#domain/journal/make-change.ts';
import { foundedJournalId } from '#domain/journal/memberships.ts';
import { computedRecordId } from '#domain/journal/record-id.ts';
import { must } from '#domain/must.ts';
import type { EvidenceFile } from '#domain/nouns.ts';
import { sampleActs } from '#domain/sample/sample-acts.ts';
import type { SampleAudit } from '#domain/sample/sample-audit.ts';
import type { PackagedBlob } from '#package/package-format.ts';
import { type WrittenPackage, writePackage } from '#package/write-package.ts';
import type { OnChunk } from '#package/zip-writer.ts';

/** The sample's ids, salts and key are made from these words: everybody knows them, so it proves nobody's hand. */
const seedWords = 'The sample audit of Clausewalk: its key is no secret.';
const nameSpace = '5a3b1e00-0000-4000-8000-000000000000';

/**
 * The sample audit as an audit package, signed, of the same bytes every time. `folder` holds its photos.
 * Throws where one of them isn't there.
 */
export const writeSamplePackage = async (
  sample: SampleAudit,
  use: { readonly catalogue: Catalogue; readonly folder: string; readonly app: string; readonly onChunk: OnChunk },
): Promise<WrittenPackage> => {
  const photos = await readPhotos(sample, use.folder);
  const { journal, changes, lastAt } = await signedSample(sample, photos, use);
  const blobs = new Map([...photos.values()].map(({ file, blob }) => [file.kept.sha256, blob]));
  const written = await writePackage({
    app: use.app,
    madeAt: lastAt,
    journals: [{ journal, kind: 'audit', title: sample.audit.title ?? '', changes }],
    readBlob: (hash) => Promise.resolve(blobs.get(hash)),
    onChunk: use.onChunk,
  });
  if (!written.ok) throw new Error(`Bug: the sample is too large: ${written.refusal.what}`);
  return written.value;
};

type SamplePhoto = { readonly file: EvidenceFile; readonly blob: PackagedBlob };

const readPhotos = async (sample: SampleAudit, folder: string): Promise<ReadonlyMap<string, SamplePhoto>> => {
  const names = sample.items.flatMap((item) => item.evidence.flatMap((evidence) => evidence.photo?.file ?? []));
  const photos = new Map<string, SamplePhoto>();
  for (const name of new Set(names)) {
    const bytes = Uint8Array.from(await readFile(join(folder, name)));
    const { width, height, orientation } = must(jpegFacts(bytes), `the size of ${name}`);
    const described = { mediaType: 'image/jpeg', size: bytes.length, sha256: bytesToHex(sha256(bytes)) };
    const file = { name, ...described, kept: { ...described, isOriginal: true }, width, height, orientation };
    photos.set(name, { file, blob: { mediaType: 'image/jpeg', bytes } });
  }
  return photos;
};

const minute = 60_000;

const signedSample = async (
  sample: SampleAudit,
  photos: ReadonlyMap<string, SamplePhoto>,
  use: { readonly catalogue: Catalogue; readonly app: string },
) => {
  const secretKey = sha256(utf8ToBytes(seedWords));
  const publicKey = bytesToHex(await getPublicKeyAsync(secretKey));
  let ids = 0;
  const newId = () => computedRecordId(nameSpace, 'sample', String(++ids));
  const newSalt = () => newId().replaceAll('-', '');
  const [person, membership] = [newId(), newId()];
  const founder = { kind: 'audit', person, role: 'lead', publicKey } as const;
  const journal = foundedJournalId({ ...founder, membership });
  let moment = Date.parse(`${sample.audit.startsOn ?? '2026-01-01'}T07:00:00Z`);
  const authoring = (): Authoring => ({
    app: use.app,
    journal,
    under: membership,
    by: person,
    act: newId(),
    at: new Date((moment += minute)).toISOString(),
    offset: 0,
    newId,
    newSalt,
  });

  const heads = new Map<string, string>();
  const unlinked: UnlinkedChange[] = [{ ...foundJournal(authoring(), founder), key: publicKey }];
  const files = new Map([...photos].map(([name, { file }]) => [name, file]));
  for (const act of sampleActs(journal, sample, { catalogue: use.catalogue, person, newId, files })) {
    const by = authoring();
    for (const edit of act.edits) {
      const place = `${edit.record} ${edit.field}`;
      const head = heads.get(place);
      const change = makeChange(by, edit, head === undefined ? [] : [head]);
      heads.set(place, change.id);
      unlinked.push(change);
    }
  }
  const tip: ChainTip = { chain: newId(), n: 0, previous: null };
  const changes: Change[] = [];
  for (const { link, ...change } of linkChanges(tip, unlinked).linked)
    changes.push({ ...change, signature: bytesToHex(await signAsync(hexToBytes(link), secretKey)) } as Change);
  return { journal, changes, lastAt: new Date(moment).toISOString() };
};
