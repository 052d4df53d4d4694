import { describe, expect, test } from 'vitest';
import { foreignColumns, previewForeignFindings } from '#domain/finding/foreign-finding.ts';
import { type AcceptedFinding, takeForeignFindings } from '#domain/finding/take-foreign-findings.ts';
import { buildAudit } from '#test/support/audit-builder.ts';
import { sofia } from '#test/support/test-tablet.ts';

const header = [...foreignColumns];
const row = (more: Partial<Record<(typeof foreignColumns)[number], string>>) => {
  const values = { ref_id: 'r', name: 'A name', severity: 'high', status: 'identified', ...more };
  return foreignColumns.map((column) => (values as Record<string, string | undefined>)[column] ?? '');
};
const preview = (rows: readonly (readonly string[])[], audit = buildAudit()) => {
  const made = previewForeignFindings(audit.facts(), [header, ...rows]);
  if (!made.ok) throw new Error(made.refusal.kind);
  return made.value.findings;
};
const problemsOf = (...rows: readonly (readonly string[])[]) => preview(rows).map(({ problems }) => problems);

describe('a preview of foreign findings', () => {
  test('columns may stand in any order and spelling; others are named and left out', () => {
    const made = previewForeignFindings(buildAudit().facts(), [
      ['Priority', ...header.toReversed().map((title) => ` ${title.toUpperCase()} `)],
      ['1', ...row({ asset: 'web' }).toReversed()],
    ]);
    expect(made.ok && made.value.findings[0]?.values).toMatchObject({ name: 'A name', asset: 'web', ref_id: 'r' });
    expect(made.ok && made.value.ignoredColumns).toEqual(['priority']);
  });

  test('rows are numbered as the spreadsheet does, past empty ones', () => {
    expect(preview([row({}), ['', ' '], [], row({ ref_id: 's' })]).map((finding) => finding.row)).toEqual([2, 5]);
  });

  test('every problem of a row is named, and only some keep it from being taken', () => {
    expect(problemsOf(row({ name: ' ' }))).toEqual([[{ kind: 'noName' }]]);
    expect(problemsOf(row({ severity: 'Sev1', status: 'open' }))).toEqual([
      [
        { kind: 'unknownValue', column: 'severity', value: 'Sev1' },
        { kind: 'unknownValue', column: 'status', value: 'open' },
      ],
    ]);
    expect(problemsOf(row({ severity: 'HIGH', status: 'In_Progress' }))).toEqual([[]]);
    expect(problemsOf(row({}), row({}), row({}))).toEqual([
      [],
      [{ kind: 'repeatedRef', ref: 'r', firstRow: 2 }],
      [{ kind: 'repeatedRef', ref: 'r', firstRow: 2 }],
    ]);
    expect(problemsOf([...row({}), 'beside'])).toEqual([[{ kind: 'cellsBeside', count: 1 }]]);
    expect(problemsOf(row({ name: 'x'.repeat(2001), description: 'y'.repeat(250_001) }))[0]).toEqual([
      { kind: 'tooLong', column: 'name', length: 2001, longest: 2000 },
      { kind: 'tooLong', column: 'description', length: 250_001, longest: 250_000 },
    ]);
    const rows = [row({ name: '' }), row({ severity: '?' }), row({ name: 'x'.repeat(2001) })];
    expect(preview(rows).map(({ canBeTaken }) => canBeTaken)).toEqual([false, true, false]);
  });

  test('a title that the audit has already is named with its finding', () => {
    const audit = buildAudit();
    const [finding] = preview([row({ name: 'Twice' })], audit);
    const accepted = { record: audit.newRecord(), item: '4.1', grade: 'minor', finding } as AcceptedFinding;
    audit.act(takeForeignFindings(audit.facts(), [accepted], sofia, '2026-03-17'));
    expect(preview([row({ name: 'Twice' })], audit)[0]?.problems).toEqual([{ kind: 'titleThere', number: 'SA-01' }]);
  });

  test('an item is proposed where one number is named, and never where two are', () => {
    const named = preview([
      row({ ref_id: 'a.6.2.4' }),
      row({ ref_id: 'x', filtering_labels: 'internal | 4.1' }),
      row({ ref_id: '4.1', filtering_labels: 'A.2.2' }),
      row({ ref_id: 'A.3.4' }),
    ]);
    expect(named.map(({ namedItem }) => namedItem)).toEqual(['A.6.2.4', '4.1', undefined, undefined]);
  });

  test('what the other tool is done with is marked', () => {
    const statuses = ['identified', 'mitigated', 'Dismissed', ''];
    expect(preview(statuses.map((status) => row({ status }))).map(({ isClosed }) => isClosed)).toEqual([
      false,
      true,
      true,
      false,
    ]);
  });

  test.each([
    [{ kind: 'missingColumns', columns: [...foreignColumns] }, []],
    [{ kind: 'missingColumns', columns: ['asset'] }, [header.filter((column) => column !== 'asset'), row({})]],
    [{ kind: 'repeatedColumn', column: 'name' }, [[...header, 'Name'], row({})]],
    [{ kind: 'noRows' }, [header, ['', ' ']]],
  ])('a table is refused: %j', (refusal, table) => {
    const made = previewForeignFindings(buildAudit().facts(), table as string[][]);
    expect(!made.ok && made.refusal).toEqual(refusal);
  });
});

describe('taking foreign findings', () => {
  const accept = (audit: ReturnType<typeof buildAudit>, rows: readonly (readonly string[])[], more = {}) =>
    preview(rows, audit).map(
      (finding): AcceptedFinding => ({ record: audit.newRecord(), finding, item: '4.1', grade: 'minor', ...more }),
    );

  test('each becomes a finding with a number of its own, and its item does not conform', () => {
    const audit = buildAudit();
    audit.raise('4.1', 'observation');
    const rows = [row({ description: 'Seen', asset: 'web' }), row({ ref_id: 's', name: 'Two\nlines' })];
    const accepted = accept(audit, rows, { origin: 'From a list of 3 March' });
    audit.act(takeForeignFindings(audit.facts(), accepted, sofia, '2026-03-17'));
    const facts = audit.facts();
    expect(facts.findings.slice(1).map(({ fields }) => fields)).toMatchObject([
      { number: 'SA-02', title: 'A name', statement: 'Seen\n\nFrom a list of 3 March', area: 'web', grade: 'minor' },
      { number: 'SA-03', title: 'Two lines', statement: 'From a list of 3 March' },
    ]);
    expect(facts.responses.get('4.1')?.fields.response).toBe('doesNotConform');
    expect(facts.responses.get('4.1')?.open).toEqual({});
    expect(facts.findings.flatMap((finding) => Object.keys(finding.open))).toEqual([]);
  });

  test('all are taken or none', () => {
    const audit = buildAudit();
    const bad = accept(audit, [row({}), row({ name: '' })]);
    const taken = takeForeignFindings(audit.facts(), bad, sofia, '2026-03-17');
    expect(!taken.ok && taken.refusal).toEqual({ kind: 'rowHasProblem', row: 3 });
    const nowhere = accept(audit, [row({})], { item: 'A.3.4' });
    const refused = takeForeignFindings(audit.facts(), nowhere, sofia, '2026-03-17');
    expect(!refused.ok && refused.refusal).toEqual({
      kind: 'rowRefused',
      row: 2,
      why: { kind: 'noSuchItem', item: 'A.3.4' },
    });
  });
});
