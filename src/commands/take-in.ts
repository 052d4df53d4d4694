import { resolve } from 'node:path';
import { wordsOf } from '../server/admin/admin-refusal.ts';
import { takeInPackage } from '../server/admin/take-in-package.ts';
import { openParts } from '../server/open-parts.ts';

// `npm run take-in -- PACKAGE.audit.zip DATA_DIR`: takes an audit package, or a rescue file, into a server's journals.
const [file, dataDir] = process.argv.slice(2);
if (!file || !dataDir) {
  console.error('npm run take-in -- PACKAGE.audit.zip DATA_DIR');
  process.exitCode = 2;
} else {
  const parts = await openParts(resolve(dataDir));
  const taken = await takeInPackage(resolve(file), parts);
  await parts.close();
  if (taken.ok) {
    const { journals, changes, files, refused } = taken.value;
    console.log(`${journals} journals: ${changes} changes and ${files} files are new here.`);
    for (const { id, why } of refused) console.log(`Change ${id} was not taken: ${why}.`);
  } else console.error(wordsOf(taken.refusal));
  process.exitCode = taken.ok && taken.value.refused.length === 0 ? 0 : 1;
}
