import type { I18n } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { MemberRole } from '#domain/access/policies.ts';
import type {
  AcknowledgeRefusal,
  ActionRefusal,
  CaseRefusal,
  ImplementRefusal,
} from '#domain/corrective-action/answer-case.ts';
import type { CriterionRefusal, EffectRefusal } from '#domain/corrective-action/check-effect.ts';
import type { CloseRefusal, ReopenRefusal } from '#domain/corrective-action/close-case.ts';
import type { PlanRefusal } from '#domain/corrective-action/decide-plan.ts';
import type { IssueRefusal } from '#domain/corrective-action/issue-case.ts';
import { gapWords } from '../finding/finding-words.ts';
import { roleWords } from '../members/role-words.ts';
import { closeGapWords, planGapWords } from './case-words.ts';

export type CaseActRefusal =
  | IssueRefusal
  | CaseRefusal
  | AcknowledgeRefusal
  | ActionRefusal
  | ImplementRefusal
  | PlanRefusal
  | CriterionRefusal
  | EffectRefusal
  | CloseRefusal
  | ReopenRefusal;

const roleWord = (role: MemberRole, i18n: I18n) => i18n._(roleWords[role]);

/** Each refusal of a case's acts in words: what happened, what is safe, what to do next. */
export const caseRefusalWords = (refusal: CaseActRefusal, i18n: I18n): string => {
  switch (refusal.kind) {
    case 'notYourAct':
      return i18n._(
        msg`As ${roleWord(refusal.role, i18n)} you can't do this in a case, so nothing was changed. Ask the lead auditor.`,
      );
    case 'noCase':
      return i18n._(msg`This case has no nonconformity in it, so nothing was changed. Synchronise, then try again.`);
    case 'caseIsClosed':
      return i18n._(msg`The case is closed, so nothing was changed. An auditor can open it again, with a reason.`);
    case 'notIssuable':
      return i18n._(
        msg`${refusal.number} is no nonconformity, so no case was made. Only major and minor nonconformities are issued.`,
      );
    case 'partsMissing': {
      const gaps = refusal.gaps.map((gap) => i18n._(gapWords[gap])).join(', ');
      return i18n._(
        msg`${refusal.number} still lacks: ${gaps}. No case was made. Complete the finding, then issue it. Working papers don't count as evidence here.`,
      );
    }
    case 'findingUndecided':
      return i18n._(
        msg`${refusal.number} has two versions of one of its texts. No case was made. Choose one in the finding, then issue it.`,
      );
    case 'alreadyIssued':
      return i18n._(msg`${refusal.number} has its case already. Nothing was made twice.`);
    case 'ownerNeeded':
      return i18n._(msg`Name the process owner who answers it. No case was made.`);
    case 'verifierIsOwner':
      return refusal.of === 'case'
        ? i18n._(
            msg`${refusal.name} owns the case, so they can't verify it. Nothing was changed. Name another verifier. A namesake is told apart by an addition, such as the department.`,
          )
        : i18n._(
            msg`${refusal.name} owns an action (${refusal.action ?? ''}), so they can't verify its effect. Nothing was changed. Name another verifier. A namesake is told apart by an addition, such as the department.`,
          );
    case 'commentNeeded':
      return i18n._(msg`Say why you disagree. It stands in the case; nothing was recorded yet.`);
    case 'signatureNeeded':
      return i18n._(msg`Put a name under it first. Nothing was recorded yet.`);
    case 'noSuchAction':
      return i18n._(msg`That action was taken out, or belongs to an earlier round. Nothing was changed.`);
    case 'dayAhead':
      return i18n._(
        msg`That day has not come yet. Give the day on which the action was implemented; before it, the due date says when.`,
      );
    case 'planIncomplete': {
      const gaps = planGapWords(refusal.gaps, i18n);
      return i18n._(
        msg`The plan can't be accepted, it lacks: ${gaps}. Nothing was changed. Reject it with that as the reason, or wait for the owner.`,
      );
    }
    case 'rejectionReasonNeeded':
      return i18n._(msg`Say why the plan is rejected: the owner has to know what to mend. Nothing was recorded yet.`);
    case 'nothingToDecide':
      return i18n._(msg`The owner has said nothing yet, so there is nothing to decide on.`);
    case 'criterionIncomplete':
      return i18n._(msg`Criterion, method and day are all needed. Nothing was fixed yet.`);
    case 'checkDayPast':
      return i18n._(msg`The day of the check is past. It is fixed in advance: choose a day from today on.`);
    case 'resultStands':
      return i18n._(
        msg`A result was recorded on this criterion, so it stays as it is. A new round has a criterion and a result of its own.`,
      );
    case 'verifierNeeded':
      return i18n._(msg`Say who checked the effect. Nothing was recorded yet.`);
    case 'criterionNeeded':
      return i18n._(msg`Fix criterion, method and day first, before anybody looks. Nothing was recorded yet.`);
    case 'planNotAccepted':
      return i18n._(
        msg`The plan is not accepted as it stands, so its effect can't be judged. Nothing was recorded yet. An auditor decides on it first.`,
      );
    case 'actionsOpen': {
      const names = refusal.actions.join('; ');
      return i18n._(msg`Not implemented yet: ${names}. The effect is checked after that. Nothing was recorded yet.`);
    }
    case 'checkTooEarly':
      return i18n._(msg`Whether it holds can be said from the day of the check on. Nothing was recorded yet.`);
    case 'noteNeeded':
      return i18n._(msg`Say what was looked at and what was seen. Nothing was recorded yet.`);
    case 'closingLacks': {
      const gaps = refusal.gaps.map((gap) => closeGapWords(gap, i18n)).join('; ');
      return i18n._(msg`The case can't be closed yet. Still missing: ${gaps}. Nothing was changed.`);
    }
    case 'reopenReasonNeeded':
      return i18n._(msg`Say why the case is opened again. Nothing was changed yet.`);
    case 'nothingToReopen':
      return i18n._(msg`The case is open, and no check has failed: go on in this round.`);
  }
};
