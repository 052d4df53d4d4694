import type { WholeAudit } from '../audit/audit-facts.ts';
import type { RecordOf } from '../nouns.ts';
import { finalIssue, isSignedTwice, type Seals } from '../sign-off/seals.ts';

/** What was signed off, in the order of its issues, and what of it this report can't stand for. */
export type ReportSignOff = {
  readonly issues: readonly {
    readonly issue: number;
    readonly sealedAt: string;
    readonly by: string;
    readonly reason: string;
    readonly root: string;
    readonly changes: number;
    readonly files: number;
    readonly isStanding: boolean;
  }[];
  readonly isSignedTwice: boolean;
  /** Changes that the standing seals list and that were not here when this was made. */
  readonly absent: number;
  /** Changes that are in no issue: they were here, and no page says them. */
  readonly late: number;
};

export type ReportRecommendation = Partial<Omit<RecordOf<'recommendation'>, 'findings'>> & {
  /** Their numbers. */
  readonly findings: readonly string[];
};

export type ReportSignature = Partial<RecordOf<'reportSignature'>>;

export type ReportWaiver = Partial<Omit<RecordOf<'waiver'>, 'person'>>;

/** SO18 to SO21: what a report says of its sign-off. Each part is absent where there is nothing to say. */
export type ReportedSignOff = {
  readonly signOff?: ReportSignOff;
  readonly recommendations?: readonly ReportRecommendation[];
  readonly signatures?: readonly ReportSignature[];
  readonly waivers?: readonly ReportWaiver[];
};

export const reportedSignOff = (facts: WholeAudit, seals: Seals | undefined): ReportedSignOff => {
  const numbers = new Map(facts.findings.map((finding) => [finding.record, finding.fields.number ?? '']));
  const recommendations = facts.of('recommendation').map(({ fields: { findings, ...fields } }) => ({
    ...fields,
    findings: (findings ?? []).flatMap((record) => numbers.get(record) ?? []),
  }));
  const signatures = facts.of('reportSignature').map(({ fields }) => fields);
  const waivers = facts.of('waiver').map(({ fields: { person: _, ...fields } }) => fields);
  const nameOf = (person: string) => facts.team.find(({ fields }) => fields.person === person)?.fields.name;
  return {
    ...(recommendations.length > 0 ? { recommendations } : {}),
    ...(signatures.length > 0 ? { signatures } : {}),
    ...(waivers.length > 0 ? { waivers } : {}),
    ...(seals && seals.issues.length > 0
      ? {
          signOff: {
            issues: seals.issues.map(({ issue, at, by, name, reason, root, changes, files, isStanding }) => ({
              issue,
              sealedAt: at,
              by: nameOf(by) ?? name ?? by,
              reason,
              root,
              changes,
              files,
              isStanding,
            })),
            isSignedTwice: isSignedTwice(seals),
            absent: seals.issues.reduce((sum, one) => sum + (one.isStanding ? one.absent : 0), 0),
            late: seals.late.reduce((sum, act) => sum + act.changes.length, 0),
          },
        }
      : {}),
  };
};

/** SO18: a report is a draft until exactly one seal stands and everything that it lists is here. */
export const isDraftOf = (seals: Seals | undefined): boolean => seals === undefined || finalIssue(seals) === undefined;

/** The seal that a report prints on its cover: the standing one of the highest number. */
export const printedIssue = ({ signOff }: ReportedSignOff): ReportSignOff['issues'][number] | undefined =>
  signOff?.issues.filter((issue) => issue.isStanding).at(-1);
