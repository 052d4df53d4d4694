import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { applicabilities, implementationStates } from '#domain/applicability/applicability-nouns.ts';
import { addExtraControl } from '#domain/applicability/extra-control.ts';
import { guessStatementColumns, previewStatement } from '#domain/applicability/preview-statement.ts';
import type { StatementControl } from '#domain/applicability/statement.ts';
import { statementModel } from '#domain/applicability/statement-model.ts';
import { takeStatement } from '#domain/applicability/take-statement.ts';
import { reportLanguages } from '#domain/report/report-choices.ts';
import { readFindingsFile } from '#report/intake/read-findings-file.ts';
import { renderStatement, statementForms } from '#report/tables/statement-table.ts';
import { makeWording } from '#report/wording/wording.ts';
import { buildStatement } from '#test/support/statement-builder.ts';
import { catalogue } from '#test/support/test-tablet.ts';

type Form = (typeof statementForms)[number];
type Language = (typeof reportLanguages)[number];

/** Out to a file, and in again into an organisation that has none yet. */
const roundTrip = async (built: ReturnType<typeof buildStatement>, form: Form, language: Language) => {
  const model = statementModel(built.facts(), catalogue);
  const read = await readFindingsFile(
    await renderStatement(form, model, '2026-03-18T16:40:00.000Z', makeWording(language)),
  );
  if (!read.ok) throw new Error(read.refusal.kind);
  const other = buildStatement();
  const preview = previewStatement(other.facts(), catalogue, read.value, guessStatementColumns(read.value[0] ?? []));
  if (!preview.ok) throw new Error(preview.refusal.kind);
  expect(preview.value.rows.filter((row) => !row.canBeTaken).map(({ problems }) => problems)).toEqual([]);
  other.act(takeStatement(other.facts(), preview.value, { newId: other.newId, leaveOut: false }));
  return other;
};

const said = (statement: readonly StatementControl[]) =>
  statement.map(
    ({ reference, title, decision, inclusionReason, exclusionReason, implementation, owner, documents }) => ({
      reference,
      title,
      decision,
      inclusionReason,
      exclusionReason,
      implementation,
      owner,
      documents,
    }),
  );

// What XML and CSV can't hold is shown as its code there: that is the tables' own test.
const clean = (text: string) => text.replace(/[\p{Cc}\p{Cs}\ufffd-\uffff]/gu, '').trim();
const anyText = fc.string({ unit: 'grapheme', maxLength: 40 }).map(clean);
const reason = fc
  .array(fc.oneof(anyText, fc.constantFrom('=1+1', "'=x", '-2', '@a', '+b', '"q", ;', '_x0041_', "'tis")), {
    maxLength: 3,
  })
  .map((parts) => parts.join('\n').trim());
const name = fc
  .oneof(anyText, fc.constantFrom('PR-05; annex 2', '=SUM(A1)', 'POL "AI", 3'))
  .filter((text) => text !== '');
const entry = fc.record(
  {
    applicability: fc.constantFrom(...applicabilities),
    inclusionReason: reason,
    exclusionReason: reason,
    implementation: fc.constantFrom(...implementationStates),
    owner: anyText,
    documentNames: fc
      .array(name, { maxLength: 3 })
      .map((names) => (names.length > 1 ? names.map((one) => one.replaceAll(';', ',')) : names)),
  },
  { requiredKeys: [] },
);

describe('the statement as a file', () => {
  test.each(statementForms.flatMap((form) => reportLanguages.map((language) => [form, language] as const)))(
    '[SOA19] %s in %s reads back as the same statement',
    async (form, language) => {
      await fc.assert(
        fc.asyncProperty(
          fc.array(fc.tuple(fc.integer({ min: 0, max: 37 }), entry), { maxLength: 8 }),
          fc.option(fc.tuple(anyText, entry)),
          async (entries, extra) => {
            const built = buildStatement();
            built.say('A.2.2', { applicability: 'applicable' });
            for (const [i, fields] of entries) built.say(built.statement()[i]?.reference ?? '', fields);
            if (extra) {
              const [title, fields] = extra;
              built.act(addExtraControl(built.facts(), catalogue, { record: built.newId(), reference: 'NK-1', title }));
              built.say('NK-1', fields);
            }
            expect(said((await roundTrip(built, form, language)).statement())).toEqual(said(built.statement()));
          },
        ),
        { numRuns: 15, seed: 42001 },
      );
    },
  );

  test('[SOA19] a text that no cell of a workbook holds is one again', async () => {
    const built = buildStatement();
    built.decideAll();
    built.say('A.5.2', { inclusionReason: 'A sentence.\n'.repeat(6_000).trim(), owner: 'Risk function' });
    expect(said((await roundTrip(built, 'xlsx', 'de')).statement())).toEqual(said(built.statement()));
  });
});
