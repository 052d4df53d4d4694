import { expect, test } from 'vitest';
import { editsOf } from '#domain/row.ts';
import { readPackage } from '#package/read-package.ts';
import { buildAudit } from '#test/support/audit-builder.ts';
import { buildOrganisation, organisationJournal } from '#test/support/organisation-builder.ts';
import { sofia } from '#test/support/test-tablet.ts';
import { auditFileFrom } from './making-evidence.ts';
import { packed, sourceOf } from './packing.ts';
import { parsedCsv } from './parsed-csv.ts';
import { readZip } from './read-zip.ts';

test("[A1] the programme and the team's competence are in it where the package holds the organisation's journal", async () => {
  const { say, author, organisation } = buildOrganisation();
  const programme = say('programme', {
    title: 'Audit programme 2026',
    startsOn: '2026-01-01',
    endsOn: '2026-12-31',
    objectives: 'Every clause once a year',
  });
  const plan = say('plannedAudit', {
    parent: programme,
    title: 'Spring',
    startsOn: '2026-03-17',
    items: ['4.1', '4.2'],
  });
  const person = say('person', { name: sofia.name });
  say('competence', {
    parent: person,
    kind: 'auditorQualification',
    subject: 'Lead auditor',
    evidence: 'Certificate 12',
  });
  const audit = buildAudit();
  audit.act(audit.answer('4.1', 'conforms'));
  const beside = { journal: organisationJournal, changes: [...author.changes.values()] };
  const made = async () => {
    const own = { journal: audit.author.journal, changes: [...audit.author.changes.values()] };
    const { bytes } = await packed([own, beside]);
    const read = await readPackage(sourceOf(bytes));
    if (!read.ok) throw new Error(JSON.stringify(read.refusal));
    const file = await auditFileFrom({ journal: own.journal }, own.changes, { read: read.value });
    const zip = await readZip(file.bytes);
    return { ...file, text: (name: string) => new TextDecoder().decode(zip.get(name)) };
  };
  const stateOf = ({ parts }: Awaited<ReturnType<typeof made>>, key: string) =>
    parts.find((part) => part.key === key)?.state;

  const apart = await made();
  expect([stateOf(apart, 'programme'), stateOf(apart, 'competence')]).toEqual(['notRecorded', 'notRecorded']);

  audit.author.edit(
    ...editsOf('audit', audit.facts().audit?.record ?? '', {
      organisationSource: { journal: organisationJournal, record: organisation },
      plannedAudit: { journal: organisationJournal, record: plan },
    }),
    ...editsOf('teamMember', audit.newRecord(), { name: 'Marek Wiśniewski', role: 'auditor' }),
  );
  const together = await made();
  expect(stateOf(together, 'programme')).toBe('partly');
  expect(stateOf(together, 'competence')).toBe('partly');
  const coverage = parsedCsv(together.text('1-programme/coverage.csv'));
  expect(coverage).toHaveLength(71);
  expect(coverage.find(([item]) => item === '4.1')?.slice(2)).toEqual(['Audited', 'Conforms, 17 March 2026, Spring']);
  expect(together.text('1-programme/programme.csv')).toContain('Every clause once a year');
  expect(together.text('1-programme/planned-audits.csv')).toContain('Spring');
  expect(parsedCsv(together.text('3-competence/competence.csv'))[1]).toEqual([
    sofia.name,
    'Lead auditor',
    'Auditor qualification',
    'Lead auditor',
    'Certificate 12',
    '',
    '',
  ]);
  const index = together.text('index.html');
  expect(index).toContain('Who approved the programme.');
  expect(index).toContain('Evidence of the competence of Marek Wiśniewski.');
});
