import { join } from 'node:path';
import { peerContender } from './measure-peer.ts';

/** Our own tablet code and server, driven as the peers are. The audit and its first findings are shared beforehand. */
export const ours = peerContender({
  name: 'ours',
  files: { page: join(import.meta.dirname, 'ours-page.ts'), server: join(import.meta.dirname, 'ours-server.ts') },
  prepare: async (a, b, { said }) => {
    await a.evaluate(`peer.join(${JSON.stringify(said['secret'])}, 'a')`);
    const secret = await a.evaluate<string>('peer.invite()');
    const other = await b.evaluate<string>(`peer.join(${JSON.stringify(secret)}, 'b')`);
    await a.evaluate(`peer.begin(${JSON.stringify(other)})`);
  },
  countKept: (server) => server.ask<number>('kept'),
});
