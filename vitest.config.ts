import { mergeConfig } from 'vite';
import { defineConfig } from 'vitest/config';
import app from './vite.config.ts';

const project = (name: string, include: string[], environment: 'node' | 'happy-dom', more = {}) => ({
  extends: true as const,
  test: { name, include, environment, ...more },
});

export default mergeConfig(
  { ...app, plugins: app.plugins?.filter((p) => !JSON.stringify(p)?.includes('vite-plugin-pwa')) },
  defineConfig({
    test: {
      // Left alone it is one less than there are cores: on two, one file after the other, and most of them wait for a browser.
      maxWorkers: '100%',
      projects: [
        project('domain', ['test/domain/**/*.test.ts'], 'node', { testTimeout: 60_000 }),
        project('report', ['test/report/**/*.test.ts'], 'node', { testTimeout: 60_000 }),
        project('package', ['test/package/**/*.test.ts'], 'node', { testTimeout: 60_000, hookTimeout: 60_000 }),
        project('commands', ['test/commands/**/*.test.ts'], 'node', { testTimeout: 60_000 }),
        project('client', ['test/client/**/*.test.{ts,tsx}'], 'happy-dom', {
          setupFiles: ['test/support/client-setup.ts'],
          testTimeout: 60_000,
        }),
        project('simulation', ['test/simulation/**/*.test.ts'], 'node', { testTimeout: 300_000 }),
        project(
          'server',
          ['test/server/**/*.test.ts', 'test/contract/**/*.test.ts', 'test/attack/**/*.test.ts'],
          'node',
          { testTimeout: 60_000 },
        ),
        project('journey', ['test/journey/**/*.test.ts'], 'node', {
          testTimeout: 240_000,
          hookTimeout: 240_000,
          globalSetup: ['test/support/build-once.ts'],
        }),
      ],
    },
  }),
);
