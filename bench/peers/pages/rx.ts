import { RxDBAttachmentsPlugin } from 'rxdb/plugins/attachments';
import { addRxPlugin, createRxDatabase } from 'rxdb/plugins/core';
import { replicateRxCollection } from 'rxdb/plugins/replication';
import { getRxStorageDexie } from 'rxdb/plugins/storage-dexie';
import type { PeerPage, Synced } from '../../sync/peer-page.ts';
import { photoBytes, photosOf, rounds, sha256 } from '../../sync/work.ts';
import { headLength, headOf, readHead } from '../frame.ts';

addRxPlugin(RxDBAttachmentsPlugin);

const schemaOf = (fields: readonly string[], more = {}) => ({
  version: 0,
  primaryKey: 'id',
  type: 'object',
  properties: {
    id: { type: 'string', maxLength: 40 },
    ...Object.fromEntries(fields.map((field) => [field, { type: 'string' }])),
  },
  required: ['id', ...fields],
  ...more,
});

const database = await createRxDatabase({ name: 'bench', storage: getRxStorageDexie(), multiInstance: false });
const { findings, photos } = await database.addCollections({
  findings: { schema: schemaOf(['title', 'statement', 'requirement', 'gradeReason', 'by', 'at']) },
  photos: { schema: schemaOf(['at'], { attachments: {} }) },
});

const tablet = crypto.randomUUID();

const okay = (response: Response): Response => {
  if (!response.ok) throw new Error(`${response.status} for ${response.url}`);
  return response;
};

/** The blobs of a row leave the JSON and follow it as parts. */
const pushed = (rows) => {
  const blobs: Blob[] = [];
  const value = rows.map((row) => {
    const { _attachments: attachments, ...state } = row.newDocumentState;
    if (!attachments) return row;
    const stubs = Object.entries(attachments).map(([name, { data, ...stub }]) => {
      if (data) blobs.push(data);
      return [name, stub];
    });
    return { ...row, newDocumentState: { ...state, _attachments: Object.fromEntries(stubs) } };
  });
  return new Blob([
    headOf(
      value,
      blobs.map((blob) => blob.size),
    ),
    ...blobs,
  ]);
};

const pulled = async (body: Blob) => {
  const bytesOf = async (from: number, to: number) => new Uint8Array(await body.slice(from, to).arrayBuffer());
  const { value, parts } = readHead(await bytesOf(0, headLength(await bytesOf(0, 4))));
  const rest = parts.values();
  for (const document of value.documents)
    for (const stub of Object.values(document._attachments ?? {})) {
      const [from, to] = rest.next().value;
      stub.data = body.slice(from, to, stub.type);
    }
  return value;
};

// Findings go in RxDB's own batches of 100; photos in tens, as PouchDB's do: fives and thirties were no faster.
// `live: false` replicates until both sides are level and then ends: a sync with an end that can be timed. Its handlers
// are those of RxDB's page on HTTP replication.
const syncOf = async (collection, batchSize: number): Promise<Synced> => {
  const begin = performance.now();
  const url = `/${collection.name}`;
  let sentMs = 0;
  const replication = replicateRxCollection({
    collection,
    replicationIdentifier: `bench-${collection.name}`,
    live: false,
    waitForLeadership: false,
    push: {
      batchSize,
      handler: async (rows) => {
        const response = okay(await fetch(`${url}/push?tablet=${tablet}`, { method: 'POST', body: pushed(rows) }));
        const conflicts = await response.json();
        sentMs = performance.now() - begin;
        return conflicts;
      },
    },
    pull: {
      batchSize,
      handler: async (checkpoint, limit) => {
        const query = `tablet=${tablet}&written=${checkpoint?.written ?? 0}&limit=${limit}`;
        const response = await fetch(`${url}/pull?${query}`);
        return pulled(await okay(response).blob());
      },
    },
  });
  const failed = new Promise((_, reject) => replication.error$.subscribe(reject));
  await Promise.race([replication.awaitInSync(), failed]);
  const doneMs = performance.now() - begin;
  await replication.cancel();
  return { sentMs, doneMs };
};

const peer: PeerPage = {
  // Each round is one bulk write of 500; what it leaves is what 500 single edits in place leave.
  writeFindings: async () => {
    for (const round of rounds()) {
      const { error } = await findings.bulkUpsert([...round]);
      if (error.length > 0) throw new Error(`${error.length} findings were not written`);
    }
  },
  writePhotos: async (size) => {
    for (const photo of photosOf(size)) {
      const document = await photos.insert({ id: photo.id, at: new Date().toISOString() });
      const data = new Blob([photoBytes(photo)], { type: 'image/jpeg' });
      await document.putAttachment({ id: 'photo', data, type: 'image/jpeg' });
    }
  },
  syncFindings: () => syncOf(findings, 100),
  syncPhotos: () => syncOf(photos, 10),
  findings: async () => (await findings.find().exec()).map((document) => document.toJSON()),
  photoHashes: async (size) => {
    const hashes = {};
    for (const { id } of photosOf(size)) {
      const document = await photos.findOne(id).exec();
      const blob = await document?.getAttachment('photo')?.getData();
      hashes[id] = await sha256(await (blob ?? new Blob()).arrayBuffer());
    }
    return hashes;
  },
};

Object.assign(window, { peer });
