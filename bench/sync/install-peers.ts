import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

export const peersFolder = join(import.meta.dirname, '../peers');

/** The peers are no part of the app: the first run of the bench installs them, from their own lock. */
export const installPeers = (): void => {
  // npm writes this file last: a folder without it is what an interrupted install left.
  if (existsSync(join(peersFolder, 'node_modules/.package-lock.json'))) return;
  console.log('Installing the peers of the sync bench …');
  const { status } = spawnSync('npm', ['ci', '--loglevel=error', '--no-audit', '--no-fund'], {
    cwd: peersFolder,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  if (status !== 0) throw new Error('The peers could not be installed.');
};
