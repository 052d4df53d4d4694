import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, type BrowserContext, chromium } from 'playwright-core';

const flags = [
  '--headless=new',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--hide-scrollbars',
  '--lang=en-GB',
  '--remote-debugging-port=0',
];

const installed = (): string | undefined =>
  [
    process.env['CHROMIUM'],
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/usr/bin/google-chrome',
    '/usr/bin/google-chrome-stable',
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
    chromium.executablePath(),
  ].find((path) => path !== undefined && path !== '' && existsSync(path));

const attempts: readonly (readonly [string, readonly string[]])[] = [
  ['npx', ['playwright-core', 'install', '--with-deps', 'chromium']],
  ['npx', ['playwright-core', 'install', 'chromium']],
  ['apt-get', ['install', '-y', '-qq', 'chromium']],
];

/** An installed Chrome or Chromium; where there is none, one is installed: Playwright's, or the system's package. */
export const findBrowser = (): string => {
  const found = installed();
  if (found) return found;
  for (const [command, args] of attempts) {
    try {
      execFileSync(command, args, { stdio: 'ignore', timeout: 300_000 });
    } catch {
      continue;
    }
    const now = installed();
    if (now) return now;
  }
  throw new Error(
    'No browser for the tests: install Chrome or Chromium, or name one in the environment variable CHROMIUM.',
  );
};

/** A browser with a profile that outlives it, as on a tablet: it can be killed and started again. */
export type TabletBrowser = {
  readonly profile: string;
  start(): Promise<{ readonly browser: Browser; readonly context: BrowserContext; readonly process: ChildProcess }>;
  /** SIGKILL, as when the system or a flat battery ends it. */
  kill(): Promise<void>;
  stop(): Promise<void>;
};

export const makeTabletBrowser = async (more: readonly string[] = []): Promise<TabletBrowser> => {
  const profile = await mkdtemp(join(tmpdir(), 'tablet-'));
  const executable = findBrowser();
  let running: ChildProcess | undefined;
  let connected: Browser | undefined;

  const ended = (child: ChildProcess) =>
    new Promise<void>((resolve) =>
      child.exitCode !== null || child.signalCode ? resolve() : child.once('exit', () => resolve()),
    );

  const endpoint = async (child: ChildProcess): Promise<string> => {
    for (let tries = 0; tries < 300; tries++) {
      if (child.exitCode !== null) throw new Error(`The browser ended with code ${child.exitCode}`);
      const port = await readFile(join(profile, 'DevToolsActivePort'), 'utf8').catch(() => '');
      const [number, path] = port.split('\n');
      if (number && path) return `ws://127.0.0.1:${number}${path}`;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    throw new Error('The browser did not open its debugging port.');
  };

  const kill = async () => {
    if (!running) return;
    running.kill('SIGKILL');
    await ended(running);
    await connected?.close().catch(() => undefined);
    running = undefined;
  };

  return {
    profile,
    start: async () => {
      await rm(join(profile, 'DevToolsActivePort'), { force: true });
      const child = spawn(executable, [...flags, ...more, `--user-data-dir=${profile}`, 'about:blank'], {
        stdio: 'ignore',
      });
      running = child;
      const browser = await chromium.connectOverCDP(await endpoint(child));
      connected = browser;
      const context = browser.contexts()[0];
      if (!context) throw new Error('The browser has no default context.');
      return { browser, context, process: child };
    },
    kill,
    stop: async () => {
      await kill();
      await rm(profile, { recursive: true, force: true, maxRetries: 5 });
    },
  };
};
