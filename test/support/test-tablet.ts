import { makeDrafts } from '#client/recorder/drafts.ts';
import { makeRecorder, type Witness } from '#client/recorder/recorder.ts';
import { type DeviceDatabase, makeDeviceDatabase } from '#client/store/device-database.ts';
import { startAudit } from '#domain/audit/start-audit.ts';
import type { Catalogue } from '#domain/catalogue/catalogue.ts';
import catalogueData from '#domain/catalogue/iso-iec-42001-2023.json' with { type: 'json' };

export const catalogue = catalogueData as Catalogue;

export const sofia = { person: '5f000000-0000-4000-8000-000000000001', name: 'Sofia Ångström', mark: 'SA' };

let tablets = 0;

/** A tablet with a store of its own on fake-indexeddb; every clock reading is a second later than the last. */
export const testTablet = async (
  more: {
    database?: DeviceDatabase;
    witness?: Witness;
    tab?: string;
    liveTabs?: string[];
    crypto?: Crypto;
    person?: () => string;
  } = {},
) => {
  const database = more.database ?? makeDeviceDatabase(`tablet-${++tablets}`);
  if (!database.isOpen()) await database.open();
  let seconds = Date.UTC(2026, 2, 17, 9);
  const now = () => new Date((seconds += 1000)).toISOString();
  const recorder = makeRecorder({
    database,
    crypto: more.crypto ?? globalThis.crypto,
    app: 'test',
    now,
    person: more.person ?? (() => sofia.person),
    ...(more.witness ? { witness: more.witness } : {}),
  });
  const tab = more.tab ?? 'tab-1';
  const drafts = makeDrafts({
    database,
    recorder,
    now,
    tab,
    liveTabs: () => Promise.resolve(new Set(more.liveTabs ?? [tab])),
  });
  const begin = async (): Promise<string> => {
    const founded = await recorder.found('audit', (journal) =>
      startAudit(journal, { auditor: sofia, catalogue, today: '2026-03-17', title: 'Test audit' }),
    );
    if (!founded.ok) throw new Error(founded.refusal.kind);
    return founded.value;
  };
  return { database, recorder, drafts, now, begin };
};
