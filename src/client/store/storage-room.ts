/** How full this tablet's share of storage is. Bytes; `persisted` is the browser's answer to our request to keep it. */
export type StorageRoom = {
  readonly used: number;
  readonly quota: number;
  readonly persisted: boolean | null;
};

/** UX: at 80 % warn, at 95 % refuse photos, never text. */
export type RoomLevel = 'ample' | 'low' | 'photosRefused';

export const roomLevel = (room: StorageRoom): RoomLevel => {
  const share = room.quota > 0 ? room.used / room.quota : 0;
  return share >= 0.95 ? 'photosRefused' : share >= 0.8 ? 'low' : 'ample';
};

/** A tablet camera's JPEG, and a 2,560 px copy of it, in bytes: rounded up from what such files measure. */
const photoBytes = { original: 4_000_000, copy2560: 1_000_000 } as const;

/** About how many photos still fit before photos are refused. */
export const photosThatFit = (room: StorageRoom, keeping: keyof typeof photoBytes): number =>
  Math.max(0, Math.floor((room.quota * 0.95 - room.used) / photoBytes[keeping]));

/** Asks the browser. Where it can't say (older WebKit), quota is 0 and nothing is refused on its account. */
export const measureRoom = async (storage: StorageManager | undefined): Promise<StorageRoom> => {
  const estimate = await storage?.estimate?.().catch(() => undefined);
  const persisted = (await storage?.persisted?.().catch(() => null)) ?? null;
  return { used: estimate?.usage ?? 0, quota: estimate?.quota ?? 0, persisted };
};
