import { readFileSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { build } from 'vite';

/** A production bundle of a peer's page, its library included; tells its brotli bytes. */
export const buildPage = async (source: string, folder: string): Promise<number> => {
  await build({
    configFile: false,
    root: dirname(source),
    logLevel: 'error',
    build: {
      outDir: folder,
      emptyOutDir: true,
      modulePreload: false,
      minify: !process.env['BENCH_READABLE'],
      // PouchDB's and RxDB's size is told, not judged.
      chunkSizeWarningLimit: 10_000,
      rolldownOptions: {
        input: source,
        output: { entryFileNames: 'page.js' },
      },
    },
  });
  const scripts = (await readdir(folder, { recursive: true })).filter((file) => file.endsWith('.js'));
  return scripts.reduce((sum, file) => sum + brotliCompressSync(readFileSync(join(folder, file))).length, 0);
};
