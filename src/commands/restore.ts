import { resolve } from 'node:path';
import { wordsOf } from '../server/admin/admin-refusal.ts';
import { counted } from '../server/admin/counted.ts';
import { fsck } from '../server/admin/fsck.ts';
import { restore } from '../server/admin/restore.ts';
import { wordsOfExamined } from '../server/admin/words-of-examined.ts';

const usage = 'npm run restore -- BACKUP_DIR DATA_DIR [--verify] [--sign-everybody-out]';
const known = ['--verify', '--sign-everybody-out'];

// `npm run restore`: a data folder from a backup, for a server that is not running.
const [backupDir, dataDir, ...flags] = process.argv.slice(2);
if (!backupDir || !dataDir || flags.some((flag) => !known.includes(flag))) {
  console.error(usage);
  process.exitCode = 2;
} else {
  const isEverybodySignedOut = flags.includes('--sign-everybody-out');
  const restored = await restore(resolve(backupDir), resolve(dataDir), { isEverybodySignedOut });
  if (restored.ok) {
    const { takenAt, journals, changes, blobs } = restored.value;
    console.log(
      `Restored the backup of ${takenAt}: ${counted(journals, 'journal')}, ${counted(changes, 'change')}, ${counted(blobs.length, 'file')}.`,
    );
    console.log(
      'Tablets notice, and send everything that this backup lacks. Nobody reads until an administrator has confirmed the members. Invitations that were open have to be made anew.',
    );
    console.log(
      `Accounts are as they were at ${takenAt}: a tablet that was revoked since and a password that was changed since are valid again. Before you confirm the members, revoke those tablets again and give new links for those passwords.`,
    );
    console.log(
      isEverybodySignedOut
        ? 'Everybody is signed out. Their work is safe on their tablets, and is sent once they have signed in again.'
        : 'Tablets stay signed in, so that they send at once. If one was lost or a password became known since, restore again into an empty folder with --sign-everybody-out.',
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
