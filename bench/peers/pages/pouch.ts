import PouchDB from 'pouchdb-browser';
import type { PeerPage, Synced } from '../../sync/peer-page.ts';
import { photoBytes, photosOf, rounds, sha256 } from '../../sync/work.ts';

// Two databases, as an app would have that gives photos smaller batches than documents. Documents go with PouchDB's
// defaults; photos in tens, since a push is one JSON with all its photos in base64: with the default of 100 it would be
// 530 MB. More than one batch at once was not faster.
const findings = new PouchDB('findings');
const photos = new PouchDB('photos');

const syncOf = async (database, options): Promise<Synced> => {
  const begin = performance.now();
  const remote = new PouchDB(`${location.origin}/${database.name}`, { skip_setup: true });
  const sync = database.sync(remote, options);
  let sentMs = 0;
  sync.push.on('complete', () => {
    sentMs = performance.now() - begin;
  });
  const result = await sync;
  const doneMs = performance.now() - begin;
  for (const direction of [result.push, result.pull])
    if (!direction.ok || direction.doc_write_failures) throw new Error(JSON.stringify(direction));
  return { sentMs, doneMs };
};

const peer: PeerPage = {
  // Each round is one bulkDocs of 500: the revisions it leaves are those of 500 single puts.
  writeFindings: async () => {
    const revisions = new Map();
    for (const round of rounds()) {
      const written = await findings.bulkDocs(
        round.map(({ id, ...rest }) => ({ _id: id, ...(revisions.has(id) && { _rev: revisions.get(id) }), ...rest })),
      );
      for (const { id, rev, ok } of written) {
        if (!ok) throw new Error(`${id} was not written`);
        revisions.set(id, rev);
      }
    }
  },
  writePhotos: async (size) => {
    for (const photo of photosOf(size))
      await photos.put({
        _id: photo.id,
        _attachments: {
          photo: { content_type: 'image/jpeg', data: new Blob([photoBytes(photo)], { type: 'image/jpeg' }) },
        },
      });
  },
  syncFindings: () => syncOf(findings, {}),
  syncPhotos: () => syncOf(photos, { batch_size: 10, batches_limit: 1 }),
  findings: async () => {
    const { rows } = await findings.allDocs({ include_docs: true });
    return rows.map(({ id, doc: { _id, _rev, ...rest } }) => ({ id, ...rest }));
  },
  photoHashes: async (size) => {
    const hashes = {};
    for (const { id } of photosOf(size)) {
      const blob = await photos.getAttachment(id, 'photo');
      hashes[id] = await sha256(await blob.arrayBuffer());
    }
    return hashes;
  },
};

Object.assign(window, { peer });
