import { expect, test } from 'vitest';
import { leavesOf } from '#domain/catalogue/catalogue.ts';
import { laterNouns } from '#domain/later-nouns.ts';
import { isAllowedValue, nouns } from '#domain/nouns.ts';
import { areasWithoutOwner, itemsOf } from '#domain/organisation/responsibilities.ts';
import { coverage } from '#domain/programme/coverage.ts';
import { sampleRecord } from '#domain/sample/sample-record.ts';
import organisationData from '#domain/sample/year/organisation.json' with { type: 'json' };
import { organisationActs, type SampleOrganisation } from '#domain/sample/year/organisation-acts.ts';
import programmeData from '#domain/sample/year/programme.json' with { type: 'json' };
import { programmeActs, type SampleProgramme } from '#domain/sample/year/programme-acts.ts';
import { buildOrganisation, organisationJournal as journal } from '#test/support/organisation-builder.ts';
import { catalogue } from '#test/support/test-tablet.ts';

test('the sample organisation and its programme are whole: nothing refused, nobody and nothing named that is not there', () => {
  const { act, facts } = buildOrganisation();
  const acts = [
    ...organisationActs(journal, organisationData as SampleOrganisation).slice(1),
    ...programmeActs(journal, programmeData as SampleProgramme, { catalogue, audits: {} }),
  ];
  for (const { edits } of acts) {
    for (const { noun, field, value } of edits)
      expect([noun, field, isAllowedValue(noun, field, value, { ...nouns, ...laterNouns })]).toEqual([
        noun,
        field,
        true,
      ]);
    act(edits);
  }
  const all = facts();
  expect(all.of('document')).toHaveLength(14);
  expect(areasWithoutOwner(all)).toEqual([]);
  const people = new Set(all.of('person').map((row) => row.record));
  expect(all.of('competence').every((row) => people.has(row.fields.parent ?? ''))).toBe(true);
  const areas = new Set(all.of('area').map((row) => row.record));
  expect(
    all
      .of('plannedAudit')
      .flatMap((row) => row.fields.areas ?? [])
      .every((area) => areas.has(area)),
  ).toBe(true);
  const refs = new Set(leavesOf(catalogue).map((leaf) => leaf.ref));
  const named = [...all.of('area'), ...all.of('document'), ...all.of('plannedAudit')].flatMap(
    (row) => row.fields.items ?? [],
  );
  expect(named.filter((item) => !refs.has(item))).toEqual([]);
  const huong = all.record('person', sampleRecord(journal, 'person', 'huong'));
  expect(huong && itemsOf(all, huong)).toEqual(['A.9.2', 'A.9.4']);
  const programme = all.of('programme')[0];
  if (!programme) throw new Error('no programme');
  const { audits, groups } = coverage(all, programme, { audits: [], catalogue, today: '2026-02-01' });
  expect(audits.map(({ stage }) => stage)).toEqual(['planned', 'planned', 'planned']);
  expect(groups.flatMap(({ rows }) => rows).every(({ state }) => state === 'planned')).toBe(true);
});
