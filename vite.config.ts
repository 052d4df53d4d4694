import { fileURLToPath } from 'node:url';
import { lingui, linguiTransformerBabelPreset } from '@lingui/vite-plugin';
import babel from '@rolldown/plugin-babel';
import tailwindcss from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { VitePWA } from 'vite-plugin-pwa';
import packageFacts from './package.json' with { type: 'json' };

// Our macros go through Babel on purpose: npm leaves out the native transform where the machine's own node is old.
process.env['LINGUI_SUPPRESS_BABEL_WARNING'] = '1';

const emptyModule = fileURLToPath(new URL('./src/report/pdf/unused-by-jspdf.ts', import.meta.url));

/** The libraries that every start needs. */
const startLibraries =
  'react|react-dom|scheduler|react-router|dexie|dexie-react-hooks|zod|@lingui|zustand|@noble/hashes|canonicalize|uuid|use-sync-external-store';

/** What home and the checklist need of our own; sheets, editors and the other places wait until they are opened. */
const startScreens = [
  'domain/(audit/(?!take-out|hand-in)|checklist/(?!split-item)|evidence/|finding/(grade\\.|raise)|journal/(?!history|administer|merkle|key-ties|judge)|catalogue/catalogue\\.ts|[a-z]+\\.ts)',
  'client/recorder/(?!take-in|merge|tablet-store|journal-tables|signature-check|vouched|check-|keep-)',
  'client/store/(live-rows|storage|tablet|read-facts)',
  'client/ui/(button|chip|later|list-row|panel|progress|skyline|toast)',
  'client/features/offline/(?!install-coach)',
  'client/features/sync/sync-light',
  'domain/access/',
  'client/features/audits/(audit|home|use-start)',
  'client/features/checklist/(?!sheets/)',
  'client/features/evidence/(use-|item-evidence|file-|photo-thumb|evidence-row|evidence-words|expected)',
  'client/features/tablet/(audit-context|history-link|recorded-text|screen-frame|say|settings|tablet-context|today|use-)',
];

export default defineConfig({
  define: { __APP_VERSION__: JSON.stringify(packageFacts.version) },
  plugins: [
    react(),
    babel({ presets: [linguiTransformerBabelPreset()] }),
    lingui({ failOnMissing: true, failOnCompileError: true }),
    tailwindcss(),
    VitePWA({
      strategies: 'injectManifest',
      srcDir: 'src/client/workers',
      filename: 'service-worker.ts',
      injectRegister: false,
      manifest: false,
      injectManifest: {
        globPatterns: ['**/*.{html,js,css,json,woff2,ttf,wasm,svg,png,webmanifest,jpg}'],
        globIgnores: ['**/{IBMPlexSans,NotoSans,NotoEmoji}*'],
        maximumFileSizeToCacheInBytes: 4 * 1024 * 1024,
      },
    }),
  ],
  // jsPDF's optional parts would be precached on every tablet; the report never calls them.
  resolve: { alias: { html2canvas: emptyModule, dompurify: emptyModule, canvg: emptyModule, 'core-js': emptyModule } },
  worker: { format: 'es' },
  build: {
    target: 'es2022',
    manifest: true,
    sourcemap: false,
    chunkSizeWarningLimit: 900,
    // Parts come from the tablet's own cache; lists of what to fetch ahead only make every start heavier.
    modulePreload: false,
    rolldownOptions: {
      output: {
        // What every start needs in two files: forty small ones pack 7 kB larger and load one after the other.
        codeSplitting: {
          groups: [
            { name: 'start', test: new RegExp(`node_modules/(${startLibraries})/`) },
            { name: 'screens', test: new RegExp(`/src/(${startScreens.join('|')})`) },
          ],
        },
      },
    },
  },
});
