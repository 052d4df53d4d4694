import { resolve } from 'node:path';
import { wordsOf } from '../server/admin/admin-refusal.ts';
import { backup } from '../server/admin/backup.ts';
import { counted } from '../server/admin/counted.ts';

// `npm run backup -- DATA_DIR OUT_DIR`: a copy of everything, while the server runs.
const [dataDir, outDir, ...more] = process.argv.slice(2);
if (!dataDir || !outDir || more.length > 0) {
  console.error('npm run backup -- DATA_DIR OUT_DIR');
  process.exitCode = 2;
} else {
  const made = await backup(resolve(dataDir), resolve(outDir));
  if (made.ok) {
    const { manifest, bytes, damaged } = made.value;
    const { journals, changes, blobs } = manifest;
    console.log(
      `Backup of ${manifest.takenAt}: ${counted(journals, 'journal')}, ${counted(changes, 'change')}, ${counted(blobs.length, 'file')} of ${(bytes / 1e6).toFixed(1)} MB in ${resolve(outDir)}`,
    );
    console.log('It holds everything that every member wrote: keep it where only administrators can read it.');
    for (const sha256 of damaged)
      console.error(`NOT IN THE BACKUP: the file ${sha256} is missing or damaged in ${dataDir}.`);
    if (damaged.length > 0) {
      console.error(`Everything else is in it. Run: npm run fsck -- ${dataDir}`);
      process.exitCode = 1;
    }
  } else {
    console.error(wordsOf(made.refusal));
    process.exitCode = 1;
  }
}
