import type { JournalKind } from '#domain/access/policies.ts';
import { type ChainTip, linkChanges } from '#domain/journal/chain.ts';
import type { Change, UnlinkedChange } from '#domain/journal/change.ts';
import type { Edit } from '#domain/journal/edit.ts';
import { journalView, type RecordRow } from '#domain/journal/journal-view.ts';
import { type Authoring, foundJournal, makeChange } from '#domain/journal/make-change.ts';

/** Ids in a fixed order, so that a failing run can be read. */
export const countedIds = (space: string) => {
  let n = 0;
  return () => `${space.padStart(8, '0')}-0000-4000-8000-${(++n).toString(16).padStart(12, '0')}`;
};

export const journalId = '11111111-1111-4111-8111-111111111111';

/** An author with a set of changes of their own, as on a tablet without network. Signatures are left empty. */
export class SimulatedAuthor {
  readonly changes = new Map<string, Change>();
  readonly newId: () => string;
  readonly person: string;
  membership: string;
  private tip: ChainTip;
  private acts = 0;

  constructor(space: string, journal = journalId) {
    this.newId = countedIds(space);
    this.person = this.newId();
    this.membership = this.newId();
    this.tip = { chain: this.newId(), n: 0, previous: null };
    this.journal = journal;
  }
  readonly journal: string;

  found(kind: JournalKind = 'audit'): this {
    const authoring = this.authoring();
    const membership = { kind, person: this.person, role: 'lead', publicKey: '00' } as const;
    this.append([foundJournal(authoring, membership)]);
    return this;
  }

  /** Edits what this author sees: each supersedes the heads in their own view. Returns the act's id. */
  edit(...edits: readonly Edit[]): string {
    const view = this.view();
    const authoring = this.authoring();
    this.append(
      edits.map((edit) => makeChange(authoring, edit, edit.base ?? view.get(edit.record)?.heads[edit.field] ?? [])),
    );
    return authoring.act;
  }

  /** Adds what `make` says in one act, made on all that this author holds. Gives the changes. */
  act(make: (authoring: Authoring, held: readonly Change[]) => readonly UnlinkedChange[]): readonly Change[] {
    const before = new Set(this.changes.keys());
    this.append(make(this.authoring(), [...this.changes.values()]));
    return [...this.changes.values()].filter((change) => !before.has(change.id));
  }

  /** Writes under another membership from now on, on a chain of its own. */
  writeUnder(membership: string): this {
    this.membership = membership;
    this.tip = { chain: this.newId(), n: 0, previous: null };
    return this;
  }

  receive(changes: Iterable<Change>): void {
    for (const change of changes) if (!this.changes.has(change.id)) this.changes.set(change.id, change);
  }

  view(): ReadonlyMap<string, RecordRow> {
    return journalView([...this.changes.values()]);
  }

  private authoring(): Authoring {
    return {
      app: 'test',
      journal: this.journal,
      under: this.membership,
      by: this.person,
      act: this.newId(),
      at: new Date(Date.UTC(2026, 2, 17, 10) + 1000 * ++this.acts).toISOString(),
      offset: null,
      newId: this.newId,
      newSalt: () => 'aa',
    };
  }

  private append(unlinked: Parameters<typeof linkChanges>[1]): void {
    const { linked, tip } = linkChanges(this.tip, unlinked);
    this.tip = tip;
    for (const { link: _, ...change } of linked) this.changes.set(change.id, { ...change, signature: '' } as Change);
  }
}
