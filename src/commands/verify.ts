import { createHash } from 'node:crypto';
import { resolve } from 'node:path';
import { type Result, succeed } from '#domain/result.ts';
import { filesOfZip } from '#package/evidence/files-of-zip.ts';
import { readEvidencePackage, sumsWords } from '#package/evidence/read-evidence-package.ts';
import type { PackageRefusal } from '#package/package-refusal.ts';
import { isWrong, type ProofLine, type ProofPart, proofWords } from '#package/proof-words.ts';
import type { PackageSource } from '#package/read-directory.ts';
import { readPackage } from '#package/read-package.ts';
import { refusalWords, weightOf } from '#package/refusal-words.ts';
import { type PackageProof, verifyPackage } from '#package/verify-package.ts';
import { makeSignatureCheck } from '../server/access/signatures.ts';
import { openSource } from './open-source.ts';

// `npm run verify -- IN.audit.zip [--json]`: says what an audit or evidence package proves and what it doesn't. Ends with 0 where all of it
// verifies, 1 where something doesn't, 2 where there is nothing to verify: no such file, no package, a newer format.
const marks: { readonly [is in ProofLine['is']]: string } = {
  proven: 'PROVEN      ',
  unproven: 'NOT PROVEN  ',
  wrong: 'WRONG       ',
  said: '            ',
};

type Looked = { readonly proof: PackageProof; readonly parts: readonly ProofPart[] };

/** An audit package, or an evidence package that was made from one. */
const lookAt = async (source: PackageSource): Promise<Result<Looked, PackageRefusal>> => {
  const read = await readPackage(source);
  if (read.ok) {
    const proof = await verifyPackage(read.value, makeSignatureCheck());
    const { madeAt, app } = read.value.manifest;
    const made = { is: 'said' as const, words: `Made ${madeAt} with Clausewalk ${app}, as its maker says.` };
    return succeed({ proof, parts: [{ title: 'The package', lines: [made] }, ...proofWords(proof, read.value)] });
  }
  const files = read.refusal.kind === 'notAPackage' ? await filesOfZip(source) : read;
  if (!files.ok) return read;
  const evidence = await readEvidencePackage(files.value, (bytes) => createHash('sha256').update(bytes).digest('hex'));
  if (!evidence.ok) return evidence;
  const { asPackage, manifest, sums, withheld } = evidence.value;
  const proof = await verifyPackage(asPackage, makeSignatureCheck());
  return succeed({ proof, parts: [sumsWords(sums, manifest), ...proofWords(proof, { ...asPackage, withheld })] });
};

const verify = async (path: string, isJson: boolean): Promise<number> => {
  const refused = (kind: string, lines: readonly string[], code: number) => {
    if (isJson) console.log(JSON.stringify({ verifies: false, refusal: kind, words: lines }, null, 2));
    else console.error(lines.join('\n'));
    return code;
  };
  const source = await openSource(path);
  if (!source)
    return refused('notThere', [`${path}: there is no such file.`, 'Nothing was looked at.', 'Check its name.'], 2);
  try {
    const looked = await lookAt(source);
    if (!looked.ok) {
      const { happened, safe, next } = refusalWords(looked.refusal);
      const code = weightOf(looked.refusal) === 'damaged' ? 1 : 2;
      return refused(looked.refusal.kind, [`${path}: ${happened}`, safe, next], code);
    }
    const { proof, parts } = looked.value;
    const isWhole = !isWrong(parts);
    if (isJson) console.log(JSON.stringify({ verifies: isWhole, proof, words: parts }, null, 2));
    else {
      console.log(path);
      for (const { title, lines } of parts) {
        console.log(`\n${title}`);
        for (const { is, words } of lines) console.log(`  ${marks[is]}${words}`);
      }
      console.log(
        isWhole
          ? '\nAll that is here verifies. What is marked NOT PROVEN may be true; nothing in the package shows it.'
          : '\nNOT ALL OF IT VERIFIES: see the lines marked WRONG. The file is as it was; ask its maker for another copy of it.',
      );
    }
    return isWhole ? 0 : 1;
  } finally {
    await source.close();
  }
};

const files = process.argv.slice(2).filter((argument) => argument !== '--json');
const [file] = files;
if (!file || files.length > 1 || file.startsWith('-')) {
  console.error('npm run verify -- IN.audit.zip [--json]');
  process.exitCode = 2;
} else process.exitCode = await verify(resolve(file), process.argv.includes('--json'));
