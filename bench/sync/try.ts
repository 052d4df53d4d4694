// `npx node bench/sync/try.ts NAME`: one run of one contender, for trying it out.
import type { Contender } from './contender.ts';

const contenders: Record<string, () => Promise<Contender>> = {
  ours: async () => (await import('./ours.ts')).ours,
  floor: async () => (await import('./floor.ts')).floor,
  pouch: async () => (await import('./pouch.ts')).pouch,
  rx: async () => (await import('./rx.ts')).rx,
};

const load = contenders[process.argv[2] ?? ''];
if (!load) {
  console.error(`Which contender? One of: ${Object.keys(contenders).join(', ')}`);
  process.exit(2);
}
const { name, run } = await load();
console.log(name, await run());
process.exit();
