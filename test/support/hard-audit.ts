import { auditRecordId } from '#domain/audit/audit-facts.ts';
import { responseRecordId } from '#domain/checklist/answer-item.ts';
import { recordEvidence } from '#domain/evidence/record-evidence.ts';
import { editsOf } from '#domain/row.ts';
import { buildAudit } from './audit-builder.ts';
import { sofia } from './test-tablet.ts';

/** Texts that other engines lose, each in another field. */
const hardTexts = {
  objectives: 'Łódź, Αθήνα, Київ, Nguyễn Thị Hương, ångström <b>&amp;</b> ]]>',
  scope: 'before a tab\tafter it; a bell \u0007 rings; NFD e\u0301 a\u030a; line one\r\nline two',
  conclusion: 'emoji 🙂 👩‍🔬 and 𠮷, Arabic شركة النور, Hindi हिन्दी क्‍ष, Japanese 株式会社',
  recommendations: `${'verylongword'.repeat(60)} end`,
  followUp: 'x\u200by soft\u00adhyphen \u202eoverride\u202c _x0041_ \ufffe',
  divergentOpinions: 'مرحبا بالعالم ABC 12',
  distribution: '=HYPERLINK("http://x.invalid","board")',
  samplingNote: '\tindented = no formula',
  client: "@SUM(1+1)*cmd|' /C calc'!A0",
} as const;

/** An audit whose texts are hard on every format, with working papers that none may show. */
export const hardAudit = () => {
  const audit = buildAudit();
  audit.author.edit(...editsOf('audit', auditRecordId(audit.facts().journal), hardTexts));
  const finding = audit.raise('6.1.4', 'major');
  audit.author.edit(
    ...editsOf('finding', finding, {
      title: '-1+1 Kredo 3 without an "assessment"; a, b',
      requirement: 'R '.repeat(400),
      statement: "'=1+1 behind an apostrophe",
      gradeReason: '+49 30 1234',
      acknowledgement: 'disagrees',
      acknowledgementComment: 'C: ما',
      area: '  =A1 behind blanks',
    }),
  );
  const good = audit.raise('8.3', 'goodPractice');
  // Two titles that nobody has chosen from: both are said.
  const title = { noun: 'finding', record: good, field: 'title', base: [] };
  audit.author.edit({ ...title, value: 'One title, קודם' });
  audit.author.edit({ ...title, value: '=OTHER()' });
  audit.act(audit.answer('4.1', 'conforms'));
  audit.act(audit.answer('A.7.3', 'notApplicable', 'No data from outside: שלום.'));
  audit.act(audit.answer('A.10.3', 'notAudited', 'No time.'));
  const { journal } = audit.facts();
  audit.author.edit(
    ...editsOf('checklistResponse', responseRecordId(journal, '4.1'), {
      note: 'A note\non two lines',
      workingNote: 'SECRET-1',
    }),
  );
  const evidence = audit.newRecord();
  const fields = {
    title: 'Policy',
    description: '"quoted", with comma\r\nand line',
    eventOn: '2026-03-17T10:42',
    documentId: '0042',
    documentVersion: '2.0',
    documentOn: '2026-02-29',
    population: 120,
    sampleSize: 8,
    sampleHits: 1,
    place: { latitude: -5.25, longitude: 11.97, accuracy: 12 },
  };
  const by = { by: sofia, now: '2026-03-17T11:00:00.000Z' };
  audit.author.edit(
    ...recordEvidence(audit.facts(), { ...by, record: evidence, item: '6.1.4', kind: 'document', fields, finding }),
    ...recordEvidence(audit.facts(), {
      ...by,
      record: audit.newRecord(),
      item: '6.1.4',
      kind: 'interview',
      finding,
      fields: { paper: 'working', title: 'SECRET-2', description: 'SECRET-3' },
    }),
  );
  return { audit, finding, secrets: ['SECRET-1', 'SECRET-2', 'SECRET-3'] };
};
