import { fork } from 'node:child_process';
import { once } from 'node:events';
import type { Carried } from './wire.ts';

export type PeerServer = {
  readonly url: string;
  readonly carried: () => Promise<Carried>;
  /** What the server said of itself when it was ready. */
  readonly said: Readonly<Record<string, unknown>>;
  readonly ask: <T>(question: string) => Promise<T>;
  readonly stop: () => Promise<void>;
};

/** The peer's server in a process of its own, as it would run: its work does not wait for the bench's. */
export const startPeerServer = async (script: string, data: string, page: string): Promise<PeerServer> => {
  const child = fork(script, [data, page], {
    cwd: data,
    execArgv: ['--disable-warning=ExperimentalWarning', '--disable-warning=DEP0005'],
  });
  const ended = once(child, 'exit');
  const answer = async <T>(): Promise<T> => {
    const told = await Promise.race([once(child, 'message'), ended.then(() => undefined)]);
    if (!told) throw new Error(`The server ${script} ended.`);
    return told[0] as T;
  };
  const said = await answer<Record<string, unknown>>();
  const { port } = said;
  return {
    url: `http://127.0.0.1:${String(port)}`,
    said,
    ask: (question) => {
      child.send(question);
      return answer();
    },
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
