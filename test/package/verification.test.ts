import { describe, expect, test } from 'vitest';
import { makeSignatureCheck as makeBrowserCheck } from '#client/recorder/signature-check.ts';
import { addMember, redactChanges, sealJournal } from '#domain/journal/administer.ts';
import type { Change, Json } from '#domain/journal/change.ts';
import { linkHash } from '#domain/journal/hashes.ts';
import { makeChange } from '#domain/journal/make-change.ts';
import { readPackage } from '#package/read-package.ts';
import { type JournalProof, verifyPackage } from '#package/verify-package.ts';
import { makeSignatureCheck } from '#server/access/signatures.ts';
import { countedIds } from '#test/support/simulated-author.ts';
import { attaching, blobStore, bytesOf, packed, sha256Of, sourceOf } from './packing.ts';
import { newKey, signedJournal } from './signing-author.ts';

const onServer = makeSignatureCheck();
const inBrowser = makeBrowserCheck(globalThis.crypto);
const newRecord = countedIds('e');
const saying = (value: Json) => (authoring: Parameters<typeof makeChange>[0]) =>
  makeChange(authoring, { noun: 'audit', record: newRecord(), field: 'title', value }, []);
const attached = (hash: string) => (authoring: Parameters<typeof makeChange>[0]) =>
  makeChange(authoring, attaching(hash, newRecord()), []);
const sealing = (reason: string) => (authoring: Parameters<typeof sealJournal>[0], held: readonly Change[]) =>
  sealJournal(authoring, held, reason);

const proofOf = async (
  journal: string,
  changes: readonly Change[],
  readBlob?: Parameters<typeof packed>[1],
  verify: Parameters<typeof verifyPackage>[1] = onServer,
) => {
  const { bytes } = await packed([{ journal, changes }], readBlob);
  const read = await readPackage(sourceOf(bytes));
  if (!read.ok) throw new Error(JSON.stringify(read.refusal));
  const proof = await verifyPackage(read.value, verify);
  return { ...proof, journal: proof.journals[0] as JournalProof };
};

const replaced = (changes: readonly Change[], change: Change, by: Partial<Change>) =>
  changes.map((c) => (c === change ? { ...c, ...by } : c));

describe('a package whose changes are signed', () => {
  test('[P10] proves all of it: chains, signatures, keys from the founding on, files, on the server and in a browser', async () => {
    const { journal, changes, lead, admit } = signedJournal();
    const store = blobStore('photo one');
    const [hash = ''] = store.blobs.keys();
    const auditor = admit('auditor', addMember);
    lead.say(saying('one'));
    auditor.say(attached(hash));
    auditor.say(saying('two'));
    const { journal: proof, blobs } = await proofOf(journal, changes, store.readBlob);
    expect(proof).toEqual({
      journal,
      kind: 'audit',
      changes: 5,
      bare: 0,
      chains: expect.arrayContaining([
        { chain: changes[0]?.chain, persons: [lead.person], changes: 3, key: lead.key.publicKey },
        { chain: changes[3]?.chain, persons: [auditor.person], changes: 2, key: auditor.key.publicKey },
      ]) as unknown,
      chainFaults: [],
      keys: [
        { person: lead.person, key: lead.key.publicKey, tie: 'journalId', changes: 3 },
        { person: auditor.person, key: auditor.key.publicKey, tie: 'membership', changes: 2 },
      ],
      unproven: [],
      seals: [],
      uncovered: [],
    });
    expect(blobs).toEqual({ right: [hash], wrong: [], missing: [], unnamed: [] });
    expect((await proofOf(journal, changes, store.readBlob, inBrowser)).journal).toEqual(proof);
  });

  test("[P10] names what a person's other tablet signed: by one key, that nothing here ties to them", async () => {
    const { journal, changes, lead, author } = signedJournal();
    const other = author(lead.person, lead.membership, newKey());
    const said = [other.say(saying('one')), other.say(saying('two'))];
    const { journal: proof } = await proofOf(journal, changes);
    expect(proof.keys).toContainEqual({ person: lead.person, key: other.key.publicKey, tie: undefined, changes: 2 });
    expect(proof.unproven.map(({ id, signature }) => [id, signature])).toEqual(said.map(({ id }) => [id, 'untied']));
  });

  test('[P10] a chain that says no key is checked with the keys of its person', async () => {
    const { journal, changes, lead, author } = signedJournal();
    const silent = author(lead.person, lead.membership, lead.key, false);
    silent.say(saying('one'));
    const { journal: proof } = await proofOf(journal, changes);
    expect(proof.keys).toEqual([{ person: lead.person, key: lead.key.publicKey, tie: 'journalId', changes: 2 }]);
    expect(proof.unproven).toEqual([]);
  });

  test('[P10] names a signature that fits no key, and one for which there is none', async () => {
    const { journal, changes, lead, author, newId } = signedJournal();
    const forged = lead.say(saying('words'));
    const stranger = author(newId(), newId(), newKey(), false);
    const unknown = stranger.say(saying('from nowhere'));
    for (const signature of ['', 'zz', 'zz'.repeat(64), 'ab'.repeat(64), lead.say(saying('other')).signature]) {
      const { journal: proof } = await proofOf(journal, replaced(changes, forged, { signature }), undefined, inBrowser);
      const found = proof.unproven.map(({ id, signature: verdict }) => [id, verdict]);
      expect(found).toEqual(
        expect.arrayContaining([
          [forged.id, 'bad'],
          [unknown.id, 'noKey'],
        ]),
      );
      expect(found).toHaveLength(2);
    }
  });

  test('[P10] a forged membership ties no key: neither one nobody signed, nor one by a stranger', async () => {
    const { journal, changes, lead, admit, author } = signedJournal();
    const genuine = admit('auditor', addMember);
    const thief = newKey();
    const forgedPerson = '0000000f-0000-4000-8000-000000000001';
    const member = { person: forgedPerson, role: 'auditor', publicKey: thief.publicKey } as const;
    // Said in the lead's name, signed by the thief's own key, on a chain that says that key.
    const byThief = author(lead.person, lead.membership, thief).say((authoring) => addMember(authoring, member));
    const work = author(forgedPerson, byThief.record, thief).say(saying('forged'));
    genuine.say(saying('genuine'));
    const { journal: proof } = await proofOf(journal, changes);
    const verdict = (id: string) => proof.unproven.find((change) => change.id === id)?.signature ?? 'tied';
    expect(verdict(byThief.id)).toBe('untied');
    expect(verdict(work.id)).toBe('untied');
    expect(proof.keys.filter(({ tie }) => tie !== undefined).map(({ person }) => person)).toEqual([
      lead.person,
      genuine.person,
    ]);
  });

  test('[P10] a founding that is not signed ties no key', async () => {
    const { journal, changes, lead } = signedJournal();
    const said = lead.say(saying('words'));
    const [founding] = changes as [Change];
    const { journal: proof } = await proofOf(journal, replaced(changes, founding, { signature: said.signature }));
    expect(proof.unproven.map(({ id, signature }) => [id, signature])).toEqual([
      [founding.id, 'bad'],
      [said.id, 'untied'],
    ]);
  });

  test('[P10] a founding by somebody else proves nothing about the journal', async () => {
    const { journal, changes } = signedJournal();
    const other = signedJournal();
    const forged = other.changes.map((change) => ({ ...change, journal }));
    const { journal: proof } = await proofOf(journal, forged);
    expect(changes).toHaveLength(1);
    expect(proof.keys).toEqual([]);
    expect(proof.unproven.map(({ signature }) => signature)).toEqual(['bad']);
  });

  test('[P10] reports gaps, forks and broken links, and does not count to a number that was made up', async () => {
    const { journal, changes, lead } = signedJournal();
    const said = ['one', 'two', 'three'].map((value) => lead.say(saying(value)));
    const without = changes.filter((change) => change !== said[1]);
    expect((await proofOf(journal, without)).journal.chainFaults).toEqual([
      { kind: 'gap', chain: changes[0]?.chain, missing: 3, last: 3 },
    ]);
    const fork = { ...(said[2] as Change), id: newRecord() };
    const faults = (await proofOf(journal, [...changes, fork])).journal.chainFaults;
    expect(faults).toEqual([{ kind: 'fork', chain: changes[0]?.chain, n: 4 }]);
    const far = { ...(said[2] as Change), id: newRecord(), n: Number.MAX_SAFE_INTEGER };
    expect((await proofOf(journal, [...changes, far])).journal.chainFaults).toEqual([
      { kind: 'gap', chain: changes[0]?.chain, missing: 5, last: Number.MAX_SAFE_INTEGER - 1 },
    ]);
  });

  test('[P10] a redacted change still verifies; its words are said to be gone', async () => {
    const { journal, changes, lead, admit } = signedJournal();
    const { value: _, salt: __, ...bare } = lead.say(saying('a name'));
    admit('administrator', addMember).say((authoring) => redactChanges(authoring, [bare.id], 'on request'));
    const held = changes.map((change) => (change.id === bare.id ? bare : change));
    const { journal: proof } = await proofOf(journal, held);
    expect(proof).toMatchObject({ bare: 1, chainFaults: [], unproven: [] });
  });
});

describe('files', () => {
  test('[P10] tells those that are right, wrong, missing and named by nothing', async () => {
    const { journal, changes, lead } = signedJournal();
    const store = blobStore('right', 'wrong');
    const absent = sha256Of('absent');
    for (const hash of [...store.blobs.keys(), absent]) lead.say(attached(hash));
    const { bytes } = await packed([{ journal, changes }], store.readBlob);
    const swapped = Uint8Array.from(bytes);
    swapped.set(bytesOf('WRONG'), Buffer.from(bytes).indexOf('wrong'));
    const read = await readPackage(sourceOf(swapped));
    if (!read.ok) throw new Error(read.refusal.kind);
    const { blobs } = await verifyPackage(read.value, onServer);
    const wrong = sha256Of('wrong');
    expect(blobs).toEqual({
      right: [sha256Of('right')],
      wrong: [{ sha256: wrong, refusal: { kind: 'tampered', what: 'fileHash', entry: `blobs/${wrong}` } }],
      missing: [{ sha256: absent, journals: [journal] }],
      unnamed: [],
    });
  });
});

describe('seals', () => {
  const sealed = () => {
    const made = signedJournal();
    const store = blobStore('photo one');
    const [hash = ''] = store.blobs.keys();
    made.lead.say(attached(hash));
    const said = made.lead.say(saying('words'));
    const seal = made.lead.say(sealing('done'));
    return { ...made, ...store, hash, said, seal };
  };

  test('[P10] recomputes the root, and says that all that it lists is here', async () => {
    const { journal, changes, readBlob, seal } = sealed();
    const { journal: proof } = await proofOf(journal, changes, readBlob);
    expect(proof.seals).toEqual([
      {
        seal: { id: seal.id, link: linkHash(seal), by: seal.by, chain: seal.chain, n: 4, at: seal.at },
        signature: 'tied',
        status: 'valid',
        isStanding: true,
        issue: 1,
        root: (seal.value as { root: string }).root,
        isRootRight: true,
        covers: 3,
        absent: [],
        blobs: 1,
        absentBlobs: [],
      },
    ]);
    expect(proof.uncovered).toEqual([]);
  });

  test('[P10] names what it lists and is not here, and what is here and no seal lists', async () => {
    const { journal, changes, lead, said, hash } = sealed();
    const late = lead.say(saying('late'));
    const { journal: proof } = await proofOf(
      journal,
      changes.filter((change) => change !== said),
    );
    expect(proof.seals[0]).toMatchObject({ isRootRight: true, absent: [linkHash(said)], absentBlobs: [hash] });
    expect(proof.uncovered.map(({ id }) => id)).toEqual([late.id]);
  });

  test('[P10] a supplement stands in place of the seal before it, and both roots recompute', async () => {
    const { journal, changes, lead, readBlob, seal } = sealed();
    const late = lead.say(saying('late'));
    const second = lead.say((authoring, held) => sealJournal(authoring, held, 'one more', [linkHash(late)]));
    const { journal: proof } = await proofOf(journal, changes, readBlob);
    const found = proof.seals.map(({ seal: { id }, isStanding, issue, isRootRight }) => [
      id,
      isStanding,
      issue,
      isRootRight,
    ]);
    expect(found).toEqual([
      [seal.id, false, 1, true],
      [second.id, true, 2, true],
    ]);
    expect(proof.uncovered).toEqual([]);
  });

  test('[P10] a seal whose root is not that of its list, or that lists what is no hash, is not right', async () => {
    const { journal, changes, lead, readBlob } = signedJournalWithSeals((value) => ({ ...value, root: sha256Of('x') }));
    expect((await proofOf(journal, changes, readBlob)).journal.seals[0]).toMatchObject({ isRootRight: false });
    const junk = signedJournalWithSeals((value) => ({ ...value, blobs: ['../x', 7] }));
    expect((await proofOf(junk.journal, junk.changes)).journal.seals[0]).toMatchObject({
      isRootRight: false,
      absentBlobs: ['../x', '7'],
    });
    const bare = signedJournalWithSeals(() => null);
    expect((await proofOf(bare.journal, bare.changes)).journal.seals[0]).toMatchObject({
      root: undefined,
      isRootRight: false,
    });
    expect(lead.person).toBeTruthy();
  });

  test('[P10] a seal by one who may not seal is no seal that stands', async () => {
    const { journal, changes, admit } = signedJournal();
    admit('auditor', addMember).say(sealing('mine'));
    const { journal: proof } = await proofOf(journal, changes);
    expect(proof.seals[0]).toMatchObject({ signature: 'tied', status: 'refused', isStanding: false });
    expect(proof.uncovered).toEqual([]);
  });
});

/** A journal sealed by words that its lead signed, whatever they say. */
const signedJournalWithSeals = (bend: (value: { readonly [key: string]: Json }) => Json) => {
  const made = signedJournal();
  const store = blobStore();
  made.lead.say((authoring, held) => {
    const seal = sealJournal(authoring, held, 'done');
    const { value } = seal;
    const { noun, record, field } = seal;
    const {
      valueHash,
      value: bent,
      salt,
    } = makeChange(authoring, { noun, record, field, value: bend(value as { readonly [key: string]: Json }) }, []);
    return {
      ...seal,
      valueHash,
      ...(bent === undefined ? {} : { value: bent }),
      ...(salt === undefined ? {} : { salt }),
    };
  });
  return { ...made, ...store };
};
