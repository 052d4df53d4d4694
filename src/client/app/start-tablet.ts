import type { Catalogue } from '#domain/catalogue/catalogue.ts';
import { useSyncLight } from '../features/sync/sync-light.ts';
import type { Tablet } from '../features/tablet/tablet-context.tsx';
import { browserPictures } from '../recorder/browser-pictures.ts';
import { makeDrafts } from '../recorder/drafts.ts';
import { newId } from '../recorder/new-id.ts';
import { makeRecorder, type Recorder } from '../recorder/recorder.ts';
import { forgetRemembered, openStore, remember, type StoreFailure } from '../store/open-store.ts';
import { measureRoom } from '../store/storage-room.ts';
import { makeTabletNotes } from '../store/tablet-notes.ts';
import type { Rebuilt } from '../store/witness.ts';
import type { Connection } from '../sync/connect.ts';

export type Start =
  | { readonly kind: 'ready'; readonly tablet: Tablet; readonly onOutdated: (listener: () => void) => void }
  | { readonly kind: 'failed'; readonly failure: StoreFailure; readonly startEmpty: () => void };

/** Holds a lock for as long as this tab lives, so that other tabs know which drafts are still being typed. */
const holdTabLock = (tab: string): void => {
  void navigator.locks?.request(tabLock(tab), () => new Promise(() => undefined));
};
const tabLock = (tab: string) => `clausewalk tab ${tab}`;

const liveTabs = async (own: string): Promise<ReadonlySet<string>> => {
  const held = (await navigator.locks?.query())?.held ?? [];
  return new Set([
    own,
    ...held.flatMap(({ name }) => (name?.startsWith(tabLock('')) ? [name.slice(tabLock('').length)] : [])),
  ]);
};

/** Opens the store, recovers what a killed tab left, and makes everything that screens use. Never fails: it says why it could not. */
export const startTablet = async (): Promise<Start> => {
  try {
    return await start();
  } catch (error) {
    const reason = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
    return { kind: 'failed', failure: { kind: 'cannotOpen', reason }, startEmpty: () => undefined };
  }
};

const start = async (): Promise<Start> => {
  const now = () => new Date().toISOString();
  let outdated: () => void = () => location.reload();
  const loadCatalogue = import('#domain/catalogue/iso-iec-42001-2023.json');
  const open = () => openStore({ memory: localStorage, newId, onOutdated: () => outdated() });
  let opened = await open();
  let rebuilt: Rebuilt | undefined;
  if (opened.kind === 'wiped') {
    // The browser lost the store. What it had not yet given away stands in the witness.
    const { rebuildLostStore } = await import('../store/witness.ts');
    rebuilt = await rebuildLostStore(navigator.storage, newId);
    if (rebuilt) opened = await open();
  }
  if (opened.kind !== 'ready')
    return {
      kind: 'failed',
      failure: opened,
      startEmpty: () => {
        forgetRemembered(localStorage);
        location.reload();
      },
    };
  const { database, tablet: facts } = opened;
  const notes = makeTabletNotes(database, navigator.storage);
  const tab = newId();
  holdTabLock(tab);
  const witness = import('../store/witness.ts').then(({ openWitness }) =>
    openWitness({
      database,
      storage: navigator.storage,
      tab,
      liveTabs: () => liveTabs(tab),
      makeWorker: () => new Worker(new URL('../workers/witness-worker.ts', import.meta.url), { type: 'module' }),
      isRoomAmple: async () => {
        const room = await measureRoom(navigator.storage);
        return room.quota === 0 || room.used < 0.8 * room.quota;
      },
    }),
  );

  let isRemembering: ReturnType<typeof setTimeout> | undefined;
  const rememberSoon = () => {
    isRemembering ??= setTimeout(() => {
      isRemembering = undefined;
      void database.journals
        .toArray()
        .then((journals) =>
          remember(localStorage, {
            store: facts.store,
            audits: journals.filter(({ kind }) => kind === 'audit').length,
            changes: journals.reduce((sum, { n }) => sum + n, 0),
            at: now(),
          }),
        )
        .catch(() => undefined);
    }, 500);
  };

  let person = facts.person;
  let connected: Promise<Connection> | undefined;
  const recorder: Recorder = makeRecorder({
    database,
    crypto,
    app: __APP_VERSION__,
    now,
    person: () => person,
    clockOffset: () => clockOffset,
    witness: async (changes, bytes) => (await witness).witness(changes, bytes),
    onCommitted: () => {
      rememberSoon();
      void connected?.then(({ sync }) => sync.poke());
    },
  });
  const known = await database.server.get('server');
  let clockOffset = known?.offset ?? null;
  const connection = () => {
    connected ??= import('../sync/connect.ts').then(({ connect }) =>
      connect({
        database,
        recorder,
        notes,
        pictures: browserPictures,
        crypto,
        now,
        newId,
        person: () => person,
        onPerson: (next) => {
          person = next;
        },
        onOffset: (offset) => {
          clockOffset = offset;
        },
        onStatus: (status) => useSyncLight.setState({ status }),
      }),
    );
    return connected;
  };
  // A pull was cut off before its changes were shown: they are stored, and are shown now.
  for (const held of await database.journals.toArray())
    if (held.areRowsBehind) {
      const [{ catchUpRows }, { tabletStore }] = await Promise.all([
        import('../recorder/merge.ts'),
        import('../recorder/tablet-store.ts'),
      ]);
      await tabletStore(database, now).inJournal(held.journal, catchUpRows);
    }
  // After the first screen: what waits to be sent waits a moment longer.
  if (known && !known.isSignedOut) setTimeout(() => void connection(), 1_500);

  // What arrived is looked at when nobody waits for anything.
  setTimeout(
    () =>
      void import('../recorder/keep-checking.ts').then(({ keepChecking }) =>
        keepChecking(
          database,
          () => new Worker(new URL('../workers/check-worker.ts', import.meta.url), { type: 'module' }),
        ),
      ),
    5_000,
  );

  const drafts = makeDrafts({ database, recorder, now, tab, liveTabs: () => liveTabs(tab) });
  const recovered = await drafts.recover();
  return {
    kind: 'ready',
    onOutdated: (listener) => {
      outdated = listener;
    },
    tablet: {
      database,
      recorder,
      drafts,
      notes,
      pictures: browserPictures,
      crypto,
      catalogue: (await loadCatalogue).default as Catalogue,
      app: __APP_VERSION__,
      now,
      newId,
      recovered,
      rebuilt,
      connection,
    },
  };
};
