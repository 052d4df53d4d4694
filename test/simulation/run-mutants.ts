import { spawn } from 'node:child_process';
import { cp, mkdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { type Mutant, mutants } from './mutants.ts';

const seeds = 2_000;

/** A copy of the sources with one bug in it. */
const plant = async ({ edits }: Mutant, folder: string): Promise<void> => {
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  for (const part of [
    'src/domain',
    'src/protocol',
    'src/client/sync',
    'src/client/recorder',
    'src/client/store',
    'src/server/journal',
    'test/simulation',
  ])
    await cp(part, join(folder, part), { recursive: true });
  await cp('package.json', join(folder, 'package.json'));
  await symlink(resolve('node_modules'), join(folder, 'node_modules'));
  for (const { file, find, put } of edits) {
    const text = await readFile(join(folder, file), 'utf8');
    const places = text.split(find).length - 1;
    if (places !== 1) throw new Error(`"${find}" stands ${places} times in ${file}: the list of mutants is stale.`);
    await writeFile(
      join(folder, file),
      text.replace(find, () => put),
    );
  }
};

/** The seed that caught it, or undefined. */
const hunt = (folder: string): Promise<{ readonly seed: string; readonly broke: string } | undefined> =>
  new Promise((done) => {
    const child = spawn(process.execPath, ['test/simulation/run-seeds.ts', '1', String(seeds), '--first'], {
      cwd: folder,
    });
    let output = '';
    child.stdout.on('data', (data) => (output += data));
    child.stderr.on('data', (data) => (output += data));
    child.on('close', () => {
      const found = /seed (\d+):\n\s+(.*)/.exec(output);
      done(found ? { seed: found[1] ?? '', broke: found[2] ?? '' } : undefined);
    });
  });

export type Hunted = {
  readonly name: string;
  readonly caught: { readonly seed: string; readonly broke: string } | undefined;
};

/** Plants each bug in a copy of the sources and plays up to 2,000 seeds against it. */
export const runMutants = async (onDone: (hunted: Hunted) => void, only = ''): Promise<void> => {
  const waiting = mutants.filter((mutant) => mutant.name.includes(only)).values();
  const lane = async (n: number) => {
    for (const mutant of waiting) {
      const folder = resolve(`.cache/mutants/${n}`);
      await plant(mutant, folder);
      onDone({ name: mutant.name, caught: await hunt(folder) });
    }
  };
  await Promise.all([lane(1), lane(2)]);
};

if (process.argv[1]?.endsWith('run-mutants.ts')) {
  let missed = 0;
  await runMutants(({ name, caught }) => {
    if (!caught) missed += 1;
    console.log(
      caught ? `caught by seed ${caught.seed}: ${name} (${caught.broke.slice(0, 70)})` : `NOT CAUGHT: ${name}`,
    );
  }, process.argv[2]);
  console.log(`${mutants.length - missed} of ${mutants.length} bugs were caught within ${seeds} seeds`);
  process.exitCode = missed > 0 ? 1 : 0;
}
