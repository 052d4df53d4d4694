import { type CycleOutcome, type CycleParts, syncCycle } from './sync-cycle.ts';
import type { FileProgress } from './sync-files.ts';
import type { JournalOutcome } from './sync-journal.ts';
import type { WireFailure } from './wire.ts';

/** What sync does now, as a value. */
export type SyncStatus = {
  readonly isRunning: boolean;
  readonly isPaused: boolean;
  /** Why the last cycle could not do everything; undefined where it could. */
  readonly failure: WireFailure | undefined;
  /** Journals that had trouble of their own. */
  readonly journals: ReadonlyMap<string, JournalOutcome>;
  /** Files under way, by hash. */
  readonly files: ReadonlyMap<string, FileProgress>;
  readonly pausedFiles: ReadonlySet<string>;
  /** Files that the server was seen to have since the app was opened, as `filePlace` names them. */
  readonly filesThere: ReadonlySet<string>;
  readonly nextTryAt: string | undefined;
  /** The server was restored, and nothing is read until an administrator has confirmed the members. */
  readonly isReadable: boolean;
};

export type Sync = {
  readonly status: () => SyncStatus;
  readonly subscribe: (listener: () => void) => () => void;
  /** Work was recorded, the network came back, or the server said that something is new. */
  readonly poke: () => void;
  readonly syncNow: () => Promise<void>;
  readonly setPaused: (isPaused: boolean) => void;
  readonly setFilePaused: (sha256: string, isPaused: boolean) => void;
  readonly stop: () => void;
};

const shortest = 1_000;
const longest = 300_000;
const pollEvery = 30_000;

/** Waiting grows with each failure, and is scattered so that twenty tablets don't come back at once. Milliseconds. */
export const backOff = (failures: number, chance: number, retryAfter = 0): number =>
  Math.max(retryAfter * 1_000, Math.min(longest, shortest * 2 ** failures) * (0.5 + chance / 2));

/** Runs cycles when there is reason to, one at a time over all tabs. Nothing is lost if it never runs. */
export const makeSync = (use: {
  readonly parts: Omit<CycleParts, 'seen' | 'isPaused' | 'onProgress'>;
  /** Who new journals are for; undefined while nobody is signed in: then nothing is sent. */
  readonly person: () => string | undefined;
  readonly locks: LockManager | undefined;
  readonly random: () => number;
  readonly now: () => string;
  readonly onCycle: (outcome: CycleOutcome, isAllSynced: boolean) => Promise<void>;
  readonly isAllSent: () => Promise<boolean>;
}): Sync => {
  const seen = { run: '', hashes: new Set<string>() };
  const listeners = new Set<() => void>();
  let status: SyncStatus = {
    isRunning: false,
    isPaused: false,
    failure: undefined,
    journals: new Map(),
    files: new Map(),
    pausedFiles: new Set(),
    filesThere: new Set(),
    nextTryAt: undefined,
    isReadable: true,
  };
  let timer: ReturnType<typeof setTimeout> | undefined;
  let failures = 0;
  let isWanted = false;
  let isStopped = false;
  const set = (next: Partial<SyncStatus>) => {
    status = { ...status, ...next };
    for (const listener of listeners) listener();
  };

  const onProgress = (progress: FileProgress) => {
    const files = new Map(status.files);
    if (progress.done >= progress.of) files.delete(progress.sha256);
    else files.set(progress.sha256, progress);
    set({ files });
  };

  const later = (ms: number) => {
    clearTimeout(timer);
    if (isStopped) return;
    timer = setTimeout(() => void run(), ms);
  };

  /** One tab at a time: the lock only saves work, everything may run twice. */
  const alone = async (work: () => Promise<void>): Promise<void> => {
    if (!use.locks) return work();
    await use.locks.request('clausewalk sync', { ifAvailable: true }, (lock) => (lock ? work() : undefined));
  };

  const cycle = async (person: string) => {
    set({ isRunning: true, nextTryAt: undefined });
    const parts: CycleParts = {
      ...use.parts,
      seen,
      onProgress,
      isPaused: (hash) => status.pausedFiles.has(hash),
    };
    const outcome = await syncCycle(parts, person);
    const own = [...outcome.journals.values()].find(({ kind }) => kind !== 'synced');
    const failure = outcome.failure ?? (own as WireFailure | undefined);
    failures = failure ? failures + 1 : 0;
    const retryAfter = failure && 'retryAfter' in failure ? failure.retryAfter : undefined;
    const wait = failure ? backOff(failures, use.random(), retryAfter) : pollEvery;
    set({
      isRunning: false,
      failure,
      journals: outcome.journals,
      isReadable: outcome.isReadable,
      files: new Map(),
      filesThere: new Set(seen.hashes),
      nextTryAt: failure ? new Date(Date.parse(use.now()) + wait).toISOString() : undefined,
    });
    await use.onCycle(outcome, failure === undefined && (await use.isAllSent()));
    later(isWanted && !failure ? 0 : wait);
  };

  const run = async (): Promise<void> => {
    const person = use.person();
    if (isStopped || status.isPaused || status.isRunning || person === undefined) return;
    isWanted = false;
    later(pollEvery);
    try {
      await alone(() => cycle(person));
    } catch (error) {
      failures += 1;
      set({ isRunning: false, failure: { kind: 'serverFault' } });
      later(backOff(failures, use.random()));
      throw error;
    }
  };

  return {
    status: () => status,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    poke: () => {
      isWanted = true;
      if (!status.isRunning && failures === 0) later(500);
    },
    syncNow: async () => {
      failures = 0;
      clearTimeout(timer);
      await run();
    },
    setPaused: (isPaused) => {
      set({ isPaused });
      if (isPaused) clearTimeout(timer);
      else later(0);
    },
    setFilePaused: (sha256, isPaused) => {
      const pausedFiles = new Set(status.pausedFiles);
      if (isPaused) pausedFiles.add(sha256);
      else pausedFiles.delete(sha256);
      set({ pausedFiles });
      if (!isPaused) later(0);
    },
    stop: () => {
      isStopped = true;
      clearTimeout(timer);
    },
  };
};
