import { describe, expect, test } from 'vitest';
import { takeOverStatement } from '#domain/applicability/take-over-statement.ts';
import { makeChange } from '#domain/journal/make-change.ts';
import { auditFileParts } from '#package/audit-file/audit-file-parts.ts';
import { escaped } from '#package/audit-file/html.ts';
import { csv } from '#package/csv.ts';
import { buildAudit } from '#test/support/audit-builder.ts';
import { buildStatement } from '#test/support/statement-builder.ts';
import { catalogue } from '#test/support/test-tablet.ts';
import { auditFileFrom } from './making-evidence.ts';
import { bytesOf, sha256Of, sourceOf } from './packing.ts';
import { parsedCsv } from './parsed-csv.ts';
import { readZip } from './read-zip.ts';
import { secrets, signedAudit } from './signed-audit.ts';

const audited = async (...making: Parameters<typeof auditFileFrom>) => {
  const made = await auditFileFrom(...making);
  const files = await readZip(made.bytes);
  const text = (name: string) => {
    const content = files.get(name);
    if (!content) throw new Error(`${name} is not in ${[...files.keys()].join(', ')}`);
    return new TextDecoder().decode(content);
  };
  return { ...made, fileMap: files, text, table: (name: string) => parsedCsv(text(name)) };
};

describe('the audit file', () => {
  test('[A1] lists the nine things, and says of each what is not there', async () => {
    const audit = signedAudit();
    const { parts, text, fileMap } = await audited(audit, audit.changes, { report: sourceOf(bytesOf('%PDF report')) });
    expect(parts).toEqual([
      { key: 'programme', state: 'notRecorded' },
      { key: 'plan', state: 'partly' },
      { key: 'competence', state: 'notRecorded' },
      { key: 'independence', state: 'notRecorded' },
      { key: 'sampling', state: 'partly' },
      { key: 'workingPapers', state: 'recorded' },
      { key: 'report', state: 'partly' },
      { key: 'nonconformities', state: 'partly' },
      { key: 'managementReview', state: 'notRecorded' },
    ]);
    const index = text('index.html');
    expect(index.match(/<h2>\d /g)).toHaveLength(9);
    expect(index.match(/Not recorded in this audit\./g)).toHaveLength(4);
    for (const lacking of [
      'The audit programme (9.2.2)',
      'An agenda',
      'Evidence of the auditors&#39; competence',
      'A declaration of impartiality by Łucja Ångström',
      'Corrections, causes, corrective actions and their effectiveness for ŁA-01',
      'went into the management review',
    ])
      expect(index).toContain(lacking);
    const links = [...index.matchAll(/href="([^"]+)"/g)].map(([, path]) => path ?? '');
    expect(links.length).toBeGreaterThan(10);
    for (const link of links) expect([link, fileMap.has(link)]).toEqual([link, true]);
    for (const name of fileMap.keys())
      if (name.endsWith('.csv')) expect([name, links.includes(name)]).toEqual([name, true]);
  });

  test('[A1] shows the Statement of Applicability that an audit took over', async () => {
    const built = buildStatement();
    built.decideAll();
    built.say('A.4.4', { applicability: 'excluded', exclusionReason: 'No tools of our own.' });
    const audit = buildAudit();
    audit.act(takeOverStatement(audit.facts(), built.facts(), catalogue));
    const { author } = audit;
    const { fileMap, table } = await audited({ journal: author.journal }, [...author.changes.values()]);
    const name = [...fileMap.keys()].find((path) => path.endsWith('applicability.csv')) ?? '';
    expect(table(name)).toHaveLength(39);
    expect(
      table(name)
        .find(([control]) => control === 'A.4.4')
        ?.slice(2, 5),
    ).toEqual(['excluded', 'Treats a risk.', 'No tools of our own.']);
  });

  test('[A1] of an audit that has only begun it says so, and nothing is made up', async () => {
    const { author } = buildAudit();
    const { parts, fileMap } = await audited({ journal: author.journal }, [...author.changes.values()]);
    const states = Object.fromEntries(parts.map(({ key, state }) => [key, state]));
    expect(states).toMatchObject({
      sampling: 'notRecorded',
      workingPapers: 'notRecorded',
      nonconformities: 'recorded',
    });
    expect([...fileMap.keys()].some((name) => name.startsWith('6-'))).toBe(false);
    expect(auditFileParts).toHaveLength(9);
  });

  test('[A2] every working paper is in it: every field of every one read back from table and page, every file by its hash', async () => {
    const audit = signedAudit();
    const { text, table, fileMap } = await audited(audit, audit.changes);
    const papers = audit.facts().evidence.filter((row) => row.fields.paper === 'working');
    expect(papers).toHaveLength(2);
    const rows = table('6-working-papers/working-papers.csv');
    const page = text('6-working-papers/index.html');
    const hashes = [...fileMap.values()].map((bytes) => sha256Of(bytes));
    for (const paper of papers) {
      const row = rows.find((one) =>
        [paper.fields.title, paper.fields.description].some((said) => said && one.includes(said)),
      );
      const { file, kind, paper: _, ...entered } = paper.fields;
      for (const [field, value] of Object.entries(entered)) {
        const said =
          typeof value === 'object'
            ? '55.60587, 13.00073 (± 12 m)'
            : field.endsWith('On') || field === 'capturedAt'
              ? undefined
              : String(value);
        if (said === undefined) continue;
        expect(row).toContain(said);
        expect(page).toContain(escaped(said));
      }
      expect(row).toContain(kind === 'photo' ? 'Photo' : 'Interview');
      expect(row).toContain('17 Mar 2026, 10:00 UTC');
      if (!file) continue;
      expect(row).toContain(file.kept.sha256);
      expect(hashes).toContain(file.kept.sha256);
      expect(fileMap.has(row?.find((cell) => cell.startsWith('6-working-papers/files/')) ?? '')).toBe(true);
    }
    expect(rows.flat()).toContain('17 Mar 2026, 09:30');
    expect(rows.flat()).toContain('31 January 2026');
    expect(table('6-working-papers/private-notes.csv').flat()).toContain(secrets.note);
    expect(page).toContain(secrets.note);
  });

  test('[A2] a field that the domain gains later, a question asked and an undecided version are in it too', async () => {
    const audit = signedAudit();
    const paper = audit.facts().evidence.find((row) => row.fields.paper === 'working')?.record ?? '';
    const question = catalogue.nodes.flatMap((node) => (node.kind === 'group' ? [] : node.questions))[0];
    audit.edit(
      audit.lead,
      { noun: 'evidence', record: paper, field: 'mood', value: 'NEW-FIELD' },
      { noun: 'questionAsked', record: audit.newId(), field: 'question', value: question?.id ?? '' },
    );
    audit.lead.say((authoring) =>
      makeChange(authoring, { noun: 'evidence', record: paper, field: 'title', value: 'BESIDE' }, []),
    );
    const { table } = await audited(audit, audit.changes);
    expect(table('6-working-papers/working-papers.csv').flat().join()).toContain('NEW-FIELD');
    expect(table('6-working-papers/questions.csv').flat()).toContain(question?.text);
    const versions = table('6-working-papers/versions.csv').flat().join();
    expect(versions).toContain('BESIDE');
    expect(versions).toContain(secrets.caption);
  });

  test('[A2] every report entry, finding and photo is in it; what lacks its bytes is named', async () => {
    const audit = signedAudit();
    const { text, table, fileMap } = await audited(audit, audit.changes);
    expect(table('7-report/findings.csv').flat()).toContain('Final words');
    expect(table('8-nonconformities/nonconformities.csv').flat()).toContain('Final words');
    const evidence = table('7-report/evidence.csv');
    expect(evidence.flat()).toContain('Väggtavla: “risk” 1/2?');
    expect(evidence).toHaveLength(1 + 3);
    expect([...fileMap.values()].map(sha256Of)).toContain(sha256Of(audit.photos.report));
    expect(table('5-sampling/samples.csv').flat()).toEqual(expect.arrayContaining(['40', '97']));
    expect(JSON.parse(text('7-report/report.json'))).toMatchObject({ format: 1, audit: { objectives: 'Objectives' } });
    const without = await audited({ journal: audit.journal }, audit.changes);
    expect(without.text('index.html')).toContain('The bytes of BO-P02: they weren&#39;t in the package');
    expect(without.text('index.html')).toContain('The bytes of ŁA-P01 and BO-P01: they weren&#39;t in the package');
  });

  test('[A3] pages hold no script and ask for nothing, and what people wrote is text in its own direction', async () => {
    const audit = signedAudit();
    const { text, fileMap } = await audited(audit, audit.changes);
    for (const name of fileMap.keys()) {
      if (!name.endsWith('.html')) continue;
      expect(text(name)).not.toMatch(/<script|https?:|src=/);
      expect(text(name)).toContain("default-src 'none'");
    }
    const page = text('6-working-papers/index.html');
    expect(page).toMatch(/<dd dir="auto">WORKING-INTERVIEW\n=1\+1 &lt;b&gt;שלום&lt;\/b&gt;<\/dd>/);
    expect(escaped('a\u0000\u0007\u007f\u0085"\'&\r\nb\t')).toBe('a\u2400\u2407\u2421[U+0085]&quot;&#39;&amp;\nb\t');
  });

  test('[A3] no cell of a table calculates, and every cell reads back', () => {
    const cells = ['=1+1', '+1', '-1', '@a', '\tx', 'a,"b"\nc', 'שלום', ''];
    expect(parsedCsv(csv([cells]))).toEqual([["'=1+1", "'+1", "'-1", "'@a", "'\tx", 'a,"b"\nc', 'שלום', '']]);
  });
});
