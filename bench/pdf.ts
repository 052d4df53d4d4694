import { mkdtemp, rm } from 'node:fs/promises';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { installPeers } from './install-peers.ts';
import { calibrate, median } from './measure.ts';
import { buildSite } from './pdf/build-site.ts';
import type { Contender, Load, Measured } from './pdf/contender.ts';
import { floor, ours, peers } from './pdf/contenders.ts';
import { loads } from './pdf/loads.ts';
import { makeModel } from './pdf/make-model.ts';
import { measureContender } from './pdf/measure-contender.ts';
import { serveSite } from './pdf/serve-site.ts';

/** The bars of the report: milliseconds of a person's waiting, megabytes above what the page held, milliseconds of a frame. */
const bars = { wallMs: { small: 600, large: 2_000 }, peakMb: 250, photosToPeak: 1.2, gapMs: 50 } as const;

const rows: readonly (readonly [string, (m: Measured) => number])[] = [
  ['wall, ms', (m) => m.wallMs],
  ['of that, the worker starting', (m) => m.startMs],
  ['CPU, ms', (m) => m.cpuMs],
  ['peak of the renderer, MB above', (m) => m.rendererMb],
  ['peak of all processes, MB above', (m) => m.browserMb],
  ['longest gap of the page, ms', (m) => m.gapMs],
  ['file, MB', (m) => m.size / 1e6],
  ['pages', (m) => m.pages],
];

/** Ours and the floor five times each, in turn; each peer `BENCH_PEER_RUNS` times (1). Prints a table, and what missed its bar. */
export const run = async (): Promise<boolean> => {
  const runs = Number(process.env['BENCH_RUNS'] ?? 5);
  const peerRuns = Number(process.env['BENCH_PEER_RUNS'] ?? 1);
  // For trying it out: only these contenders, only these loads.
  const isAsked = (name: string, variable: string) => (process.env[variable] ?? name).split(',').includes(name);
  const asked = [ours, floor, ...peers].filter(({ name }) => isAsked(name, 'BENCH_ONLY'));
  const work: readonly Load[] = Object.values(loads).filter(({ name }) => isAsked(name, 'BENCH_LOADS'));
  installPeers();
  console.log(
    `Calibration loop: ${Math.round(calibrate())} ms; load ${loadavg()[0]?.toFixed(1)}; median of ${runs} runs, of peers ${peerRuns}`,
  );
  const folder = await mkdtemp(join(tmpdir(), 'bench-pdf-'));
  await buildSite(join(folder, 'site'), asked, work);
  const made = join(folder, 'made.pdf');
  const site = await serveSite(join(folder, 'site'), made);
  const results = new Map<string, Measured[]>();
  const of = (contender: Contender, load: Load, value: (m: Measured) => number): number => {
    const values = (results.get(`${contender.name} ${load.name}`) ?? []).map(value).filter(Number.isFinite);
    return median(values);
  };
  try {
    for (const load of work) {
      const model = makeModel(load);
      const once = async (contender: Contender) => {
        const key = `${contender.name} ${load.name}`;
        const before = results.get(key) ?? [];
        // The same work gives the same file: the first is looked at.
        const isChecked = before.length === 0 && contender !== floor;
        const place = { url: site.url, made };
        const measured = await measureContender(contender, load, place, isChecked ? model : undefined);
        if (process.env['BENCH_VERBOSE']) console.log(key, measured);
        results.set(key, [...before, measured]);
      };
      const [own, others] = [asked.filter(({ isPeer }) => !isPeer), asked.filter(({ isPeer }) => isPeer)];
      for (let i = 0; i < runs; i++) for (const contender of own) await once(contender);
      if (load === loads.small || load === loads.large)
        for (let i = 0; i < peerRuns; i++) for (const contender of others) await once(contender);
      const shown = asked.filter(({ name }) => results.has(`${name} ${load.name}`));
      console.log(
        `\n${load.name}: ${load.findings} findings, ${load.photos} photos of ${Math.round(load.photoBytes / 1e3)} kB`,
      );
      console.log(['', ...shown.map(({ name }) => name)].map((cell, i) => cell.padEnd(i === 0 ? 34 : 11)).join(''));
      for (const [label, value] of rows) {
        const cells = shown.map((contender) => {
          const middle = of(contender, load, value);
          return (Number.isFinite(middle) ? String(Math.round(middle)) : '-').padEnd(11);
        });
        console.log([label.padEnd(34), ...cells].join(''));
      }
    }
  } finally {
    await site.stop();
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  }

  const { small, large, light, heavy } = loads;
  const peak = (load: Load) => of(ours, load, (m) => m.rendererMb);
  // Without a peer there is nothing to be faster than.
  const fastest = (load: Load) =>
    peers
      .map((one) => of(one, load, (m) => m.wallMs))
      .filter(Number.isFinite)
      .reduce((least, wall) => (wall > least ? least : wall), Number.NaN);
  const checks: readonly (readonly [string, number, number])[] = [
    ['small, wall, ms', of(ours, small, (m) => m.wallMs), bars.wallMs.small],
    ['large, wall, ms', of(ours, large, (m) => m.wallMs), bars.wallMs.large],
    ['small, wall to the fastest peer', of(ours, small, (m) => m.wallMs) / fastest(small), 1],
    ['large, wall to the fastest peer', of(ours, large, (m) => m.wallMs) / fastest(large), 1],
    ['large, peak, MB', peak(large), bars.peakMb],
    ['60 photos of 4 MB, peak, MB', peak(heavy), bars.peakMb],
    ['peak of 400 photos of 296 kB to 400 of 30 kB', peak(large) / peak(light), bars.photosToPeak],
    ['peak of 60 photos of 4 MB to 60 of 300 kB', peak(heavy) / peak(small), bars.photosToPeak],
    [
      'longest gap, worst of the loads, ms',
      Math.max(...work.map((load) => of(ours, load, (m) => m.gapMs))),
      bars.gapMs,
    ],
  ];
  console.log('');
  for (const [label, value, bar] of checks) {
    const verdict = Number.isNaN(value) ? 'NOT MEASURED' : value <= bar ? 'holds ' : 'MISSED';
    console.log(`${verdict} ${label}: ${value.toFixed(2)} (bar ${bar})`);
  }
  return checks.every(([, value, bar]) => value <= bar);
};
