import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { rolldown } from 'rolldown';
import { expect, test } from 'vitest';
import { findBrowser } from '#test/support/browser.ts';
import { hardAudit } from '#test/support/hard-audit.ts';
import { renderAll } from '#test/support/render-all.ts';

const policy = "default-src 'none'; script-src 'self'; worker-src 'self'";

const bundled = async (): Promise<string> => {
  const input = fileURLToPath(new URL('../support/render-all.ts', import.meta.url));
  const bundle = await rolldown({ input, platform: 'browser' });
  const { output } = await bundle.generate({ format: 'esm', codeSplitting: false });
  await bundle.close();
  return output[0].code;
};

const serve = (code: string): Promise<Server> =>
  new Promise((resolve) => {
    const server = createServer(({ url }, response) => {
      const type = url === '/worker.js' ? 'text/javascript' : 'text/html';
      response.writeHead(200, { 'content-type': type, 'content-security-policy': policy });
      response.end(url === '/worker.js' ? code : '<!doctype html><title>test</title>');
    }).listen(0, '127.0.0.1', () => resolve(server));
  });

test('every form of an audit has the same bytes in a worker of a browser, under a strict policy, as in Node', async () => {
  const { author } = hardAudit().audit;
  const changes = JSON.stringify([...author.changes.values()]);
  const server = await serve(await bundled());
  const browser = await chromium.launch({
    executablePath: findBrowser(),
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic'],
  });
  try {
    const page = await browser.newPage();
    await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
    const inWorker = await page.evaluate(
      (given: string) =>
        new Promise<unknown>((resolve) => {
          const worker = new Worker('/worker.js', { type: 'module' });
          worker.onmessage = ({ data }) => resolve(data);
          worker.onerror = ({ message }) => resolve(message);
          worker.postMessage(given);
        }),
      changes,
    );
    expect(inWorker).toEqual(await renderAll(changes));
  } finally {
    await browser.close();
    server.close();
  }
}, 120_000);
