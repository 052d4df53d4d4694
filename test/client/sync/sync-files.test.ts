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
});
