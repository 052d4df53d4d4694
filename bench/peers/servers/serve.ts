import { readFileSync } from 'node:fs';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { countWire } from '../../sync/wire.ts';

const [data = '.', page = '.'] = process.argv.slice(2);

/** Where this server keeps what it is sent. */
export const dataFolder = data;

const shell = '<!doctype html><link rel="icon" href="data:,"><script type="module" src="/page.js"></script>';

/** Serves the peer's page and, for every other path, the peer; tells the bench its port and what went over the wire. */
export const serve = (peer: RequestListener): void => {
  const server = createServer((request, response) => {
    if (request.url === '/') response.setHeader('content-type', 'text/html').end(shell);
    else if (request.url === '/page.js')
      response.setHeader('content-type', 'text/javascript').end(readFileSync(join(page, 'page.js')));
    else peer(request, response);
  });
  const carried = countWire(server);
  process.on('message', () => process.send?.(carried()));
  process.on('disconnect', () => process.exit());
  server.listen(0, '127.0.0.1', () => process.send?.({ port: (server.address() as AddressInfo).port }));
};
