import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

/** The app's server as a process with a data folder of its own: it can be killed and started again on its port. */
export const makeServerProcess = async () => {
  const dataDir = await mkdtemp(join(tmpdir(), 'server-data-'));
  let running: ChildProcess | undefined;
  let port = 0;
  const start = async (): Promise<{ readonly url: string; readonly secret: string | undefined }> => {
    const child = spawn(process.execPath, ['test/support/serve-data.ts', dataDir, String(port)], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    running = child;
    const [line] = (await once(createInterface({ input: child.stdout }), 'line')) as [string];
    const said = JSON.parse(line) as { port: number; secret?: string };
    port = said.port;
    return { url: `http://localhost:${port}`, secret: said.secret };
  };
  const kill = async () => {
    if (!running || running.exitCode !== null) return;
    const gone = once(running, 'exit');
    running.kill('SIGKILL');
    await gone;
    running = undefined;
  };
  return {
    dataDir,
    start,
    kill,
    stop: async () => {
      await kill();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
};
