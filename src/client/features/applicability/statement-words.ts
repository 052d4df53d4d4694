import type { I18n, MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { ImplementationState } from '#domain/applicability/applicability-nouns.ts';
import type { ApproveRefusal, StatementGap } from '#domain/applicability/approve-version.ts';
import type { CrossCheck } from '#domain/applicability/cross-checks.ts';
import type { ExtraControlRefusal } from '#domain/applicability/extra-control.ts';
import type { Decision, StatementControl } from '#domain/applicability/statement.ts';
import type { TakeOverRefusal } from '#domain/applicability/take-over-statement.ts';
import type { ComparedField } from '#domain/applicability/version-changes.ts';

export const decisionWords: Record<Decision, MessageDescriptor> = {
  applicable: msg`Applicable`,
  excluded: msg`Excluded`,
  undecided: msg`Not decided`,
};

export const implementationWords: Record<ImplementationState, MessageDescriptor> = {
  notImplemented: msg`Not implemented`,
  planned: msg`Planned`,
  partly: msg`Partly implemented`,
  implemented: msg`Implemented`,
};

export const comparedWords: Record<ComparedField, MessageDescriptor> = {
  applicability: msg`Decision`,
  inclusionReason: msg`Why it applies`,
  exclusionReason: msg`Why it is excluded`,
  implementation: msg`Implementation`,
  owner: msg`Owner`,
  documents: msg`Documents`,
  title: msg`Title`,
};

/** What is said of a control in one line. */
export const controlLine = (control: StatementControl, i18n: I18n): string =>
  [
    i18n._(decisionWords[control.decision]),
    control.decision === 'applicable'
      ? i18n._(control.implementation ? implementationWords[control.implementation] : msg`Implementation not said`)
      : undefined,
    control.owner || undefined,
  ]
    .filter((part) => part !== undefined)
    .join(' · ');

/** What a cross-check found. */
export const checkWords = ({ kind, findings }: CrossCheck, i18n: I18n, isInAudit = false): string => {
  switch (kind) {
    case 'excludedWithNonconformity':
      return i18n._(msg`Excluded, but ${findings.map((row) => row.fields.number ?? '').join(', ')} was raised on it`);
    case 'excludedWithoutReason':
      return i18n._(msg`Excluded without a justification`);
    case 'implementedWithoutEvidence':
      return i18n._(msg`Declared implemented, but no registered document or audit evidence shows it`);
    case 'neverAudited':
      return isInAudit
        ? i18n._(msg`Applies, but is not answered in this audit`)
        : i18n._(msg`Applies, but no audit of this cycle has answered it`);
  }
};

/** What to do about it. */
export const remedyWords = ({ kind, findings }: CrossCheck, i18n: I18n, isInAudit = false): string => {
  if (isInAudit && findings.length === 0) return i18n._(msg`See the item`);
  switch (kind) {
    case 'excludedWithNonconformity':
      return i18n._(msg`Open ${findings[0]?.fields.number ?? ''}`);
    case 'excludedWithoutReason':
      return i18n._(msg`Give the reason`);
    case 'implementedWithoutEvidence':
      return i18n._(msg`Name a document`);
    case 'neverAudited':
      return i18n._(msg`See the control`);
  }
};

export const gapWords: Record<StatementGap['why'], MessageDescriptor> = {
  inConflict: msg`stands in two versions`,
  undecided: msg`is not decided`,
  excludedWithoutReason: msg`is excluded without a justification`,
};

/** Why something was not done: what happened, what is safe, what to do next. */
export const statementRefusalWords = (
  refusal: ApproveRefusal | ExtraControlRefusal | TakeOverRefusal,
  i18n: I18n,
): string => {
  switch (refusal.kind) {
    case 'referenceNeeded':
      return i18n._(msg`An own control needs a reference, such as PR-11. Nothing was added.`);
    case 'referenceOfStandard':
      return i18n._(
        msg`"${refusal.reference}" reads like a number of the standard, and Annex A has no more controls than are listed. Nothing was added. Give it a reference of your own, such as PR-11.`,
      );
    case 'referenceTaken':
      return i18n._(msg`"${refusal.reference}" is in the statement already. Nothing was added.`);
    case 'versionNeeded':
      return i18n._(msg`Give the version a number first. Nothing was approved; the statement is safe.`);
    case 'versionTaken':
      return i18n._(
        msg`Version ${refusal.version} was approved before and stays as it was. Give this one another number.`,
      );
    case 'approverNeeded':
      return i18n._(msg`Say who approves the version. Nothing was approved; the statement is safe.`);
    case 'statementIncomplete':
      return i18n._(
        msg`The statement can't be approved while these controls lack something. All that is recorded is safe. Open each of them.`,
      );
    case 'statementTooLong':
      return i18n._(
        msg`The statement has ${i18n.number(refusal.length)} characters; a version holds ${i18n.number(refusal.longest)}. All that is recorded is safe. Shorten the longest justifications, or name documents instead.`,
      );
    case 'nothingDecided':
      return i18n._(msg`The organisation's statement decides on no control yet, so there is nothing to take over.`);
    case 'statementInConflict':
      return i18n._(
        msg`${refusal.references.join(', ')} stands in two versions. Nothing was taken over. Decide there first.`,
      );
  }
};
