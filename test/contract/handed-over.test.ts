import 'fake-indexeddb/auto';
import { readFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { makePackage } from '#client/sync/package-file.ts';
import { factsOfChanges } from '#domain/audit/facts-of-changes.ts';
import { jpegFacts } from '#domain/evidence/jpeg-facts.ts';
import sampleData from '#domain/sample/norrsken-kredit.json' with { type: 'json' };
import { sampleActs } from '#domain/sample/sample-acts.ts';
import type { SampleAudit } from '#domain/sample/sample-audit.ts';
import { writeAuditFile } from '#package/audit-file/write-audit-file.ts';
import { writeEvidencePackage } from '#package/evidence/write-evidence-package.ts';
import type { Bytes } from '#package/package-format.ts';
import { isWrong, proofWords } from '#package/proof-words.ts';
import { readPackage } from '#package/read-package.ts';
import { verifyPackage } from '#package/verify-package.ts';
import { makeWording } from '#report/wording/wording.ts';
import { makeSignatureCheck } from '#server/access/signatures.ts';
import { catalogue, sofia, testTablet } from '#test/support/test-tablet.ts';
import { joined, sha256Of } from '../package/packing.ts';
import { readZip } from '../package/read-zip.ts';

const sample = sampleData as SampleAudit;
const newId = () => crypto.randomUUID() as string;
const verify = makeSignatureCheck();
const made = { madeAt: '2026-03-18T16:00:00.000Z', app: 'test', catalogue };

/** The sample audit, recorded and packed by a tablet as its screens do it. */
const packedSample = async () => {
  const tablet = await testTablet();
  const founded = await tablet.recorder.found('audit', () => []);
  if (!founded.ok) throw new Error(founded.refusal.kind);
  const journal = founded.value;
  const names = sample.items.flatMap((item) => item.evidence.flatMap(({ photo }) => photo?.file ?? []));
  const photos = new Map(
    await Promise.all(
      names.map(async (name) => {
        const bytes = Uint8Array.from(await readFile(`public/sample/${name}`));
        const [sha256, size, mediaType] = [sha256Of(bytes), bytes.length, 'image/jpeg'];
        const { width = 1, height = 1 } = jpegFacts(bytes) ?? {};
        const kept = { sha256, mediaType, size, isOriginal: true };
        return [name, { bytes, file: { name, mediaType, size, sha256, kept, width, height } }] as const;
      }),
    ),
  );
  const files = new Map([...photos].map(([name, { file }]) => [name, file]));
  for (const act of sampleActs(journal, sample, { catalogue, person: sofia.person, newId, files })) {
    const bytes = act.photos.flatMap((name) => {
      const photo = photos.get(name);
      return photo ? [{ sha256: photo.file.sha256, mediaType: 'image/jpeg', bytes: photo.bytes.buffer }] : [];
    });
    const done = await tablet.recorder.commit({ journal, edits: act.edits, bytes });
    if (!done.ok) throw new Error(done.refusal.kind);
  }
  const packed = await makePackage({ ...tablet, newId }, { app: 'test' });
  if (!packed.ok) throw new Error(packed.refusal.kind);
  const { file } = packed.value;
  const read = await readPackage({
    size: file.size,
    read: async (from, to) => new Uint8Array(await file.slice(from, to).arrayBuffer()),
  });
  if (!read.ok) throw new Error(read.refusal.kind);
  return { read: read.value, journal, photos };
};

describe('the sample audit, packed by a tablet', () => {
  test('[P13] verifies whole, [E2] is handed on without private notes, and [A2] with all of them as an audit file', async () => {
    const { read, journal, photos } = await packedSample();
    const proof = await verifyPackage(read, verify);
    expect(isWrong(proofWords(proof, read))).toBe(false);
    expect(proof.journals[0]).toMatchObject({ unproven: [], chainFaults: [], keys: [{ tie: 'journalId' }] });

    const notes = [...factsOfChanges(read.journals[0]?.changes ?? [], catalogue).responses.values()].flatMap(
      ({ fields }) => fields.workingNote ?? [],
    );
    expect(notes).toHaveLength(3);
    const write = async (writing: (onChunk: (chunk: Bytes) => void) => Promise<{ readonly ok: boolean }>) => {
      const chunks: Bytes[] = [];
      expect((await writing((chunk) => void chunks.push(chunk))).ok).toBe(true);
      return readZip(joined(chunks));
    };
    const evidence = await write((onChunk) =>
      writeEvidencePackage({ ...made, read, journal, verify, page: '', onChunk }),
    );
    const evidenceText = Buffer.concat([...evidence.values()]).toString('utf8');
    for (const note of notes) expect(evidenceText).not.toContain(JSON.stringify(note).slice(1, -1));
    const named = [...evidence.keys()].filter((name) => name.startsWith('evidence/'));
    expect(named).toHaveLength(new Set([...photos.values()].map(({ file }) => file.sha256)).size);
    for (const name of named) expect(name).toMatch(/^evidence\/[A-Z]{2}-P\d\d [\x20-\x7e]+\.jpg$/);

    const w = makeWording('en');
    const auditFile = await write((onChunk) => writeAuditFile({ ...made, read, journal, w, onChunk }));
    const page = Buffer.from(auditFile.get('6-working-papers/private-notes.csv') ?? []).toString('utf8');
    for (const note of notes) expect(page).toContain(note.replaceAll('"', '""'));
    const findings = Buffer.from(auditFile.get('7-report/findings.csv') ?? []).toString('utf8');
    for (const { findings: raised } of sample.items)
      for (const { fields } of raised) expect(findings).toContain((fields.title ?? '').replaceAll('"', '""'));
  });
});
