import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { auditRecordId } from '#domain/audit/audit-facts.ts';
import { factsOfChanges } from '#domain/audit/facts-of-changes.ts';
import { startAudit } from '#domain/audit/start-audit.ts';
import { auditCatalogue, catalogueGap } from '#domain/catalogue/audit-catalogue.ts';
import { auditStart, bringOwnQuestions } from '#domain/catalogue/audit-start.ts';
import { type Catalogue, leavesOf, shippedCatalogueId, topGroups } from '#domain/catalogue/catalogue.ts';
import { rewordQuestion } from '#domain/catalogue/change-question.ts';
import { type ForeignNode, previewCatalogue } from '#domain/catalogue/foreign-catalogue.ts';
import { catalogueRecordId, takeCatalogue } from '#domain/catalogue/take-catalogue.ts';
import { answerItem } from '#domain/checklist/answer-item.ts';
import { checklistGroups, checklistItems } from '#domain/checklist/checklist-item.ts';
import type { Edit } from '#domain/journal/edit.ts';
import { journalFacts } from '#domain/journal-facts.ts';
import { reportModel } from '#domain/report/report-model.ts';
import { editsOf } from '#domain/row.ts';
import { SimulatedAuthor } from '#test/support/simulated-author.ts';
import { catalogue as shipped, sofia } from '#test/support/test-tablet.ts';

const node = (ref: string, parentKey?: string, more: Partial<ForeignNode> = {}): ForeignNode => ({
  place: 1,
  key: ref,
  ref,
  title: `Title of ${ref}`,
  description: '',
  isAssessable: true,
  questions: [{ text: `What of ${ref}?` }],
  ...(parentKey === undefined ? {} : { parentKey }),
  ...more,
});

const auditJournal = '22222222-2222-4222-8222-222222222222';
const [question] = leavesOf(shipped)[0]?.questions ?? [];

const organisation = () => {
  const author = new SimulatedAuthor('a').found();
  const { journal } = author;
  const facts = () => journalFacts(journal, [...author.view().values()]);
  const take = (version: string, nodes: readonly ForeignNode[]) => {
    const foreign = { id: 'urn:x', title: 'House rules', version, nodes };
    const looked = previewCatalogue(foreign, { leafKind: 'control', here: [] });
    const taken = takeCatalogue(journal, looked, { form: 'table', fileName: 'x.csv', today: '2026-01-01' });
    if (!taken.ok) throw new Error(taken.refusal.kind);
    author.edit(...taken.value);
    return looked.catalogue;
  };
  return { author, journal, facts, take };
};
const reason = (checklist: string) => `Not in ${checklist}`;

const audit = (start: { readonly catalogue: Catalogue; readonly edits: (journal: string) => readonly Edit[] }) => {
  const author = new SimulatedAuthor('b', auditJournal).found();
  const input = { auditor: sofia, catalogue: start.catalogue, today: '2026-03-17', title: 'An audit' };
  author.edit(...startAudit(auditJournal, input), ...start.edits(auditJournal));
  return { author, facts: (newest = shipped) => factsOfChanges([...author.changes.values()], newest) };
};

describe('the catalogue of an audit', () => {
  test('[CT1] leaves stand in the group at the top of their parents, whatever their numbers look like', () => {
    const { take } = organisation();
    const made = take('1', [
      node('GV', undefined, { isAssessable: false }),
      node('GV.OC', 'GV', { isAssessable: false }),
      node('OC-01', 'GV.OC'),
      node('OC-01a', 'OC-01'),
      node('loose'),
    ]);
    expect([...topGroups(made)].filter(([ref]) => ref !== 'GV')).toEqual([
      ['0', '0'],
      ['GV.OC', 'GV'],
      ['OC-01', 'GV'],
      ['OC-01a', 'GV'],
      ['loose', '0'],
    ]);
    const groups = checklistGroups({ catalogue: made, procedures: [] });
    expect(groups.map(({ ref, items }) => [ref, items.map((item) => item.ref)])).toEqual([
      ['0', ['loose']],
      ['GV', ['OC-01', 'OC-01a']],
    ]);
    expect(topGroups({ ...made, nodes: [{ ref: 'a', title: 'a', kind: 'group', parent: 'a' }] }).get('a')).toBe('a');
  });

  test('[CT8] an audit takes copies with their source and stands by itself; what changes later doesn’t reach it unasked', () => {
    const { author, journal, facts, take } = organisation();
    const house = take('1', [node('H1')]);
    author.edit(
      ...editsOf('ownQuestion', '33333333-0000-4000-8000-000000000001', {
        catalogue: 'urn:x',
        item: 'H1',
        text: 'Ours?',
      }),
      ...editsOf('ownQuestion', '33333333-0000-4000-8000-000000000002', { item: '4.1', text: 'Elsewhere?' }),
    );
    const start = auditStart(facts(), shipped, { catalogue: catalogueRecordId(journal, house), reason });
    if (!start) throw new Error('no start');
    const begun = audit(start);
    const own = begun.facts();
    expect(own.catalogue).toMatchObject({ id: 'urn:x', version: '1', title: 'House rules' });
    expect(leavesOf(own.catalogue).map(({ ref, questions }) => [ref, questions.map(({ text }) => text)])).toEqual([
      ['H1', ['What of H1?', 'Ours?']],
    ]);
    expect(own.of('ownQuestion').map(({ fields }) => fields.source)).toEqual([
      { journal, record: '33333333-0000-4000-8000-000000000001' },
    ]);
    expect(own.of('importedCatalogue')[0]?.fields.source?.journal).toBe(journal);
    expect(own.audit?.fields.catalogue).toEqual({ id: 'urn:x', version: '1' });

    take('2', [node('H1'), node('H2')]);
    author.edit(...editsOf('ownQuestion', '33333333-0000-4000-8000-000000000001', { text: 'Ours, newer?' }));
    expect(leavesOf(begun.facts().catalogue)[0]?.questions[1]?.text).toBe('Ours?');
    const brought = bringOwnQuestions(begun.facts(), facts(), own.catalogue);
    expect(brought.map(({ field, value }) => [field, value])).toEqual([['text', 'Ours, newer?']]);
    begun.author.edit(...brought);
    expect(leavesOf(begun.facts().catalogue)[0]?.questions[1]).toMatchObject({ text: 'Ours, newer?', isOwn: true });
    expect(bringOwnQuestions(begun.facts(), facts(), own.catalogue)).toEqual([]);
  });

  test('[CT8] an audit of the shipped catalogue asks the reworded question; the shipped one stays as it is', () => {
    const { author, journal, facts } = organisation();
    const place = { catalogue: shippedCatalogueId, item: '4.1', question: question?.id ?? '' };
    author.edit(...rewordQuestion(journal, place, question?.text ?? '', 'In our words?'));
    const start = auditStart(facts(), shipped, { reason });
    if (!start) throw new Error('no start');
    const own = audit(start).facts();
    expect(leavesOf(own.catalogue)[0]?.questions[0]).toEqual({
      id: place.question,
      text: 'In our words?',
      isOwn: true,
    });
    expect(leavesOf(shipped)[0]?.questions[0]).toEqual(question);
    expect(catalogueGap(own)).toBeUndefined();
  });

  test('[CT9] an audit keeps the version it began with; of another one or none that is here it is said', () => {
    const begun = audit({ catalogue: shipped, edits: () => [] });
    const newer: Catalogue = { ...shipped, version: '2.0.0' };
    const facts = begun.facts(newer);
    expect(catalogueGap(facts)).toEqual({ kind: 'otherVersion', named: { id: shipped.id, version: shipped.version } });
    expect(catalogueGap(begun.facts())).toBeUndefined();
    expect(auditCatalogue([newer, shipped], facts).version).toBe(shipped.version);

    const lost = audit({ catalogue: { ...shipped, id: 'urn:lost', version: '7' }, edits: () => [] }).facts();
    expect(lost.catalogue.nodes).toEqual([]);
    expect(catalogueGap(lost)).toEqual({ kind: 'notHere', named: { id: 'urn:lost', version: '7' } });
    expect(checklistItems(lost)).toEqual([]);
  });

  test('[CT10] the words of a shipped version never change', () => {
    const digest = createHash('sha256').update(JSON.stringify(shipped)).digest('hex');
    expect({ version: shipped.version, digest }).toEqual({
      version: '1.0.0',
      digest: '05c24bf5ce42c4c216e3bdb11de57317b8f7e4f4f6c40e064cb186be44094710',
    });
  });

  test('[CT11] an own checklist puts all other items out of scope, with the reason, and they can be taken back in', () => {
    const { author, facts } = organisation();
    const record = '44444444-0000-4000-8000-000000000001';
    author.edit(...editsOf('ownChecklist', record, { name: 'Suppliers', items: ['4.1', 'A.10.3'] }));
    const start = auditStart(facts(), shipped, { checklist: record, reason });
    if (!start) throw new Error('no start');
    const begun = audit(start);
    const out = [...begun.facts().responses.values()].map(({ fields }) => fields);
    expect(out).toHaveLength(68);
    expect(out.every((r) => r.response === 'notAudited' && r.reason === 'Not in Suppliers')).toBe(true);
    const back = answerItem(begun.facts(), { item: '4.2', response: null });
    if (!back.ok) throw new Error(back.refusal.kind);
    begun.author.edit(...back.value);
    expect(begun.facts().responses.get('4.2')?.fields.response).toBeUndefined();
  });

  test('[CT11] a checklist of a catalogue that isn’t here starts nothing', () => {
    const { author, facts } = organisation();
    const record = '44444444-0000-4000-8000-000000000001';
    author.edit(...editsOf('ownChecklist', record, { catalogue: 'urn:x', name: 'Suppliers', items: ['1'] }));
    expect(auditStart(facts(), shipped, { checklist: record, reason })).toBeUndefined();
    expect(auditStart(facts(), shipped, { catalogue: record, reason })).toBeUndefined();
  });

  test('[CT21] in an imported catalogue a clause can’t be excluded, a control can, and the report says what it is', () => {
    const { journal, facts, take } = organisation();
    const house = take('1', [node('H1', undefined, { kind: 'clause' }), node('H2')]);
    const start = auditStart(facts(), shipped, { catalogue: catalogueRecordId(journal, house), reason });
    if (!start) throw new Error('no start');
    const begun = audit(start);
    const excluded = (item: string) => answerItem(begun.facts(), { item, response: 'notApplicable', reason: 'None' });
    expect(excluded('H1')).toEqual({ ok: false, refusal: { kind: 'clauseCannotBeExcluded', item: 'H1' } });
    expect(excluded('H2').ok).toBe(true);
    const model = reportModel(begun.facts(), { at: '2026-03-18T10:00:00.000Z', app: 'test' });
    expect(model).toMatchObject({ standard: 'House rules', catalogueVersion: '1', isImported: true });
    expect(model.groups.map(({ ref, items }) => [ref, items.length])).toEqual([['0', 2]]);
    expect(begun.facts().audit?.record).toBe(auditRecordId(auditJournal));
  });
});
