import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { addMember, decideOn, redactChanges, removeMember, sealJournal } from '#domain/journal/administer.ts';
import type { Change } from '#domain/journal/change.ts';
import { linkHash } from '#domain/journal/hashes.ts';
import { foundJournal, makeChange, unlinkedChange } from '#domain/journal/make-change.ts';
import type { JournalsReply, PageReply } from '#protocol/messages.ts';
import { limits } from '#protocol/protocol.ts';
import {
  type AttackedServer,
  type Audit,
  type Author,
  attackedServer,
  authorIn,
  firstAdministrator,
  foundedBy,
  invited,
  itemsFor,
  newId,
  type Somebody,
  signedAgain,
  somebody,
} from '#test/support/attacker.ts';

let server: AttackedServer;
let administrator: Somebody;
let lead: Somebody;
let auditor: Somebody;
/** Founded anew for each test, with the auditor in it. */
let audit: Audit;
let mine: Author;

beforeAll(async () => {
  server = await attackedServer();
  administrator = await firstAdministrator(server);
  lead = await invited(server, administrator, 'Lena', 'lead');
  auditor = await invited(server, administrator, 'Ben', 'auditor');
});
afterAll(() => server.stop());
beforeEach(async () => {
  audit = foundedBy(lead);
  await audit.send();
  mine = await audit.add(auditor, 'auditor');
});

const idsIn = async () => (await itemsFor(lead, audit)).map(({ change }) => change.id);
const roleOf = async (who: Somebody) =>
  (await who.call('GET', '/api/journals')).json<JournalsReply>().journals.find((j) => j.journal === audit.journal)
    ?.role;
const deep = (levels: number) => '['.repeat(levels) + ']'.repeat(levels);

/** Sends like a tablet: what is named as bad is set aside, the rest is sent again. Each change is JSON already. */
const sendAll = async (changes: readonly string[]) => {
  const aside: { readonly status: number; readonly kind: string; readonly json: string }[] = [];
  for (let waiting = [...changes]; ; ) {
    const answer = await auditor.call('POST', audit.url('/changes'), `{"changes":[${waiting.join()}]}`);
    if (answer.statusCode === 202) return aside;
    const { kind, index } = answer.json<{ kind: string; index?: number }>();
    if (index === undefined || waiting[index] === undefined) throw new Error(`${answer.statusCode} ${answer.body}`);
    aside.push({ status: answer.statusCode, kind, json: waiting[index] });
    waiting = waiting.filter((_, i) => i !== index);
  }
};

describe('a body that is no message', () => {
  test.each([
    ['an array', '[]', 400],
    ['null', 'null', 400],
    ['a number beyond all numbers', '1e400', 400],
    ['a text', '"changes"', 400],
    ['nothing at all', '', 400],
    ['cut off', '{"changes":[{"v":1', 400],
    ['a prototype', '{"__proto__":{"changes":[]}}', 400],
    ['10,000 levels deep', deep(10_000), 400],
    ['no changes', '{"changes":[]}', 400],
    ['changes that are no list', '{"changes":{"0":{}}}', 400],
    ['changes named twice, the second time as nothing', '{"changes":[{}],"changes":null}', 400],
    ['larger than 8 MB', `{"changes":["${'x'.repeat(8_000_100)}"]}`, 413],
  ])('%s is refused with a kind and a next step, and the server goes on', async (_, body, status) => {
    const refused = await auditor.call('POST', audit.url('/changes'), body);
    expect(refused.statusCode).toBe(status);
    expect(refused.json()).toEqual({ kind: status === 413 ? 'tooLarge' : 'badRequest', next: expect.any(String) });
    expect((await audit.push(auditor, [mine.edit()])).statusCode).toBe(202);
  });

  test.each([
    ['text/plain', 400],
    ['application/xml', 415],
    ['application/x-www-form-urlencoded', 415],
    ['application/octet-stream', 400],
    ['multipart/form-data; boundary=x', 415],
    ['application/json; charset=utf-7', 202],
    ['no/such;;;;', 415],
  ])('as %s it is taken as JSON only where it says so', async (contentType, status) => {
    const body = Buffer.from(JSON.stringify({ changes: [mine.edit()] }));
    const answer = await auditor.call('POST', audit.url('/changes'), body, { 'content-type': contentType });
    expect(answer.statusCode).toBe(status);
    if (status !== 202) expect(answer.json().kind).toBe('badRequest');
  });

  test('a batch of 201 is refused whole, one of 200 is taken', async () => {
    const changes = mine.edits(201);
    expect((await audit.push(auditor, changes)).json().kind).toBe('badRequest');
    expect((await audit.push(auditor, changes.slice(1))).statusCode).toBe(202);
  });
});

describe('one bad change between good neighbours', () => {
  const spliced = (change: Change, json: string) => JSON.stringify(change).replace('"here"', json);
  const cases: readonly (readonly [string, () => string | object, number, string])[] = [
    ['null', () => 'null', 400, 'unreadable'],
    ['a list', () => '[]', 400, 'unreadable'],
    ['a text', () => '"change"', 400, 'unreadable'],
    ['an empty object', () => '{}', 400, 'unreadable'],
    [
      'a prototype in an unknown field',
      () => spliced(mine.edit('x', { more: 'here' }), '{"__proto__":{}}'),
      400,
      'unreadable',
    ],
    ['a prototype in its value', () => spliced(mine.edit('here'), '{"__proto__":{"role":"lead"}}'), 400, 'unreadable'],
    ['1e400 as its value', () => spliced(mine.edit('here'), '1e400'), 400, 'unreadable'],
    ['1e400 as its number', () => spliced({ ...mine.edit(), n: 'here' as never }, '1e400'), 400, 'unreadable'],
    ['1e400 in an unknown field', () => spliced(mine.edit('x', { more: 'here' }), '1e400'), 400, 'unreadable'],
    ['10,000 levels in its value', () => spliced(mine.edit('here'), deep(10_000)), 400, 'unreadable'],
    [
      '10,000 levels in an unknown field',
      () => spliced(mine.edit('x', { more: 'here' }), deep(10_000)),
      400,
      'unreadable',
    ],
    [
      'a hundred levels, which some tablets could not read',
      () => spliced(mine.edit('here'), deep(100)),
      400,
      'unreadable',
    ],
    ['half a character', () => spliced(mine.edit('x', { more: 'here' }), '"\\ud800"'), 400, 'unreadable'],
    ['another journal', () => signedAgain(auditor, { ...mine.edit(), journal: newId() }), 400, 'unreadable'],
    ['an id in capitals', () => signedAgain(auditor, { ...mine.edit(), id: newId().toUpperCase() }), 400, 'unreadable'],
    [
      'an id of another format',
      () => signedAgain(auditor, { ...mine.edit(), id: '01J8Z3K7M9Q2W4E6R8T0Y1U3' }),
      400,
      'unreadable',
    ],
    ['a number as its id', () => signedAgain(auditor, { ...mine.edit(), id: 7 }), 400, 'unreadable'],
    ['a format of the future', () => signedAgain(auditor, { ...mine.edit(), v: 2 }), 400, 'unreadable'],
    [
      'a day that no calendar has',
      () => signedAgain(auditor, { ...mine.edit(), at: '2026-99-99T99:99:99.999Z' }),
      400,
      'unreadable',
    ],
    [
      'the thirtieth of February',
      () => signedAgain(auditor, { ...mine.edit(), at: '2026-02-30T10:00:00.000Z' }),
      400,
      'unreadable',
    ],
    ['a text of more than 3 MB', () => mine.edit('x'.repeat(limits.bytesPerChange)), 400, 'unreadable'],
    [
      'a text of more than 3 MB in fewer characters',
      () => mine.edit('語'.repeat(limits.bytesPerChange / 3)),
      400,
      'unreadable',
    ],
    [
      'a value that does not fit its hash',
      () => ({ ...mine.edit('said'), value: 'put into the mouth' }),
      400,
      'unreadable',
    ],
    [
      'a value without the salt that would prove it',
      () => ({ ...mine.edit('said'), value: 'put into the mouth', salt: undefined }),
      400,
      'unreadable',
    ],
    [
      'a signature of another change',
      () => ({ ...mine.edit(), signature: mine.edit().signature }),
      400,
      'badSignature',
    ],
    ['a signature that is none', () => ({ ...mine.edit(), signature: 'none' }), 400, 'badSignature'],
    ['no signature', () => ({ ...mine.edit(), signature: undefined }), 400, 'unreadable'],
    [
      'a time set back after it was signed',
      () => ({ ...mine.edit(), at: '2020-01-01T00:00:00.000Z' }),
      400,
      'badSignature',
    ],
    ['a field changed after it was signed', () => ({ ...mine.edit(), field: 'grade' }), 400, 'badSignature'],
    ['an unknown field added after it was signed', () => ({ ...mine.edit(), note: 'x' }), 400, 'badSignature'],
    [
      'a membership changed after it was signed',
      () => ({ ...mine.edit(), under: audit.author.membership }),
      400,
      'badSignature',
    ],
    [
      'another author, signed with its own key',
      () => signedAgain(auditor, { ...mine.edit(), by: lead.person }),
      403,
      'keyNotKnown',
    ],
    [
      "another author with that author's key named",
      () => signedAgain(auditor, { ...mine.edit(), by: lead.person, key: lead.publicKey }),
      400,
      'badSignature',
    ],
    ['an author nobody knows', () => signedAgain(auditor, { ...mine.edit(), by: newId() }), 403, 'keyNotKnown'],
    [
      'a key that nobody enrolled',
      () => {
        const stranger = somebody(server, 'Nobody');
        return signedAgain(stranger, { ...mine.edit(), key: stranger.publicKey });
      },
      403,
      'keyNotKnown',
    ],
    [
      'a second founding',
      () => {
        const founder = { kind: 'audit', person: auditor.person, role: 'lead', publicKey: auditor.publicKey } as const;
        return mine.signed(foundJournal(mine.by({ under: newId() }), founder));
      },
      409,
      'foundedByAnother',
    ],
    [
      'a membership under an id that is not made for it',
      () => {
        const member = { person: auditor.person, role: 'lead', publicKey: auditor.publicKey };
        const said = {
          record: newId(),
          noun: 'membership',
          field: 'membership',
          kind: 'member',
          supersedes: [],
          value: member,
        };
        return mine.signed(unlinkedChange(mine.by(), said));
      },
      400,
      'unreadable',
    ],
  ];
  test.each(cases)('%s: it alone is named, and they arrive', async (_, make, status, kind) => {
    const [before, after] = [mine.edit('before'), mine.edit('after')];
    const made = make();
    const bad = typeof made === 'string' ? made : JSON.stringify(made);
    expect(await sendAll([JSON.stringify(before), bad, JSON.stringify(after)])).toEqual([{ status, kind, json: bad }]);
    expect((await idsIn()).slice(-2)).toEqual([before.id, after.id]);
  });

  test('its values twice under one name: the last counts, as for every reader', async () => {
    const change = mine.edit('the last');
    const twice = JSON.stringify(change).replace('"value":', '"value":"the first","value":');
    expect(await sendAll([twice])).toEqual([]);
    expect((await itemsFor(lead, audit)).at(-1)?.change).toEqual(change);
  });
});

describe('an id that stands already', () => {
  test('for other words: the message is refused at its index, and the accepted form stays', async () => {
    const first = mine.edit('first');
    await audit.push(auditor, [first]);
    const other = signedAgain(auditor, { ...mine.edit('other'), id: first.id });
    const next = mine.edit('next');
    const refused = await audit.push(auditor, [next, other]);
    expect([refused.statusCode, refused.json()]).toEqual([
      400,
      expect.objectContaining({ kind: 'idReused', index: 1 }),
    ]);
    expect(await idsIn()).not.toContain(next.id);
    await audit.push(auditor, [next]);
    const held = (await itemsFor(lead, audit)).map(({ change }) => change);
    expect(held.filter(({ id }) => id === first.id)).toEqual([first]);
    expect(held.at(-1)).toEqual(next);
  });

  test('for other words in the same message', async () => {
    const first = mine.edit('first');
    const other = signedAgain(auditor, { ...mine.edit('other'), id: first.id });
    expect(await sendAll([first, other].map((c) => JSON.stringify(c)))).toMatchObject([
      { kind: 'idReused', status: 400 },
    ]);
    expect((await itemsFor(lead, audit)).at(-1)?.change).toEqual(first);
  });

  test('for the same words: known, also from another place of a chain, and in the form that came first', async () => {
    const first = mine.edit('first');
    const again = signedAgain(auditor, { ...first, chain: newId(), n: 7, previous: 'ab'.repeat(32) });
    expect((await audit.push(auditor, [first])).json().answers).toEqual([{ id: first.id, is: 'accepted' }]);
    expect((await audit.push(auditor, [again, first])).json().answers).toEqual([
      { id: first.id, is: 'known' },
      { id: first.id, is: 'known' },
    ]);
    expect((await itemsFor(lead, audit)).at(-1)?.change).toEqual(first);
  });

  test('in another journal: each keeps its own', async () => {
    const first = mine.edit('in one journal');
    await audit.push(auditor, [first]);
    const other = foundedBy(auditor);
    await other.send();
    const elsewhere = signedAgain(auditor, { ...other.author.edit('in another'), id: first.id });
    expect((await other.push(auditor, [elsewhere])).statusCode).toBe(202);
    expect((await itemsFor(lead, audit)).at(-1)?.change).toEqual(first);
  });
});

describe('replays', () => {
  test('a whole batch sent again, and again in another order, adds nothing and moves nothing', async () => {
    const batch = mine.edits(20);
    await audit.push(auditor, batch);
    const before = (await audit.pull(lead)).json<PageReply>();
    for (const again of [batch, batch.toReversed()]) {
      const { answers } = (await audit.push(auditor, again)).json();
      expect(answers.map((answer: { is: string }) => answer.is)).toEqual(batch.map(() => 'known'));
    }
    expect((await audit.pull(lead)).json()).toEqual(before);
  });

  test('batches in the wrong order arrive as they come: every chain is whole, the numbers are dense', async () => {
    const batch = mine.edits(30);
    for (const part of [batch.slice(20), batch.slice(0, 10), batch.slice(10, 20).toReversed()])
      expect((await audit.push(auditor, part)).statusCode).toBe(202);
    const items = await itemsFor(lead, audit);
    expect(items.map(({ seq }) => seq)).toEqual(items.map((_, i) => i + 1));
    expect(new Set(items.map(({ change }) => change.id))).toEqual(new Set(audit.held.map((change) => change.id)));
  });

  test("another's accepted changes may be carried by any member, unchanged", async () => {
    const change = mine.edit('carried');
    expect((await audit.push(lead, [change])).statusCode).toBe(202);
    expect((await itemsFor(auditor, audit)).at(-1)?.change).toEqual(change);
  });

  test.each([
    ['as it is', (change: Change, journal: string) => ({ ...change, _: journal, ...change }), 'unreadable'],
    ['with its journal rewritten', (change: Change, journal: string) => ({ ...change, journal }), 'badSignature'],
  ])('a change of one journal does not move into another, %s', async (_, moved, kind) => {
    const other = foundedBy(lead);
    await other.send();
    const change = audit.author.edit('said here');
    await audit.push(lead, [change]);
    const refused = await other.push(lead, [moved(change, other.journal)]);
    expect([refused.statusCode, refused.json().kind]).toEqual([400, kind]);
  });
});

describe('a newer version of the app', () => {
  test('has kinds and fields unknown here stored and passed on as they are', async () => {
    const newer = [
      mine.signed({
        ...makeChange(mine.by(), { noun: 'finding', record: newId(), field: 'title', value: 'x' }, []),
        kind: 'annotate',
      }),
      mine.edit('x', { mood: { colours: ['red', null, 1.5e-7], constructor: { prototype: 1 } }, schema: 99 }),
      mine.edit({ toString: 'x', hasOwnProperty: 1, length: -1, '': [] }),
    ];
    expect((await audit.push(auditor, newer)).statusCode).toBe(202);
    expect((await itemsFor(lead, audit)).slice(-3).map(({ change }) => change)).toEqual(newer);
  });

  test('naughty texts come back as they went in', async () => {
    const texts = [
      '\u0000',
      '\u202eevil',
      "'; drop table changes; --",
      '<script>alert(1)</script>',
      '\ufeff',
      '=1+1',
      '💥\u200d🔥',
      '\r\n.\r\n',
      '%00%n%s',
      '{{7*7}}',
      '__proto__',
      'constructor',
    ];
    const changes = texts.flatMap((text) => [mine.edit(text), mine.edit('x', {}, { field: text, noun: text })]);
    expect((await audit.push(auditor, changes)).statusCode).toBe(202);
    expect((await itemsFor(lead, audit)).slice(-changes.length).map(({ change }) => change)).toEqual(changes);
  });
});

describe('what may not be said is stored and gives nothing', () => {
  test('an auditor who makes themselves lead stays an auditor', async () => {
    const forged = mine.signed(
      addMember(mine.by(), { person: auditor.person, role: 'lead', publicKey: auditor.publicKey }),
    );
    expect((await audit.push(auditor, [forged])).json().answers).toEqual([{ id: forged.id, is: 'accepted' }]);
    expect((await itemsFor(lead, audit)).at(-1)?.change).toEqual(forged);
    expect([await roleOf(auditor), await roleOf(lead)]).toEqual(['auditor', 'lead']);
    // Nor does what the forged membership then says.
    const eve = somebody(server, 'Eve');
    const next = authorIn(auditor, audit.journal, forged.record);
    await audit.push(auditor, [
      next.signed(addMember(next.by(), { person: eve.person, role: 'lead', publicKey: eve.publicKey })),
    ]);
    expect(
      (await server.parts.store.member(audit.journal, [eve.person, auditor.person])).map((row) => row.role),
    ).toEqual(['auditor']);
  });

  test("under the lead's membership an auditor's removal of the lead counts nothing", async () => {
    const asLead = authorIn(auditor, audit.journal, audit.author.membership);
    for (const by of [mine, asLead]) {
      const removal = by.signed(removeMember(by.by(), audit.held, [audit.author.membership], 'out'));
      expect((await audit.push(auditor, [removal])).statusCode).toBe(202);
    }
    expect([await roleOf(auditor), await roleOf(lead)]).toEqual(['auditor', 'lead']);
  });

  test('leaving takes nobody along, whatever was said to go on from one', async () => {
    const value = { person: auditor.person, role: 'lead', publicKey: auditor.publicKey };
    const said = {
      noun: 'membership',
      field: 'membership',
      kind: 'role',
      supersedes: [],
      value,
      ends: [],
      continues: mine.membership,
      covers: [],
    };
    const takes = mine.signed(unlinkedChange(mine.by(), { ...said, record: audit.author.membership }));
    const leaves = mine.signed(removeMember(mine.by(), [], [mine.membership], 'bye'));
    await sendAll([takes, leaves].map((change) => JSON.stringify(change)));
    expect([await roleOf(auditor), await roleOf(lead)]).toEqual([undefined, 'lead']);
    expect((await audit.pull(lead)).statusCode).toBe(200);
  });

  test('an auditor redacts, seals and admits nothing', async () => {
    const words = audit.author.edit('stays');
    await audit.push(lead, [words]);
    const acts = [
      mine.signed(redactChanges(mine.by(), [words.id, audit.founding.id], 'gone')),
      mine.signed(sealJournal(mine.by(), [], 'done')),
      mine.signed(decideOn(mine.by(), [], { kind: 'dismiss', target: linkHash(words), reason: 'no' })),
    ];
    expect((await audit.push(auditor, acts)).statusCode).toBe(202);
    expect((await itemsFor(lead, audit)).find(({ change }) => change.id === words.id)?.change).toEqual(words);
    expect((await audit.push(lead, [audit.author.edit('goes on')])).statusCode).toBe(202);
    expect(await roleOf(lead)).toBe('lead');
  });

  test('who may redact takes away words, never what says who belongs to the journal', async () => {
    const root = await audit.add(administrator, 'administrator');
    const words = mine.edit('to be redacted');
    await audit.push(auditor, [words]);
    await audit.push(administrator, [root.signed(redactChanges(root.by(), [words.id, audit.founding.id], 'privacy'))]);
    const held = new Map((await itemsFor(lead, audit)).map(({ change }) => [change.id, change]));
    expect([held.get(words.id)?.value, held.get(words.id)?.salt]).toEqual([undefined, undefined]);
    expect(held.get(audit.founding.id)).toEqual(audit.founding);
    // Brought again it is known, and stays without its words.
    expect((await audit.push(auditor, [words])).json().answers).toEqual([{ id: words.id, is: 'known' }]);
    expect((await itemsFor(lead, audit)).find(({ change }) => change.id === words.id)?.change.value).toBeUndefined();
  });

  test("a removal by the lead counts, and what goes on under the ended membership doesn't bring it back", async () => {
    await audit.remove(mine.membership);
    const back = mine.signed(
      addMember(mine.by(), { person: auditor.person, role: 'auditor', publicKey: auditor.publicKey }),
    );
    expect((await audit.push(auditor, [back])).statusCode).toBe(202);
    expect(await roleOf(auditor)).toBeUndefined();
  });
});

describe('founding', () => {
  const founder = (who: Somebody) =>
    ({ kind: 'audit', person: who.person, role: 'lead', publicKey: who.publicKey }) as const;

  test('is done once: again it is known, a second one is refused with its index', async () => {
    expect((await audit.send()).json().answers).toEqual([{ id: audit.founding.id, is: 'known' }]);
    const second = audit.author.signed(foundJournal(audit.author.by({ under: newId() }), founder(lead)));
    const refused = await lead.call('PUT', audit.url(), { changes: [audit.founding, second] });
    expect([refused.statusCode, refused.json()]).toEqual([
      409,
      expect.objectContaining({ kind: 'foundedByAnother', index: 1 }),
    ]);
  });

  test('of a case is done once too: nobody founds themselves into it', async () => {
    const nc = foundedBy(lead, 'case');
    await nc.send();
    await nc.add(auditor, 'processOwner');
    const own = authorIn(auditor, nc.journal, newId());
    const second = own.signed(foundJournal(own.by(), { ...founder(auditor), kind: 'case' }));
    expect((await auditor.call('PUT', nc.url(), { changes: [second] })).json().kind).toBe('foundedByAnother');
  });

  test("another's journal is founded by nobody else: its id is made from who founds it", async () => {
    const theirs = foundedBy(lead);
    const own = authorIn(auditor, theirs.journal, newId());
    const forged = own.signed(foundJournal(own.by(), founder(auditor)));
    const stolen = signedAgain(auditor, { ...theirs.founding, value: { ...founder(auditor), role: 'lead' } });
    for (const changes of [[forged], [stolen], [theirs.founding], [forged, theirs.founding]]) {
      const refused = await auditor.call('PUT', theirs.url(), { changes });
      expect([refused.statusCode, refused.json().kind]).toEqual([404, 'notFound']);
    }
    expect(await server.parts.store.head(theirs.journal)).toBeUndefined();
    expect((await theirs.send()).statusCode).toBe(200);
  });

  test('that is refused for an id which stands for two things leaves nothing behind', async () => {
    const fresh = foundedBy(lead);
    const first = fresh.author.edit('first');
    const other = signedAgain(lead, { ...fresh.author.edit('other'), id: first.id });
    const refused = await lead.call('PUT', fresh.url(), { changes: [fresh.founding, first, other] });
    expect([refused.statusCode, refused.json()]).toEqual([
      400,
      expect.objectContaining({ kind: 'idReused', index: 2 }),
    ]);
    expect(await server.parts.store.head(fresh.journal)).toBeUndefined();
    expect((await fresh.send()).statusCode).toBe(200);
  });

  test('again by a member has the kind that its founder gave it, whatever stands beside', async () => {
    const lost = foundedBy(lead);
    const admission = lost.author.signed(
      addMember(lost.author.by(), { person: auditor.person, role: 'auditor', publicKey: auditor.publicKey }),
    );
    const own = authorIn(auditor, lost.journal, newId());
    const forged = own.signed(foundJournal(own.by(), { ...founder(auditor), kind: 'case' }));
    await auditor.call('PUT', lost.url(), { changes: [forged, lost.founding, admission] });
    expect((await server.parts.store.head(lost.journal))?.kind).toBe('audit');
    expect((await lost.pull(auditor)).statusCode).toBe(200);
  });

  test('with one bad change names it to its founder, and is done without it', async () => {
    const fresh = foundedBy(lead);
    const refused = await lead.call('PUT', fresh.url(), { changes: [fresh.founding, { v: 1 }] });
    expect([refused.statusCode, refused.json()]).toEqual([
      400,
      expect.objectContaining({ kind: 'unreadable', index: 1 }),
    ]);
    expect((await fresh.send()).statusCode).toBe(200);
  });

  test('with more than 2,000 changes is refused, with many members it holds nobody up', async () => {
    const big = foundedBy(lead);
    const many = Array.from({ length: 1_200 }, () =>
      big.author.signed(addMember(big.author.by(), { person: newId(), role: 'auditor', publicKey: auditor.publicKey })),
    );
    const begun = performance.now();
    expect((await lead.call('PUT', big.url(), { changes: [big.founding, ...many] })).statusCode).toBe(200);
    // Looking at all memberships once for each of them took six seconds.
    expect(performance.now() - begun).toBeLessThan(3_000);
    const tooMany = Array.from({ length: 2_001 }, () => ({}));
    expect((await lead.call('PUT', big.url(), { changes: tooMany })).json().kind).toBe('badRequest');
  });

  test('names a key by a membership only where that membership counts and is signed', async () => {
    const eve = somebody(server, 'Eve');
    // The auditor may push it; it is refused, and its key speaks for nobody.
    const lend = mine.signed(addMember(mine.by(), { person: lead.person, role: 'auditor', publicKey: eve.publicKey }));
    const asLead = authorIn(eve, audit.journal, audit.author.membership);
    const words = signedAgain(eve, { ...asLead.edit('as the lead'), by: lead.person });
    expect(await sendAll([lend, words].map((c) => JSON.stringify(c)))).toMatchObject([
      { kind: 'keyNotKnown', json: JSON.stringify(words) },
    ]);
    expect((await idsIn()).includes(lend.id)).toBe(true);
  });
});

describe("somebody else's person", () => {
  /** A person who belongs to a journal and has no account yet, as on a tablet that was never online. */
  const unclaimed = async () => {
    const vera = somebody(server, `Vera ${newId()}`);
    const membership = await audit.add(vera, 'auditor');
    return { vera, membership };
  };
  const claim = (thief: Somebody, person: string) => thief.signIn({ tablet: thief.proof(person) });

  test('is not claimed where an account has it, nor where a journal says its key', async () => {
    const { vera } = await unclaimed();
    for (const person of [lead.person, vera.person]) {
      const refused = await claim(auditor, person);
      expect([refused.statusCode, refused.json().kind]).toEqual([409, 'personTaken']);
    }
    expect((await auditor.call('POST', '/api/keys', auditor.proof(lead.person))).json().kind).toBe('notAllowed');
  });

  test('is not claimed by a membership that the thief wrote, refused or in a journal of their own', async () => {
    const { vera } = await unclaimed();
    const lend = { person: vera.person, role: 'lead', publicKey: auditor.publicKey } as const;
    await audit.push(auditor, [mine.signed(addMember(mine.by(), lend))]);
    expect((await claim(auditor, vera.person)).json().kind).toBe('personTaken');
    const own = foundedBy(auditor);
    await own.send();
    await own.push(auditor, [own.author.signed(addMember(own.author.by(), lend))]);
    expect((await claim(auditor, vera.person)).json().kind).toBe('personTaken');
  });

  test('is not claimed without its key, with a key of another, or with a proof for another tablet', async () => {
    const vera = somebody(server, 'Vera');
    const [proof, stolen] = [vera.proof(), auditor.proof()];
    for (const tablet of [
      { ...proof, signature: stolen.signature },
      { ...proof, publicKey: stolen.publicKey },
      { ...proof, installation: newId() },
      { ...proof, person: newId() },
      { ...proof, publicKey: '0'.repeat(64), signature: '0'.repeat(128) },
    ])
      expect((await auditor.signIn({ tablet })).json().kind).toBe('badProof');
  });

  test('is claimed by its owner', async () => {
    const { vera } = await unclaimed();
    await vera.join((await server.parts.accounts.invite({ account: 'x' } as never, vera.name, 'auditor')).secret);
    expect(await roleOf(vera)).toBe('auditor');
  });
});

describe('a full disk', () => {
  test('takes nothing in and says so, is read from, and goes on without a restart once there is room', async () => {
    const { db } = server.parts;
    const pages = await sql<{ page_count: number }>`pragma page_count`.execute(db);
    await sql`pragma max_page_count = ${sql.raw(String(pages.rows[0]?.page_count ?? 0))}`.execute(db);
    const change = mine.edit('x'.repeat(500_000));
    const refused = await audit.push(auditor, [mine.edit(), change]);
    expect([refused.statusCode, refused.json().kind]).toEqual([507, 'storageFull']);
    expect((await audit.pull(lead)).json<PageReply>().head).toBe(audit.held.length);
    await sql`pragma max_page_count = 4294967294`.execute(db);
    expect((await audit.push(auditor, [change])).statusCode).toBe(202);
  });
});

describe('what is read back', () => {
  test('comes in pages that end before they are too large', async () => {
    const large = [mine.edit('x'.repeat(2_500_000)), mine.edit('y'.repeat(2_500_000)), mine.edit('z')];
    for (const change of large) await audit.push(auditor, [change]);
    const ids: string[] = [];
    for (let page = (await audit.pull(lead)).json<PageReply>(); ; ) {
      ids.push(...page.items.map(({ change }) => change.id));
      expect(JSON.stringify(page).length).toBeLessThan(limits.bytesPerPage + limits.bytesPerChange);
      if (page.upTo === page.head) break;
      page = (await audit.pull(lead, `after=${page.upTo}&prefix=${page.prefix}`)).json<PageReply>();
    }
    expect(ids).toEqual(audit.held.map((change) => change.id));
  });

  test.each([
    ['', 400],
    ['after=-1', 400],
    ['after=1e400', 400],
    ['after=0.5', 400],
    ['after=0&after=1', 400],
    ['after=0&limit=0', 400],
    ['after=0&limit=1e9', 200],
    ['after=0&prefix=none', 400],
    ['after[]=0', 400],
    ['after=__proto__', 400],
    ['after=0;drop%20table%20changes', 400],
    [`after=1&prefix=${'0'.repeat(64)}`, 409],
    [`after=9007199254740991&prefix=${'0'.repeat(64)}`, 409],
  ])('for the query "%s" answers %i', async (query, status) => {
    expect((await audit.pull(lead, query)).statusCode).toBe(status);
  });
});
