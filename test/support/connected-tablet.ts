import { tabletStore } from '#client/recorder/tablet-store.ts';
import { makeAccount } from '#client/sync/account.ts';
import { httpWire } from '#client/sync/http-wire.ts';
import { type CycleParts, syncCycle } from '#client/sync/sync-cycle.ts';
import { handOverStatement } from '#protocol/statements.ts';
import type { TestServer } from './test-server.ts';
import { testTablet } from './test-tablet.ts';

const password = 'a password long enough';

/** A tablet with the real store, recorder, wire and account, and a server to talk to. */
export const connectedTablet = async (server: TestServer, fault?: () => 'none' | 'before' | 'after' | 'portal') => {
  let person = crypto.randomUUID() as string;
  const tablet = await testTablet({ person: () => person });
  const { database, recorder, now } = tablet;
  await database.tablet.put({ key: 'tablet', store: crypto.randomUUID(), installation: crypto.randomUUID(), person });
  const fetch = server.fetch(fault);
  const account = makeAccount({
    database,
    recorder,
    fetch: server.fetch === undefined ? fetch : fetch,
    onSignedIn: (known) => {
      person = known;
    },
  });
  const store = tabletStore(database, now);
  const wire = httpWire({
    fetch,
    handOverKey: async (journal) => {
      const held = await database.journals.get(journal);
      if (!held) return undefined;
      const key = await recorder.signing.publicKey(held.person);
      return `Key ${held.person}:${key}:${await recorder.signing.sign(held.person, handOverStatement(journal))}`;
    },
  });
  const seen = { run: '', hashes: new Set<string>() };
  const sync = (more: Partial<CycleParts> = {}) =>
    syncCycle(
      {
        store,
        wire,
        seen,
        newId: () => crypto.randomUUID() as string,
        sign: (by, link) => recorder.signing.sign(by, link),
        ...more,
      },
      person,
    );
  const join = async (secret: string, name: string) => {
    const joined = await account.join({ secret, name, signInName: name, password, deviceName: `${name}'s tablet` });
    if (!joined.ok) throw new Error(joined.failure.kind);
  };
  return { ...tablet, account, store, wire, sync, join, seen, person: () => person, password };
};
export type ConnectedTablet = Awaited<ReturnType<typeof connectedTablet>>;
