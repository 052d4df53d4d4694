import { describe, expect, test } from 'vitest';
import { chainFaults } from '#domain/journal/chain.ts';
import { changeSchema, isInstant } from '#domain/journal/change.ts';
import { contentHash, linkHash, valueHash } from '#domain/journal/hashes.ts';
import { fieldHistory, undoAct } from '#domain/journal/history.ts';
import { computedRecordId } from '#domain/journal/record-id.ts';
import { SimulatedAuthor } from '#test/support/simulated-author.ts';

const record = 'aaaaaaaa-0000-4000-8000-000000000000';
const author = () => new SimulatedAuthor('a').found();
const changesOf = (a: SimulatedAuthor) => [...a.changes.values()];

describe('changes and chains', () => {
  test('[J1] the same change twice is once', () => {
    const a = author();
    a.edit({ noun: 'thing', record, field: 'x', value: 1 });
    const before = JSON.stringify([...a.view()]);
    a.receive(changesOf(a));
    expect(JSON.stringify([...a.view()])).toBe(before);
  });

  test('[J2] a journal begins with a member change under the membership it founds', () => {
    const [first] = changesOf(author());
    expect(first?.kind).toBe('member');
    expect(first?.record).toBe(first?.under);
  });

  test('[J3] the content hash stands without value and salt, and the value hash needs the salt', () => {
    const a = author();
    a.edit({ noun: 'thing', record, field: 'x', value: 'secret' });
    const change = changesOf(a).at(-1);
    if (!change) throw new Error('no change');
    const { value: _, salt: __, ...redacted } = change;
    expect(contentHash(redacted)).toBe(contentHash(change));
    expect(valueHash('aa', 'secret')).toBe(change.valueHash);
    expect(valueHash('ab', 'secret')).not.toBe(change.valueHash);
  });

  test('[J4] a chain counts 1, 2, 3 and links each change to the one before', () => {
    const a = author();
    a.edit({ noun: 'thing', record, field: 'x', value: 1 });
    a.edit({ noun: 'thing', record, field: 'x', value: 2 });
    const changes = changesOf(a);
    expect(changes.map((c) => c.n)).toEqual([1, 2, 3]);
    expect(changes[2]?.previous).toBe(linkHash(changes[1] as never));
    expect(chainFaults(changes)).toEqual([]);
  });

  test('[J5] a gap, a fork, a broken link and a changed value are each reported', () => {
    const a = author();
    for (let i = 0; i < 4; i++) a.edit({ noun: 'thing', record, field: 'x', value: i });
    const changes = changesOf(a);
    const [, second, third] = changes;
    if (!second || !third) throw new Error('no changes');
    expect(chainFaults(changes.filter((c) => c.n !== 2)).map((f) => f.kind)).toEqual(['gap']);
    expect(chainFaults([...changes, { ...third, id: record }]).map((f) => f.kind)).toContain('fork');
    expect(
      chainFaults(changes.map((c) => (c.n === 2 ? { ...c, at: '2027-01-01T00:00:00.000Z' } : c))).map((f) => f.kind),
    ).toEqual(['brokenLink']);
    expect(chainFaults(changes.map((c) => (c.n === 2 ? { ...c, value: 'other' } : c))).map((f) => f.kind)).toEqual([
      'valueMismatch',
    ]);
  });

  test('[J9] what exists once has the same id on two tablets, another in another journal, noun or key', () => {
    const id = computedRecordId(record, 'checklistResponse', '6.1.4');
    expect(computedRecordId(record, 'checklistResponse', '6.1.4')).toBe(id);
    expect(
      new Set([
        id,
        computedRecordId(record, 'checklistResponse', '6.1.3'),
        computedRecordId(record, 'finding', '6.1.4'),
        computedRecordId(id, 'checklistResponse', '6.1.4'),
      ]).size,
    ).toBe(4);
  });

  test('[J12] a child names its parent in the field parent', () => {
    const a = author();
    const child = 'bbbbbbbb-0000-4000-8000-000000000000';
    a.edit({ noun: 'thing', record: child, field: 'parent', value: record });
    expect(a.view().get(child)?.fields['parent']).toBe(record);
  });

  test('a change of a newer app keeps the fields that this one does not know', () => {
    const a = author();
    const [first] = changesOf(a);
    const parsed = changeSchema.parse({ ...first, signature: 'aa', fromTheFuture: { deep: 1 } });
    expect(parsed['fromTheFuture']).toEqual({ deep: 1 });
    expect(contentHash(parsed as never)).not.toBe(contentHash(first as never));
  });

  test('half a surrogate pair becomes U+FFFD and can be hashed', () => {
    const a = author();
    a.edit({ noun: 'thing', record, field: 'x', value: `a${'\ud800'}b` });
    expect(a.view().get(record)?.fields['x']).toBe('a\uFFFDb');
  });
});

describe('history and undo', () => {
  test('[J13] undo of an act gives each field its earlier value', () => {
    const a = author();
    a.edit({ noun: 'thing', record, field: 'x', value: 'old' });
    const act = a.edit(
      { noun: 'thing', record, field: 'x', value: 'new' },
      { noun: 'thing', record, field: 'y', value: 'added' },
    );
    const undo = undoAct(changesOf(a), act);
    if (!undo.ok) throw new Error(undo.refusal.kind);
    a.edit(...undo.value);
    expect(a.view().get(record)?.fields).toEqual({ x: 'old' });
    expect(fieldHistory(changesOf(a), record, 'x').map((c) => c.value)).toEqual(['old', 'new', 'old']);
  });

  test('[J13] undo of the act that began a record deletes it', () => {
    const a = author();
    const act = a.edit({ noun: 'thing', record, field: 'x', value: 'new' });
    const undo = undoAct(changesOf(a), act);
    if (!undo.ok) throw new Error(undo.refusal.kind);
    a.edit(...undo.value);
    expect(a.view().get(record)?.visibility).toBe('hidden');
  });

  test('[J13] undo is refused where a field was changed since', () => {
    const a = author();
    const act = a.edit({ noun: 'thing', record, field: 'x', value: '1' });
    a.edit({ noun: 'thing', record, field: 'x', value: '2' });
    const undo = undoAct(changesOf(a), act);
    expect(undo.ok ? '' : undo.refusal.kind).toBe('changedSince');
  });

  test('[J13] undo is refused where something was added to a record that the act began, so that no half of it is left', () => {
    const a = author();
    const act = a.edit({ noun: 'thing', record, field: 'item', value: '4.1' });
    a.edit({ noun: 'thing', record, field: 'note', value: 'typed since' });
    const undo = undoAct(changesOf(a), act);
    expect(undo.ok ? '' : undo.refusal.kind).toBe('changedSince');
  });

  test('[J13] undo is refused where a record that the act began has got a child', () => {
    const a = author();
    const act = a.edit({ noun: 'thing', record, field: 'x', value: '1' });
    a.edit({ noun: 'thing', record: 'bbbbbbbb-0000-4000-8000-000000000000', field: 'parent', value: record });
    const undo = undoAct(changesOf(a), act);
    expect(undo.ok ? '' : undo.refusal.kind).toBe('changedSince');
  });

  test('[J13] undo is refused for the act that settled a conflict', () => {
    const [a, b] = [author(), new SimulatedAuthor('b').found()];
    a.edit({ noun: 'thing', record, field: 'x', value: '1' });
    b.edit({ noun: 'thing', record, field: 'x', value: '2' });
    a.receive(b.changes.values());
    const act = a.edit({ noun: 'thing', record, field: 'x', value: '3' });
    const undo = undoAct(changesOf(a), act);
    expect(undo.ok ? '' : undo.refusal.kind).toBe('settledConflict');
  });
});

describe('the moment of a change', () => {
  test('is one that there is, in the one form of it', () => {
    for (const at of ['2026-03-17T10:00:00.000Z', '2024-02-29T23:59:59.999Z', '0001-01-01T00:00:00.000Z'])
      expect([at, isInstant(at)]).toEqual([at, true]);
    for (const at of [
      '2026-02-29T10:00:00.000Z',
      '2026-02-30T10:00:00.000Z',
      '2026-13-01T10:00:00.000Z',
      '2026-01-01T24:00:00.000Z',
      '2026-99-99T99:99:99.999Z',
      '2026-03-17T10:00:00Z',
      '2026-03-17T10:00:00.000+01:00',
      '+010000-01-01T00:00:00.000Z',
      '',
    ])
      expect([at, isInstant(at)]).toEqual([at, false]);
  });
});
