import { playNamed } from './named-schedules.ts';
import { playSeed } from './play-seed.ts';

// `node test/simulation/run-seeds.ts FROM COUNT [--first]`: plays seeds and prints those that break a promise.
const [from = '1', count = '2000', ...flags] = process.argv.slice(2);
const isFirstOnly = flags.includes('--first');
const named = await playNamed();
if (named.length > 0) console.log(['seed 0:', ...named].join('\n  '));
if (named.length > 0 && isFirstOnly) process.exit(1);
let failed = named.length;
const kinds = new Map<string, number>();
for (let seed = Number(from); seed < Number(from) + Number(count); seed++) {
  const { broken, trace } = await playSeed(seed).catch((error: unknown) => ({
    broken: [`threw ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`],
    trace: [] as readonly string[],
  }));
  if (broken.length === 0) continue;
  failed += 1;
  const kind = (broken[0] ?? '').replaceAll(/[0-9a-f]{8}-[0-9a-f-]+/g, '…').slice(0, 60);
  kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
  if (failed <= 3 || isFirstOnly) {
    console.log(`seed ${seed}:`);
    for (const line of broken.slice(0, 8)) console.log(`  ${line}`);
    if (flags.includes('--trace')) console.log(trace.map((line) => `    ${line}`).join('\n'));
  }
  if (isFirstOnly) process.exit(1);
}
for (const [kind, times] of [...kinds].sort((a, b) => b[1] - a[1])) console.log(`${times} × ${kind}`);
console.log(`${failed} of ${count} schedules broke a promise`);
process.exitCode = failed > 0 ? 1 : 0;
