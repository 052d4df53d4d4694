import { createHash, randomUUID } from 'node:crypto';
import { constants, createReadStream } from 'node:fs';
import { copyFile, type FileHandle, mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { mediaTypeOf } from '#domain/evidence/media-type.ts';
import type { Failure } from '#protocol/messages.ts';
import { limits } from '#protocol/protocol.ts';
import type { Database } from '../store/open-database.ts';

/** Makes a rename durable: the folder's own entry has to reach the disk too. */
const syncFolder = async (folder: string): Promise<void> => {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
};

/** A write of each piece as it comes from the network would be some 60 for a photo. */
const bytesPerWrite = 1_000_000;

const failureOf = (error: unknown): Failure => {
  const code = (error as { code?: string } | null)?.code;
  if (code === 'ENOSPC' || code === 'EDQUOT') return { kind: 'storageFull' };
  throw error;
};

/**
 * Files by their SHA-256 in a folder. A file is written beside its place, hashed on the way, synced and renamed, and
 * only then gets its row: a row without its bytes can't come to be, and bytes without a row are swept later.
 */
export const makeBlobFolder = (use: {
  readonly folder: string;
  readonly db: Database;
  readonly now: () => string;
  /** False after a restore, until an administrator has confirmed the members. */
  readonly isReadable: () => Promise<boolean>;
}) => {
  const { folder, db } = use;
  const placeOf = (hash: string) => join(folder, hash.slice(0, 2), hash);
  /** Each journal's own, so that nobody sees or spoils what another sends. */
  const partOf = (journal: string, hash: string) => join(folder, 'parts', `${hash}.${journal}`);

  const made = new Set<string>();
  const make = async (inner: string) => {
    if (made.has(inner)) return;
    await mkdir(join(folder, inner), { recursive: true });
    made.add(inner);
  };
  const prepare = async (hash: string) => {
    await make(hash.slice(0, 2));
    await make('parts');
  };

  const has = async (hash: string): Promise<{ size: number; mediaType: string } | undefined> => {
    const row = await db.selectFrom('blobs').selectAll().where('sha256', '=', hash).executeTakeFirst();
    return row && { size: row.size, mediaType: row.media_type };
  };

  const settle = async (
    from: string,
    { journal, hash, size, mediaType }: { journal: string; hash: string; size: number; mediaType: string },
  ): Promise<void> => {
    if (await has(hash)) await rm(from, { force: true });
    else {
      await rename(from, placeOf(hash));
      await syncFolder(join(folder, hash.slice(0, 2)));
    }
    await db.transaction().execute(async (tx) => {
      await tx
        .insertInto('blobs')
        .values({ sha256: hash, size, media_type: mediaType, stored_at: use.now() })
        .onConflict((on) => on.doNothing())
        .execute();
      await tx
        .updateTable('blob_references')
        .set({ given_at: use.now() })
        .where('journal', '=', journal)
        .where('sha256', '=', hash)
        .execute();
    });
  };

  /** A file that is here and came by way of this journal. Whoever only knows its hash, and names it, has shown nothing. */
  const here = async (journal: string, hash: string) => {
    const given = await db
      .selectFrom('blob_references')
      .select('given_at')
      .where('journal', '=', journal)
      .where('sha256', '=', hash)
      .where('given_at', 'is not', null)
      .executeTakeFirst();
    return given && has(hash);
  };

  /**
   * What these persons may read in one journal is there in every other of theirs that names it: they could send it
   * there, and their tablet, which has seen that it arrived once, doesn't.
   */
  const share = async (persons: readonly string[], hashes: readonly string[]): Promise<void> => {
    if (persons.length === 0 || hashes.length === 0 || !(await use.isReadable())) return;
    for (let i = 0; i < hashes.length; i += 400) {
      const readable = db
        .selectFrom('blob_references')
        .innerJoin('members', 'members.journal', 'blob_references.journal')
        .select('sha256')
        .where('person', 'in', persons)
        .where('role', 'is not', null)
        .where('given_at', 'is not', null)
        .where('sha256', 'in', hashes.slice(i, i + 400));
      await db
        .updateTable('blob_references')
        .set({ given_at: use.now() })
        .where('given_at', 'is', null)
        .where('journal', 'in', db.selectFrom('members').select('journal').where('person', 'in', persons))
        .where('sha256', 'in', readable)
        .execute();
    }
  };

  /** Takes a file whole. Nothing of it is kept unless all of it fits its hash and may be kept. */
  const put = async (journal: string, hash: string, body: AsyncIterable<Uint8Array>): Promise<Failure | undefined> => {
    if (await here(journal, hash)) {
      for await (const _ of body);
      return undefined;
    }
    const temporary = join(folder, 'parts', `${hash}.${randomUUID()}`);
    let file: FileHandle | undefined;
    try {
      await prepare(hash);
      file = await open(temporary, 'wx');
      const digest = createHash('sha256');
      let waiting: Uint8Array[] = [];
      let waitingBytes = 0;
      const write = async (to: FileHandle) => {
        if (waiting.length > 0) await to.writev(waiting);
        waiting = [];
        waitingBytes = 0;
      };
      let size = 0;
      let head = new Uint8Array();
      for await (const chunk of body) {
        size += chunk.length;
        if (size > limits.bytesPerBlob) return { kind: 'tooLarge' };
        if (head.length < 64) head = Uint8Array.from([...head, ...chunk.subarray(0, 64)]);
        digest.update(chunk);
        waiting.push(chunk);
        waitingBytes += chunk.length;
        if (waitingBytes >= bytesPerWrite) await write(file);
      }
      await write(file);
      if (digest.digest('hex') !== hash) return { kind: 'wrongHash' };
      const mediaType = mediaTypeOf(head);
      if (!mediaType) return { kind: 'mediaTypeRefused' };
      await file.sync();
      await file.close();
      file = undefined;
      await settle(temporary, { journal, hash, size, mediaType });
      return undefined;
    } catch (error) {
      return failureOf(error);
    } finally {
      await file?.close();
      await rm(temporary, { force: true });
    }
  };

  const hashOfFile = async (path: string): Promise<string> => {
    const digest = createHash('sha256');
    for await (const chunk of createReadStream(path)) digest.update(chunk as Buffer);
    return digest.digest('hex');
  };

  /** Makes a file of its parts, if they fit its hash. */
  const complete = async (journal: string, hash: string): Promise<Failure | undefined> => {
    // Another upload of this part may still be writing: what it does later must not reach the stored file.
    const whole = join(folder, 'parts', `${hash}.${randomUUID()}`);
    try {
      const isCopied = await copyFile(partOf(journal, hash), whole).then(
        () => true,
        (error: { code?: string }) => {
          if (error.code === 'ENOENT') return false;
          throw error;
        },
      );
      // Another upload has finished it meanwhile, or found it to be wrong.
      if (!isCopied) return (await here(journal, hash)) ? undefined : { kind: 'wrongOffset' };
      const actual = await hashOfFile(whole);
      const file = await open(whole, 'r+');
      const head = new Uint8Array(64);
      await file.read(head, 0, 64, 0);
      const { size } = await file.stat();
      await file.sync();
      await file.close();
      const mediaType = mediaTypeOf(head);
      const isSound = actual === hash && mediaType !== undefined;
      if (isSound) await settle(whole, { journal, hash, size, mediaType });
      await rm(partOf(journal, hash), { force: true });
      return isSound ? undefined : { kind: actual === hash ? 'mediaTypeRefused' : 'wrongHash' };
    } finally {
      await rm(whole, { force: true });
    }
  };

  /** How many bytes of a file are here: all of them, or those of parts that were sent. */
  const offset = async (journal: string, hash: string): Promise<number> => {
    const sizeOfPart = () =>
      stat(partOf(journal, hash)).then(
        ({ size }) => size,
        () => 0,
      );
    // The server ended after the last byte and before the file was whole: its tablet would have nothing left to send.
    const isComplete = (await hashOfFile(partOf(journal, hash)).catch(() => undefined)) === hash;
    if (isComplete) await complete(journal, hash);
    return (await here(journal, hash))?.size ?? sizeOfPart();
  };

  /** Adds a part at its offset; the last one makes the file whole, if it fits its hash. */
  const patch = async (
    { journal, hash }: { readonly journal: string; readonly hash: string },
    at: number,
    isLast: boolean,
    body: AsyncIterable<Uint8Array>,
  ): Promise<Failure | undefined> => {
    if (await here(journal, hash)) {
      for await (const _ of body);
      return undefined;
    }
    const part = partOf(journal, hash);
    try {
      await prepare(hash);
      // Written at its place, not at the end: the same part sent twice at once is the same bytes.
      const file = await open(part, constants.O_RDWR | constants.O_CREAT);
      try {
        if ((await file.stat()).size !== at) return { kind: 'wrongOffset' };
        let size = at;
        for await (const chunk of body) {
          if (size + chunk.length > limits.bytesPerBlob) return { kind: 'tooLarge' };
          await file.write(chunk, 0, chunk.length, size);
          size += chunk.length;
        }
        await file.sync();
        if (!isLast) return undefined;
      } finally {
        await file.close();
      }
      return await complete(journal, hash);
    } catch (error) {
      return failureOf(error);
    }
  };

  return {
    has,
    here,
    share,
    put,
    patch,
    offset,
    placeOf,
    missing: async (hashes: readonly string[]): Promise<readonly string[]> => {
      const there = new Set<string>();
      for (let i = 0; i < hashes.length; i += 400) {
        const rows = await db
          .selectFrom('blobs')
          .select('sha256')
          .where('sha256', 'in', hashes.slice(i, i + 400))
          .execute();
        for (const row of rows) there.add(row.sha256);
      }
      return hashes.filter((hash) => !there.has(hash));
    },
    /** Of these hashes, those that this journal doesn't name, or whose bytes nobody has given to it. */
    missingIn: async (journal: string, hashes: readonly string[]): Promise<readonly string[]> => {
      const there = new Set<string>();
      for (let i = 0; i < hashes.length; i += 400) {
        const rows = await db
          .selectFrom('blob_references')
          .innerJoin('blobs', 'blobs.sha256', 'blob_references.sha256')
          .select('blobs.sha256')
          .where('journal', '=', journal)
          .where('given_at', 'is not', null)
          .where('blobs.sha256', 'in', hashes.slice(i, i + 400))
          .execute();
        for (const row of rows) there.add(row.sha256);
      }
      return hashes.filter((hash) => !there.has(hash));
    },
    /** Deletes files that no journal has any more; who only names one holds nothing back. */
    drop: async (hashes: readonly string[]): Promise<void> => {
      for (const hash of hashes) {
        const named = await db
          .selectFrom('blob_references')
          .select('journal')
          .where('sha256', '=', hash)
          .where('given_at', 'is not', null)
          .executeTakeFirst();
        if (named) continue;
        await db.deleteFrom('blobs').where('sha256', '=', hash).execute();
        await rm(placeOf(hash), { force: true });
      }
    },
    hashOfFile,
    /** Every file in the folder, by its name. */
    list: async (): Promise<readonly { readonly name: string; readonly path: string }[]> => {
      const shelves = await readdir(folder, { withFileTypes: true }).catch(() => []);
      const found = [];
      for (const shelf of shelves.filter((entry) => entry.isDirectory() && entry.name !== 'parts'))
        for (const name of await readdir(join(folder, shelf.name)))
          found.push({ name, path: join(folder, shelf.name, name) });
      return found;
    },
  };
};
