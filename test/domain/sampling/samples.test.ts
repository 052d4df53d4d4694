import { describe, expect, test } from 'vitest';
import { recordEvidence, withdrawEvidence } from '#domain/evidence/record-evidence.ts';
import { must } from '#domain/must.ts';
import type { RecordOf } from '#domain/nouns.ts';
import { editsOf } from '#domain/row.ts';
import { drawPositions } from '#domain/sampling/draw-positions.ts';
import {
  addSampleItem,
  beginSample,
  carryIntoEvidence,
  countSample,
  drawDoubts,
  drawSample,
  evidenceOfSample,
  isCarriedAnew,
  largestSample,
  resultOf,
  type SampleResult,
  sampleItemsOf,
  unfinishedSamples,
  withdrawFromSamples,
} from '#domain/sampling/samples.ts';
import { buildAudit } from '#test/support/audit-builder.ts';
import { otherTablet } from '#test/support/other-tablet.ts';
import { sofia } from '#test/support/test-tablet.ts';

const at = '2026-03-17T10:00:00.000Z';

const setUp = (fields: Partial<RecordOf<'sample'>> = {}) => {
  const audit = buildAudit();
  const record = audit.newRecord();
  audit.author.edit(...beginSample({ record, seed: '42014', item: '6.1.4' }));
  audit.author.edit(...editsOf('sample', record, { population: 11, size: 9, ...fields }));
  const sample = () => must(audit.facts().record('sample', record), 'sample');
  const items = () => sampleItemsOf(audit.facts(), record);
  const draw = () => drawSample(audit.facts(), sample(), at);
  const set = (more: Partial<RecordOf<'sample'>>) => audit.author.edit(...editsOf('sample', record, more));
  const give = (results: readonly SampleResult[]) => {
    for (const [i, result] of results.entries())
      audit.author.edit(...editsOf('sampleItem', must(items()[i], 'item').record, { result }));
  };
  const carry = () =>
    carryIntoEvidence(audit.facts(), sample(), {
      by: sofia,
      now: at,
      eventOn: '2026-03-17T10:00',
      method: 'random, seed 42014',
    });
  return { audit, record, sample, items, draw, set, give, carry };
};

const positions = (items: ReturnType<typeof sampleItemsOf>) => items.map(({ fields }) => fields.position);

describe('a sample', () => {
  test('[SM2] [SM4] drawn, it has a record for each position of its seed', () => {
    const { audit, draw, items, sample } = setUp();
    audit.act(draw());
    expect(positions(items())).toEqual(drawPositions('42014', 11, 9).toSorted((a, b) => a - b));
    expect(sample().fields.drawn).toEqual({ at, method: 'random', population: 11, size: 9, seed: '42014' });
    expect(drawDoubts(audit.facts(), sample())).toEqual([]);
  });

  test('[SM2] two tablets that draw it apart have the same records', () => {
    const { audit, draw, record, items } = setUp();
    const other = otherTablet(audit.author);
    const drawn = draw();
    if (!drawn.ok) throw new Error('refused');
    audit.act(drawn);
    other.edit(...drawn.value);
    audit.author.receive(other.changes.values());
    expect(items()).toHaveLength(9);
    expect(drawDoubts(audit.facts(), must(audit.facts().record('sample', record), 'sample'))).toEqual([]);
  });

  test('[SM4] all of a population is each position', () => {
    const { audit, draw, items } = setUp({ method: 'all', population: 4 });
    audit.act(draw());
    expect(positions(items())).toEqual([1, 2, 3, 4]);
  });

  test.each([
    [{ population: 0 }, { kind: 'populationNeeded' }],
    [{ size: 0 }, { kind: 'sampleSizeNeeded' }],
    [{ size: 12 }, { kind: 'sampleLargerThanPopulation', size: 12, population: 11 }],
    [
      { population: 9_000, size: 501 },
      { kind: 'sampleTooLarge', size: 501, largest: largestSample },
    ],
    [
      { method: 'all', population: 501 },
      { kind: 'sampleTooLarge', size: 501, largest: largestSample },
    ],
    [{ seed: '  ' }, { kind: 'seedNeeded' }],
  ] as const)('[SM4] with %j it is not drawn', (fields, refusal) => {
    expect(setUp(fields).draw()).toEqual({ ok: false, refusal });
  });

  test('[SM4] while two tablets say two populations, it is not drawn', () => {
    const { audit, draw, record, set } = setUp();
    const other = otherTablet(audit.author);
    other.edit(...editsOf('sample', record, { population: 12 }));
    set({ population: 13 });
    audit.author.receive(other.changes.values());
    expect(draw()).toEqual({ ok: false, refusal: { kind: 'sampleUndecided' } });
  });

  test('[SM4] without results it can be drawn anew, and what it no longer holds is taken out', () => {
    const { audit, draw, items, set } = setUp();
    audit.act(draw());
    set({ seed: 'another', size: 3 });
    audit.act(draw());
    expect(positions(items())).toEqual(drawPositions('another', 11, 3).toSorted((a, b) => a - b));
  });

  test('[SM4] with a result it is not drawn anew from another seed or population, nor smaller', () => {
    const { audit, draw, give, items, set } = setUp();
    audit.act(draw());
    give(['conforms']);
    for (const fields of [
      { seed: 'x' },
      { seed: '42014', population: 12 },
      { method: 'all' as const, population: 12 },
    ]) {
      set(fields);
      expect(draw()).toEqual({ ok: false, refusal: { kind: 'resultsExist', results: 1 } });
    }
    set({ method: 'random', population: 11, size: 5 });
    // Position 1 has the result; it is the seventh that the seed gives.
    expect(draw()).toEqual({ ok: false, refusal: { kind: 'resultsExist', results: 1 } });
    expect(items()).toHaveLength(9);
  });

  test('[SM4] with results it can be made larger from the same seed and population', () => {
    const { audit, draw, give, items, set } = setUp({ size: 4 });
    audit.act(draw());
    give(['conforms', 'fails', 'conforms', 'conforms']);
    set({ size: 6 });
    audit.act(draw());
    expect(items()).toHaveLength(6);
    expect(countSample(items())).toMatchObject({ conforms: 3, fails: 1, open: 2 });
  });

  test('[SM5] a population, size, seed or method changed since the draw is told', () => {
    const { audit, draw, sample, set } = setUp();
    audit.act(draw());
    set({ population: 14, size: 5, seed: 'x', method: 'judgement' });
    expect(drawDoubts(audit.facts(), sample())).toEqual([
      { kind: 'populationChanged', drawn: 11, now: 14 },
      { kind: 'sizeChanged', drawn: 9, now: 5 },
      { kind: 'seedChanged' },
      { kind: 'methodChanged' },
    ]);
  });

  test('[SM5] a record taken out of the draw is told, and so are two draws made apart', () => {
    const { audit, draw, items, record, sample, set } = setUp();
    const other = otherTablet(audit.author);
    audit.act(draw());
    audit.author.edit(...withdrawFromSamples(audit.facts(), must(items()[0], 'item').record));
    expect(drawDoubts(audit.facts(), sample())).toEqual([{ kind: 'otherRecords', positions: [1] }]);
    set({ note: 'x' });
    other.edit(...editsOf('sample', record, { drawn: { at, method: 'random', population: 11, size: 9, seed: 'y' } }));
    audit.author.receive(other.changes.values());
    expect(drawDoubts(audit.facts(), sample())).toEqual([{ kind: 'drawnTwice' }]);
  });

  test('[SM6] not available is never conforming: it is one of k', () => {
    const { audit, draw, give, items } = setUp({ size: 4 });
    audit.act(draw());
    give(['conforms', 'fails', 'notAvailable']);
    expect(countSample(items())).toEqual({ n: 4, conforms: 1, fails: 1, notAvailable: 1, open: 1, hits: 2 });
  });

  test('[SM6] two results given apart count as the worse one, and never as conforming', () => {
    const { audit, draw, items } = setUp({ size: 3 });
    audit.act(draw());
    const other = otherTablet(audit.author);
    const [one, two, three] = items().map(({ record }) => record);
    const say = (record: string | undefined, result: SampleResult | null) =>
      editsOf('sampleItem', record ?? '', { result });
    audit.author.edit(...say(one, 'conforms'), ...say(two, 'conforms'), ...say(three, 'conforms'));
    other.edit(...say(one, 'fails'), ...say(two, 'notAvailable'), ...say(three, null));
    audit.author.receive(other.changes.values());
    expect(items().map(resultOf)).toEqual(['fails', 'notAvailable', undefined]);
  });

  test('[SM7] k of n goes into evidence in one act, and again into the same evidence', () => {
    const { audit, carry, draw, give, record, sample, set } = setUp({
      size: 3,
      objective: 'Assessed before use?\nmore',
    });
    audit.act(draw());
    give(['conforms', 'fails']);
    expect(carry()).toEqual({ ok: false, refusal: { kind: 'resultsLacking', lacking: 1 } });
    give(['conforms', 'fails', 'notAvailable']);
    const carried = carry();
    if (!carried.ok) throw new Error(carried.refusal.kind);
    audit.author.edit(...carried.value.edits);
    const evidence = () => must(evidenceOfSample(audit.facts(), record), 'evidence');
    expect(evidence().fields).toMatchObject({
      item: '6.1.4',
      kind: 'recordSample',
      title: 'Assessed before use?',
      population: 11,
      sampleSize: 3,
      sampleHits: 2,
      method: 'random, seed 42014',
      capturedBy: sofia.name,
    });
    expect(isCarriedAnew(audit.facts(), sample())).toBeUndefined();
    give(['conforms', 'fails', 'conforms']);
    expect(isCarriedAnew(audit.facts(), sample())).toEqual({ hits: 2, size: 3 });
    const again = carry();
    if (!again.ok) throw new Error(again.refusal.kind);
    audit.author.edit(...again.value.edits);
    expect(audit.facts().evidence).toHaveLength(1);
    expect(evidence().fields.sampleHits).toBe(1);
    audit.author.edit(...withdrawEvidence(audit.facts(), evidence()));
    expect(audit.facts().evidence).toHaveLength(0);
    const back = carry();
    if (!back.ok) throw new Error(back.refusal.kind);
    audit.author.edit(...back.value.edits);
    expect(audit.facts().evidence).toHaveLength(1);
    set({ item: '' });
    expect(carry()).toEqual({ ok: false, refusal: { kind: 'sampleItemNeeded' } });
  });

  test('[SM7] evidence that has figures already stands behind the sample that is begun from it', () => {
    const audit = buildAudit();
    const [evidence, record] = [audit.newRecord(), audit.newRecord()];
    const fields = { title: 'Files', population: 30, sampleSize: 6 };
    audit.author.edit(
      ...recordEvidence(audit.facts(), {
        record: evidence,
        item: '7.2',
        kind: 'recordSample',
        by: sofia,
        now: at,
        fields,
      }),
    );
    audit.author.edit(...beginSample({ record, seed: 's', evidence: audit.facts().evidence[0] }));
    expect(audit.facts().record('sample', record)?.fields).toMatchObject({
      item: '7.2',
      objective: 'Files',
      population: 30,
      size: 6,
    });
    expect(evidenceOfSample(audit.facts(), record)?.record).toBe(evidence);
  });

  test('[SM2] by judgement its records are added by what they are called', () => {
    const { audit, carry, draw, items, record } = setUp({ method: 'judgement' });
    audit.act(draw());
    expect(items()).toHaveLength(0);
    expect(carry()).toEqual({ ok: false, refusal: { kind: 'sampleEmpty' } });
    audit.author.edit(...addSampleItem({ sample: record, record: audit.newRecord(), label: 'CR-2026-031' }));
    expect(items().map(({ fields }) => fields.label)).toEqual(['CR-2026-031']);
  });

  test('[SM8] one without records, without a result or not as drawn is unfinished', () => {
    const { audit, draw, give, set } = setUp({ size: 2 });
    expect(unfinishedSamples(audit.facts())).toHaveLength(1);
    audit.act(draw());
    expect(unfinishedSamples(audit.facts())).toHaveLength(1);
    give(['conforms', 'notAvailable']);
    expect(unfinishedSamples(audit.facts())).toEqual([]);
    set({ population: 12 });
    expect(unfinishedSamples(audit.facts())).toHaveLength(1);
  });

  test('records with nothing in them and records of samples that are gone hinder nothing', () => {
    const { audit, record } = setUp();
    audit.author.edit(...editsOf('sample', audit.newRecord(), { note: 'x' }));
    audit.author.edit(...editsOf('sampleItem', audit.newRecord(), { label: 'x' }));
    audit.author.edit(...withdrawFromSamples(audit.facts(), record));
    expect(unfinishedSamples(audit.facts())).toHaveLength(1);
    expect(withdrawFromSamples(audit.facts(), record)).toEqual([]);
  });
});
