import { auditFacts, auditRecordId } from '#domain/audit/audit-facts.ts';
import { startAudit } from '#domain/audit/start-audit.ts';
import { leavesOf } from '#domain/catalogue/catalogue.ts';
import { recordEvidence } from '#domain/evidence/record-evidence.ts';
import type { Grade } from '#domain/finding/grade.ts';
import { raiseFinding } from '#domain/finding/raise-finding.ts';
import type { Edit } from '#domain/journal/edit.ts';
import { type ReportModel, reportModel } from '#domain/report/report-model.ts';
import { editsOf } from '#domain/row.ts';
import { SimulatedAuthor } from '#test/support/simulated-author.ts';
import { catalogue, sofia } from '#test/support/test-tablet.ts';
import type { Load } from './contender.ts';

const others: readonly Grade[] = ['opportunityForImprovement', 'observation', 'goodPractice'];

const words = (
  'the register of systems names an owner for each release but the approval of the assessment was given after the ' +
  'model had been put into operation and no record shows who looked at the bias measured on the younger applicants in ' +
  'Łódź Kraków Zürich Malmö or whether the threshold agreed in March was kept when the supplier changed its features'
).split(' ');

/** Text that differs from place to place, as people's does: always the same for the same place. */
const textOf = (place: number, length: number): string => {
  const said = Array.from({ length }, (_, i) => words[(place * 31 + i * 7 + Math.floor(i / 5) * place) % words.length]);
  return `Case ${place}: ${said.join(' ')}.`;
};

/** The report of an audit with so many findings and photos, out of a real journal. Photo `i` has the hash `i`. */
export const makeModel = (load: Load): ReportModel => {
  const author = new SimulatedAuthor('a').found();
  const { journal } = author;
  const leaves = leavesOf(catalogue);
  const given: string[] = [];
  const edits: Edit[] = [
    ...startAudit(journal, { auditor: sofia, catalogue, today: '2026-03-17', title: 'Audit of the bench' }),
    ...editsOf('audit', auditRecordId(journal), {
      number: 'IA-2026-03',
      title: 'Internal audit of the AI management system',
      organisation: 'Nordlicht Kredit',
      client: 'Board',
      objectives: textOf(1, 60),
      scope: textOf(2, 80),
      conclusion: textOf(3, 90),
      recommendations: textOf(4, 60),
      confidentiality: 'Internal',
    }),
  ];
  author.edit(...edits);
  const empty = auditFacts(journal, catalogue, [...author.view().values()]);
  const take = (more: readonly Edit[]) => {
    given.push(
      ...more.flatMap((edit) => (edit.field === 'number' && typeof edit.value === 'string' ? [edit.value] : [])),
    );
    rest.push(...more);
  };
  const rest: Edit[] = [];
  const itemOf = (i: number) => leaves[(i * 7) % leaves.length]?.ref ?? '4.1';
  const findings = Array.from({ length: load.findings }, (_, i) => {
    const isNonconformity = i < load.nonconformities;
    const record = author.newId();
    const raised = raiseFinding(
      { ...empty, numbersGiven: given },
      {
        record,
        item: itemOf(i),
        grade: isNonconformity ? (i % 6 === 0 ? 'major' : 'minor') : (others[i % others.length] ?? 'observation'),
        by: sofia,
        today: '2026-03-17',
      },
    );
    if (!raised.ok) throw new Error(raised.refusal.kind);
    take(raised.value);
    rest.push(
      ...editsOf('finding', record, {
        title: `Finding ${i}: ${textOf(i, 8)}`,
        requirement: textOf(i + 1_000, isNonconformity ? 50 : 14),
        statement: textOf(i + 2_000, isNonconformity ? 90 : 30),
        ...(isNonconformity ? { gradeReason: textOf(i + 3_000, 30) } : {}),
      }),
    );
    return record;
  });
  for (let i = 0; i < load.photos; i++) {
    const sha256 = i.toString(16).padStart(64, '0');
    const finding = findings[(i * 3) % findings.length];
    take(
      recordEvidence(
        { ...empty, numbersGiven: given },
        {
          record: author.newId(),
          item: itemOf((i * 3) % findings.length),
          kind: 'photo',
          by: sofia,
          now: '2026-03-17T10:00:00.000Z',
          ...(finding ? { finding } : {}),
          fields: {
            title: `What was seen, number ${i}`,
            eventOn: '2026-03-17T10:40',
            file: {
              name: `IMG_${i}.jpg`,
              mediaType: 'image/jpeg',
              size: load.photoBytes,
              sha256,
              kept: { sha256, mediaType: 'image/jpeg', size: load.photoBytes, isOriginal: true },
              width: 640,
              height: 480,
              orientation: 1,
            },
          },
        },
      ),
    );
  }
  author.edit(...rest);
  return reportModel(auditFacts(journal, catalogue, [...author.view().values()]), {
    at: '2026-03-18T16:40:00.000Z',
    app: 'bench',
  });
};
