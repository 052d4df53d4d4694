import { createContext, use } from 'react';
import type { Catalogue } from '#domain/catalogue/catalogue.ts';
import type { Drafts, RecoveredDrafts } from '../../recorder/drafts.ts';
import type { Recorder } from '../../recorder/recorder.ts';
import type { Pictures } from '../../recorder/take-in-file.ts';
import type { DeviceDatabase } from '../../store/device-database.ts';
import type { TabletNotes } from '../../store/tablet-notes.ts';
import type { Rebuilt } from '../../store/witness.ts';
import type { Connection } from '../../sync/connect.ts';

/** Everything with a life that screens use, made once by the app and handed down. */
export type Tablet = {
  readonly database: DeviceDatabase;
  readonly recorder: Recorder;
  readonly drafts: Drafts;
  readonly notes: TabletNotes;
  readonly pictures: Pictures;
  readonly crypto: Crypto;
  readonly catalogue: Catalogue;
  readonly app: string;
  readonly now: () => string;
  readonly newId: () => string;
  /** What was found of a tab that had been killed, at this start. */
  readonly recovered: RecoveredDrafts | undefined;
  /** What the witness gave back after the browser had lost the store, at this start. */
  readonly rebuilt: Rebuilt | undefined;
  /** The connection to a server, loaded when it is first needed. */
  readonly connection: () => Promise<Connection>;
};

const TabletContext = createContext<Tablet | undefined>(undefined);

export const TabletProvider = TabletContext.Provider;

export const useTablet = (): Tablet => {
  const tablet = use(TabletContext);
  if (!tablet) throw new Error('Bug: a screen outside of TabletProvider');
  return tablet;
};
