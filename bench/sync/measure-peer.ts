import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeTabletBrowser } from '#test/support/browser.ts';
import { installPeers, peersFolder } from '../install-peers.ts';
import { buildPage } from './build-page.ts';
import type { BySize, Contender, Measured } from './contender.ts';
import type { PeerPage } from './peer-page.ts';
import { type PeerServer, startPeerServer } from './peer-server.ts';
import { openQuietPage, type QuietPage } from './quiet-page.ts';
import { type PhotoSize, verifyFindings, verifyPhotos } from './work.ts';

type Peer = {
  readonly name: string;
  /** The name of its page and of its server under bench/peers; or where they are. */
  readonly files: string | { readonly page: string; readonly server: string };
  /** What has to be there before the clock starts: accounts, a shared audit. */
  readonly prepare?: (a: QuietPage, b: QuietPage, server: PeerServer) => Promise<void>;
  /** Asks the peer's server, after the sync, what it can still show of the 5,000 edits. */
  readonly countKept: (server: PeerServer) => Promise<number>;
};

type Answer<Name extends keyof PeerPage> = Awaited<ReturnType<PeerPage[Name]>>;

/** Calls one of the page's functions; its answer comes back as JSON. */
const call = async <Name extends keyof PeerPage>(
  page: QuietPage,
  name: Name,
  ...args: Parameters<PeerPage[Name]>
): Promise<Answer<Name>> => {
  const answer = await page.evaluate<Answer<Name>>(`peer.${name}(...${JSON.stringify(args)})`);
  if (process.env['BENCH_VERBOSE']) console.log(name, ...args, name.startsWith('sync') ? answer : '');
  return answer;
};

/** The whole work by one peer: its page in two browsers, A and B, and its server in a process of its own. */
const runPeer = async ({ name, files, prepare, countKept }: Peer): Promise<Measured> => {
  installPeers();
  const folder = await mkdtemp(join(tmpdir(), `bench-${name}-`));
  await Promise.all([mkdir(join(folder, 'data')), mkdir(join(folder, 'page'))]);
  const { page, server: script } =
    typeof files === 'string'
      ? { page: join(peersFolder, `pages/${files}.ts`), server: join(peersFolder, `servers/${files}.ts`) }
      : files;
  const clientBytes = await buildPage(page, join(folder, 'page'));
  const server = await startPeerServer(script, join(folder, 'data'), join(folder, 'page'));
  const tablets = [await makeTabletBrowser(), await makeTabletBrowser()] as const;
  try {
    const a = await openQuietPage(tablets[0], server.url);
    const b = await openQuietPage(tablets[1], server.url);
    await prepare?.(a, b, server);
    await a.offline(() => call(a, 'writeFindings'));

    // The pages and their scripts are loaded: from here on every byte is one of the sync.
    let before = await server.carried();
    const carriedSince = async () => {
      const now = await server.carried();
      const since = { up: now.up - before.up, down: now.down - before.down };
      before = now;
      return since;
    };
    const { sentMs, doneMs: pushMs } = await call(a, 'syncFindings');
    const { doneMs: pullMs } = await call(b, 'syncFindings');
    const documents = await carriedSince();
    verifyFindings(await call(b, 'findings'));
    const keptEdits = await countKept(server);

    const measurePhotos = async (size: PhotoSize) => {
      await a.offline(() => call(a, 'writePhotos', size));
      await carriedSince();
      const { doneMs: up } = await call(a, 'syncPhotos', size);
      const { doneMs: down } = await call(b, 'syncPhotos', size);
      const carried = await carriedSince();
      await verifyPhotos(size, await call(b, 'photoHashes', size));
      return { up, down, carried };
    };
    const [small, large] = [await measurePhotos('small'), await measurePhotos('large')];
    const bySize = (value: (measured: typeof small) => number): BySize => ({
      small: value(small),
      large: value(large),
    });
    return {
      sentMs,
      pushMs,
      pullMs,
      photosUpMs: bySize(({ up }) => up),
      photosDownMs: bySize(({ down }) => down),
      keptEdits,
      bytesUp: { documents: documents.up, photos: bySize(({ carried }) => carried.up) },
      bytesDown: { documents: documents.down, photos: bySize(({ carried }) => carried.down) },
      clientBytes,
    };
  } finally {
    await Promise.all(tablets.map((tablet) => tablet.stop()));
    await server.stop();
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  }
};

export const peerContender = (peer: Peer): Contender => ({ name: peer.name, run: () => runPeer(peer) });
