import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { configurationOf, runServer } from '../server/main.ts';

// `npm start`: builds the app as it stands and serves it. Nothing else has to be set up.
try {
  const configuration = configurationOf(process.env);
  console.log('Building the app …');
  await build({ logLevel: 'error' });
  await runServer(configuration, fileURLToPath(new URL('../../dist', import.meta.url)));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
