import { describe, expect, test } from 'vitest';
import { catchUpRows } from '#client/recorder/merge.ts';
import { tabletStore } from '#client/recorder/tablet-store.ts';
import { makeDeviceDatabase } from '#client/store/device-database.ts';
import { rebuildFromWitness, type Witnessed } from '#client/store/witness.ts';
import { frameOf, framesIn } from '#client/store/witness-frames.ts';
import { editsOf } from '#domain/row.ts';
import { testTablet } from '#test/support/test-tablet.ts';

const bytesOf = (text: string) => new TextEncoder().encode(text).buffer as ArrayBuffer;

const joined = (frames: readonly Uint8Array[]): Uint8Array => {
  const whole = new Uint8Array(frames.reduce((sum, frame) => sum + frame.length, 0));
  let at = 0;
  for (const frame of frames) {
    whole.set(frame, at);
    at += frame.length;
  }
  return whole;
};

/** A private file system that holds these files. */
const storageWith = (files: Record<string, Uint8Array>) =>
  ({
    getDirectory: async () => ({
      getDirectoryHandle: async () => ({
        async *entries() {
          for (const [name, bytes] of Object.entries(files))
            yield [name, { kind: 'file', getFile: async () => new Blob([bytes as BlobPart]) }];
        },
      }),
    }),
  }) as unknown as StorageManager;

const readAll = async (file: Uint8Array) => {
  const frames = [];
  for await (const frame of framesIn(new Blob([file as BlobPart]))) frames.push(frame);
  return frames;
};

describe('the witness file', () => {
  test('gives back what was written, in order, with its parts', async () => {
    const file = joined([frameOf({ n: 1 }, []), frameOf({ n: 2 }, [bytesOf('photo'), bytesOf('')])]);
    expect((await readAll(file)).map((frame) => frame.head)).toEqual([{ n: 1 }, { n: 2 }]);
    expect(new TextDecoder().decode((await readAll(file))[1]?.parts[0])).toBe('photo');
  });

  test('a frame that was torn at any byte is left out, and those before it stay', async () => {
    const [first, second] = [frameOf({ n: 1 }, []), frameOf({ n: 2 }, [bytesOf('photo')])];
    const file = joined([first, second]);
    for (let end = first.length; end < file.length; end++)
      expect((await readAll(file.slice(0, end))).map((frame) => frame.head)).toEqual([{ n: 1 }]);
    const flipped = file.slice();
    flipped[first.length + 20] = (flipped[first.length + 20] ?? 0) ^ 1;
    expect(await readAll(flipped)).toHaveLength(1);
  });

  test('a lost store is filled again: words, photos, rows and the outbox', async () => {
    const frames: Uint8Array[] = [];
    const tablet = await testTablet({
      witness: async (changes, bytes) => {
        const [held, facts] = await Promise.all([
          tablet.database.journals.get(changes[0]?.journal ?? ''),
          tablet.database.tablet.get('tablet'),
        ]);
        if (!held || !facts) throw new Error('nothing held');
        const files = bytes.map(({ sha256, mediaType }) => ({ sha256, mediaType }));
        const head: Witnessed = { changes, files, held, tablet: facts };
        frames.push(
          frameOf(
            head,
            bytes.map((file) => file.bytes),
          ),
        );
      },
    });
    await tablet.database.tablet.put({ key: 'tablet', store: 's', installation: 'i', person: 'p', name: 'Sofia' });
    const journal = await tablet.begin();
    const record = 'aaaaaaaa-0000-4000-8000-000000000001';
    await tablet.recorder.commit({ journal, edits: editsOf('finding', record, { title: 'kept twice' }) });
    await tablet.recorder.commit({
      journal,
      edits: editsOf('finding', record, { statement: 'with a photo' }),
      bytes: [{ sha256: 'aa'.repeat(32), mediaType: 'image/jpeg', bytes: bytesOf('jpeg') }],
    });
    const before = await tablet.database.changes.toArray();

    const lost = makeDeviceDatabase('lost');
    await lost.open();
    const rebuilt = await rebuildFromWitness(lost, storageWith({ 'tab.witness': joined(frames) }), () =>
      crypto.randomUUID(),
    );
    expect(rebuilt).toEqual({ changes: before.length, files: 1 });
    await tabletStore(lost, tablet.now).inJournal(journal, catchUpRows);
    expect((await lost.rows.get([journal, record]))?.fields).toMatchObject({
      title: 'kept twice',
      statement: 'with a photo',
    });
    expect(await lost.outbox.count()).toBe(before.length);
    expect((await lost.arrivals.toArray()).flatMap(({ ids }) => ids)).toHaveLength(before.length);
    expect((await lost.bytes.get('aa'.repeat(32)))?.bytes.byteLength).toBe(4);
    expect((await lost.tablet.get('tablet'))?.name).toBe('Sofia');
  });

  test('a witness that knows nothing rebuilds nothing', async () => {
    const empty = makeDeviceDatabase('empty');
    await empty.open();
    expect(await rebuildFromWitness(empty, storageWith({}), () => 'x')).toBeUndefined();
  });
});
