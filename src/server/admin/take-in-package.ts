import { open } from 'node:fs/promises';
import { blobsOf } from '#domain/journal/administer.ts';
import { membershipsOf } from '#domain/journal/memberships.ts';
import { isAdministrative } from '#domain/journal/status.ts';
import { type Result, refuse, succeed } from '#domain/result.ts';
import { readPackage } from '#package/read-package.ts';
import { limits } from '#protocol/protocol.ts';
import type { ServerParts } from '../open-parts.ts';
import type { AdminRefusal } from './admin-refusal.ts';

export type TakenIn = {
  readonly journals: number;
  readonly changes: number;
  readonly files: number;
  /** Changes that the server can't take, with why: their authors' tablets still hold them. */
  readonly refused: readonly { readonly id: string; readonly why: string }[];
};

/**
 * Takes an audit package into a server's journals, as its members' tablets would have sent it: each change by its
 * author's signature, what is known already once. All of the package is checked before anything is stored.
 */
export const takeInPackage = async (
  path: string,
  { desk, blobs }: ServerParts,
): Promise<Result<TakenIn, AdminRefusal>> => {
  const handle = await open(path, 'r');
  try {
    const { size } = await handle.stat();
    const read = await readPackage({
      size,
      read: async (from, to) => {
        const bytes = new Uint8Array(to - from);
        await handle.read(bytes, 0, bytes.length, from);
        return bytes;
      },
    });
    if (!read.ok) return failed(`${path} was not taken in: ${read.refusal.kind}.`, 'Nothing was changed.');
    const { journals, manifest } = read.value;
    let changes = 0;
    let files = 0;
    const refused: { id: string; why: string }[] = [];
    for (const { journal, changes: all } of journals) {
      const persons = [...membershipsOf(all).all.values()].map((member) => member.person);
      const founding = await desk.found({ persons }, journal, all.filter(isAdministrative));
      if (!founding.ok)
        return failed(`Journal ${journal} was not taken in: ${founding.refusal.kind}.`, 'Journals before it were.');
      changes += founding.value.answers.filter((answer) => answer.is === 'accepted').length;
      let waiting = all.filter((change) => !isAdministrative(change));
      while (waiting.length > 0) {
        const batch = waiting.slice(0, limits.changesPerPush);
        const done = await desk.append({ persons }, journal, batch);
        const about = done.ok ? undefined : batch[done.refusal.index ?? 0];
        if (done.ok) changes += done.value.answers.filter((answer) => answer.is === 'accepted').length;
        else if (about) refused.push({ id: about.id, why: done.refusal.kind });
        const dealtWith = new Set(done.ok ? batch.map(({ id }) => id) : [about?.id]);
        waiting = waiting.filter(({ id }) => !dealtWith.has(id));
      }
    }
    const namedBy = new Map(
      journals.flatMap(({ journal, changes: all }) => blobsOf(all).map((hash) => [hash, journal] as const)),
    );
    for (const { sha256 } of manifest.blobs) {
      const journal = namedBy.get(sha256);
      if (!journal) continue;
      const blob = await read.value.readBlob(sha256);
      if (!blob.ok) return failed(`File ${sha256} of ${path} is broken.`, 'What came before it was taken in.');
      const failure = await blobs.put(journal, sha256, single(blob.value.bytes));
      if (failure) return failed(`File ${sha256} was not taken in: ${failure.kind}.`, 'What came before it was.');
      files += 1;
    }
    return succeed({ journals: journals.length, changes, files, refused });
  } finally {
    await handle.close();
  }
};

const failed = (happened: string, safe: string) =>
  refuse<AdminRefusal>({
    kind: 'failed',
    happened,
    safe,
    next: 'Make the package again on its tablet, or take in another copy of it. Taking in twice changes nothing.',
  });

async function* single(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}
