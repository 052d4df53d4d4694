import { describe, expect, test } from 'vitest';
import { copyFact } from '#domain/organisation/copy-fact.ts';
import { isReviewOverdue, overdueReviews } from '#domain/organisation/overdue-reviews.ts';
import {
  areasOf,
  areasWithoutOwner,
  changesOf,
  competencesOf,
  itemsOf,
  ownerOf,
} from '#domain/organisation/responsibilities.ts';
import { takeOutRecord } from '#domain/organisation/take-out-record.ts';
import { editsOf } from '#domain/row.ts';
import { buildAudit } from '#test/support/audit-builder.ts';
import { buildOrganisation, organisationJournal } from '#test/support/organisation-builder.ts';

const only = <T>(rows: readonly T[]): T => {
  const [row] = rows;
  if (row === undefined || rows.length !== 1) throw new Error(`${rows.length} rows`);
  return row;
};

describe('an organisation', () => {
  test('[ORG1] a copy carries its source, is one record however often it is taken, and stays as it was', () => {
    const organisation = buildOrganisation();
    const record = organisation.say('area', { name: 'Credit risk', items: ['8.2'] });
    const audit = buildAudit();
    const take = () => audit.author.edit(...copyFact(audit.facts().journal, only(organisation.facts().of('area'))));
    take();
    take();
    organisation.say('area', { name: 'Credit and market risk' }, record);
    expect(only(audit.facts().of('area')).fields).toEqual({
      name: 'Credit risk',
      items: ['8.2'],
      source: { journal: organisationJournal, record },
    });
  });

  test('[ORG2] a person answers for areas said on either side, and an owner taken out is none', () => {
    const { say, act, facts } = buildOrganisation();
    const ingrid = say('person', { name: 'Ingrid Sävström' });
    const risk = say('area', { name: 'Credit risk', owner: ingrid, items: ['8.2', '8.3'] });
    const hr = say('area', { name: 'Training', items: ['7.2', '8.2'] });
    say('person', { areas: [hr] }, ingrid);
    const person = only(facts().of('person'));
    expect(areasOf(facts(), person).map((row) => row.record)).toEqual([risk, hr]);
    expect(itemsOf(facts(), person)).toEqual(['8.2', '8.3', '7.2']);
    expect(ownerOf(facts(), facts().of('area')[1] ?? only([]))?.record).toBe(ingrid);
    act(takeOutRecord(facts(), 'person', ingrid));
    expect(areasWithoutOwner(facts()).map((row) => row.record)).toEqual([risk, hr]);
  });

  test('[ORG3] a review is overdue from the day after its date; of two dates the earlier counts', () => {
    const { say, apart, facts } = buildOrganisation();
    const document = say('document', { title: 'AI policy', reviewOn: '2026-09-11' });
    const person = say('person', { name: 'Marek' });
    say('competence', { parent: person, subject: 'Lead auditor', reviewOn: '2026-03-01' });
    expect(overdueReviews(facts(), '2026-09-11').map(({ row }) => row.noun)).toEqual(['competence']);
    expect(overdueReviews(facts(), '2026-09-12').map(({ row }) => row.noun)).toEqual(['competence', 'document']);
    expect(isReviewOverdue(only(facts().of('person')), '2099-01-01')).toBe(false);
    apart(
      editsOf('document', document, { reviewOn: '2027-09-11' }),
      editsOf('document', document, { reviewOn: '2026-01-01' }),
    );
    expect(Object.keys(only(facts().of('document')).open)).toEqual(['reviewOn']);
    expect(isReviewOverdue(only(facts().of('document')), '2026-01-02')).toBe(true);
  });

  test('[ORG4] a person goes with their competences and comes back with them', () => {
    const { say, act, facts } = buildOrganisation();
    const person = say('person', { name: 'Marek', reviewOn: '2026-01-01' });
    say('competence', { parent: person, subject: 'Lead auditor', reviewOn: '2026-01-01' });
    act(takeOutRecord(facts(), 'person', person));
    expect(facts().of('person')).toEqual([]);
    expect(overdueReviews(facts(), '2026-06-01')).toEqual([]);
    act([{ noun: 'person', record: person, field: 'deleted', value: false }]);
    expect(competencesOf(facts(), only(facts().of('person')).record)).toHaveLength(1);
    act(takeOutRecord(facts(), 'person', '00000000-0000-4000-8000-000000000000'));
    expect(facts().of('person')).toHaveLength(1);
  });

  test('[ORG4] a competence added elsewhere meanwhile keeps the person in sight', () => {
    const { say, apart, facts } = buildOrganisation();
    const person = say('person', { name: 'Marek' });
    apart(
      takeOutRecord(facts(), 'person', person),
      editsOf('competence', 'ffffffff-0000-4000-8000-000000000001', { parent: person, subject: 'Sampling' }),
    );
    expect(only(facts().of('person')).visibility).toBe('deletedUnseen');
  });

  test('[ORG5] changes of an AI system stand by their day, the latest first', () => {
    const { say, facts } = buildOrganisation();
    const kredo = say('aiSystem', { name: 'Kredo 3' });
    say('systemChange', { parent: kredo, title: 'Kredo 3.0 in use', changedOn: '2026-01-22' });
    say('systemChange', { parent: kredo, title: 'Limits set anew', changedOn: '2026-05-04' });
    say('systemChange', { parent: say('aiSystem', { name: 'Lumi' }), title: 'Lumi 2.4', changedOn: '2025-11-06' });
    expect(changesOf(facts(), kredo).map((row) => row.fields.title)).toEqual(['Limits set anew', 'Kredo 3.0 in use']);
  });
});
