import { readFile, rm } from 'node:fs/promises';
import type { ReportModel } from '#domain/report/report-model.ts';
import { makeTabletBrowser } from '#test/support/browser.ts';
import { openQuietPage } from '../sync/quiet-page.ts';
import { checkMade } from './check-made.ts';
import type { Contender, Load, Measured, Timed } from './contender.ts';
import { watchProcesses } from './processes.ts';

type Place = { readonly url: string; readonly made: string };

/** One file by one contender, in a fresh browser. Looked at after the clock, where `model` says what must be in it. */
export const measureContender = async (
  { name }: Contender,
  load: Load,
  { url, made }: Place,
  model: ReportModel | undefined,
): Promise<Measured> => {
  let pid = 0;
  const tablet = await makeTabletBrowser();
  try {
    const page = await openQuietPage(
      {
        ...tablet,
        start: async () => {
          const started = await tablet.start();
          pid = started.process.pid ?? 0;
          return started;
        },
      },
      url,
    );
    await page.evaluate(`peer.prepare(${JSON.stringify(load)})`);
    await page.settle();
    const told = watchProcesses(pid);
    const timed = await page.evaluate<Timed>(`peer.make('/${name}/worker.js')`);
    const cost = told();
    if (!model) return { ...timed, ...cost, pages: Number.NaN };
    await page.evaluate('peer.send()');
    const pages = await checkMade(await readFile(made), load, model);
    await rm(made);
    return { ...timed, ...cost, pages };
  } catch (error) {
    throw new Error(`${name}, ${load.name}`, { cause: error });
  } finally {
    await tablet.stop();
  }
};
