import { generateKeyPairSync, sign } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { newId } from '#client/recorder/new-id.ts';
import { linkChanges } from '#domain/journal/chain.ts';
import type { UnlinkedChange } from '#domain/journal/change.ts';
import { foundJournal, makeChange } from '#domain/journal/make-change.ts';
import { foundedJournalId } from '#domain/journal/memberships.ts';
import { openParts } from '#server/open-parts.ts';

const batchSize = 200;

/** Microseconds per change that the server takes in, as a journal grows: at 1,000 changes and at `to`. */
export const costAsJournalGrows = async (to: number): Promise<{ readonly first: number; readonly last: number }> => {
  const folder = await mkdtemp(join(tmpdir(), 'growth-'));
  const parts = await openParts(folder);
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  const key = Buffer.from(publicKey.export({ format: 'jwk' }).x ?? '', 'base64url').toString('hex');
  const [person, membership] = [newId(), newId()];
  const founder = { kind: 'audit', person, role: 'lead', publicKey: key } as const;
  const journal = foundedJournalId({ ...founder, membership });
  const authoring = {
    app: 'bench',
    journal,
    under: membership,
    by: person,
    act: newId(),
    at: '2026-03-17T10:00:00.000Z',
    offset: null,
    newId,
    newSalt: () => 'ab'.repeat(16),
  };
  let tip = { chain: newId(), n: 0, previous: null as string | null };
  const signed = (unlinked: readonly UnlinkedChange[]) => {
    const { linked, tip: next } = linkChanges(tip, unlinked);
    tip = next;
    return linked.map(({ link, ...change }) => ({
      ...change,
      signature: sign(null, Buffer.from(link, 'hex'), privateKey).toString('hex'),
    }));
  };
  const asker = { persons: [person] };
  const founded = await parts.desk.found(asker, journal, signed([foundJournal(authoring, founder)]));
  if (!founded.ok) throw new Error(founded.refusal.kind);
  const text = 'The auditee could not show that the assessment was approved before the release. ';
  /** One more batch, and how long the server took for it. */
  const append = async (): Promise<number> => {
    const edits = Array.from({ length: batchSize }, (_, i) => ({
      noun: 'finding',
      record: newId(),
      field: 'statement',
      value: text + i,
    }));
    const changes = signed(edits.map((edit) => makeChange(authoring, edit, [])));
    const begin = performance.now();
    const done = await parts.desk.append(asker, journal, changes);
    if (!done.ok) throw new Error(done.refusal.kind);
    return performance.now() - begin;
  };
  const times: number[] = [];
  for (let held = 1; held < to; held += batchSize) times.push(await append());
  await parts.close();
  await rm(folder, { recursive: true, force: true });
  const perChange = (of: readonly number[]) =>
    (1000 * (of.toSorted((a, b) => a - b)[Math.floor(of.length / 2)] ?? 0)) / batchSize;
  // The first decade is from 1,000 to 10,000 changes, the last the tenth before the end.
  const first = times.slice(1_000 / batchSize, 10_000 / batchSize);
  return { first: perChange(first), last: perChange(times.slice(-Math.ceil(times.length * 0.9))) };
};
