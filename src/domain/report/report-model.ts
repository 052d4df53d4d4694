import type { AuditFacts, WholeAudit } from '../audit/audit-facts.ts';
import { shippedCatalogueId } from '../catalogue/catalogue.ts';
import { checklistGroups, titleInContext } from '../checklist/checklist-item.ts';
import { itemStates } from '../checklist/item-states.ts';
import type { Response } from '../checklist/response.ts';
import { gradeOf, type Verdict } from '../checklist/verdict.ts';
import type { EvidenceKind } from '../evidence/evidence-kind.ts';
import { evidenceOf } from '../evidence/record-evidence.ts';
import { type Grade, grades, type Theme } from '../finding/grade.ts';
import type { EvidenceFile, RecordOf } from '../nouns.ts';
import type { Row } from '../row.ts';
import { openFields } from './open-fields.ts';
import { type PartState, reportGaps } from './report-gaps.ts';

/** One of several versions of a text that nobody has chosen from yet: all are printed. */
export type OpenVersion = { readonly where: string; readonly field: string; readonly values: readonly string[] };

export type ReportItem = {
  readonly ref: string;
  readonly title: string;
  readonly kind: 'clause' | 'control' | 'procedure';
  readonly verdict: Verdict;
  readonly response: Response | undefined;
  readonly isInConflict: boolean;
  readonly reason: string | undefined;
  readonly note: string | undefined;
  readonly findings: readonly string[];
  readonly evidence: readonly ReportEvidence[];
};

export type ReportFinding = {
  readonly number: string;
  readonly grade: Grade;
  readonly ref: string;
  readonly itemTitle: string;
  readonly fields: Omit<Partial<RecordOf<'finding'>>, 'item' | 'site' | 'aiSystem' | 'grade' | 'number'>;
  readonly site: string | undefined;
  readonly aiSystem: string | undefined;
  readonly theme: Theme | undefined;
  readonly evidence: readonly ReportEvidence[];
};

export type ReportEvidence = {
  /** `SA-P12` for a photo, `E7` for the rest: what the pages call it. */
  readonly label: string;
  readonly kind: EvidenceKind;
  readonly ref: string;
  readonly findings: readonly string[];
  readonly fields: Omit<Partial<RecordOf<'evidence'>>, 'item' | 'kind' | 'paper' | 'number' | 'file'>;
  readonly file: EvidenceFile | undefined;
};

export type ReportGroup = { readonly ref: string; readonly title: string; readonly items: readonly ReportItem[] };

/**
 * What the pages of a report say, and nothing more: working papers are left out. A pure function of an audit's facts
 * and the moment it is made; the same model gives the same report.
 */
export type ReportModel = {
  readonly format: 1;
  readonly madeAt: string;
  readonly app: string;
  readonly standard: string;
  readonly catalogueVersion: string;
  /** Audited against a catalogue that the organisation brought, not the one that is shipped. */
  readonly isImported?: true;
  readonly audit: Omit<Partial<RecordOf<'audit'>>, 'catalogue' | 'organisationSource' | 'photoKeeping'>;
  readonly sites: readonly Partial<Pick<RecordOf<'site'>, 'name' | 'place'>>[];
  readonly aiSystems: readonly Partial<Omit<RecordOf<'aiSystem'>, 'source'>>[];
  readonly procedures: readonly { readonly ref: string; readonly name: string; readonly version: string | undefined }[];
  readonly team: readonly Partial<Omit<RecordOf<'teamMember'>, 'person'>>[];
  readonly groups: readonly ReportGroup[];
  readonly findings: readonly ReportFinding[];
  readonly evidence: readonly ReportEvidence[];
  readonly openVersions: readonly OpenVersion[];
  /** Until the audit is signed off. */
  readonly isDraft: boolean;
  /** What stays with the team: in the full edition alone, and never in what is attached to a file. */
  readonly workingPapers?: {
    readonly notes: readonly { readonly ref: string; readonly text: string }[];
    readonly evidence: readonly ReportEvidence[];
  };
  readonly gaps: readonly PartState[];
};

export const countByGrade = (model: ReportModel, grade: Grade): number =>
  model.findings.filter((finding) => finding.grade === grade).length;

export const reportItems = (model: ReportModel): readonly ReportItem[] => model.groups.flatMap((group) => group.items);

export const countByResponse = (model: ReportModel, response: Response | undefined): number =>
  reportItems(model).filter((item) => item.response === response).length;

const withoutKeys = <T extends object, K extends string>(record: T, keys: readonly K[]): Omit<T, K> =>
  Object.fromEntries(Object.entries(record).filter(([key]) => !(keys as readonly string[]).includes(key))) as Omit<
    T,
    K
  >;

export const reportModel = (
  facts: WholeAudit,
  made: { readonly at: string; readonly app: string; readonly withWorkingPapers?: boolean },
): ReportModel => {
  const items = itemStates(facts);
  const refOf = new Map(items.map((item) => [item.item, item.ref]));
  const nameOf = (rows: readonly Row<'site' | 'aiSystem'>[], record: string | undefined) =>
    rows.find((row) => row.record === record)?.fields.name;
  const numbersOf = new Map(facts.findings.map((finding) => [finding.record, finding.fields.number ?? '']));
  const inReport = facts.evidence.filter((row) => row.fields.paper !== 'working');

  const labelled = (rows: readonly Row<'evidence'>[], letter: string) => {
    let others = 0;
    return new Map(
      rows.map((row): [string, ReportEvidence] => [
        row.record,
        {
          label: row.fields.number ?? `${letter}${++others}`,
          kind: row.fields.kind ?? 'observation',
          ref: refOf.get(row.fields.item ?? '') ?? '',
          findings: facts.links
            .filter((link) => link.fields.evidence === row.record)
            .map((link) => numbersOf.get(link.fields.parent ?? '') ?? ''),
          fields: withoutKeys(row.fields, ['item', 'kind', 'paper', 'number', 'file']),
          file: row.fields.file,
        },
      ]),
    );
  };
  const evidence = labelled(inReport, 'E');
  const evidenceFor = (rows: readonly Row<'evidence'>[]) => rows.flatMap((row) => evidence.get(row.record) ?? []);

  const findings: readonly ReportFinding[] = facts.findings
    .map((finding): ReportFinding => {
      const item = items.find((candidate) => candidate.item === finding.fields.item);
      return {
        number: finding.fields.number ?? '',
        grade: gradeOf(finding) ?? 'observation',
        ref: item?.ref ?? '',
        itemTitle: item ? titleInContext(facts, item) : '',
        fields: withoutKeys(finding.fields, ['item', 'site', 'aiSystem', 'grade', 'number']),
        site: nameOf(facts.sites, finding.fields.site),
        aiSystem: nameOf(facts.aiSystems, finding.fields.aiSystem),
        theme: finding.fields.theme,
        evidence: evidenceFor(evidenceOf(facts, finding.record)),
      };
    })
    .toSorted((a, b) => grades.indexOf(a.grade) - grades.indexOf(b.grade));

  const groups = checklistGroups(facts).map(
    (group): ReportGroup => ({
      ref: group.ref,
      title: group.title,
      items: items
        .filter((item) => item.group === group.ref)
        .map((item): ReportItem => {
          const response = facts.responses.get(item.item)?.fields;
          const givesReason = item.state.response === 'notAudited' || item.state.response === 'notApplicable';
          return {
            ref: item.ref,
            title: titleInContext(facts, item),
            kind: item.kind,
            verdict: item.state.verdict,
            // An item in conflict counts as nothing until somebody decides (SPEC J8).
            response: item.state.isInConflict ? undefined : item.state.response,
            isInConflict: item.state.isInConflict,
            reason: givesReason ? response?.reason : undefined,
            note: response?.note,
            findings: facts.findings.filter((f) => f.fields.item === item.item).map((f) => f.fields.number ?? ''),
            evidence: evidenceFor(inReport.filter((row) => row.fields.item === item.item)),
          };
        }),
    }),
  );

  return {
    format: 1,
    madeAt: made.at,
    app: made.app,
    standard: facts.catalogue.title,
    catalogueVersion: facts.audit?.fields.catalogue?.version ?? facts.catalogue.version,
    ...(facts.catalogue.id === shippedCatalogueId ? {} : { isImported: true as const }),
    audit: withoutKeys(facts.audit?.fields ?? {}, ['catalogue', 'organisationSource', 'photoKeeping']),
    sites: facts.sites.map((row) => withoutKeys(row.fields, ['source'])),
    aiSystems: facts.aiSystems.map((row) => withoutKeys(row.fields, ['source'])),
    procedures: facts.procedures.map((row, i) => ({
      ref: `P.${i + 1}`,
      name: row.fields.name ?? '',
      version: row.fields.version,
    })),
    team: facts.team.map((row) => withoutKeys(row.fields, ['person'])),
    groups,
    findings,
    evidence: [...evidence.values()],
    openVersions: openVersions(facts, refOf),
    isDraft: true,
    ...(made.withWorkingPapers
      ? {
          workingPapers: {
            notes: items.flatMap(({ item, ref }) => {
              const text = facts.responses.get(item)?.fields.workingNote?.trim();
              return text ? { ref, text } : [];
            }),
            evidence: [
              ...labelled(
                facts.evidence.filter((row) => row.fields.paper === 'working'),
                'W',
              ).values(),
            ],
          },
        }
      : {}),
    gaps: reportGaps(facts),
  };
};

/** Fields with two versions, but for the working papers: what the pages must say is unresolved (SPEC J8). */
const openVersions = (facts: AuditFacts, refOf: ReadonlyMap<string, string>): readonly OpenVersion[] =>
  openFields(facts).map(({ row, field, heads }) => {
    const fields = row.fields as { readonly number?: string; readonly item?: string; readonly name?: string };
    const where = (row.noun === 'audit' ? '' : fields.number) ?? refOf.get(fields.item ?? '') ?? fields.name ?? '';
    const said = (value: unknown) => (typeof value === 'string' ? value : JSON.stringify(value));
    return { where, field, values: heads.map((head) => said(head.value)) };
  });
