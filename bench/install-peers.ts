import { spawnSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { join } from 'node:path';

export const peersFolder = join(import.meta.dirname, 'peers');

/** The peers are no part of the app: the first run of a bench installs them, from their own lock. */
export const installPeers = (): void => {
  // npm writes this file last: without it an install was interrupted, and an older one has other peers than the lock.
  const installed = statSync(join(peersFolder, 'node_modules/.package-lock.json'), { throwIfNoEntry: false });
  if (installed && installed.mtimeMs >= statSync(join(peersFolder, 'package-lock.json')).mtimeMs) return;
  console.log('Installing the peers of the bench …');
  const { status } = spawnSync('npm', ['ci', '--loglevel=error', '--no-audit', '--no-fund'], {
    cwd: peersFolder,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  if (status !== 0) throw new Error('The peers could not be installed.');
};
