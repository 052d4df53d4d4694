import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';

// `npm run graph`: draws the architecture from the code and puts it into README.md between its marks.

type Cruised = {
  readonly modules: readonly {
    readonly source: string;
    readonly dependencies: readonly { readonly resolved: string }[];
  }[];
};

const result = spawnSync('depcruise', ['--config', 'config/layers.mjs', '--output-type', 'json', 'src'], {
  encoding: 'utf8',
  maxBuffer: 1e9,
});
const { modules } = JSON.parse(result.stdout) as Cruised;

/** Machine and layer of a file: `client/features`, `domain`, `server`. */
const layerOf = (path: string): string | undefined => {
  const [root, machine, layer, more] = path.split('/');
  if (root !== 'src' || machine === undefined) return undefined;
  return machine === 'client' && layer !== undefined && more !== undefined ? `client/${layer}` : machine;
};

const files = new Map<string, number>();
const arrows = new Map<string, number>();
for (const { source, dependencies } of modules) {
  const from = layerOf(source);
  if (!from) continue;
  files.set(from, (files.get(from) ?? 0) + 1);
  for (const { resolved } of dependencies) {
    const to = layerOf(resolved);
    if (to && to !== from) arrows.set(`${from} ${to}`, (arrows.get(`${from} ${to}`) ?? 0) + 1);
  }
}

const id = (layer: string) => layer.replaceAll('/', '_');
const lines = [
  '```mermaid',
  'graph TD',
  ...[...files]
    .sort(([a], [b]) => a.localeCompare(b))
    .map(([layer, count]) => `  ${id(layer)}["${layer}<br/>${count} files"]`),
  ...[...arrows.keys()]
    .sort((a, b) => a.localeCompare(b))
    .map((key) => {
      const [from = '', to = ''] = key.split(' ');
      return `  ${id(from)} --> ${id(to)}`;
    }),
  '```',
];

const readme = readFileSync('README.md', 'utf8');
const [begin, end] = ['<!-- graph: drawn by npm run graph -->', '<!-- end of graph -->'];
const [before, rest] = readme.split(begin);
const after = rest?.split(end)[1];
if (before === undefined || after === undefined) throw new Error(`README.md lacks the marks ${begin} and ${end}`);
writeFileSync('README.md', `${before}${begin}\n${lines.join('\n')}\n${end}${after}`);
console.log(`${files.size} layers, ${arrows.size} arrows drawn into README.md`);
