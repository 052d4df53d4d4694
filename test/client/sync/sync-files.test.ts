import { describe, expect, test } from 'vitest';
import type { SyncStore } from '#client/recorder/journal-tables.ts';
import { syncFiles } from '#client/sync/sync-files.ts';
import type { Wire } from '#client/sync/wire.ts';

const hash = 'ab'.repeat(32);

describe('sending files', () => {
  test('a server that takes a file and never has it is said to have trouble, once in a cycle', async () => {
    let puts = 0;
    const store = {
      files: async () => ({ kept: [hash], wanted: [] }),
      bytes: async () => ({ mediaType: 'image/jpeg', bytes: new Uint8Array(10) }),
    } as Partial<SyncStore> as SyncStore;
    const wire = {
      missing: async () => ({ ok: true, value: { missing: [hash] } }),
      putBlob: async () => {
        puts += 1;
        return { ok: true, value: true };
      },
    } as Partial<Wire> as Wire;
    const seen = { run: 'run', hashes: new Set<string>() };
    expect(await syncFiles({ store, wire, seen }, 'journal', true)).toEqual({ kind: 'serverFault' });
    expect(puts).toBe(1);
    expect(await syncFiles({ store, wire, seen, isPaused: () => true }, 'journal', true)).toBeUndefined();
  });

  test('a file that two journals name is sent by way of each: what one of them shows says nothing of the other', async () => {
    const there = new Set<string>();
    const asked: string[] = [];
    const wire = {
      missing: (journal: string, hashes: readonly string[]) => {
        asked.push(journal);
        const missing = hashes.filter((one) => !there.has(`${journal} ${one}`));
        return Promise.resolve({ ok: true, value: { missing } });
      },
      putBlob: (journal: string, sha256: string) => {
        there.add(`${journal} ${sha256}`);
        return Promise.resolve({ ok: true, value: undefined });
      },
    } as unknown as Wire;
    const store = {
      files: () => Promise.resolve({ kept: [hash], wanted: [] }),
      bytes: () => Promise.resolve({ mediaType: 'image/jpeg', bytes: new Uint8Array(3) }),
    } as unknown as SyncStore;
    const seen = { run: 'r', hashes: new Set<string>() };
    for (let cycle = 0; cycle < 2; cycle++)
      for (const journal of ['one', 'two'])
        expect(await syncFiles({ store, wire, seen }, journal, true)).toBeUndefined();
    expect(there).toEqual(new Set([`one ${hash}`, `two ${hash}`]));
    // Asked before and after sending, and in the next cycle no more.
    expect(asked).toEqual(['one', 'one', 'two', 'two']);
  });
});
