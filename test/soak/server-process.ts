import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';
import type { ServeOrder, ServeReady } from './serve.ts';

/** The server's code in one file: a process that is killed again and again loads it twice as fast. */
const bundled = async (): Promise<string> => {
  const bundle = await rolldown({ input: fileURLToPath(new URL('./serve.ts', import.meta.url)), platform: 'node' });
  const file = join(await mkdtemp(join(tmpdir(), 'soak-server-')), 'serve.mjs');
  await bundle.write({ file, format: 'esm', codeSplitting: false });
  await bundle.close();
  return file;
};

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

/** Real server processes, one after another. The next ones load their code meanwhile: that takes longest. */
export const makeServerProcesses = async () => {
  const script = await bundled();
  const alive = new Set<Waiting>();
  const prepare = (): Waiting => {
    const child = spawn(process.execPath, [script], {
      stdio: ['pipe', 'pipe', 'inherit'],
      env: { ...process.env, NODE_COMPILE_CACHE: `${script}.cache` },
    });
    alive.add(child);
    child.once('exit', () => alive.delete(child));
    child.stdin.on('error', () => undefined);
    return child;
  };
  const waiting: Waiting[] = [];
  const take = (): Waiting => {
    waiting.push(prepare());
    if (waiting.length < 3) waiting.push(prepare());
    return waiting.shift() ?? prepare();
  };

  const end = async (child: Waiting, signal: 'SIGKILL' | 'SIGTERM'): Promise<void> => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const gone = once(child, 'exit');
    child.kill(signal);
    await gone;
  };

  return {
    start: async (dataDir: string, port = 0): Promise<RunningServer> => {
      const child = take();
      const lines = createInterface({ input: child.stdout });
      const ready = once(lines, 'line') as Promise<[string]>;
      const early = once(child, 'exit').then(() => {
        throw new Error('The server ended before it was ready.');
      });
      early.catch(() => undefined);
      child.stdin.write(orderOf(dataDir, port));
      const [line] = await Promise.race([ready, early]);
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
      const child = take();
      child.stdin.write(orderOf(dataDir, 0));
      await new Promise((resolve) => setTimeout(resolve, ms));
      await end(child, 'SIGKILL');
    },
    stopAll: async (): Promise<void> => {
      for (const child of [...alive]) await end(child, 'SIGKILL');
      await rm(dirname(script), { recursive: true, force: true });
    },
  };
};

export type ServerProcesses = Awaited<ReturnType<typeof makeServerProcesses>>;
