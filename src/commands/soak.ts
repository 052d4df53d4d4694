import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

// `npm run soak -- simulate [SEEDS] | kill [ROUNDS] | chaos [SECONDS] | browser [KILLS]`: what must never be lost or
// doubled, over many more rounds than `npm test` plays.

type Soak = { readonly usual: number; readonly run: (count: number) => Promise<boolean> };

const scriptOf = (path: string) => fileURLToPath(new URL(`../../test/${path}`, import.meta.url));

/** Runs a script to its end; what it prints goes on as it comes, and the lines are given back. */
const play = (path: string, ...args: readonly string[]) =>
  new Promise<{ readonly isFine: boolean; readonly lines: readonly string[] }>((resolve, reject) => {
    const child = spawn(process.execPath, [scriptOf(path), ...args], { stdio: ['ignore', 'pipe', 'inherit'] });
    const pieces: Buffer[] = [];
    child.stdout.on('data', (piece: Buffer) => {
      pieces.push(piece);
      process.stdout.write(piece);
    });
    child.once('error', reject);
    child.once('close', (code) =>
      resolve({ isFine: code === 0, lines: Buffer.concat(pieces).toString('utf8').trim().split('\n') }),
    );
  });

const one = (path: string) => async (count: number) => (await play(path, String(count))).isFine;

/** Two processes, each with half of the seeds. */
const simulate = async (count: number): Promise<boolean> => {
  const begun = Date.now();
  const half = Math.ceil(count / 2);
  const parts = await Promise.all([
    play('simulation/run-seeds.ts', '1', String(half)),
    play('simulation/run-seeds.ts', String(half + 1), String(count - half)),
  ]);
  const broken = parts.map(({ lines }) =>
    Number(/^(\d+) of \d+ schedules/.exec(lines.at(-1) ?? '')?.[1] ?? Number.NaN),
  );
  const seconds = Math.round((Date.now() - begun) / 1000);
  console.log(`${broken.reduce((sum, n) => sum + n, 0)} of ${count} schedules broke a promise, in ${seconds} s`);
  return parts.every(({ isFine }) => isFine) && broken.every((n) => n === 0);
};

const soaks: { readonly [name: string]: Soak } = {
  simulate: { usual: 100_000, run: simulate },
  kill: { usual: 1_000, run: one('soak/kill.ts') },
  chaos: { usual: 600, run: one('soak/chaos.ts') },
  browser: { usual: 200, run: one('soak/browser.ts') },
};

const [name = '', given] = process.argv.slice(2);
const soak = Object.hasOwn(soaks, name) ? soaks[name] : undefined;
const count = given === undefined ? (soak?.usual ?? 0) : Number(given);
if (!soak || !Number.isInteger(count) || count < 1) {
  console.error('npm run soak -- simulate [SEEDS] | kill [ROUNDS] | chaos [SECONDS] | browser [KILLS]');
  process.exitCode = 2;
} else if (!(await soak.run(count))) process.exitCode = 1;
