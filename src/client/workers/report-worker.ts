import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import canonicalize from 'canonicalize';
import boldUrl from '#report/fonts/noto-sans-bold.ttf?url';
import regularUrl from '#report/fonts/noto-sans-regular.ttf?url';
import { renderReport, unprintableTexts } from '#report/pdf/render-report.ts';
import { makeWording } from '#report/wording/wording.ts';
import type { FromReportWorker, ToReportWorker } from '../report/report-messages.ts';

declare const self: DedicatedWorkerGlobalScope;

const say = (message: FromReportWorker, transfer: Transferable[] = []) => self.postMessage(message, transfer);

const fetchFont = async (url: string) => new Uint8Array(await (await fetch(url)).arrayBuffer());
const fonts = Promise.all([fetchFont(regularUrl), fetchFont(boldUrl)]).then(([regular, bold]) => ({ regular, bold }));

const asked = new Map<string, ((bytes: Uint8Array | undefined) => void)[]>();

/** Photos are asked for one by one, so that only those of the page in hand are in memory twice. Two may be the same bytes. */
const photoBytes = (hash: string) =>
  new Promise<Uint8Array | undefined>((resolve) => {
    const waiting = asked.get(hash);
    if (waiting) return void waiting.push(resolve);
    asked.set(hash, [resolve]);
    say({ kind: 'photoWanted', sha256: hash });
  });

const render = async ({ model, purpose }: Extract<ToReportWorker, { kind: 'render' }>) => {
  const loaded = await fonts;
  if (purpose === 'preflight') return say({ kind: 'preflight', unprintable: unprintableTexts(model, loaded) });
  const made = await renderReport(model, {
    fonts: loaded,
    wording: makeWording('en'),
    language: 'en',
    fileId: bytesToHex(sha256(utf8ToBytes(canonicalize(model) ?? ''))).slice(0, 32),
    photoBytes,
    onProgress: (progress) => say({ kind: 'progress', ...progress }),
    breathe: () => new Promise((resolve) => setTimeout(resolve, 0)),
  });
  if ('kind' in made) return say(made);
  const hash = bytesToHex(new Uint8Array(await crypto.subtle.digest('SHA-256', made.bytes as BufferSource)));
  say(
    { kind: 'made', bytes: made.bytes.buffer as ArrayBuffer, pages: made.pages, sha256: hash, notShown: made.notShown },
    [made.bytes.buffer],
  );
};

self.onmessage = ({ data }: MessageEvent<ToReportWorker>) => {
  if (data.kind === 'photo') {
    const bytes = data.bytes && new Uint8Array(data.bytes);
    const waiting = asked.get(data.sha256) ?? [];
    asked.delete(data.sha256);
    for (const resolve of waiting) resolve(bytes);
    return;
  }
  render(data).catch((error: unknown) =>
    say({ kind: 'failed', reason: error instanceof Error ? error.message : String(error) }),
  );
};
