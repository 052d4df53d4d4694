import { execFileSync } from 'node:child_process';

const runs = (command: string, ...args: readonly string[]): boolean => {
  try {
    execFileSync(command, args, { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
};

/** Tools that people check an evidence package with; some machines lack them. */
export const hasUnzip = runs('unzip', '-v');
export const hasSha256sum = runs('sha256sum', '--version');
/** By its third version: from there on it signs bare bytes with Ed25519. */
export const hasOpenssl = runs('sh', '-c', 'openssl version | grep -q "^OpenSSL [3-9]"');
