import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { peersFolder } from './install-peers.ts';
import type { Carried } from './wire.ts';

export type PeerServer = {
  readonly url: string;
  readonly carried: () => Promise<Carried>;
  readonly stop: () => Promise<void>;
};

/** The peer's server in a process of its own, as it would run: its work does not wait for the bench's. */
export const startPeerServer = async (name: string, data: string, page: string): Promise<PeerServer> => {
  const child = fork(join(peersFolder, 'servers', `${name}.ts`), [data, page], {
    cwd: data,
    execArgv: ['--disable-warning=ExperimentalWarning', '--disable-warning=DEP0005'],
  });
  const ended = once(child, 'exit');
  const answer = async <T>(): Promise<T> => {
    const told = await Promise.race([once(child, 'message'), ended.then(() => undefined)]);
    if (!told) throw new Error(`The server of ${name} ended.`);
    return told[0] as T;
  };
  const { port } = await answer<{ readonly port: number }>();
  return {
    url: `http://127.0.0.1:${port}`,
    carried: () => {
      child.send('carried');
      return answer<Carried>();
    },
    stop: async () => {
      child.kill();
      await ended;
    },
  };
};
