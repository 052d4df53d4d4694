import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Change } from '#domain/journal/change.ts';
import { journalView } from '#domain/journal/journal-view.ts';
import { seenHeads } from '#domain/journal/seen-heads.ts';
import { SimulatedAuthor } from '#test/support/simulated-author.ts';

const records = ['a', 'b', 'c'].map((c) => `${c.repeat(8)}-0000-4000-8000-000000000000`) as [string, string, string];
const [parent, child] = records;

type Step =
  | { do: 'edit'; who: number; record: number; field: string; value: string }
  | { do: 'delete' | 'restore'; who: number; record: number }
  | { do: 'send'; who: number; to: number; share: number };

const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      do: fc.constant('edit' as const),
      who: fc.nat(2),
      record: fc.nat(2),
      field: fc.constantFrom('x', 'y'),
      value: fc.constantFrom('1', '2', '3'),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constantFrom('delete' as const, 'restore' as const),
      who: fc.nat(2),
      record: fc.nat(2),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('send' as const),
      who: fc.nat(2),
      to: fc.nat(2),
      share: fc.integer({ min: 1, max: 100 }),
    }),
  },
);

/** Three authors of one journal; records 1 and 2 are children of record 0. */
const play = (steps: readonly Step[]) => {
  const authors = [
    new SimulatedAuthor('a').found(),
    new SimulatedAuthor('b').found(),
    new SimulatedAuthor('c').found(),
  ];
  const everybody = () => authors.flatMap((author) => [...author.changes.values()]);
  const founding = everybody();
  for (const author of authors) author.receive(founding);
  authors[0]?.edit(...records.slice(1).map((record) => ({ noun: 'thing', record, field: 'parent', value: parent })));
  for (const author of authors) author.receive(everybody());
  for (const s of steps) {
    const author = authors[s.who];
    if (!author) continue;
    if (s.do === 'send') {
      const all = [...author.changes.values()];
      authors[s.to]?.receive(all.slice(0, Math.ceil((all.length * s.share) / 100)));
      continue;
    }
    const record = records[s.record] ?? parent;
    const row = author.view().get(record);
    if (s.do === 'edit') author.edit({ noun: 'thing', record, field: s.field, value: s.value });
    else if (s.do === 'restore') author.edit({ noun: 'thing', record, field: 'deleted', value: false });
    else if (row) {
      const children = [...author.view().values()].filter(
        (r) => r.fields['parent'] === record && r.visibility !== 'hidden',
      );
      author.edit({ noun: 'thing', record, field: 'deleted', value: true, seen: seenHeads(row, children) });
    }
  }
  return { authors, changes: everybody() };
};

const rowsOf = (changes: readonly Change[]) =>
  JSON.stringify([...journalView(changes)].sort(([a], [b]) => (a < b ? -1 : 1)));

describe('the journal as a function of a set', () => {
  test('[J11] the same set gives the same view in any order, in any batches, with repeats', () => {
    fc.assert(
      fc.property(
        fc.array(step, { maxLength: 40 }),
        fc.array(fc.nat(), { minLength: 5, maxLength: 5 }),
        (steps, keys) => {
          const { changes } = play(steps);
          const shuffled = changes.toSorted((a, b) => {
            const order = (c: Change) =>
              keys.reduce((sum, key, i) => (sum * 31 + (c.id.charCodeAt(35 - i) ^ key)) % 9973, 7);
            return order(a) - order(b);
          });
          expect(rowsOf([...shuffled, ...changes.slice(0, 7)])).toBe(rowsOf(changes));
        },
      ),
      { numRuns: 300 },
    );
  });

  test('[J14] nothing entered disappears unless a change that supersedes or deletes it had seen it', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        const { changes } = play(steps);
        const view = journalView(changes);
        const superseded = new Set(changes.flatMap((c) => c.supersedes));
        const seenByDelete = new Set(
          changes.filter((c) => c.field === 'deleted' && c.value === true).flatMap((c) => c.seen ?? []),
        );
        for (const change of changes.filter((c) => c.kind === 'set' && c.field !== 'deleted')) {
          const row = view.get(change.record);
          const isShown = row?.visibility !== 'hidden' && row?.heads[change.field]?.includes(change.id) === true;
          expect(isShown || superseded.has(change.id) || seenByDelete.has(change.id)).toBe(true);
        }
      }),
      { numRuns: 300 },
    );
  });

  test('[J7] the heads are what no other change supersedes, whatever the clocks say', () => {
    const a = new SimulatedAuthor('a').found();
    for (const value of ['first', 'second']) a.edit({ noun: 'thing', record: parent, field: 'x', value });
    const changes = [...a.changes.values()].map((change) =>
      change.value === 'second' ? { ...change, at: '1999-01-01T00:00:00.000Z' } : change,
    );
    expect(journalView(changes).get(parent)?.fields['x']).toBe('second');
    expect(journalView(changes).get(parent)?.heads['x']).toHaveLength(1);
  });

  test('[J8] two different values written apart stand side by side until one change supersedes both', () => {
    const [a, b] = [new SimulatedAuthor('a').found(), new SimulatedAuthor('b').found()];
    const share = () => {
      a.receive(b.changes.values());
      b.receive(a.changes.values());
    };
    share();
    a.edit({ noun: 'thing', record: parent, field: 'x', value: 'from A' });
    b.edit({ noun: 'thing', record: parent, field: 'x', value: 'from B' });
    share();
    expect(
      a
        .view()
        .get(parent)
        ?.open['x']?.map((head) => head.value)
        .toSorted(),
    ).toEqual(['from A', 'from B']);
    a.edit({ noun: 'thing', record: parent, field: 'x', value: 'both' });
    share();
    expect(b.view().get(parent)?.open).toEqual({});
    expect(b.view().get(parent)?.fields['x']).toBe('both');
  });

  test('[J8] equal values written apart are one value with several authors', () => {
    const [a, b] = [new SimulatedAuthor('a').found(), new SimulatedAuthor('b').found()];
    for (const author of [a, b]) author.edit({ noun: 'thing', record: parent, field: 'x', value: ['same', 1] });
    a.receive(b.changes.values());
    expect(a.view().get(parent)?.open).toEqual({});
    expect(a.view().get(parent)?.heads['x']).toHaveLength(2);
  });

  test('[J10] a delete hides what its author saw; an edit or a child nobody saw makes it visible again', () => {
    const { authors } = play([]);
    const [a, b] = authors as [SimulatedAuthor, SimulatedAuthor];
    a.edit({ noun: 'thing', record: parent, field: 'x', value: 'title' });
    const row = a.view().get(parent);
    const children = [...a.view().values()].filter((r) => r.fields['parent'] === parent);
    if (!row) throw new Error('no row');
    a.edit({ noun: 'thing', record: parent, field: 'deleted', value: true, seen: seenHeads(row, children) });
    expect(a.view().get(parent)?.visibility).toBe('hidden');
    b.edit({ noun: 'thing', record: child, field: 'y', value: 'unseen' });
    a.receive(b.changes.values());
    expect(a.view().get(parent)?.visibility).toBe('deletedUnseen');
    a.edit({ noun: 'thing', record: parent, field: 'deleted', value: false });
    expect(a.view().get(parent)?.visibility).toBe('visible');
  });

  test('[J10] two deletes that saw different things hide what they saw together', () => {
    const { authors } = play([]);
    const [a, b] = authors as [SimulatedAuthor, SimulatedAuthor];
    a.edit({ noun: 'thing', record: records[2], field: 'x', value: 'by A' });
    b.edit({ noun: 'thing', record: records[2], field: 'y', value: 'by B' });
    for (const author of [a, b]) {
      const row = author.view().get(records[2]);
      if (row)
        author.edit({ noun: 'thing', record: records[2], field: 'deleted', value: true, seen: seenHeads(row, []) });
    }
    a.receive(b.changes.values());
    expect(a.view().get(records[2])?.visibility).toBe('hidden');
  });

  test('[J6] a change under an unknown membership is late: kept, no head, superseding nothing', () => {
    const a = new SimulatedAuthor('a').found();
    a.edit({ noun: 'thing', record: parent, field: 'x', value: 'mine' });
    const head = a.view().get(parent)?.heads['x'] ?? [];
    const stranger = new SimulatedAuthor('d');
    stranger.edit({ noun: 'thing', record: parent, field: 'x', value: 'theirs', base: head });
    a.receive(stranger.changes.values());
    expect(a.view().get(parent)?.fields['x']).toBe('mine');
    expect([...a.changes.values()].some((c) => c.value === 'theirs')).toBe(true);
  });

  test("[J6] a change under somebody else's membership is refused", () => {
    const a = new SimulatedAuthor('a').found();
    a.edit({ noun: 'thing', record: parent, field: 'x', value: 'mine' });
    const [forged] = [...a.changes.values()].filter((c) => c.field === 'x');
    if (!forged) throw new Error('no change');
    a.receive([{ ...forged, id: records[2], by: records[1], value: 'forged' }]);
    expect(a.view().get(parent)?.fields['x']).toBe('mine');
    expect(a.view().get(parent)?.open).toEqual({});
  });
});
