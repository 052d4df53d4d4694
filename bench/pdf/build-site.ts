import { copyFile, mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import type { Contender, Load } from './contender.ts';
import { makeModel } from './make-model.ts';

const unused = join(import.meta.dirname, '../../src/report/pdf/unused-by-jspdf.ts');

const bundle = (source: string, folder: string, file: string) =>
  build({
    configFile: false,
    root: dirname(source),
    base: './',
    logLevel: 'error',
    // Some libraries ask for a `global` that only Node has.
    define: { global: 'globalThis', 'process.env.NODE_ENV': '"production"' },
    resolve: { alias: { html2canvas: unused, dompurify: unused, canvg: unused, 'core-js': unused } },
    build: {
      outDir: folder,
      emptyOutDir: false,
      modulePreload: false,
      chunkSizeWarningLimit: 10_000,
      rolldownOptions: {
        input: source,

        output: { entryFileNames: file },
      },
    },
  });

/** The bench's page, each contender's worker as a production bundle, the fonts, and the models of the loads. */
export const buildSite = async (
  folder: string,
  contenders: readonly Contender[],
  loads: readonly Load[],
): Promise<void> => {
  for (const place of ['models', 'fonts']) await mkdir(join(folder, place), { recursive: true });
  for (const load of loads) await writeFile(join(folder, `models/${load.name}.json`), JSON.stringify(makeModel(load)));
  for (const weight of ['regular', 'bold'])
    await copyFile(
      join(import.meta.dirname, `../../src/report/fonts/noto-sans-${weight}.ttf`),
      join(folder, `fonts/${weight}.ttf`),
    );
  await copyFile(
    fileURLToPath(import.meta.resolve('harfbuzzjs/dist/harfbuzz-subset.wasm')),
    join(folder, 'fonts/subset.wasm'),
  );
  await bundle(join(import.meta.dirname, 'page.ts'), folder, 'page.js');
  await writeFile(join(folder, 'index.html'), '<!doctype html><script type="module" src="/page.js"></script>');
  for (const { name, worker } of contenders) await bundle(worker, join(folder, name), 'worker.js');
};
