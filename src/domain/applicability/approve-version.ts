import type { Catalogue } from '../catalogue/catalogue.ts';
import type { Edit } from '../journal/edit.ts';
import type { JournalFacts } from '../journal-facts.ts';
import type { RecordOf } from '../nouns.ts';
import { type Result, refuse, succeed } from '../result.ts';
import { editsOf } from '../row.ts';
import { type StatementControl, statementOf } from './statement.ts';

/** Why a statement can't be approved as it stands, of one control. */
export type StatementGap = {
  readonly key: string;
  readonly reference: string;
  readonly why: 'inConflict' | 'undecided' | 'excludedWithoutReason';
};

export type ApproveRefusal =
  | { readonly kind: 'versionNeeded' }
  | { readonly kind: 'versionTaken'; readonly version: string }
  | { readonly kind: 'approverNeeded' }
  | { readonly kind: 'statementIncomplete'; readonly gaps: readonly StatementGap[] }
  /** One version is one value of one field, and has to travel as such. */
  | { readonly kind: 'statementTooLong'; readonly length: number; readonly longest: number };

export type VersionEntry = RecordOf<'statementVersion'>['entries'][number];

const longestVersion = 2_000_000;

/** What is missing before a version can be approved, control by control. */
export const statementGaps = (statement: readonly StatementControl[]): readonly StatementGap[] =>
  statement.flatMap(({ key, reference, isInConflict, decision, hasExclusionReason }): readonly StatementGap[] => {
    if (isInConflict) return [{ key, reference, why: 'inConflict' }];
    if (decision === 'undecided') return [{ key, reference, why: 'undecided' }];
    return decision === 'excluded' && !hasExclusionReason ? [{ key, reference, why: 'excludedWithoutReason' }] : [];
  });

/** An entry as a version keeps it; undefined where nobody has decided. */
export const versionEntry = (control: StatementControl): VersionEntry | undefined => {
  const { decision, inclusionReason, exclusionReason, implementation, owner } = control;
  if (decision === 'undecided') return undefined;
  return {
    control: control.key,
    reference: control.reference,
    title: control.title,
    applicability: decision,
    ...(inclusionReason.trim() ? { inclusionReason } : {}),
    ...(exclusionReason.trim() ? { exclusionReason } : {}),
    ...(implementation ? { implementation } : {}),
    ...(owner.trim() ? { owner } : {}),
    documents: control.documents,
  };
};

/** Writes down the whole statement as it stands, as a version that somebody approved. */
export const approveVersion = (
  facts: JournalFacts,
  catalogue: Catalogue,
  input: {
    readonly record: string;
    readonly version: string;
    readonly approvedBy: string;
    readonly approvedOn: string;
    readonly note?: string;
  },
): Result<readonly Edit[], ApproveRefusal> => {
  const [version, approvedBy] = [input.version.trim(), input.approvedBy.trim()];
  if (version === '') return refuse({ kind: 'versionNeeded' });
  if (approvedBy === '') return refuse({ kind: 'approverNeeded' });
  const isTaken = facts.of('statementVersion').some((row) => row.fields.version?.trim() === version);
  if (isTaken) return refuse({ kind: 'versionTaken', version });
  const statement = statementOf(facts, catalogue);
  const gaps = statementGaps(statement);
  if (gaps.length > 0) return refuse({ kind: 'statementIncomplete', gaps });
  const entries = statement.flatMap((control) => versionEntry(control) ?? []);
  const { length } = JSON.stringify(entries);
  if (length > longestVersion) return refuse({ kind: 'statementTooLong', length, longest: longestVersion });
  return succeed(
    editsOf('statementVersion', input.record, {
      version,
      approvedBy,
      approvedOn: input.approvedOn,
      note: input.note?.trim() || undefined,
      entries,
    }),
  );
};
