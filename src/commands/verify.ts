import { resolve } from 'node:path';
import { isWrong, type ProofLine, proofWords } from '#package/proof-words.ts';
import { readPackage } from '#package/read-package.ts';
import { refusalWords, weightOf } from '#package/refusal-words.ts';
import { verifyPackage } from '#package/verify-package.ts';
import { makeSignatureCheck } from '../server/access/signatures.ts';
import { openSource } from './open-source.ts';

// `npm run verify -- IN.audit.zip [--json]`: says what a package proves and what it doesn't. Ends with 0 where all of it
// verifies, 1 where something doesn't, 2 where there is nothing to verify: no such file, no package, a newer format.
const marks: { readonly [is in ProofLine['is']]: string } = {
  proven: 'PROVEN      ',
  unproven: 'NOT PROVEN  ',
  wrong: 'WRONG       ',
  said: '            ',
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
    const read = await readPackage(source);
    if (!read.ok) {
      const { happened, safe, next } = refusalWords(read.refusal);
      const code = weightOf(read.refusal) === 'damaged' ? 1 : 2;
      return refused(read.refusal.kind, [`${path}: ${happened}`, safe, next], code);
    }
    const proof = await verifyPackage(read.value, makeSignatureCheck());
    const parts = proofWords(proof, read.value);
    const isWhole = !isWrong(parts);
    if (isJson) console.log(JSON.stringify({ verifies: isWhole, proof, words: parts }, null, 2));
    else {
      const { manifest } = read.value;
      console.log(`${path}: made ${manifest.madeAt} with Clausewalk ${manifest.app}, as its maker says.`);
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
