import { once } from 'node:events';
import { resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { makeServer } from '#server/make-server.ts';
import { openParts } from '#server/open-parts.ts';

// `node test/soak/serve.ts`: a server process to be killed. It loads its code, then waits for one line
// `{"dataDir": …, "port": …}`, opens that folder and answers with one line `{"port": …, "setUp": …}`.
export type ServeOrder = { readonly dataDir: string; readonly port: number };
export type ServeReady = { readonly port: number; readonly setUp: string | undefined };

const [line] = (await once(createInterface({ input: process.stdin }), 'line')) as [string];
const { dataDir, port } = JSON.parse(line) as ServeOrder;
const parts = await openParts(dataDir);
const setUp = await parts.accounts.setUpLink();
const server = await makeServer({ appDir: resolve('public'), isSecure: false, parts });
process.once('SIGTERM', () => void server.close().then(() => process.exit(0)));
await server.listen({ host: '127.0.0.1', port });
const address = server.server.address();
const actual = address !== null && typeof address === 'object' ? address.port : port;
console.log(JSON.stringify({ port: actual, setUp: setUp?.secret } satisfies ServeReady));
