import { defineConfig } from '@lingui/cli';

const teamFeatures = ['sync', 'conflict', 'history', 'members'].map((name) => `src/client/features/${name}`);

export default defineConfig({
  sourceLocale: 'en',
  locales: ['en', 'pseudo'],
  pseudoLocale: 'pseudo',
  fallbackLocales: { default: 'en' },
  catalogs: [
    { path: 'src/client/texts/{locale}', include: ['src/client'], exclude: teamFeatures.map((f) => `${f}/**`) },
    // Screens of teams and servers: not loaded at a start.
    { path: 'src/client/texts/team/{locale}', include: teamFeatures },
  ],
});
