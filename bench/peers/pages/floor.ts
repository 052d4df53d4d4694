import type { PeerPage, Synced } from '../../sync/peer-page.ts';
import {
  type Edit,
  edited,
  edits,
  type Finding,
  firstFindings,
  type Photo,
  photoBytes,
  photosOf,
  sha256,
} from '../../sync/work.ts';

// Nothing is stored here: the floor is the wire and the server's disk. Only what a tablet has in memory is sent.
type Record_ = Finding | Edit;
const batchSize = 200;
const atOnce = 4;

let records: Record_[] = [];
let isSent = true;
const unsent = new Map<string, Blob>();
const photos = new Map<string, Blob>();

const expect = (response: Response): Response => {
  if (!response.ok) throw new Error(`${response.status} for ${response.url}`);
  return response;
};

const syncFindings = async (): Promise<Synced> => {
  const begin = performance.now();
  if (!isSent)
    for (let i = 0; i < records.length; i += batchSize)
      expect(await fetch('/records', { method: 'POST', body: JSON.stringify(records.slice(i, i + batchSize)) }));
  isSent = true;
  const sentMs = performance.now() - begin;
  for (let isMore = true; isMore; ) {
    const response = expect(await fetch(`/records?from=${records.length}&limit=${batchSize}`));
    const batch = (await response.json()) as Record_[];
    records.push(...batch);
    isMore = batch.length === batchSize;
  }
  return { sentMs, doneMs: performance.now() - begin };
};

/** A few requests at once, as a browser would: one alone leaves the server idle while the next is being read. */
const forEach = async <T>(items: readonly T[], work: (item: T) => Promise<void>): Promise<void> => {
  const rest = items.values();
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      for (const item of rest) await work(item);
    }),
  );
};

const put = async (id: string, body: Blob) => {
  expect(await fetch(`/files/${id}`, { method: 'PUT', body }));
  unsent.delete(id);
};

const get = async ({ id }: Photo) => {
  if (!photos.has(id)) photos.set(id, await expect(await fetch(`/files/${id}`)).blob());
};

const peer: PeerPage = {
  writeFindings: async () => {
    records = [...firstFindings(), ...edits()];
    isSent = false;
  },
  writePhotos: async (size) => {
    for (const photo of photosOf(size)) {
      const blob = new Blob([photoBytes(photo)]);
      unsent.set(photo.id, blob);
      photos.set(photo.id, blob);
    }
  },
  syncFindings,
  syncPhotos: async (size) => {
    const begin = performance.now();
    await forEach([...unsent], ([id, body]) => put(id, body));
    const sentMs = performance.now() - begin;
    await forEach(photosOf(size), get);
    return { sentMs, doneMs: performance.now() - begin };
  },
  findings: async () => {
    const states = new Map<string, Finding>();
    for (const record of records)
      if ('id' in record) states.set(record.id, record);
      else {
        const finding = states.get(record.finding);
        if (finding) states.set(record.finding, edited(finding, record));
      }
    return [...states.values()];
  },
  photoHashes: async (size) => {
    const hashes: Record<string, string> = {};
    for (const { id } of photosOf(size)) hashes[id] = await sha256(await (photos.get(id) ?? new Blob()).arrayBuffer());
    return hashes;
  },
};

Object.assign(window, { peer });
