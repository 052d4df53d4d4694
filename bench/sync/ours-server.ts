import { writeFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { makeServer } from '#server/make-server.ts';
import { openParts } from '#server/open-parts.ts';
import { countWire } from './wire.ts';

const [data = '.', page = '.'] = process.argv.slice(2);
const shell = '<!doctype html><link rel="icon" href="data:,"><script type="module" src="/page.js"></script>';
await writeFile(join(page, 'index.html'), shell);
const parts = await openParts(data);
const setUp = await parts.accounts.setUpLink();
const server = await makeServer({ appDir: page, isSecure: false, parts, log: Boolean(process.env['BENCH_VERBOSE']) });
const carried = countWire(server.server);
/** The edits whose author and time the server can show: every change of a finding's texts that is no first writing. */
const kept = async () => {
  const rows = await parts.db.selectFrom('changes').select('body').execute();
  const changes = rows.map(
    ({ body }) => JSON.parse(body) as { noun: string; value?: unknown; supersedes: string[]; by: string; at: string },
  );
  return changes.filter((c) => c.noun === 'finding' && c.supersedes.length > 0 && c.value !== undefined && c.by && c.at)
    .length;
};
process.on('message', (question) => {
  if (question === 'kept') void kept().then((count) => process.send?.(count));
  else process.send?.(carried());
});
process.on('disconnect', () => process.exit());
await server.listen({ host: '127.0.0.1', port: 0 });
process.send?.({ port: (server.server.address() as AddressInfo).port, secret: setUp?.secret });
