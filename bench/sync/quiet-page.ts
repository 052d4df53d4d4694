import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { TabletBrowser } from '#test/support/browser.ts';

type Answer = {
  readonly id?: number;
  readonly method?: string;
  readonly params?: unknown;
  readonly error?: { readonly message: string };
  readonly result?: {
    readonly result?: { readonly value?: unknown };
    readonly exceptionDetails?: { readonly text: string; readonly exception?: { readonly description?: string } };
  };
};

const patience = 300_000;

/** A page that nobody listens to while it works. */
export type QuietPage = {
  /** Evaluates an expression in the page, awaits its promise, and gives its value by way of JSON. */
  readonly evaluate: <T>(expression: string) => Promise<T>;
  /** Does the work while the page has no network. */
  readonly offline: (work: () => Promise<void>) => Promise<void>;
  /** Lets go of what the page no longer needs, so that memory is told from here on. */
  readonly settle: () => Promise<void>;
};

/**
 * Playwright watches the network of its pages, and so gets a copy of every request's body: it slows a sync of 240 MB
 * down, and one request of 50 MB ends the connection. So Playwright only starts the browser here and then lets go; one
 * plain DevTools session remains, which listens to nothing.
 */
export const openQuietPage = async (tablet: TabletBrowser, url: string): Promise<QuietPage> => {
  const { browser } = await tablet.start();
  await browser.close();
  const [port] = (await readFile(join(tablet.profile, 'DevToolsActivePort'), 'utf8')).split('\n');
  const targets = (await (await fetch(`http://127.0.0.1:${port}/json/list`)).json()) as readonly {
    readonly type: string;
    readonly webSocketDebuggerUrl: string;
  }[];
  const target = targets.find(({ type }) => type === 'page');
  if (!target) throw new Error('The browser has no page.');
  const socket = new WebSocket(target.webSocketDebuggerUrl);

  const waiting = new Map<number, PromiseWithResolvers<Answer>>();
  const fail = (reason: string) => {
    for (const { reject } of waiting.values()) reject(new Error(reason));
    waiting.clear();
  };
  let last = 0;
  const send = async (method: string, params: object = {}): Promise<Answer['result']> => {
    const id = ++last;
    const answered = Promise.withResolvers<Answer>();
    waiting.set(id, answered);
    socket.send(JSON.stringify({ id, method, params }));
    // A peer that waits for ever must end the bench, not hang it.
    const limit = setTimeout(() => answered.reject(new Error(`${method}: no answer in ${patience} ms`)), patience);
    const { error, result } = await answered.promise.finally(() => clearTimeout(limit));
    if (error) throw new Error(`${method}: ${error.message}`);
    return result;
  };
  socket.addEventListener('message', ({ data }) => {
    const answer = JSON.parse(String(data)) as Answer;
    if (answer.method === 'Inspector.targetCrashed') fail(`The page of ${url} crashed.`);
    if (answer.id === undefined) return;
    waiting.get(answer.id)?.resolve(answer);
    waiting.delete(answer.id);
  });
  socket.addEventListener('close', () => fail(`The page of ${url} was closed.`));
  await new Promise((resolve, reject) => {
    socket.addEventListener('open', resolve);
    socket.addEventListener('error', reject);
  });

  const evaluate = async <T>(expression: string): Promise<T> => {
    const result = await send('Runtime.evaluate', { expression, awaitPromise: true, returnByValue: true });
    const { exceptionDetails } = result ?? {};
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    return result?.result?.value as T;
  };
  const setOffline = (isOffline: boolean) =>
    send('Network.emulateNetworkConditions', {
      offline: isOffline,
      latency: 0,
      downloadThroughput: -1,
      uploadThroughput: -1,
    });

  await send('Inspector.enable');
  await send('Page.navigate', { url });
  for (let tries = 0; !(await evaluate<boolean>(`location.href !== 'about:blank' && 'peer' in window`)); tries++) {
    if (tries > 300) throw new Error(`The page of ${url} did not load.`);
    await wait(100);
  }
  return {
    evaluate,
    offline: async (work) => {
      await send('Network.enable');
      await setOffline(true);
      await work();
      await setOffline(false);
      await send('Network.disable');
    },
    settle: async () => {
      await send('HeapProfiler.collectGarbage');
      await wait(500);
    },
  };
};
