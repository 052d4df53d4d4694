import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';

// `npm run check`: types, lint, layers, dead code, format, rules without a test, texts, size.

type Step = { readonly name: string; readonly run: () => boolean };

const command = (name: string, ...args: readonly string[]): boolean =>
  spawnSync(name, args, { stdio: 'inherit', shell: false }).status === 0;

const filesIn = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));

/** dependency-cruiser passes in silence where it finds no modules: that must not count as kept walls. */
const layers = (): boolean => {
  const result = spawnSync('depcruise', ['--config', 'config/layers.mjs', '--output-type', 'err-long', 'src'], {
    encoding: 'utf8',
  });
  process.stdout.write(result.stdout);
  const modules = Number(/\((\d+) modules/.exec(result.stdout)?.[1] ?? 0);
  if (modules < 50) console.error(`Only ${modules} modules were seen: the layer check looked at nothing.`);
  return result.status === 0 && modules >= 50;
};

/** Every numbered rule of a SPEC page is named by a test. */
const rulesHaveTests = (): boolean => {
  const tests = filesIn('test')
    .filter((file) => /\.test\.tsx?$/.test(file))
    .map((file) => readFileSync(file, 'utf8'))
    .join('\n');
  const specs = filesIn('src').filter((file) => file.endsWith('SPEC.md'));
  const missing = specs.flatMap((spec) => {
    const rules = [...readFileSync(spec, 'utf8').matchAll(/^- \*\*([A-Z]+\d+)\*\*/gm)].map((match) => match[1] ?? '');
    return rules.filter((rule) => !tests.includes(`[${rule}]`)).map((rule) => `${spec}: ${rule} has no test`);
  });
  for (const line of missing) console.error(line);
  return missing.length === 0;
};

/** The message catalogue is up to date: every text of the screens is in it. */
const textsAreExtracted = (): boolean => {
  // Line numbers move with every edit; the texts themselves are what has to be there.
  const texts = () =>
    ['src/client/texts/en.po', 'src/client/texts/later/en.po']
      .map((file) => readFileSync(file, 'utf8'))
      .join('\n')
      .split('\n')
      .filter((line) => /^(msgid|msgstr|")/.test(line))
      .join('\n');
  const before = texts();
  const isExtracted = command('lingui', 'extract', '--clean');
  const isSame = texts() === before;
  if (!isSame) console.error('The message catalogue was behind: it is extracted now, commit it.');
  return isExtracted && isSame;
};

type Manifest = Record<
  string,
  {
    readonly file: string;
    readonly imports?: readonly string[];
    readonly css?: readonly string[];
    readonly isEntry?: boolean;
  }
>;

/** All code that is fetched before the checklist works, in brotli bytes: the entry and what it imports. */
const size = (): boolean => {
  const limit = 160_000;
  const manifest = JSON.parse(readFileSync('dist/.vite/manifest.json', 'utf8')) as Manifest;
  const files = new Set<string>();
  const visit = (key: string): void => {
    const chunk = manifest[key];
    if (!chunk || files.has(chunk.file)) return;
    files.add(chunk.file);
    for (const sheet of chunk.css ?? []) files.add(sheet);
    for (const imported of chunk.imports ?? []) visit(imported);
  };
  for (const [key, chunk] of Object.entries(manifest)) if (chunk.isEntry) visit(key);
  visit('src/client/texts/en.po');
  const packed = (file: string) => brotliCompressSync(readFileSync(join('dist', file))).length;
  const total = [...files]
    .filter((file) => ['.js', '.css'].includes(extname(file)))
    .reduce((sum, file) => sum + packed(file), 0);
  const catalogue = manifest['src/domain/catalogue/iso-iec-42001-2023.json'];
  console.log(
    `Code before the checklist works: ${total} bytes brotli of ${limit}; catalogue data beside it: ${catalogue ? packed(catalogue.file) : 0}`,
  );
  return total <= limit;
};

const steps: readonly Step[] = [
  { name: 'types', run: () => command('tsc', '-b') },
  { name: 'format', run: () => command('biome', 'ci', '--diagnostic-level=error') },
  { name: 'lint', run: () => command('oxlint', '--type-aware', 'src', 'test', 'bench') },
  { name: 'layers', run: layers },
  { name: 'dead code', run: () => command('knip') },
  { name: 'rules with tests', run: rulesHaveTests },
  { name: 'texts', run: textsAreExtracted },
  { name: 'size', run: () => command('vite', 'build', '--logLevel', 'error') && size() },
];

const failed = steps.filter(({ name, run }) => {
  console.log(`— ${name}`);
  return !run();
});
console.log(failed.length === 0 ? 'All checks passed.' : `Failed: ${failed.map(({ name }) => name).join(', ')}`);
process.exitCode = failed.length === 0 ? 0 : 1;
