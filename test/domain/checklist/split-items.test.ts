import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { takeOut } from '#domain/audit/take-out.ts';
import { markAsked } from '#domain/checklist/answer-item.ts';
import { checklistItems } from '#domain/checklist/checklist-item.ts';
import { partKey, splitsOf, wholeOf } from '#domain/checklist/item-split.ts';
import { type ItemWithState, itemStates, progressOf } from '#domain/checklist/item-states.ts';
import { responses } from '#domain/checklist/response.ts';
import { splitItem, splitRecordId, unsplitItem } from '#domain/checklist/split-item.ts';
import type { Verdict } from '#domain/checklist/verdict.ts';
import { recordEvidence } from '#domain/evidence/record-evidence.ts';
import { grades, isNonconformity } from '#domain/finding/grade.ts';
import { withdrawFinding } from '#domain/finding/raise-finding.ts';
import { must } from '#domain/must.ts';
import { editsOf } from '#domain/row.ts';
import { buildAudit } from '../../support/audit-builder.ts';
import { sofia } from '../../support/test-tablet.ts';

const setUp = (names: readonly string[] = ['Kredo 3', 'Lumi', 'Sortera']) => {
  const audit = buildAudit();
  const records = names.map((name) => {
    const record = audit.newRecord();
    audit.author.edit(...editsOf('aiSystem', record, { name }));
    return record;
  });
  const split = (item: string, parts: readonly string[] = records) =>
    splitItem(audit.facts(), { item, by: 'aiSystem', parts });
  const stateOf = (item: string): ItemWithState =>
    must(
      itemStates(audit.facts()).find((one) => one.item === item),
      item,
    );
  const partOf = (item: string, i: number) => partKey(item, must(records[i], 'record'));
  return { ...audit, records, split, stateOf, partOf };
};

describe('splitting an item', () => {
  test('[PL20] parts stand below their item, under the name of their AI system; no other item is split', () => {
    const { facts, act, split, records } = setUp();
    expect(checklistItems(facts())).toHaveLength(70);
    act(split('6.1.4'));
    const items = checklistItems(facts());
    const at = items.findIndex((item) => item.item === '6.1.4');
    expect(items.slice(at, at + 5).map((item) => item.ref)).toEqual([
      '6.1.4',
      '6.1.4 · Kredo 3',
      '6.1.4 · Lumi',
      '6.1.4 · Sortera',
      '6.2',
    ]);
    expect(items[at + 1]).toMatchObject({ item: partKey('6.1.4', records[0] ?? ''), group: '6', kind: 'clause' });
    expect(items).toHaveLength(73);
  });

  test('[PL20] a split into one, of a part, or of what is no item is refused', () => {
    const { facts, act, split, partOf, records } = setUp();
    expect(split('6.1.4', records.slice(0, 1))).toMatchObject({ refusal: { kind: 'splitNeedsTwo' } });
    expect(split('6.1.4', [...records.slice(0, 1), 'cccccccc-0000-4000-8000-00000000ffff'])).toMatchObject({
      refusal: { kind: 'splitNeedsTwo' },
    });
    expect(split('A.3.4')).toMatchObject({ refusal: { kind: 'noSuchItem' } });
    act(split('6.1.4'));
    expect(splitItem(facts(), { item: partOf('6.1.4', 0), by: 'aiSystem', parts: records })).toMatchObject({
      refusal: { kind: 'partCannotBeSplit', item: '6.1.4 · Kredo 3' },
    });
  });

  test('[PL20] parts of the same name, or of none, are told apart', () => {
    const { facts, act, split } = setUp(['Vakt', 'Vakt', '']);
    act(split('8.2'));
    const refs = checklistItems(facts()).flatMap((item) => (item.part ? item.ref : []));
    expect(refs).toEqual(['8.2 · Vakt', '8.2 · Vakt 2', '8.2 · 3']);
  });

  test('[PL20] a question is asked of one part alone', () => {
    const { facts, author, act, split, partOf } = setUp();
    act(split('6.1.4'));
    author.edit(
      ...markAsked(facts().journal, { item: partOf('6.1.4', 0), question: '6.1.4-1', asked: true }),
      ...markAsked(facts().journal, { item: partOf('6.1.4', 1), question: '6.1.4-1', asked: false }),
    );
    expect(facts().asked.map(({ fields }) => [fields.item, fields.asked])).toEqual([
      [partOf('6.1.4', 0), true],
      [partOf('6.1.4', 1), false],
    ]);
  });

  test('[PL21] it shows the severest of its parts and how many are recorded, and counts once', () => {
    const { act, answer, raise, split, stateOf, partOf, facts } = setUp();
    act(split('6.1.4'));
    act(answer(partOf('6.1.4', 0), 'conforms'));
    expect(stateOf('6.1.4')).toMatchObject({
      parts: { recorded: 1, of: 3 },
      state: { verdict: 'open', response: undefined, isRecorded: false },
    });
    raise(partOf('6.1.4', 1), 'minor');
    expect(stateOf('6.1.4').state).toMatchObject({ verdict: 'minor', response: 'doesNotConform', isRecorded: false });
    act(answer(partOf('6.1.4', 2), 'notAudited', 'Not in use yet.'));
    expect(stateOf('6.1.4')).toMatchObject({
      parts: { recorded: 3, of: 3 },
      state: { verdict: 'minor', response: 'doesNotConform', isRecorded: true },
    });
    expect(progressOf(itemStates(facts()))).toEqual({ recorded: 1, of: 70 });
  });

  test('[PL21] it is answered in its parts alone', () => {
    const { act, answer, split } = setUp();
    act(split('6.1.4'));
    expect(answer('6.1.4', 'conforms')).toMatchObject({ refusal: { kind: 'itemIsSplit', item: '6.1.4' } });
  });

  test('[PL21] a part of a clause is never not applicable', () => {
    const { act, answer, split, partOf } = setUp();
    act(split('6.1.4'));
    expect(answer(partOf('6.1.4', 0), 'notApplicable', 'Why')).toMatchObject({
      refusal: { kind: 'clauseCannotBeExcluded' },
    });
  });

  test('[PL22] what was recorded before the split stays and counts, and stands for no part', () => {
    const { act, answer, raise, split, stateOf, partOf, facts } = setUp();
    act(answer('8.2', 'conforms'));
    const minor = raise('6.1.4', 'minor');
    act(split('6.1.4'));
    act(split('8.2'));
    expect(stateOf('8.2').state).toMatchObject({ verdict: 'open', response: undefined, isRecorded: false });
    for (const i of [0, 1, 2]) act(answer(partOf('6.1.4', i), 'conforms'));
    expect(stateOf('6.1.4').state).toMatchObject({ verdict: 'minor', response: 'doesNotConform' });
    act({
      ok: true,
      value: withdrawFinding(
        facts(),
        must(
          facts().findings.find((f) => f.record === minor),
          'minor',
        ),
      ),
    });
    expect(stateOf('6.1.4').state).toMatchObject({ verdict: 'conforms', response: 'conforms', isRecorded: true });
    act(answer('8.2', null));
    expect(facts().responses.get('8.2')?.fields.response).toBeUndefined();
  });

  test('[PL22] a part that something was recorded on meanwhile stays, though its split was taken back', () => {
    const { act, answer, author, split, partOf, facts } = setUp();
    act(split('6.1.4'));
    const before = facts();
    act(answer(partOf('6.1.4', 1), 'conforms'));
    act(unsplitItem(before, '6.1.4'));
    expect(author.view().get(splitRecordId(before.journal, '6.1.4'))?.visibility).toBe('hidden');
    expect(checklistItems(facts()).flatMap((item) => (item.part ? item.ref : []))).toEqual(['6.1.4 · Lumi']);
  });

  test('[PL22] the parts of a split in two versions are those of both', () => {
    const { act, split, records, facts } = setUp();
    act(split('6.1.4', records.slice(0, 2)));
    const row = must(facts().of('itemSplit')[0], 'split');
    const head = (id: string, value: readonly string[]) => ({ id, value, by: 'a', at: row.createdAt, seen: [] });
    const twice = { ...row, open: { parts: [head('1', records.slice(0, 2)), head('2', records.slice(1))] } };
    expect(splitsOf([twice], facts()).get('6.1.4')).toEqual(records.map((record) => partKey('6.1.4', record)));
  });

  test('[PL23] a part that holds something is not taken away, however that is tried', () => {
    const { act, answer, author, split, partOf, records, facts, raise, newRecord } = setUp();
    act(split('6.1.4'));
    const refused = () => {
      expect(unsplitItem(facts(), '6.1.4')).toMatchObject({
        refusal: { kind: 'partsInUse', parts: ['6.1.4 · Lumi'] },
      });
      expect(split('6.1.4', [records[0] ?? '', records[2] ?? ''])).toMatchObject({ refusal: { kind: 'partsInUse' } });
      expect(takeOut(facts(), records[1] ?? '')).toMatchObject({
        refusal: { kind: 'partOfSplit', name: 'Lumi', items: ['6.1.4'] },
      });
    };
    act(answer(partOf('6.1.4', 1), 'conforms'));
    refused();
    act(answer(partOf('6.1.4', 1), null));
    const finding = raise(partOf('6.1.4', 1), 'observation');
    refused();
    act({
      ok: true,
      value: withdrawFinding(
        facts(),
        must(
          facts().findings.find((f) => f.record === finding),
          'it',
        ),
      ),
    });
    expect(unsplitItem(facts(), '6.1.4').ok).toBe(true);
    author.edit(
      ...recordEvidence(facts(), {
        record: newRecord(),
        item: partOf('6.1.4', 1),
        kind: 'document',
        by: sofia,
        now: '2026-03-17T10:00:00.000Z',
      }),
    );
    refused();
  });

  test('[PL23] an empty split is undone, and can be made again', () => {
    const { act, split, facts } = setUp();
    act(split('6.1.4'));
    act(unsplitItem(facts(), '6.1.4'));
    expect(checklistItems(facts())).toHaveLength(70);
    act(split('6.1.4'));
    expect(checklistItems(facts())).toHaveLength(73);
  });
});

/** What an auditor might do to one item and its parts, in any order. */
const step = fc.record({
  place: fc.integer({ min: -1, max: 2 }),
  act: fc.oneof(
    fc.constantFrom(...responses, null).map((response) => ({ response })),
    fc.constantFrom(...grades).map((grade) => ({ grade })),
    fc.constantFrom('split', 'splitLess', 'unsplit').map((change) => ({ change })),
  ),
});

test('[PL21] [PL22] [PL23] whatever is split when, nothing recorded vanishes from the checklist or looks safer there', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 14 }), (steps) => {
      const { act, answer, raise, split, stateOf, partOf, facts, records } = setUp();
      for (const { place, act: done } of steps) {
        const item = place < 0 ? 'A.7.4' : partOf('A.7.4', place);
        const isThere = checklistItems(facts()).some((one) => one.item === item);
        const said =
          'change' in done
            ? done.change === 'unsplit'
              ? unsplitItem(facts(), 'A.7.4')
              : split('A.7.4', done.change === 'split' ? records : records.slice(1))
            : 'response' in done
              ? answer(item, done.response, 'Because.')
              : undefined;
        if (said?.ok) act<{ kind: string }>(said);
        if ('grade' in done && isThere) raise(item, done.grade);
      }
      const items = itemStates(facts());
      const keys = new Set(items.map((item) => item.item));
      for (const finding of facts().findings) expect(keys.has(finding.fields.item ?? '')).toBe(true);
      for (const [key, row] of facts().responses) if (row.fields.response) expect(keys.has(key)).toBe(true);
      const whole = stateOf('A.7.4');
      const parts = items.filter((item) => item.part);
      const own = facts().findings.filter(({ fields }) => wholeOf(fields.item ?? '') === 'A.7.4');
      const rank = (verdict: Verdict) => (grades as readonly string[]).indexOf(verdict);
      if (own.some((f) => isNonconformity(f.fields.grade))) {
        expect(whole.state.response).toBe('doesNotConform');
        const worst = Math.min(...own.map((f) => grades.indexOf(f.fields.grade ?? 'goodPractice')));
        expect(rank(whole.state.verdict)).toBe(worst);
      }
      if (parts.length > 0) {
        expect(whole.parts).toEqual({ recorded: parts.filter((p) => p.state.isRecorded).length, of: parts.length });
        expect(whole.state.isRecorded).toBe(parts.every((part) => part.state.isRecorded));
        const isAllDone = parts.every((part) => part.state.response !== undefined);
        if (whole.state.response === 'conforms' || whole.state.verdict === 'conforms') {
          expect(isAllDone).toBe(true);
          expect(parts.some((part) => part.state.response === 'notAudited')).toBe(false);
        }
      }
    }),
    { numRuns: 150 },
  );
});
