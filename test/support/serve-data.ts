import { resolve } from 'node:path';
import { makeServer } from '#server/make-server.ts';
import { openParts } from '#server/open-parts.ts';

// `node test/support/serve-data.ts DATA_DIR PORT`: the built app and its journals, in a process that can be killed.
const [dataDir = '', port = '0'] = process.argv.slice(2);
const parts = await openParts(dataDir);
const setUp = await parts.accounts.setUpLink();
const server = await makeServer({ appDir: resolve('dist'), isSecure: false, parts });
await server.listen({ host: '127.0.0.1', port: Number(port) });
const address = server.server.address();
console.log(JSON.stringify({ port: typeof address === 'object' ? address?.port : port, secret: setUp?.secret }));
