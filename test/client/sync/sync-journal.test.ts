import { expect, test } from 'vitest';
import { tabletStore } from '#client/recorder/tablet-store.ts';
import { syncJournal } from '#client/sync/sync-journal.ts';
import type { Wire } from '#client/sync/wire.ts';
import { testTablet } from '#test/support/test-tablet.ts';

test('[I10] one who may hand over and not read hands over files too', async () => {
  const { database, now, begin } = await testTablet();
  const journal = await begin();
  const taken = async () => ({ ok: true as const, value: { answers: [], seq: 1 } });
  const notFound = async () => ({ ok: false, failure: { kind: 'notFound' } }) as const;
  const wire: Wire = {
    found: taken,
    push: taken,
    journals: notFound,
    known: notFound,
    page: notFound,
    missing: notFound,
    putBlob: notFound,
    blobOffset: notFound,
    patchBlob: notFound,
    getBlob: notFound,
  };
  const calls: boolean[] = [];
  const parts = { store: tabletStore(database, now), wire, newId: () => crypto.randomUUID(), sign: async () => '' };
  const outcome = await syncJournal(parts, journal, 'unknownThere', async (isReading) => {
    calls.push(isReading);
    return undefined;
  });
  expect(calls).toEqual([false]);
  expect(outcome.kind).toBe('notFound');
});
