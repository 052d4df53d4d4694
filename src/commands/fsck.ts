import { resolve } from 'node:path';
import { fsck } from '../server/admin/fsck.ts';
import { wordsOfExamined } from '../server/admin/words-of-examined.ts';

// `npm run fsck -- DATA_DIR [--sweep]`: looks at everything in a data folder; may run beside the server.
const [dataDir, ...flags] = process.argv.slice(2);
if (!dataDir || flags.some((flag) => flag !== '--sweep')) {
  console.error('npm run fsck -- DATA_DIR [--sweep]');
  process.exitCode = 2;
} else {
  const examined = await fsck(resolve(dataDir), { isSweeping: flags.includes('--sweep') });
  for (const line of wordsOfExamined(examined)) console.log(line);
  if (examined.findings.some(({ weight }) => weight === 'error')) process.exitCode = 1;
}
