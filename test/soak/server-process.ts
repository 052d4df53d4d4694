import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import type { ServeOrder, ServeReady } from './serve.ts';

const script = fileURLToPath(new URL('./serve.ts', import.meta.url));

export type RunningServer = ServeReady & {
  readonly origin: string;
  /** SIGKILL, and the process is gone when it returns. */
  readonly kill: () => Promise<void>;
  readonly stop: () => Promise<void>;
  /** Whether it ended by itself. */
  readonly hasEnded: () => boolean;
};

const orderOf = (dataDir: string, port: number) => `${JSON.stringify({ dataDir, port } satisfies ServeOrder)}\n`;

type Waiting = ChildProcessByStdio<Writable, Readable, null>;

/** Real server processes, one after another. The next one has loaded its code before the last one is killed. */
export const makeServerProcesses = () => {
  const alive = new Set<Waiting>();
  const prepare = (): Waiting => {
    const child = spawn(process.execPath, [script], {
      stdio: ['pipe', 'pipe', 'inherit'],
      env: { ...process.env, NODE_COMPILE_CACHE: join(tmpdir(), 'clausewalk-soak-code') },
    });
    alive.add(child);
    child.once('exit', () => alive.delete(child));
    child.stdin.on('error', () => undefined);
    return child;
  };
  let next: Waiting | undefined;

  const end = async (child: Waiting, signal: 'SIGKILL' | 'SIGTERM'): Promise<void> => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const gone = once(child, 'exit');
    child.kill(signal);
    await gone;
  };

  return {
    start: async (dataDir: string, port = 0): Promise<RunningServer> => {
      const child = next ?? prepare();
      const lines = createInterface({ input: child.stdout });
      const ready = once(lines, 'line') as Promise<[string]>;
      const early = once(child, 'exit').then(() => {
        throw new Error('The server ended before it was ready.');
      });
      early.catch(() => undefined);
      child.stdin.write(orderOf(dataDir, port));
      const [line] = await Promise.race([ready, early]);
      next = prepare();
      const said = JSON.parse(line) as ServeReady;
      return {
        ...said,
        origin: `http://127.0.0.1:${said.port}`,
        kill: () => end(child, 'SIGKILL'),
        stop: () => end(child, 'SIGTERM'),
        hasEnded: () => child.exitCode !== null,
      };
    },
    /** Killed so many milliseconds after it was told to begin, ready or not. */
    startAndKill: async (dataDir: string, ms: number): Promise<void> => {
      const child = next ?? prepare();
      next = prepare();
      child.stdin.write(orderOf(dataDir, 0));
      await new Promise((resolve) => setTimeout(resolve, ms));
      await end(child, 'SIGKILL');
    },
    stopAll: async (): Promise<void> => {
      for (const child of [...alive]) await end(child, 'SIGKILL');
    },
  };
};
