import type { AuditFacts } from '../audit/audit-facts.ts';
import { checklistItems, titleInContext } from '../checklist/checklist-item.ts';
import { gradeOf } from '../checklist/verdict.ts';
import { evidenceOf } from '../evidence/record-evidence.ts';
import { type FindingGap, findingGaps } from '../finding/finding-gaps.ts';
import { type Grade, isNonconformity } from '../finding/grade.ts';
import type { Edit } from '../journal/edit.ts';
import { type Result, refuse, succeed } from '../result.ts';
import { editsOf, type Row } from '../row.ts';
import { caseRecordId } from './case-records.ts';
import { isSamePerson } from './same-person.ts';

/** What is copied of a finding needs these; its title and the reason of its grade can be said without them. */
const threeParts: readonly FindingGap[] = ['requirement', 'evidence', 'statement'];

export type IssueRefusal =
  /** CA2: observations, improvements and good practices are no nonconformities. */
  | { readonly kind: 'notIssuable'; readonly number: string; readonly grade: Grade | undefined }
  /** CA3 */
  | { readonly kind: 'partsMissing'; readonly number: string; readonly gaps: readonly FindingGap[] }
  /** CA4: two versions of a part stand side by side: a person decides first what is issued. */
  | { readonly kind: 'findingUndecided'; readonly number: string }
  /** CA5 */
  | { readonly kind: 'alreadyIssued'; readonly number: string }
  | { readonly kind: 'ownerNeeded' }
  | VerifierRefusal;

/** CA13 */
export type VerifierRefusal = {
  readonly kind: 'verifierIsOwner';
  readonly name: string;
  readonly of: 'case' | 'action';
  readonly action?: string;
};

/** Who answers a case, who checks its effect, until when it is to be answered. */
export type Issuing = {
  readonly owner: string;
  readonly ownerPerson?: string | undefined;
  readonly verifier: string;
  readonly verifierPerson?: string | undefined;
  readonly answerOn: string;
  readonly issuedOn: string;
  readonly issuedBy: string;
};

/** Evidence that a process owner may be told of: working papers stay with the audit. */
const issuedEvidence = (facts: AuditFacts, finding: string) =>
  evidenceOf(facts, finding).filter((row) => row.fields.paper !== 'working');

/** What the report calls each piece of evidence. */
const reportLabels = (facts: AuditFacts): ReadonlyMap<string, string> => {
  let others = 0;
  return new Map(
    facts.evidence
      .filter((row) => row.fields.paper !== 'working')
      .map((row) => [row.record, row.fields.number ?? `E${++others}`] as const),
  );
};

const textOf = (text: string | undefined): string | undefined => (text?.trim() === '' ? undefined : text);

/** Whether a nonconformity can be issued, apart from who is to answer it. `issued`: the cases on this tablet. */
export const mayIssue = (
  facts: AuditFacts,
  finding: Row<'finding'>,
  issued: readonly Row<'case'>[],
): Result<undefined, IssueRefusal> => {
  const number = finding.fields.number ?? '';
  const grade = gradeOf(finding);
  if (!isNonconformity(grade)) return refuse({ kind: 'notIssuable', number, grade });
  if (isIssued(facts.journal, finding.record, issued)) return refuse({ kind: 'alreadyIssued', number });
  if (Object.keys(finding.open).length > 0 || finding.visibility === 'deletedUnseen')
    return refuse({ kind: 'findingUndecided', number });
  const gaps = findingGaps(finding, issuedEvidence(facts, finding.record).length).filter((gap) =>
    threeParts.includes(gap),
  );
  return gaps.length > 0 ? refuse({ kind: 'partsMissing', number, gaps }) : succeed(undefined);
};

const isIssued = (journal: string, finding: string, issued: readonly Row<'case'>[]): boolean =>
  issued.some(({ fields }) => fields.finding?.journal === journal && fields.finding.record === finding);

/**
 * Issues a nonconformity: what is first said in the journal of its case, which copies all that its owner has to know,
 * since they don't read the audit.
 */
export const issueCase = (
  facts: AuditFacts,
  finding: Row<'finding'>,
  issuing: Issuing,
  issued: readonly Row<'case'>[],
): Result<(journal: string) => readonly Edit[], IssueRefusal> => {
  const may = mayIssue(facts, finding, issued);
  if (!may.ok) return may;
  if (issuing.owner.trim() === '') return refuse({ kind: 'ownerNeeded' });
  const verifier = { name: issuing.verifier, person: issuing.verifierPerson };
  if (isSamePerson(verifier, { name: issuing.owner, person: issuing.ownerPerson }))
    return refuse({ kind: 'verifierIsOwner', name: issuing.verifier, of: 'case' });
  const { fields } = finding;
  const audit = facts.audit?.fields ?? {};
  const item = checklistItems(facts).find((one) => one.item === fields.item);
  const labels = reportLabels(facts);
  const evidence = issuedEvidence(facts, finding.record).map(({ record, fields: said }) => ({
    label: labels.get(record) ?? '',
    title: said.title ?? said.file?.name ?? said.interviewee ?? '',
    ...(said.file ? { sha256: said.file.sha256 } : {}),
  }));
  return succeed((journal) =>
    editsOf('case', caseRecordId(journal, 'case'), {
      finding: { journal: facts.journal, record: finding.record },
      number: fields.number,
      auditNumber: textOf(audit.number),
      auditTitle: textOf(audit.title),
      organisation: textOf(audit.organisation),
      organisationJournal: audit.organisationSource?.journal,
      grade: gradeOf(finding),
      title: textOf(fields.title),
      item: item?.ref ?? fields.item,
      itemTitle: item && titleInContext(facts, item),
      requirement: fields.requirement,
      statement: fields.statement,
      gradeReason: textOf(fields.gradeReason),
      area: textOf(fields.area),
      site: textOf(facts.sites.find((row) => row.record === fields.site)?.fields.name),
      aiSystem: textOf(facts.aiSystems.find((row) => row.record === fields.aiSystem)?.fields.name),
      raisedOn: fields.raisedOn,
      raisedBy: fields.raisedBy,
      repeatOf: textOf(fields.repeatOf),
      evidence,
      issuedOn: issuing.issuedOn,
      issuedBy: issuing.issuedBy,
      owner: issuing.owner.trim(),
      ownerPerson: issuing.ownerPerson,
      verifier: textOf(issuing.verifier.trim()),
      verifierPerson: issuing.verifierPerson,
      answerOn: issuing.answerOn === '' ? undefined : issuing.answerOn,
    }),
  );
};
