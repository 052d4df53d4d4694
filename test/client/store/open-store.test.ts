import { Dexie } from 'dexie';
import { beforeEach, describe, expect, test } from 'vitest';
import { makeDeviceDatabase } from '#client/store/device-database.ts';
import { forgetRemembered, openStore, remember } from '#client/store/open-store.ts';
import { photosThatFit, roomLevel } from '#client/store/storage-room.ts';

let stores = 0;
const open = (name: string, more: { onOutdated?: () => void } = {}) =>
  openStore({
    memory: localStorage,
    newId: () => crypto.randomUUID(),
    onOutdated: more.onOutdated ?? (() => undefined),
    name,
    blockedAfter: 50,
  });

describe('opening the store', () => {
  beforeEach(() => localStorage.clear());

  test('a new tablet gets an empty store, and the same one at the next start', async () => {
    const name = `store-${++stores}`;
    const first = await open(name);
    if (first.kind !== 'ready') throw new Error(first.kind);
    first.database.close();
    const second = await open(name);
    expect(second.kind === 'ready' && second.tablet.store).toBe(first.tablet.store);
  });

  test('a store that lost its content is not silently empty', async () => {
    remember(localStorage, { store: 's', audits: 2, changes: 900, at: '2026-03-17T10:00:00.000Z' });
    expect(await open(`store-${++stores}`)).toMatchObject({ kind: 'wiped', remembered: { audits: 2 } });
  });

  test('an empty store is begun after a wipe only once the person chose so', async () => {
    const name = `store-${++stores}`;
    remember(localStorage, { store: 's', audits: 1, changes: 5, at: '2026-03-17T10:00:00.000Z' });
    expect((await open(name)).kind).toBe('wiped');
    forgetRemembered(localStorage);
    expect((await open(name)).kind).toBe('ready');
  });

  test('a memory that is damaged hinders nothing', async () => {
    localStorage.setItem('clausewalk.remembered', '{broken');
    expect((await open(`store-${++stores}`)).kind).toBe('ready');
  });

  test('a store of a newer version is left alone', async () => {
    const name = `store-${++stores}`;
    const newer = new Dexie(name);
    newer.version(99).stores({ changes: 'id' });
    await newer.open();
    newer.close();
    expect(await open(name)).toEqual({ kind: 'newerStore' });
  });

  test('a newer version in another tab makes this one let go and say so', async () => {
    const name = `store-${++stores}`;
    let isOutdated = false;
    const opened = await open(name, {
      onOutdated: () => {
        isOutdated = true;
      },
    });
    if (opened.kind !== 'ready') throw new Error(opened.kind);
    const newer = new Dexie(name);
    newer
      .version(4)
      .stores(
        Object.fromEntries(makeDeviceDatabase(name).tables.map((table) => [table.name, table.schema.primKey.src])),
      );
    await newer.open();
    expect(isOutdated).toBe(true);
    expect(opened.database.isOpen()).toBe(false);
    newer.close();
  });
});

describe('room', () => {
  const room = (used: number) => ({ used, quota: 1_000_000_000, persisted: true });
  test('at 80 % it warns, at 95 % photos are refused; where the browser says nothing, nothing is refused', () => {
    expect([0, 800_000_000, 949_000_000, 950_000_000].map((used) => roomLevel(room(used)))).toEqual([
      'ample',
      'low',
      'low',
      'photosRefused',
    ]);
    expect(roomLevel({ used: 0, quota: 0, persisted: null })).toBe('ample');
  });
  test('it says about how many photos still fit', () => {
    expect(photosThatFit(room(550_000_000), 'original')).toBe(100);
    expect(photosThatFit(room(550_000_000), 'copy2560')).toBe(400);
    expect(photosThatFit(room(990_000_000), 'original')).toBe(0);
  });
});
