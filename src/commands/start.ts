import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { runServer } from '../server/main.ts';

// `npm start`: builds the app as it stands and serves it. Nothing else has to be set up.
console.log('Building the app …');
await build({ logLevel: 'error' });
await runServer(process.env, fileURLToPath(new URL('../../dist', import.meta.url))).catch((error: Error) => {
  console.error(error.message);
  process.exitCode = 1;
});
