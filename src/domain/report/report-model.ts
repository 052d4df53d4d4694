import type { WholeAudit } from '../audit/audit-facts.ts';
import { shippedCatalogueId } from '../catalogue/catalogue.ts';
import { checklistGroups, titleInContext } from '../checklist/checklist-item.ts';
import { type ItemWithState, itemStates, type Progress } from '../checklist/item-states.ts';
import type { Response } from '../checklist/response.ts';
import { gradeOf, type Verdict } from '../checklist/verdict.ts';
import type { EvidenceKind } from '../evidence/evidence-kind.ts';
import { evidenceOf } from '../evidence/record-evidence.ts';
import { type Grade, grades, type Theme } from '../finding/grade.ts';
import type { EvidenceFile, RecordOf } from '../nouns.ts';
import { repeated } from '../plan/earlier-findings.ts';
import type { Row } from '../row.ts';
import type { Seals } from '../sign-off/seals.ts';
import { openFields } from './open-fields.ts';
import { chosenOwn, ownAreasWords, type ReportEarlier, type ReportPlan, reportPlan } from './plan-part.ts';
import { type ReportApplicability, reportApplicability } from './report-applicability.ts';
import { type PartState, reportGaps } from './report-gaps.ts';
import { type ReportMeeting, reportMeetings } from './report-meetings.ts';
import { type ReportSample, reportSamples, sampleLabels } from './report-samples.ts';
import { isDraftOf, type ReportedSignOff, reportedSignOff } from './report-sign-off.ts';

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
  /** Of an item that is audited in parts: each of them, and how many are recorded. */
  readonly parts?: readonly ReportItem[];
  readonly partsDone?: Progress;
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
  /** The earlier finding that it repeats, where that is known. */
  readonly earlier?: Pick<ReportEarlier, 'grade' | 'raisedOn' | 'state' | 'title'>;
};

export type ReportEvidence = {
  /** `SA-P12` for a photo, `E7` for the rest: what the pages call it. */
  readonly label: string;
  readonly kind: EvidenceKind;
  readonly ref: string;
  readonly findings: readonly string[];
  readonly fields: Omit<Partial<RecordOf<'evidence'>>, 'item' | 'kind' | 'paper' | 'number' | 'file' | 'sample'>;
  readonly file: EvidenceFile | undefined;
  /** The drawn sample that it carries, by its label. */
  readonly sample?: string;
};

/** `own`: the areas and items that were chosen as this member's own, beside those that their text names. */
export type ReportMember = Partial<Omit<RecordOf<'teamMember'>, 'person' | 'areas' | 'items'>> & {
  readonly own?: readonly string[];
};

/** What a member answers for, in words: what the text names already isn't said twice. */
export const ownAreasOf = ({ ownAreas, own = [] }: ReportMember): string => ownAreasWords(ownAreas, own);

export type ReportGroup = { readonly ref: string; readonly title: string; readonly items: readonly ReportItem[] };

/** What binds an audit to other journals, and what no page says of it. */
const unsaidOfAudit = ['catalogue', 'organisationSource', 'photoKeeping', 'followsUp', 'plannedAudit'] as const;

/**
 * What the pages of a report say, and nothing more: working papers are left out. A pure function of an audit's facts
 * and the moment it is made; the same model gives the same report.
 */
export type ReportModel = ReportedSignOff & {
  readonly format: 1;
  readonly madeAt: string;
  readonly app: string;
  readonly standard: string;
  readonly catalogueVersion: string;
  /** Audited against a catalogue that the organisation brought, not the one that is shipped. */
  readonly isImported?: true;
  readonly audit: Omit<Partial<RecordOf<'audit'>>, (typeof unsaidOfAudit)[number]>;
  readonly sites: readonly Partial<Pick<RecordOf<'site'>, 'name' | 'place'>>[];
  readonly aiSystems: readonly Partial<Omit<RecordOf<'aiSystem'>, 'source'>>[];
  readonly procedures: readonly { readonly ref: string; readonly name: string; readonly version: string | undefined }[];
  readonly team: readonly ReportMember[];
  readonly plan?: ReportPlan;
  readonly groups: readonly ReportGroup[];
  readonly findings: readonly ReportFinding[];
  readonly evidence: readonly ReportEvidence[];
  readonly openVersions: readonly OpenVersion[];
  /** Where any is written down. */
  readonly meetings?: readonly ReportMeeting[];
  readonly samples?: readonly ReportSample[];
  /** Only where the audit took a Statement of Applicability over. */
  readonly applicability?: ReportApplicability;
  /** Until the audit is signed off, by one seal of which everything is here. */
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

/** Each item, and below it its parts. */
export const reportEntries = (items: readonly ReportItem[]): readonly ReportItem[] =>
  items.flatMap((item) => [item, ...(item.parts ?? [])]);

/** What was left out, with reasons: items and parts of items. A split item has a reason from before its split alone. */
export const notCovered = (model: ReportModel): readonly ReportItem[] =>
  reportEntries(reportItems(model)).filter(
    (item) =>
      (item.response === 'notAudited' || item.response === 'notApplicable') &&
      (!item.parts || item.reason !== undefined),
  );

export const countByResponse = (model: ReportModel, response: Response | undefined): number =>
  reportItems(model).filter((item) => item.response === response).length;

const withoutKeys = <T extends object, K extends string>(record: T, keys: readonly K[]): Omit<T, K> =>
  Object.fromEntries(Object.entries(record).filter(([key]) => !(keys as readonly string[]).includes(key))) as Omit<
    T,
    K
  >;

/** A key only where there is a value: a model without it stays as it was before the key was known. */
const optional = <K extends string, V>(key: K, value: V | undefined): { readonly [P in K]?: V } =>
  value === undefined ? {} : ({ [key]: value } as { readonly [P in K]?: V });

export const reportModel = (
  facts: WholeAudit,
  made: {
    readonly at: string;
    readonly app: string;
    readonly withWorkingPapers?: boolean;
    /** Of the same journal. */
    readonly seals?: Seals;
  },
): ReportModel => {
  const items = itemStates(facts);
  const refOf = new Map(items.map((item) => [item.item, item.ref]));
  const applicability = reportApplicability(facts);
  const nameOf = (rows: readonly Row<'site' | 'aiSystem'>[], record: string | undefined) =>
    rows.find((row) => row.record === record)?.fields.name;
  const numbersOf = new Map(facts.findings.map((finding) => [finding.record, finding.fields.number ?? '']));
  const inReport = facts.evidence.filter((row) => row.fields.paper !== 'working');

  const sampleLabel = sampleLabels(facts);
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
          fields: withoutKeys(row.fields, ['item', 'kind', 'paper', 'number', 'file', 'sample']),
          file: row.fields.file,
          ...optional('sample', sampleLabel.get(row.fields.sample ?? '')),
        },
      ]),
    );
  };
  const evidence = labelled(inReport, 'E');
  const evidenceFor = (rows: readonly Row<'evidence'>[]) => rows.flatMap((row) => evidence.get(row.record) ?? []);

  const earlierOf = (finding: Row<'finding'>): Pick<ReportFinding, 'earlier'> => {
    const before = repeated(facts.of('earlierFinding'), finding.fields.repeatOf)?.fields;
    if (!before) return {};
    const { grade, raisedOn, state, title } = before;
    const known = Object.entries({ grade, raisedOn, state, title }).filter(([, value]) => value !== undefined);
    return { earlier: Object.fromEntries(known) as NonNullable<ReportFinding['earlier']> };
  };

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
        ...earlierOf(finding),
      };
    })
    .toSorted((a, b) => grades.indexOf(a.grade) - grades.indexOf(b.grade));

  const reportItem = (item: ItemWithState): ReportItem => {
    const given = facts.responses.get(item.item)?.fields;
    // Of a split item, its own response from before the split says what its reason is for.
    const answered = item.parts ? given?.response : item.state.response;
    return {
      ref: item.ref,
      title: titleInContext(facts, item),
      kind: item.kind,
      verdict: item.state.verdict,
      // An item in conflict counts as nothing until somebody decides (SPEC J8).
      response: item.state.isInConflict ? undefined : item.state.response,
      isInConflict: item.state.isInConflict,
      reason: answered === 'notAudited' || answered === 'notApplicable' ? given?.reason : undefined,
      note: given?.note,
      findings: facts.findings.filter((f) => f.fields.item === item.item).map((f) => f.fields.number ?? ''),
      evidence: evidenceFor(inReport.filter((row) => row.fields.item === item.item)),
      ...(item.parts
        ? { parts: items.filter(({ part }) => part?.of === item.item).map(reportItem), partsDone: item.parts }
        : {}),
    };
  };

  const plan = reportPlan(facts);
  const groups = checklistGroups(facts).map(
    (group): ReportGroup => ({
      ref: group.ref,
      title: group.title,
      items: items.filter((item) => item.group === group.ref && !item.part).map(reportItem),
    }),
  );

  const meetings = reportMeetings(facts);
  const samples = reportSamples(facts, { refOf, evidenceLabel: (record) => evidence.get(record)?.label });
  return {
    format: 1,
    madeAt: made.at,
    app: made.app,
    standard: facts.catalogue.title,
    catalogueVersion: facts.audit?.fields.catalogue?.version ?? facts.catalogue.version,
    ...(facts.catalogue.id === shippedCatalogueId ? {} : { isImported: true as const }),
    audit: withoutKeys(facts.audit?.fields ?? {}, unsaidOfAudit),
    sites: facts.sites.map((row) => withoutKeys(row.fields, ['source'])),
    aiSystems: facts.aiSystems.map((row) => withoutKeys(row.fields, ['source'])),
    procedures: facts.procedures.map((row, i) => ({
      ref: `P.${i + 1}`,
      name: row.fields.name ?? '',
      version: row.fields.version,
    })),
    team: facts.team.map((row) => {
      const own = chosenOwn(facts, row);
      return { ...withoutKeys(row.fields, ['person', 'areas', 'items']), ...(own.length > 0 ? { own } : {}) };
    }),
    ...(plan ? { plan } : {}),
    groups,
    findings,
    evidence: [...evidence.values()],
    openVersions: openVersions(facts, refOf),
    ...(meetings.length > 0 ? { meetings } : {}),
    ...(samples.length > 0 ? { samples } : {}),
    ...(applicability ? { applicability } : {}),
    isDraft: isDraftOf(made.seals),
    ...reportedSignOff(facts, made.seals),
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
const openVersions = (facts: WholeAudit, refOf: ReadonlyMap<string, string>): readonly OpenVersion[] =>
  openFields(facts).map(({ row, field, heads }) => {
    const fields = row.fields as {
      readonly number?: string;
      readonly item?: string;
      readonly name?: string;
      readonly title?: string;
    };
    const where =
      (row.noun === 'audit' ? '' : fields.number) ??
      refOf.get(fields.item ?? '') ??
      fields.name ??
      (row.noun === 'agendaItem' ? fields.title : '') ??
      '';
    const said = (value: unknown) =>
      typeof value === 'string'
        ? value
        : value !== null && typeof value === 'object' && 'name' in value
          ? String(value.name)
          : JSON.stringify(value);
    return { where, field, values: heads.map((head) => said(head.value)) };
  });
