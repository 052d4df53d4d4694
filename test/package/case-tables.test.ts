import { expect, test } from 'vitest';
import { reopenRound } from '#domain/corrective-action/close-case.ts';
import { issueCase } from '#domain/corrective-action/issue-case.ts';
import { readPackage } from '#package/read-package.ts';
import { auditWithNonconformity, caseTablet, issuing, lead } from '#test/support/case-builder.ts';
import { SimulatedAuthor } from '#test/support/simulated-author.ts';
import { auditFileFrom } from './making-evidence.ts';
import { packed, sourceOf } from './packing.ts';
import { parsedCsv } from './parsed-csv.ts';
import { readZip } from './read-zip.ts';

const caseOfAudit = () => {
  const audit = auditWithNonconformity();
  const issued = issueCase(audit.facts(), audit.finding(), issuing, []);
  if (!issued.ok) throw new Error(issued.refusal.kind);
  const author = new SimulatedAuthor('c', '22222222-2222-4222-8222-222222222222').found('case');
  author.edit(...issued.value(author.journal));
  return { audit: audit.author, tablet: caseTablet(author) };
};

const auditFileOf = async ({ audit, tablet }: ReturnType<typeof caseOfAudit>) => {
  const changes = [...audit.changes.values()];
  const { bytes } = await packed([
    { journal: audit.journal, changes },
    { journal: tablet.author.journal, kind: 'case', changes: [...tablet.author.changes.values()] },
  ]);
  const read = await readPackage(sourceOf(bytes));
  if (!read.ok) throw new Error(JSON.stringify(read.refusal));
  const made = await auditFileFrom({ journal: audit.journal }, changes, { read: read.value });
  const files = await readZip(made.bytes);
  const text = (name: string) => new TextDecoder().decode(files.get(name));
  return { index: text('index.html'), table: (name: string) => parsedCsv(text(`8-nonconformities/${name}.csv`)) };
};

test('[CA32] the audit file holds causes, actions, decisions and effectiveness of every round of its cases', async () => {
  const both = caseOfAudit();
  const { tablet } = both;
  tablet.acknowledge();
  tablet.correct();
  tablet.extent();
  tablet.cause();
  const action = tablet.action();
  tablet.reject('Too thin');
  tablet.accept();
  tablet.fix();
  tablet.implement(action);
  tablet.result();
  tablet.close();
  tablet.act(
    reopenRound(
      tablet.facts(),
      { record: tablet.record(), reason: 'Seen again', at: '2026-06-20T09:00:00.000Z' },
      lead,
    ),
  );
  const { index, table } = await auditFileOf(both);
  const all = ['cases', 'causes', 'actions', 'decisions', 'effectiveness']
    .map((name) => JSON.stringify(table(name)))
    .join();
  for (const said of [
    'Maja Lindqvist',
    'Both are off live work until trained.',
    'The other sites were looked through.',
    'who does not see the proof',
    'The tool releases nobody without proof.',
    'Piotr Zieliński',
    'Too thin',
    'Ten of ten labellers have proof',
    'Looked at 10.',
    'Seen again',
    'Open, round 2',
  ])
    expect(all).toContain(said);
  expect(index).toContain('Closing of the corrective-action cases of SA-01');
  expect(index).not.toContain('Corrections, causes, corrective actions and their effectiveness for SA-01');
});

test('[CA32] a case of another audit in the same package is left out', async () => {
  const both = caseOfAudit();
  const { tablet } = both;
  const row = tablet.facts().of('case')[0];
  const elsewhere = { journal: '99999999-9999-4999-8999-999999999999', record: '99999999-9999-4999-8999-999999999999' };
  tablet.author.edit({ noun: 'case', record: row?.record ?? '', field: 'finding', value: elsewhere });
  const { index } = await auditFileOf(both);
  expect(index).toContain('Corrections, causes, corrective actions and their effectiveness for SA-01');
});
