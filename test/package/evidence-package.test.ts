import { execFileSync } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addMember, redactChanges } from '#domain/journal/administer.ts';
import { linkHash } from '#domain/journal/hashes.ts';
import { makeChange } from '#domain/journal/make-change.ts';
import { base64 } from '#package/evidence/base64.ts';
import { filesOfZip } from '#package/evidence/files-of-zip.ts';
import { readEvidencePackage, sumsWords } from '#package/evidence/read-evidence-package.ts';
import { makeUniqueNames, readableName } from '#package/evidence/readable-name.ts';
import { signatureCommands } from '#package/evidence/readme-words.ts';
import { signedTexts } from '#package/evidence/signed-texts.ts';
import type { Bytes } from '#package/package-format.ts';
import { isWrong, proofWords } from '#package/proof-words.ts';
import { verifyPackage } from '#package/verify-package.ts';
import { makeSignatureCheck } from '#server/access/signatures.ts';
import { hasOpenssl, hasSha256sum, hasUnzip } from '#test/support/shell-tools.ts';
import { auditFileFrom, evidenceFrom } from './making-evidence.ts';
import { bytesOf, sha256Of, sourceOf, zipOf } from './packing.ts';
import { readZip } from './read-zip.ts';
import { secrets, signedAudit } from './signed-audit.ts';

const verify = makeSignatureCheck();

const lookedAt = async (bytes: Bytes) => {
  const files = await filesOfZip(sourceOf(bytes));
  if (!files.ok) throw new Error(JSON.stringify(files.refusal));
  const read = await readEvidencePackage(files.value, sha256Of);
  if (!read.ok) throw new Error(JSON.stringify(read.refusal));
  const proof = await verifyPackage(read.value.asPackage, verify);
  const parts = [
    sumsWords(read.value.sums, read.value.manifest),
    ...proofWords(proof, { ...read.value.asPackage, withheld: read.value.withheld }),
  ];
  const words = parts.flatMap(({ lines }) => lines.map(({ is, words: said }) => `${is}: ${said}`)).join('\n');
  return { ...read.value, proof, words, isWrong: isWrong(parts), files: files.value };
};

/** The same zip with one file changed, added or left out. */
const bent = async (bytes: Bytes, change: (name: string, content: Bytes) => Bytes | undefined, ...added: string[]) => {
  const { files } = await lookedAt(bytes);
  const kept: { name: string; bytes: Bytes }[] = [];
  for (const name of files.names) {
    const content = await files.read(name);
    const after = content?.ok ? change(name, content.value) : undefined;
    if (after) kept.push({ name, bytes: after });
  }
  return zipOf(...kept, ...added.map((name) => ({ name, bytes: bytesOf('added') })));
};

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'evidence-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

let folders = 0;
const unpacked = async (bytes: Bytes) => {
  const into = join(folder, String(++folders));
  await writeFile(`${into}.zip`, bytes);
  execFileSync('unzip', ['-q', `${into}.zip`, '-d', into], { env: { ...process.env, LC_ALL: 'C' } });
  return into;
};

describe('an evidence package', () => {
  test('[E1] holds the evidence under readable names, the journal, keys, signatures, check sums, page and report', async () => {
    const audit = signedAudit();
    const { bytes, manifest } = await evidenceFrom(audit, audit.changes, {
      report: sourceOf(bytesOf('%PDF-1.7 report')),
    });
    const { files } = await lookedAt(bytes);
    const keys = [...new Set([audit.lead, audit.auditor])].map(({ key }) => key.publicKey.slice(0, 16));
    expect(files.names.filter((name) => !name.startsWith('keys/'))).toEqual([
      'evidence/LA-P01 Vaggtavla risk 1 2.jpg',
      'evidence/BO-P01 con.jpg',
      'evidence.csv',
      `journals/${audit.journal}.jsonl`,
      'signatures.tsv',
      'report.pdf',
      'verify.html',
      'README.txt',
      'manifest.json',
      'SHA256SUMS',
    ]);
    expect(files.names.filter((name) => name.startsWith('keys/'))).toEqual([
      `keys/Lucja Angstrom ${keys[0]}.pem`,
      `keys/person ${keys[1]}.pem`,
    ]);
    expect(manifest.files.map(({ sha256 }) => sha256)).toEqual([
      sha256Of(audit.photos.report),
      sha256Of(audit.photos.other),
    ]);
  });

  test('[E2] holds no word and no file of a working paper, private note, earlier wording or deleted entry', async () => {
    const audit = signedAudit();
    audit.seal();
    const { bytes, withheld } = await evidenceFrom(audit, audit.changes);
    const { files, proof, words } = await lookedAt(bytes);
    const all = await Promise.all(files.names.map(async (name) => [name, await files.read(name)] as const));
    const hidden = [sha256Of(audit.photos.working), sha256Of(audit.photos.deleted)];
    for (const [name, content] of all) {
      const text = content?.ok ? Buffer.from(content.value).toString('latin1') : '';
      for (const secret of Object.values(secrets)) expect([name, text.includes(secret)]).toEqual([name, false]);
      expect(content?.ok && hidden.includes(sha256Of(content.value))).toBe(false);
    }
    const text = Buffer.concat(all.flatMap(([, content]) => (content?.ok ? [content.value] : []))).toString('utf8');
    for (const told of ['Final words', 'Väggtavla', 'Objectives', 'A note', 'Assessments'])
      expect(text).toContain(told);
    expect(withheld).toBeGreaterThan(10);
    expect(proof.journals[0]).toMatchObject({ chainFaults: [], unproven: [], bare: withheld });
    expect(words).toContain(`The words of ${withheld} changes were left out of this package on purpose`);
    expect(words).toContain('2 files of its list were left out of this package on purpose');
    expect(words).not.toContain('wrong:');
  });

  test('[E2] an entry that one version calls a working paper is one, until somebody decides', async () => {
    const audit = signedAudit();
    const record = audit.facts().evidence[0]?.record ?? '';
    audit.lead.say((authoring) =>
      makeChange(authoring, { noun: 'evidence', record, field: 'paper', value: 'working' }, []),
    );
    const { manifest } = await evidenceFrom(audit, audit.changes);
    expect(manifest.files.map(({ sha256 }) => sha256)).toEqual([sha256Of(audit.photos.other)]);
  });

  test('[E2] words and photos that were redacted are handed on by nobody, also where the package has them still', async () => {
    const audit = signedAudit();
    const [words, photo] = ['Final words', sha256Of(audit.photos.other)].map((said) =>
      audit.changes.find(({ value }) => JSON.stringify(value)?.includes(said)),
    );
    const ids = [words?.id ?? '', photo?.id ?? ''];
    audit.admit('administrator', addMember).say((authoring) => redactChanges(authoring, ids, 'on request'));
    const evidence = await evidenceFrom(audit, audit.changes, { includeWorkingPapers: true });
    const auditFile = await auditFileFrom(audit, audit.changes);
    for (const { bytes } of [evidence, auditFile]) {
      const files = [...(await readZip(bytes)).values()];
      expect(files.some((content) => Buffer.from(content).includes('Final words'))).toBe(false);
      expect(files.map(sha256Of)).not.toContain(sha256Of(audit.photos.other));
      expect(files.map(sha256Of)).toContain(sha256Of(audit.photos.report));
    }
    expect((await lookedAt(evidence.bytes)).words).toContain('The words of 2 changes were taken away (redacted)');
  });

  test('[E2] asked for, all of it is in: working papers in a folder of their own', async () => {
    const audit = signedAudit();
    const { bytes, withheld } = await evidenceFrom(audit, audit.changes, { includeWorkingPapers: true });
    const { files, words } = await lookedAt(bytes);
    expect(withheld).toBe(0);
    expect(files.names).toContain('working-papers/BO-P02 WORKING-CAPTION.jpg');
    const lines = await files.read(`journals/${audit.journal}.jsonl`);
    const text = lines?.ok ? Buffer.from(lines.value).toString('utf8') : '';
    for (const secret of Object.values(secrets)) expect(text).toContain(secret);
    expect(words).not.toContain('left out');
    expect(words).not.toContain('wrong:');
  });

  test('[E3] names are plain, unique without capitals, and none that Windows keeps', () => {
    expect(readableName('Łódź – Ångström/Straße: a\\b?*"<>|\u202e\u0000.')).toBe('Lodz Angstrom Strasse a b');
    expect(readableName('..')).toBe('');
    expect(readableName('株式会社')).toBe('');
    expect(readableName('a'.repeat(300))).toHaveLength(80);
    const unique = makeUniqueNames();
    expect(unique('e/', 'A b', '.jpg')).toBe('e/A b.jpg');
    expect(unique('e/', 'a B', '.jpg')).toBe('e/a B (2).jpg');
    expect(unique('e/', 'NUL', '.jpg')).toBe('e/file NUL.jpg');
    expect(unique('e/', 'com1.x', '.jpg')).toBe('e/file com1.x.jpg');
    expect(unique('e/', '', '.bin')).toBe('e/file.bin');
  });

  test('[E4] the texts of a change hash to what is signed', () => {
    const { changes } = signedAudit();
    for (const change of changes) {
      const { place, content, value } = signedTexts(change);
      expect(sha256Of(place)).toBe(linkHash(change));
      expect(place).toContain(`"contentHash":"${sha256Of(content)}"`);
      expect(sha256Of(value)).toBe(change.valueHash);
    }
    for (const text of ['', 'a', 'ab', 'abc', 'abcd'])
      expect(base64(bytesOf(text))).toBe(Buffer.from(text).toString('base64'));
  });

  test.skipIf(!hasUnzip || !hasSha256sum || !hasOpenssl)(
    '[E4] sha256sum and openssl check it by the very commands of its README, and find what was altered',
    async () => {
      const audit = signedAudit();
      const { bytes } = await evidenceFrom(audit, audit.changes, { report: sourceOf(bytesOf('%PDF-1.7 report')) });
      const into = await unpacked(bytes);
      const shell = (commands: string) =>
        execFileSync('sh', ['-c', commands], { cwd: into, encoding: 'utf8', env: { ...process.env, LC_ALL: 'C' } });
      const readme = await readFile(join(into, 'README.txt'), 'utf8');
      const commands = /--- begin ---\n([\s\S]*)\n--- end ---/.exec(readme)?.[1] ?? '';
      expect(commands).toBe(signatureCommands);
      const sums = shell('sha256sum -c SHA256SUMS').trim().split('\n');
      expect(sums.every((line) => line.endsWith(': OK'))).toBe(true);
      const names = await readdir(into, { recursive: true, withFileTypes: true });
      expect(sums).toHaveLength(names.filter((entry) => entry.isFile()).length - 1);
      expect(shell(commands)).toBe(`${audit.changes.length} verified, 0 not verified\n`);

      const lines = (await readFile(join(into, 'signatures.tsv'), 'utf8')).split('\n');
      const at = lines.findIndex((line) => line.includes('Final words'));
      const part = (n: number, change: (text: string) => string) => (line: string) =>
        line
          .split('\t')
          .map((text, i) => (i === n ? change(text) : text))
          .join('\t');
      const swaps = [
        (line: string) => line.replace('Final words', 'Other words'),
        part(3, (text) => text.replace(/"noun":"\w+"/, '"noun":"another"')),
        part(2, (text) => text.replace(/"n":\d+/, '"n":9999')),
        part(1, (text) => (text.startsWith('A') ? 'B' : 'A') + text.slice(1)),
        part(0, () => 'none'),
      ];
      const swapped = lines.slice(at, at + 7).map((line, i) => swaps[i]?.(line) ?? line);
      await writeFile(join(into, 'signatures.tsv'), `${swapped.join('\n')}\n`);
      const said = shell(commands);
      expect(said.match(/NOT VERIFIED/g)).toHaveLength(5);
      expect(said).toMatch(/\n2 verified, 5 not verified\n$/);
      expect(() => shell('sha256sum -c SHA256SUMS 2>/dev/null')).toThrow(/Command failed/);
    },
    240_000,
  );

  test('[E5] an altered, missing or added file is named; a changed word of the journal is refused with its line', async () => {
    const audit = signedAudit();
    audit.seal();
    const { bytes } = await evidenceFrom(audit, audit.changes);
    const photo = 'evidence/BO-P01 con.jpg';
    const altered = await lookedAt(await bent(bytes, (name, content) => (name === photo ? bytesOf('x') : content)));
    expect(altered.words).toContain(`wrong: ${photo} was altered`);
    expect(altered.words).toContain(`wrong: File ${sha256Of(audit.photos.other)} isn’t what was recorded`);
    const missing = await lookedAt(await bent(bytes, (name, content) => (name === photo ? undefined : content)));
    expect(missing.words).toContain(`wrong: ${photo} is missing.`);
    const added = await lookedAt(await bent(bytes, (_, content) => content, 'evidence/new.jpg'));
    expect(added.words).toContain(
      'unproven: where these files come from, which the list doesn’t name: evidence/new.jpg.',
    );
    expect([altered.isWrong, missing.isWrong, added.isWrong]).toEqual([true, true, false]);
    const replaced = await bent(bytes, (name, content) =>
      name.endsWith('.jsonl')
        ? bytesOf(Buffer.from(content).toString('utf8').replace('Final words', 'Other words'))
        : content,
    );
    await expect(lookedAt(replaced)).rejects.toThrow(/"what":"valueHash"/);
  });

  test('[E5] a change that was taken out is missing from its chain and from the seal', async () => {
    const audit = signedAudit();
    audit.seal();
    const { changes } = audit;
    const { bytes } = await evidenceFrom(
      audit,
      changes.filter((_, i) => i !== 8),
    );
    const { words } = await lookedAt(bytes);
    expect(words).toMatch(/wrong: Change \d+ is missing/);
    expect(words).toContain('1 change of its list is not here');
  });

  test('[P3] reads and writes one file at a time, a report by its parts', async () => {
    const audit = signedAudit();
    let parts = 0;
    const large = new Uint8Array(9_000_000);
    const { bytes } = await evidenceFrom(audit, audit.changes, {
      report: { size: large.length, read: (from, to) => (parts++, Promise.resolve(large.slice(from, to))) },
    });
    expect(parts).toBe(6);
    const { sums } = await lookedAt(bytes);
    expect(sums.right).toContain('report.pdf');
  });
});
