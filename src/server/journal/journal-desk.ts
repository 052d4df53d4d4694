import { hash } from 'node:crypto';
import { isAllowed, type MemberRole, memberRoles } from '#domain/access/policies.ts';
import { blobsOf } from '#domain/journal/administer.ts';
import { bare, type Change, changeSchema, isInstant } from '#domain/journal/change.ts';
import { contentHash, type Digest, linkHash, valueHash } from '#domain/journal/hashes.ts';
import { addedMembershipId, isFounding, membershipsOf } from '#domain/journal/memberships.ts';
import { authorityOf, isAdministrative } from '#domain/journal/status.ts';
import { type Result, refuse, succeed } from '#domain/result.ts';
import type { Failure, JournalsReply, KnownReply, PageReply, PushReply } from '#protocol/messages.ts';
import { noPrefix, prefixAfter } from '#protocol/prefix-hash.ts';
import { afterRemoval, limits } from '#protocol/protocol.ts';
import type { EnrolledKeys, JournalStore, JournalTransaction, MemberRow, NewChange } from './journal-store.ts';

/** Who asks: the persons whose keys their account or their request has proved. */
export type Asker = { readonly persons: readonly string[] };

type Read = { readonly change: Change; readonly body: string; readonly link: string; readonly content: string };

const digest: Digest = (text) => hash('sha256', text);

const deepest = 64;

/** Whether every reader can take this JSON apart again: their parsers give up earlier than this server's, or refuse a key. */
const isPlain = (value: unknown, depth = 0): boolean => {
  if (typeof value !== 'object' || value === null) return true;
  if (depth > deepest || Object.hasOwn(value, '__proto__')) return false;
  return Object.values(value).every((inner) => isPlain(inner, depth + 1));
};

/**
 * Whether a change can't begin a membership that it says to begin. Such a one never counts; it is not kept either, since
 * what goes on from it would reach the membership whose id it took.
 */
const takesMembership = ({ kind, journal, record, id, under }: Change): boolean =>
  (kind === 'member' || kind === 'role') && under !== record && record !== addedMembershipId(journal, id);

/** A page with its changes as they are kept: JSON already, which nobody has to take apart to send it on. */
export type Page = Omit<PageReply, 'items'> & {
  readonly items: readonly (Omit<PageReply['items'][number], 'change'> & { readonly body: string })[];
};

/** The `PageReply` that says this page, as JSON. */
export const pageText = ({ items, ...page }: Page): string => {
  const said = items.map(({ body, ...item }) => `${JSON.stringify(item).slice(0, -1)},"change":${body}}`);
  return `${JSON.stringify(page).slice(0, -1)},"items":[${said.join(',')}]}`;
};

/** What a journal's administrative changes say of each person; when an end arrived stays as it was known before. */
export const memberRows = (
  administrative: readonly Change[],
  before: readonly MemberRow[],
  now: string,
): readonly MemberRow[] => {
  const memberships = membershipsOf(administrative);
  const byPerson = Map.groupBy(memberships.all.values(), (member) => member.person);
  return [...byPerson].map(([person, members]) => {
    const roles = members.filter((m) => memberships.isOpen(m.membership)).map((m) => m.role);
    const role = memberRoles.find((candidate) => roles.includes(candidate)) ?? null;
    const known = before.find((row) => row.person === person);
    return { person, role, endedAt: role === null ? (known?.endedAt ?? now) : null };
  });
};

/** The journal calls of the protocol, without the wire. Every answer may be asked for again at any time. */
export const makeJournalDesk = (use: {
  readonly store: JournalStore;
  readonly enrolledKeys: EnrolledKeys;
  readonly isSigned: (publicKey: string, link: string, signature: string) => boolean | Promise<boolean>;
  readonly now: () => string;
  readonly run: string;
  /** False after a restore, until an administrator has confirmed the members. */
  readonly isReadable: () => Promise<boolean>;
  readonly onAppended?: (journal: string, seq: number) => void;
  /** Called after the commit that dropped the last reference of this journal to these files. */
  readonly onDropped?: (journal: string, blobs: readonly string[]) => Promise<void>;
}) => {
  const { store } = use;

  const readChange = (journal: string, raw: unknown): Read | 'unreadable' => {
    try {
      if (!isPlain(raw)) return 'unreadable';
      const parsed = changeSchema.safeParse(raw);
      if (!parsed.success || parsed.data.journal !== journal) return 'unreadable';
      const change = raw as Change;
      if (!isInstant(change.at) || takesMembership(change)) return 'unreadable';
      const body = JSON.stringify(raw);
      if (Buffer.byteLength(body) > limits.bytesPerChange) return 'unreadable';
      // A value without its salt would be anybody's words under the author's signature.
      if (change.value !== undefined && valueHash(change.salt ?? '', change.value, digest) !== change.valueHash)
        return 'unreadable';
      const content = contentHash(change, digest);
      return { change, body, link: linkHash(change, content, digest), content };
    } catch {
      return 'unreadable';
    }
  };

  /** What can be read, and the place of the first that can't. */
  const readAll = (journal: string, raws: readonly unknown[]) => {
    const all = raws.map((raw) => readChange(journal, raw));
    const reads = all.filter((read) => read !== 'unreadable');
    return { reads, unreadable: reads.length < all.length ? all.indexOf('unreadable') : undefined };
  };

  const isMembershipChange = ({ kind }: Change) => kind === 'member' || kind === 'role' || kind === 'remove';

  /**
   * Signatures count only by a key that is its author's: said by a membership that counts, or enrolled with their
   * account. A membership in the same message says its key only once it was itself found signed; how often one message
   * may so hand on is bounded, since each time looks at all memberships.
   */
  const checkSignatures = async (reads: readonly Read[], held: readonly Change[]): Promise<Failure | undefined> => {
    let known = held.filter(isMembershipChange);
    const enrolled = new Map<string, readonly string[]>();
    for (const { change } of reads)
      if (!enrolled.has(change.by)) enrolled.set(change.by, await use.enrolledKeys(change.by));
    const keysSaid = (changes: readonly Change[]) => {
      const said = Map.groupBy(membershipsOf(changes).all.values(), (member) => member.person);
      return (person: string): readonly string[] => [
        ...(enrolled.get(person) ?? []),
        ...(said.get(person) ?? []).map((member) => member.publicKey),
      ];
    };
    const isSigned = async ({ change, link }: Read, keys: readonly string[]) => {
      for (const key of new Set(keys)) if (await use.isSigned(key, link, change.signature)) return true;
      return false;
    };
    const signed = new Set<Read>();
    const joining = reads.filter(({ change }) => isMembershipChange(change));
    let keysOf = keysSaid(known);
    for (let handedOn = 0; handedOn < 20; handedOn++) {
      const before = signed.size;
      for (const read of joining) {
        const { change } = read;
        const own = isFounding(change) ? keysSaid([change])(change.by) : [];
        if (!signed.has(read) && (await isSigned(read, [...keysOf(change.by), ...own]))) signed.add(read);
      }
      if (signed.size === before) break;
      known = [...held.filter(isMembershipChange), ...[...signed].map(({ change }) => change)];
      keysOf = keysSaid(known);
    }
    // All at once: signatures are checked on every core that is free.
    const verdicts = await Promise.all(
      reads.map(async (read) => signed.has(read) || isSigned(read, keysOf(read.change.by))),
    );
    const index = verdicts.indexOf(false);
    const change = reads[index]?.change;
    if (change?.key !== undefined && keysOf(change.by).includes(change.key)) return { kind: 'badSignature', index };
    if (change) return { kind: 'keyNotKnown', index };
    return undefined;
  };

  /** Whether these persons may push here: members, and those removed not long ago, who may send so many more changes. */
  const mayPush = async (
    journal: string,
    rows: readonly MemberRow[],
    offered: readonly string[] = [],
  ): Promise<boolean> => {
    if (rows.some((row) => row.role !== null)) return true;
    const [since] = rows
      .flatMap((row) => row.endedAt ?? [])
      .sort()
      .reverse();
    if (since === undefined) return false;
    const isOver = Date.parse(use.now()) - Date.parse(since) > afterRemoval.days * 86_400_000;
    const persons = rows.map((row) => row.person);
    if (isOver) return false;
    const fresh = new Set(offered).size - (await store.known(journal, offered)).size;
    return (await store.countSince(journal, persons, since)) + fresh <= afterRemoval.changes;
  };

  /** `create`: the journal is begun, once nothing can be refused any more. */
  const appendRead = async (
    transaction: JournalTransaction,
    reads: readonly Read[],
    at: { readonly seq: number; readonly prefix: string },
    create?: () => Promise<void>,
  ): Promise<Result<PushReply & { readonly dropped: readonly string[] }, Failure>> => {
    const known = new Map(await transaction.contentHashes(reads.map(({ change }) => change.id)));
    const fresh: Read[] = [];
    const answers: PushReply['answers'] = [];
    for (const [index, read] of reads.entries()) {
      const held = known.get(read.change.id);
      if (held !== undefined && held !== read.content) return refuse({ kind: 'idReused', index });
      answers.push({ id: read.change.id, is: held === undefined ? 'accepted' : 'known' });
      if (held !== undefined) continue;
      known.set(read.change.id, read.content);
      fresh.push(read);
    }
    await create?.();
    const arrived = fresh.map((read) => read.change).filter(isAdministrative);
    const held = await transaction.administrative();
    const administrative = [...held, ...arrived];
    const authority = authorityOf(administrative);
    const receivedAt = use.now();
    let { seq, prefix } = at;
    const entries = fresh.map(({ change, body, link, content }): NewChange => {
      const entry = { seq: ++seq, id: change.id, link, receivedAt };
      prefix = prefixAfter(prefix, entry, digest);
      const isRedacted = authority.redactions.has(change.id);
      return {
        ...entry,
        contentHash: content,
        prefix,
        change: isRedacted ? bare(change) : change,
        body: isRedacted ? JSON.stringify(bare(change)) : body,
      };
    });
    await transaction.append(entries, blobsOf(entries.map((entry) => entry.change)));
    // A redaction may count only now that what it stands on has arrived.
    const before = arrived.length > 0 ? authorityOf(held).redactions : authority.redactions;
    // Who belongs to a journal stands on its administrative changes: without the founding's value nobody would.
    const acts = new Set(administrative.map((change) => change.id));
    const named = [...authority.redactions.keys()].filter((id) => !before.has(id) && !acts.has(id));
    const redacted = await transaction.redact(named);
    const dropped = blobsOf(redacted);
    if (dropped.length > 0) await transaction.dropBlobReferences(dropped);
    if (arrived.some(isMembershipChange))
      await transaction.setMembers(memberRows(administrative, await transaction.members(), use.now()));
    return succeed({ answers, seq, dropped });
  };

  /** Takes changes in; where it may, the journal is founded by them. */
  const take = async (
    { persons }: Asker,
    journal: string,
    raws: readonly unknown[],
    mayFound: boolean,
  ): Promise<Result<PushReply, Failure>> => {
    const there = await store.head(journal);
    if (!there && !mayFound) return refuse({ kind: 'notFound' });
    const { reads, unreadable } = readAll(journal, raws);
    const offered = reads.map(({ change }) => change);
    const held = there ? await store.administrative(journal) : [];
    const rows = there ? await store.member(journal, persons) : [];
    const belongs = await mayPush(
      journal,
      rows,
      offered.map((change) => change.id),
    );
    // Or they belong by what they bring: a founding, or their admission. Its signatures are still to be shown. What the
    // server lost may be left with one who was removed: they hand it over like all that they hold.
    const wouldBelong = () =>
      memberRows([...held, ...offered.filter(isAdministrative)], [], use.now()).some(
        (row) => (row.role !== null || !there) && persons.includes(row.person),
      );
    if (!belongs && !(mayFound && wouldBelong())) return refuse({ kind: 'notFound' });
    // What is wrong with a stranger's message is nobody's to learn: it would say that the journal is there.
    const refusal = (failure: Failure) => refuse<Failure>(there && !belongs ? { kind: 'notFound' } : failure);
    if (unreadable !== undefined) return refusal({ kind: 'unreadable', index: unreadable });
    const unsigned = await checkSignatures(reads, held);
    if (unsigned) return refusal(unsigned);

    const done = await store.inJournal(journal, async (transaction) => {
      const head = await transaction.head();
      const { kind } = membershipsOf(offered);
      if (!head)
        return mayFound && kind
          ? appendRead(transaction, reads, { seq: 0, prefix: noPrefix }, () => transaction.create(kind))
          : refuse<Failure>({ kind: 'notFound' });
      // Only one founding: a journal's first member can't be claimed by pushing another.
      const foundings = (await transaction.administrative()).filter(isFounding).map((c) => c.id);
      const other = offered.findIndex((change) => isFounding(change) && !foundings.includes(change.id));
      if (foundings.length > 0 && other >= 0) return refuse<Failure>({ kind: 'foundedByAnother', index: other });
      return appendRead(transaction, reads, head);
    });
    if (!done.ok) return done;
    const { dropped, ...reply } = done.value;
    if (dropped.length > 0) await use.onDropped?.(journal, dropped);
    if (reply.answers.some((answer) => answer.is === 'accepted')) use.onAppended?.(journal, reply.seq);
    return succeed(reply);
  };

  const roleIn = async (asker: Asker, journal: string): Promise<MemberRole | undefined> =>
    (await store.member(journal, asker.persons)).flatMap((row) => row.role ?? [])[0];

  const mayRead = async (asker: Asker, journal: string): Promise<boolean> => {
    const [role, head] = [await roleIn(asker, journal), await store.head(journal)];
    return role !== undefined && head !== undefined && isAllowed(role, 'read', head.kind);
  };
  const mayHandOver = async (asker: Asker, journal: string): Promise<boolean> =>
    mayPush(journal, await store.member(journal, asker.persons));

  return {
    journals: async (asker: Asker): Promise<JournalsReply> => {
      const rows = await store.journalsOf(asker.persons);
      const byJournal = [...Map.groupBy(rows, (row) => row.journal).values()];
      const removed: JournalsReply['removed'] = [];
      const journals: JournalsReply['journals'] = [];
      for (const ofJournal of byJournal) {
        const open = ofJournal.find((row) => row.role !== null);
        const [row] = ofJournal;
        if (open?.role) {
          const { journal, kind, seq, prefix, role } = open;
          journals.push({ journal, kind, seq, prefix, role });
        } else if (row) {
          const { journal } = row;
          const notices = membershipsOf(await store.administrative(journal)).notices();
          removed.push({ journal, notices: [...notices] as never });
        }
      }
      return {
        serverTime: use.now(),
        run: use.run,
        isReadable: await use.isReadable(),
        persons: [...asker.persons],
        journals,
        removed,
      };
    },

    found: (asker: Asker, journal: string, changes: readonly unknown[]) => take(asker, journal, changes, true),
    append: (asker: Asker, journal: string, changes: readonly unknown[]) => take(asker, journal, changes, false),

    known: async (asker: Asker, journal: string, ids: readonly string[]): Promise<Result<KnownReply, Failure>> => {
      if (!(await mayHandOver(asker, journal))) return refuse({ kind: 'notFound' });
      const known = await store.known(journal, ids);
      return succeed({ known: [...known.keys()], contentHashes: [...known.values()] });
    },

    page: async (
      asker: Asker,
      journal: string,
      at: { readonly after: number; readonly prefix: string; readonly limit: number },
    ): Promise<Result<Page, Failure>> => {
      if (!(await mayRead(asker, journal))) return refuse({ kind: 'notFound' });
      const here = at.after === 0 ? noPrefix : await store.prefixAt(journal, at.after);
      if (here !== at.prefix) return refuse({ kind: 'diverged' });
      if (!(await use.isReadable())) return refuse({ kind: 'membersUnconfirmed' });
      const items = await store.page(journal, at.after, Math.min(at.limit, limits.changesPerPage));
      const last = items.at(-1);
      const head = (await store.head(journal))?.seq ?? at.after;
      return succeed({
        after: at.after,
        upTo: last?.seq ?? at.after,
        head: Math.max(head, last?.seq ?? 0),
        prefix: last?.prefix ?? here,
        items: items.map(({ seq, receivedAt, link, body }) => ({ seq, receivedAt, link, body })),
      });
    },

    mayRead: async (asker: Asker, journal: string): Promise<Failure | undefined> =>
      !(await mayRead(asker, journal))
        ? { kind: 'notFound' }
        : (await use.isReadable())
          ? undefined
          : { kind: 'membersUnconfirmed' },
    mayHandOver: async (asker: Asker, journal: string): Promise<Failure | undefined> =>
      (await mayHandOver(asker, journal)) ? undefined : { kind: 'notFound' },
    referenced: (journal: string, hashes: readonly string[]) => store.referenced(journal, hashes),
  };
};
