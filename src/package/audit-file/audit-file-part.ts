import type { ImplementationState } from '#domain/applicability/applicability-nouns.ts';
import type { Decision } from '#domain/applicability/statement.ts';
import type { methods, systemRoles, teamRoles } from '#domain/audit/audit-choices.ts';
import type { WholeAudit } from '#domain/audit/audit-facts.ts';
import type { Response } from '#domain/checklist/response.ts';
import type { Verdict } from '#domain/checklist/verdict.ts';
import type { EvidenceKind } from '#domain/evidence/evidence-kind.ts';
import type { Grade, Theme } from '#domain/finding/grade.ts';
import type { JournalFacts } from '#domain/journal-facts.ts';
import type { MeetingPoint } from '#domain/meeting/meeting-agenda.ts';
import type { ReportPart } from '#domain/report/report-gaps.ts';
import type { ReportMeeting } from '#domain/report/report-meetings.ts';
import type { ReportModel } from '#domain/report/report-model.ts';
import type { DrawDoubt, SampleResult } from '#domain/sampling/samples.ts';
import type { EvidenceEntry } from '../evidence/named-files.ts';
import type { AuditFileWords } from './audit-file-words.ts';

/** The words that the report has for the same things, in its language. */
export type ReportWords = {
  (
    key:
      | `grade.${Grade}`
      | `verdict.${Verdict | Response}`
      | `evidence.${EvidenceKind}`
      | `role.${(typeof teamRoles)[number]}`
      | `method.${(typeof methods)[number]}`
      | `system.${(typeof systemRoles)[number]}`
      | `theme.${Theme}`
      | `gap.${ReportPart}`
      | `meetings.${ReportMeeting['kind']}`
      | `meetings.presence.${NonNullable<ReportMeeting['people'][number]['presence']>}`
      | `meetings.point.${MeetingPoint}`
      | `meetings.${'unresolved' | 'settled'}`
      | `samples.${'all' | 'judgement' | 'random'}`
      | `samples.result.${SampleResult}`
      | `samples.doubt.${DrawDoubt['kind']}`
      | `soa.${Decision | ImplementationState | 'inConflict'}`
      | 'declared'
      | 'notDeclared'
      | 'finding.agrees'
      | 'finding.disagrees',
    values?: Record<string, string | number>,
  ): string;
  day(day: string | undefined): string;
  moment(moment: string | undefined): string;
  list(parts: readonly string[]): string;
};

export type Table = {
  /** In file names: ASCII, unique in its part. */
  readonly key: string;
  readonly title: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** Long rows are read one below the other, not across a page. */
  readonly isLong?: boolean;
  /** The column whose lines are paths of files in the audit file. */
  readonly pathColumn?: number;
};

export type AuditFileSubject = {
  readonly facts: WholeAudit;
  /** What the organisation says of itself, where its journal was in the package too. */
  readonly organisation?: JournalFacts;
  readonly madeAt: string;
  readonly model: ReportModel;
  readonly entries: readonly EvidenceEntry[];
  /** What the package holds of the audit's corrective-action cases. */
  readonly cases: readonly JournalFacts[];
  /** Where a file lies in the audit file, by its hash; undefined where its bytes weren't there. */
  readonly pathOf: (sha256: string) => string | undefined;
  readonly hasReportPdf: boolean;
  readonly words: AuditFileWords;
  readonly w: ReportWords;
};

/**
 * One of the things that are asked for. What is recorded comes as tables; what isn't is said. A kind of record that the
 * domain gains later becomes a table here, and its line among the lacking goes.
 */
export type AuditFilePart = {
  readonly key:
    | 'programme'
    | 'plan'
    | 'competence'
    | 'independence'
    | 'sampling'
    | 'workingPapers'
    | 'report'
    | 'nonconformities'
    | 'managementReview';
  readonly of: (subject: AuditFileSubject) => {
    readonly tables: readonly Table[];
    readonly lacking: readonly string[];
    /** Said where there is nothing to record: no nonconformity, no cause. */
    readonly note?: string;
  };
};

export type PartState = 'recorded' | 'partly' | 'notRecorded';

export const stateOf = ({ tables, lacking, note }: ReturnType<AuditFilePart['of']>): PartState =>
  lacking.length === 0 ? 'recorded' : tables.length > 0 || note !== undefined ? 'partly' : 'notRecorded';
