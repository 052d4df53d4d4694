import { create } from 'zustand';
import type { SyncStatus } from '../../sync/sync.ts';

/** What sync is doing now, for screens. Undefined until the connection was loaded. */
export const useSyncLight = create<{ readonly status: SyncStatus | undefined }>(() => ({ status: undefined }));
