import { defineConfig } from '@lingui/cli';

const laterFeatures = [
  'sync',
  'conflict',
  'history',
  'members',
  'report',
  'intake',
  'organisation',
  'programme',
  'checklist/sheets',
  'plan',
  'meeting',
  'sampling',
  'applicability',
  'corrective-action',
  'readiness',
  'sign-off',
  'paper',
  'sample',
  'catalogue',
].map((name) => `src/client/features/${name}`);

export default defineConfig({
  sourceLocale: 'en',
  locales: ['en', 'pseudo'],
  pseudoLocale: 'pseudo',
  fallbackLocales: { default: 'en' },
  catalogs: [
    { path: 'src/client/texts/{locale}', include: ['src/client'], exclude: laterFeatures.map((f) => `${f}/**`) },
    // Screens of teams and servers, and the report's: not loaded at a start.
    { path: 'src/client/texts/later/{locale}', include: laterFeatures },
  ],
});
