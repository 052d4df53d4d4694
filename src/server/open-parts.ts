import { randomUUID } from 'node:crypto';
import { EventEmitter } from 'node:events';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { makeAccounts } from './access/accounts.ts';
import { makePasswords } from './access/passwords.ts';
import { makePooledSignatureCheck } from './access/signatures.ts';
import { makeBlobFolder } from './blobs/blob-folder.ts';
import { makeJournalDesk } from './journal/journal-desk.ts';
import { journalsInSql } from './journal/journals-in-sql.ts';
import { openDatabase, readFact, writeFact } from './store/open-database.ts';

/** The fact that closes reading after a restore, until an administrator has confirmed the members. */
export const membersFact = 'members';

export const databaseFile = (dataDir: string) => join(dataDir, 'clausewalk.sqlite');
export const blobsFolder = (dataDir: string) => join(dataDir, 'blobs');

/** Opens everything that a running server works with, in one data folder. */
export const openParts = async (dataDir: string, clock: () => string = () => new Date().toISOString()) => {
  await mkdir(dataDir, { recursive: true });
  const db = await openDatabase(databaseFile(dataDir));
  const isSigned = makePooledSignatureCheck();
  const events = new EventEmitter();
  events.setMaxListeners(0);
  const isReadable = async () => (await readFact(db, membersFact)) !== 'unconfirmed';
  const blobs = makeBlobFolder({ folder: blobsFolder(dataDir), db, now: clock, isReadable });
  const accounts = makeAccounts({ db, now: clock, isSigned, passwords: makePasswords() });
  const store = journalsInSql(db, clock);
  const desk = makeJournalDesk({
    store,
    enrolledKeys: accounts.enrolledKeys,
    isSigned,
    now: clock,
    run: randomUUID(),
    isReadable,
    onAppended: (journal, seq) => events.emit('appended', { journal, seq }),
    onDropped: (_, hashes) => blobs.drop(hashes),
  });
  return {
    db,
    blobs,
    accounts,
    desk,
    store,
    events,
    isSigned,
    confirmMembers: () => writeFact(db, membersFact, 'confirmed'),
    close: () => db.destroy(),
  };
};

export type ServerParts = Awaited<ReturnType<typeof openParts>>;
