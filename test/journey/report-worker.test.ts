import { createHash } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import canonicalize from 'canonicalize';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ReportChoices } from '#domain/report/report-choices.ts';
import { reportModel } from '#domain/report/report-model.ts';
import { makeWording } from '#report/wording/wording.ts';
import { makeTabletBrowser, type TabletBrowser } from '#test/support/browser.ts';
import { buildFullAudit, fullAuditMade } from '#test/support/full-audit.ts';
import { sha256 } from '#test/support/read-pdf.ts';
import { renderInNode, reportTypefaces } from '#test/support/render-in-node.ts';
import { serveApp } from '#test/support/served-app.ts';

describe("the report's worker in the built app", () => {
  let served: Awaited<ReturnType<typeof serveApp>>;
  let tablet: TabletBrowser;
  let page: Page;
  const requested: string[] = [];
  beforeAll(async () => {
    served = await serveApp();
    tablet = await makeTabletBrowser();
    const { context } = await tablet.start();
    page = context.pages()[0] ?? (await context.newPage());
    context.on('request', (request) => requested.push(request.url()));
    await page.goto(served.url);
  });
  afterAll(async () => {
    await tablet.stop();
    await served.stop();
  });

  test('a page compiles no WebAssembly: only this worker may', async () => {
    const refusal = await page.evaluate(() => {
      try {
        return `compiled ${typeof new WebAssembly.Module(new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0]))}`;
      } catch (error) {
        return String(error);
      }
    });
    expect(refusal).toMatch(/CompileError|EvalError/u);
  });

  const choices: readonly ReportChoices[] = [
    { language: 'en', dates: 'words', paper: 'a4', edition: 'report', profile: 'evidence' },
    { language: 'de', dates: 'digits', paper: 'letter', edition: 'management', profile: 'evidence' },
  ];
  test.each(choices)('makes the same bytes as Node, to the last one ($language, $edition)', async (chosen) => {
    const { audit, photos } = buildFullAudit();
    // As it comes out of the message that brings it.
    const model = JSON.parse(JSON.stringify(reportModel(audit.facts(), fullAuditMade))) as ReturnType<
      typeof reportModel
    >;
    const [script] = (await readdir('dist/assets')).filter((name) => /^report-worker-.*\.js$/u.test(name));
    const made = await page.evaluate(
      async (given) =>
        new Promise<{ readonly sha256?: string; readonly kind: string; readonly reason?: string }>((resolve) => {
          const worker = new Worker(given.script, { type: 'module' });
          worker.onerror = ({ message }) => resolve({ kind: 'error', reason: message });
          worker.onmessage = ({ data }) => {
            if (data.kind === 'photoWanted') {
              const bytes = Uint8Array.from(given.photos[data.sha256] ?? []).buffer;
              worker.postMessage({ kind: 'photo', sha256: data.sha256, bytes });
            } else if (data.kind !== 'progress') resolve({ kind: data.kind, sha256: data.sha256, reason: data.reason });
          };
          worker.postMessage({ kind: 'render', purpose: 'pdf', model: given.model, choices: given.choices });
        }),
      {
        script: `/assets/${script}`,
        model,
        choices: chosen,
        photos: Object.fromEntries([...photos].map(([hash, bytes]) => [hash, [...bytes]])),
      },
    );
    expect(made.reason).toBeUndefined();
    const inNode = await renderInNode(model, photos, {
      typefaces: await reportTypefaces(model, chosen.language),
      wording: makeWording(chosen.language, chosen.dates),
      paper: chosen.paper,
      edition: chosen.edition,
      profile: chosen.profile,
      fileId: createHash('sha256')
        .update(canonicalize({ model, choices: chosen }) ?? '')
        .digest('hex')
        .slice(0, 32),
    });
    expect(made.sha256).toBe(sha256(inNode.bytes));
  });

  test('asks no other origin for anything', () => {
    expect(requested.length).toBeGreaterThan(5);
    expect(requested.filter((url) => !url.startsWith(served.url) && !url.startsWith('blob:'))).toEqual([]);
  });
});
