import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addMember, sealJournal } from '#domain/journal/administer.ts';
import type { Change } from '#domain/journal/change.ts';
import { makeChange } from '#domain/journal/make-change.ts';
import { canonicalJson } from '#package/canonical-json.ts';
import { countedIds } from '#test/support/simulated-author.ts';
import { evidenceFrom } from '../package/making-evidence.ts';
import { attaching, blobStore, bytesOf, manifestFile, packed, sha256Of, zipOf } from '../package/packing.ts';
import { signedAudit } from '../package/signed-audit.ts';
import { newKey, signedJournal } from '../package/signing-author.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'verify-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const run = (...args: readonly string[]) =>
  new Promise<{ readonly code: number; readonly out: string; readonly err: string }>((resolve) => {
    execFile(process.execPath, ['src/commands/verify.ts', ...args], (error, out, err) =>
      resolve({ code: typeof error?.code === 'number' ? error.code : error ? -1 : 0, out, err }),
    );
  });

let files = 0;
const verified = async (bytes: Uint8Array, ...flags: readonly string[]) => {
  const path = join(folder, `${++files}.audit.zip`);
  await writeFile(path, bytes);
  return run(path, ...flags);
};

const newRecord = countedIds('e');
const saying = (value: string) => (authoring: Parameters<typeof makeChange>[0]) =>
  makeChange(authoring, { noun: 'audit', record: newRecord(), field: 'title', value }, []);

/** An audit by two people with a photo, sealed by its lead. */
const sealedAudit = () => {
  const made = signedJournal();
  const store = blobStore('photo one');
  const [hash = ''] = store.blobs.keys();
  const auditor = made.admit('auditor', addMember);
  const said = auditor.say(saying('said'));
  made.lead.say((authoring) => makeChange(authoring, attaching(hash, newRecord()), []));
  const seal = made.lead.say((authoring, held) => sealJournal(authoring, held, 'done'));
  return { ...made, ...store, auditor, said, seal, hash };
};
const packedAudit = async (
  { journal, readBlob }: Pick<ReturnType<typeof sealedAudit>, 'journal' | 'readBlob'>,
  changes: readonly Change[],
) => (await packed([{ journal, changes, title: 'Audit' }], readBlob)).bytes;

describe('npm run verify', () => {
  test('[P13] says of a good package what is proven, by whom it is signed, and the root of its seal; ends with 0', async () => {
    const audit = sealedAudit();
    const { code, out } = await verified(await packedAudit(audit, audit.changes));
    expect(out).toContain('PROVEN      All 5 changes are signed with a key that is the author’s.');
    expect(out).toContain(`Key ${audit.lead.key.publicKey.slice(0, 8)}, which signed 4 changes`);
    expect(out).toContain('the journal’s own id is made from it');
    expect(out).toContain((audit.seal.value as { root: string }).root);
    expect(out).toContain('1 file is here with exactly the bytes');
    expect(out).toContain('NOT PROVEN  that the clocks of the tablets were right');
    expect(out).not.toContain('WRONG');
    expect(code).toBe(0);
  });

  test('[P13] what came after the seal, and a key that nothing ties to its person, is not proven; no fault', async () => {
    const audit = sealedAudit();
    audit.lead.say(saying('late'));
    audit.author(audit.lead.person, audit.lead.membership, newKey()).say(saying('elsewhere'));
    const { code, out } = await verified(await packedAudit(audit, audit.changes));
    expect(out).toContain('NOT PROVEN  that 2 changes made beside or after the seal belong to what was signed off');
    expect(out).toMatch(/NOT PROVEN {2}that key [0-9a-f]{8} is person/);
    expect(code).toBe(0);
  });

  test('[P13] a tampered value is named with its line; ends with 1', async () => {
    const audit = sealedAudit();
    // The journal's file says other words, and the manifest has the hash of that.
    const order = (a: Change, b: Change) => (a.chain < b.chain ? -1 : a.chain > b.chain ? 1 : a.n - b.n);
    const lines = audit.changes
      .map((change) => (change === audit.said ? { ...change, value: 'SAID' } : change))
      .toSorted(order);
    const file = bytesOf(lines.map((line) => `${canonicalJson(line)}\n`).join(''));
    const entry = { journal: audit.journal, kind: 'audit', changes: lines.length, sha256: sha256Of(file) };
    const name = `journals/${audit.journal}.jsonl`;
    const bent = await zipOf({ name, bytes: file }, manifestFile({ journals: [entry] }));
    const { code, err } = await verified(bent);
    expect(err).toMatch(
      /altered after it was written: the words of a change aren’t those that were recorded \(journals\/\S+, line \d\)/,
    );
    expect(code).toBe(1);
  });

  test('[P13] a forged signature is named with its change and author; ends with 1', async () => {
    const audit = sealedAudit();
    const forged = audit.changes.map((change) =>
      change === audit.said ? { ...change, signature: 'ab'.repeat(64) } : change,
    );
    const { code, out } = await verified(await packedAudit(audit, forged));
    expect(out).toContain('WRONG       1 signature fits no key of the author');
    expect(out).toContain(audit.said.id);
    expect(out).toContain('NOT ALL OF IT VERIFIES');
    expect(code).toBe(1);
  });

  test('[P13] a missing change, a missing file and a file with other bytes are named; ends with 1', async () => {
    const audit = sealedAudit();
    const gone = await verified(
      await packedAudit(
        audit,
        audit.changes.filter((change) => change !== audit.said),
      ),
    );
    expect(gone.out).toMatch(/WRONG {7}Seal 1 .*1 change of its list is not here/);
    const without = await packedAudit({ ...audit, readBlob: () => Promise.resolve(undefined) }, audit.changes);
    const missing = await verified(without);
    expect(missing.out).toContain(`WRONG       1 file that the journal names is not here (${audit.hash}).`);
    const bent = await packedAudit(audit, audit.changes);
    bent.set(bytesOf('PHOTO'), Buffer.from(bent).indexOf('photo one'));
    const other = await verified(bent);
    expect(other.out).toContain(`WRONG       File ${audit.hash} isn’t what was recorded`);
    expect([gone.code, missing.code, other.code]).toEqual([1, 1, 1]);
  });

  test('[P13] a broken zip, another file, a newer format and no file are told apart, each with what to do next', async () => {
    const audit = sealedAudit();
    const bytes = await packedAudit(audit, audit.changes);
    const cut = await verified(bytes.slice(0, bytes.length - 40));
    expect([cut.code, cut.err]).toEqual([1, expect.stringContaining('ends too early')]);
    const text = await verified(bytesOf('no zip at all'));
    expect([text.code, text.err]).toEqual([2, expect.stringContaining('no ZIP file')]);
    const foreign = await verified(await zipOf({ name: 'a.txt', bytes: bytesOf('a') }));
    expect([foreign.code, foreign.err]).toEqual([2, expect.stringContaining('no audit package')]);
    const newer = await verified(await zipOf(manifestFile({ version: 2 })));
    expect([newer.code, newer.err]).toEqual([2, expect.stringContaining('newer version of the app (format 2)')]);
    const absent = await run(join(folder, 'nowhere.zip'));
    expect([absent.code, absent.err]).toEqual([2, expect.stringContaining('there is no such file')]);
    expect((await run()).code).toBe(2);
  });

  test('[P13] takes an evidence package too, and says what was left out of it', async () => {
    const audit = signedAudit();
    audit.seal();
    const { code, out } = await verified((await evidenceFrom(audit, audit.changes)).bytes);
    expect(out).toContain('files fit the list SHA256SUMS');
    expect(out).toContain('were left out of this package on purpose');
    expect(out).not.toContain('WRONG');
    expect(code).toBe(0);
  });

  test('[P13] a seal that its maker didn’t sign seals nothing', async () => {
    const audit = sealedAudit();
    const forged = audit.changes.map((change) =>
      change === audit.seal ? { ...change, signature: 'ab'.repeat(64) } : change,
    );
    const { code, out } = await verified(await packedAudit(audit, forged));
    expect(out).toMatch(/WRONG {7}Seal 1 .* isn’t signed by its maker/);
    expect(out).not.toContain('Merkle root is');
    expect(code).toBe(1);
  });

  test('[P13] --json gives the same as data', async () => {
    const audit = sealedAudit();
    const good = JSON.parse((await verified(await packedAudit(audit, audit.changes), '--json')).out) as {
      verifies: boolean;
      proof: { blobs: { right: string[] } };
    };
    expect(good).toMatchObject({ verifies: true, proof: { blobs: { right: [sha256Of('photo one')] } } });
    const bad = await verified(bytesOf('no zip'), '--json');
    expect(JSON.parse(bad.out)).toMatchObject({ verifies: false, refusal: 'notAZip' });
    expect(bad.code).toBe(2);
  });
});
