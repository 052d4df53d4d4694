// What every peer draws: the texts, tables and photos of our own report, in the order of its sections.
import type { ReportEvidence, ReportFinding, ReportModel } from '../../../src/domain/report/report-model.ts';

export type Sheet = {
  readonly title: string;
  readonly about: string;
  readonly facts: readonly (readonly [string, string])[];
  readonly photos: readonly number[];
};

export type Contents = {
  readonly title: string;
  readonly cover: readonly (readonly [string, string])[];
  readonly checklist: readonly (readonly string[])[];
  readonly register: readonly (readonly string[])[];
  readonly sheets: readonly Sheet[];
  readonly others: readonly Sheet[];
  readonly photos: readonly { readonly title: string; readonly caption: string; readonly hash: string }[];
  readonly byClause: readonly (readonly string[])[];
  readonly evidence: readonly (readonly string[])[];
  readonly hashes: readonly (readonly string[])[];
};

export const heads = {
  checklist: ['Item', 'Title', 'Verdict', 'Findings'],
  register: ['Number', 'Grade', 'Item', 'Finding'],
  byClause: ['Item', 'Verdict', 'Photographs', 'Findings'],
  evidence: ['Number', 'Item', 'Evidence', 'Findings'],
  hashes: ['Photo', 'Size', 'SHA-256'],
} as const;

const grades: Record<string, string> = {
  major: 'Major nonconformity',
  minor: 'Minor nonconformity',
  opportunityForImprovement: 'Opportunity for improvement',
  observation: 'Observation',
  goodPractice: 'Good practice',
};

export const contentsOf = (model: ReportModel): Contents => {
  const numbers = new Map(model.evidence.map((evidence, i) => [evidence.label, i]));
  const evidenceWords = ({ label, fields }: ReportEvidence) =>
    `– ${label} ${fields.title ?? ''}, ${fields.eventOn ?? ''}, ${fields.capturedBy ?? ''}`;
  const sheetOf = (finding: ReportFinding): Sheet => ({
    title: `${finding.number}  ${finding.fields.title ?? ''}`,
    about: `${finding.ref} ${finding.itemTitle}`,
    facts: [
      ['Requirement', finding.fields.requirement ?? 'Not given'],
      ['Evidence', finding.evidence.map(evidenceWords).join('\n') || 'No evidence'],
      ['Statement', finding.fields.statement ?? 'Not given'],
      ['Grade', `${grades[finding.grade]}: ${finding.fields.gradeReason ?? ''}`],
      ['Raised', `${finding.fields.raisedOn ?? ''} by ${finding.fields.raisedBy ?? ''}`],
    ],
    photos: finding.evidence.flatMap(({ label }) => numbers.get(label) ?? []),
  });
  const isSevere = ({ grade }: ReportFinding) => grade === 'major' || grade === 'minor';
  const { audit } = model;
  return {
    title: `${audit.number ?? ''} ${audit.title ?? ''}`,
    cover: [
      ['Organisation', audit.organisation ?? ''],
      ['Client', audit.client ?? ''],
      ['Standard', model.standard],
      ['Objectives', audit.objectives ?? ''],
      ['Scope', audit.scope ?? ''],
      ['Conclusion', audit.conclusion ?? ''],
      ['Recommendations', audit.recommendations ?? ''],
    ],
    checklist: model.groups.flatMap(({ items }) =>
      items.map((item) => [item.ref, item.title, item.verdict, item.findings.join(', ')]),
    ),
    register: model.findings.map(({ number, grade, ref, fields }) => [number, grades[grade] ?? '', ref, fields.title ?? '']),
    sheets: model.findings.filter(isSevere).map(sheetOf),
    others: model.findings.filter((finding) => !isSevere(finding)).map(sheetOf),
    photos: model.evidence.map(({ label, ref, findings, fields, file }) => ({
      title: `${label}  ${fields.title ?? ''}`,
      caption: `${fields.eventOn ?? ''} · ${fields.capturedBy ?? ''} · ${ref} · ${findings.join(', ')}`,
      hash: `SHA-256 ${file?.sha256 ?? ''}`,
    })),
    byClause: model.groups.flatMap(({ items }) =>
      items.map((item) => [
        `${item.ref} ${item.title}`,
        item.verdict,
        item.evidence.map(({ label }) => label).join(', '),
        item.findings.join(', '),
      ]),
    ),
    evidence: model.evidence.map((evidence) => [
      evidence.label,
      evidence.ref,
      `${evidenceWords(evidence)}\n${evidence.file?.name ?? ''}`,
      evidence.findings.join(', '),
    ]),
    hashes: model.evidence.map(({ label, file }) => [label, String(file?.size ?? ''), file?.sha256 ?? '']),
  };
};
