import { calibrate, median } from './measure.ts';
import type { Contender, Measured } from './sync/contender.ts';
import { floor } from './sync/floor.ts';
import { costAsJournalGrows } from './sync/growth.ts';
import { ours } from './sync/ours.ts';
import { pouch } from './sync/pouch.ts';
import { rx } from './sync/rx.ts';

/** The bars of the sync issue: milliseconds, and ratios to the floor. */
const bars = { pushMs: 1_500, pullMs: 1_500, photosToFloor: 1.2, kept: 5_000, growth: 1.25 } as const;

const medianOf = (all: readonly Measured[], value: (measured: Measured) => number): number => median(all.map(value));

/** Ours and the floor five times each, in turn; each peer `BENCH_PEER_RUNS` times (1). Prints a table, and what missed its bar. */
export const run = async (): Promise<boolean> => {
  const runs = Number(process.env['BENCH_RUNS'] ?? 5);
  const peerRuns = Number(process.env['BENCH_PEER_RUNS'] ?? 1);
  console.log(`Calibration loop: ${calibrate()} ms; median of ${runs} runs, of peers ${peerRuns}`);
  const results = new Map<string, Measured[]>();
  const once = async ({ name, run: measure }: Contender) => {
    results.set(name, [...(results.get(name) ?? []), await measure()]);
  };
  for (let i = 0; i < runs; i++) for (const contender of [ours, floor]) await once(contender);
  for (let i = 0; i < peerRuns; i++) for (const contender of [pouch, rx]) await once(contender);

  const rows: readonly (readonly [string, (m: Measured) => number])[] = [
    ['sent, ms', (m) => m.sentMs],
    ['push (own pull included), ms', (m) => m.pushMs],
    ['pull, ms', (m) => m.pullMs],
    ['200 photos of 300 kB up, ms', (m) => m.photosUpMs.small],
    ['60 photos of 4 MB up, ms', (m) => m.photosUpMs.large],
    ['200 photos of 300 kB down, ms', (m) => m.photosDownMs.small],
    ['60 photos of 4 MB down, ms', (m) => m.photosDownMs.large],
    ['edits kept, of 5,000', (m) => m.keptEdits],
    ['documents up, kB', (m) => m.bytesUp.documents / 1e3],
    ['documents down, kB', (m) => m.bytesDown.documents / 1e3],
    ['client, kB brotli', (m) => m.clientBytes / 1e3],
  ];
  const names = [...results.keys()];
  console.log(['', ...names].map((cell, i) => cell.padEnd(i === 0 ? 34 : 12)).join(''));
  const of = (name: string, value: (m: Measured) => number) => medianOf(results.get(name) ?? [], value);
  for (const [label, value] of rows)
    console.log([label.padEnd(34), ...names.map((name) => String(Math.round(of(name, value))).padEnd(12))].join(''));

  const growth = await costAsJournalGrows(Number(process.env['BENCH_GROWTH'] ?? 200_000));
  console.log(
    `A change taken in: ${growth.first.toFixed(0)} µs at first, ${growth.last.toFixed(0)} µs in the last decade`,
  );
  const photoRatios = (['photosUpMs', 'photosDownMs'] as const).flatMap((way) =>
    (['small', 'large'] as const).map((size) => of('ours', (m) => m[way][size]) / of('floor', (m) => m[way][size])),
  );
  const checks: readonly (readonly [string, number, number, boolean])[] = [
    ['push', of('ours', (m) => m.pushMs), bars.pushMs, true],
    ['pull', of('ours', (m) => m.pullMs), bars.pullMs, true],
    ['photos to the floor, worst of four', Math.max(...photoRatios), bars.photosToFloor, true],
    ['edits kept', of('ours', (m) => m.keptEdits), bars.kept, false],
    ['last decade to the first', growth.last / growth.first, bars.growth, true],
  ];
  for (const [label, value, bar, isMost] of checks) {
    const holds = isMost ? value <= bar : value >= bar;
    console.log(`${holds ? 'holds ' : 'MISSED'} ${label}: ${value.toFixed(2)} (bar ${bar})`);
  }
  return checks.every(([, value, bar, isMost]) => (isMost ? value <= bar : value >= bar));
};
