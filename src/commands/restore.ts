import { resolve } from 'node:path';
import { wordsOf } from '../server/admin/admin-refusal.ts';
import { counted } from '../server/admin/counted.ts';
import { fsck } from '../server/admin/fsck.ts';
import { restore } from '../server/admin/restore.ts';
import { wordsOfExamined } from '../server/admin/words-of-examined.ts';

// `npm run restore -- BACKUP_DIR DATA_DIR [--verify]`: a data folder from a backup, for a server that is not running.
const [backupDir, dataDir, ...flags] = process.argv.slice(2);
if (!backupDir || !dataDir || flags.some((flag) => flag !== '--verify')) {
  console.error('npm run restore -- BACKUP_DIR DATA_DIR [--verify]');
  process.exitCode = 2;
} else {
  const restored = await restore(resolve(backupDir), resolve(dataDir));
  if (restored.ok) {
    const { takenAt, journals, changes, blobs } = restored.value;
    console.log(
      `Restored the backup of ${takenAt}: ${counted(journals, 'journal')}, ${counted(changes, 'change')}, ${counted(blobs.length, 'file')}.`,
    );
    console.log(
      'Tablets notice, and send everything that this backup lacks. Nobody reads until an administrator has confirmed the members; revoke tablets again that were revoked since. Invitations that were open have to be made anew.',
    );
    if (flags.includes('--verify')) {
      const examined = await fsck(resolve(dataDir));
      for (const line of wordsOfExamined(examined)) console.log(line);
      if (examined.findings.some(({ weight }) => weight === 'error')) process.exitCode = 1;
    }
    console.log(`Start the server with DATA_DIR=${resolve(dataDir)}`);
  } else {
    console.error(wordsOf(restored.refusal));
    process.exitCode = 1;
  }
}
