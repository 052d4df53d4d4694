import { execFileSync } from 'node:child_process';
import { cpus, totalmem } from 'node:os';

/** One measured thing: its five values, what it must not exceed, and in what unit. */
export type Measured = {
  readonly what: string;
  readonly unit: string;
  readonly values: readonly number[];
  readonly bar?: number;
};

export const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

export const percentile = (values: readonly number[], share: number): number => {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
};

/** How fast this machine is now: a fixed loop of arithmetic, in milliseconds. Told beside every result. */
export const calibrate = (): number => {
  const begin = performance.now();
  let x = 1;
  for (let i = 0; i < 50_000_000; i++) x = (x * 1_103_515_245 + 12_345) % 2_147_483_648;
  return x < 0 ? Number.NaN : performance.now() - begin;
};

/** Prints the table and says whether every bar was held. */
export const report = (name: string, measured: readonly Measured[], browser?: string): boolean => {
  const calibration = median(Array.from({ length: 5 }, calibrate));
  const [cpu] = cpus();
  console.log(
    `\n${name}: ${cpu?.model ?? 'unknown'}, ${cpus().length} cores, ${Math.round(totalmem() / 1e9)} GB, node ${process.version}`,
  );
  if (browser) console.log(execFileSync(browser, ['--version'], { encoding: 'utf8' }).trim());
  console.log(`calibration loop: ${calibration.toFixed(0)} ms\n`);
  const rows = measured.map(({ what, unit, values, bar }) => {
    const middle = median(values);
    const verdict = bar === undefined ? '' : middle <= bar ? 'held' : 'MISSED';
    return [
      what,
      `${middle.toFixed(unit === 'ms' ? 0 : 1)} ${unit}`,
      values.map((v) => v.toFixed(0)).join(' '),
      bar === undefined ? '' : `≤ ${bar}`,
      verdict,
    ];
  });
  const table = [['what', 'median', 'runs', 'bar', ''], ...rows];
  const widths = [0, 1, 2, 3, 4].map((i) => Math.max(...table.map((row) => (row[i] ?? '').length)));
  for (const row of table) console.log(row.map((cell, i) => cell.padEnd(widths[i] ?? 0)).join('  '));
  return measured.every(({ values, bar }) => bar === undefined || median(values) <= bar);
};
