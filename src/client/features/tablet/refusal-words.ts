import type { I18n } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { TakeOutRefusal } from '#domain/audit/take-out.ts';
import type { AnswerRefusal } from '#domain/checklist/answer-item.ts';
import type { SplitRefusal } from '#domain/checklist/split-item.ts';
import type { RaiseRefusal } from '#domain/finding/raise-finding.ts';
import type { UndoRefusal } from '#domain/journal/history.ts';
import type { MeetingRefusal } from '#domain/meeting/meetings.ts';
import type { OwnWorkRefusal } from '#domain/plan/assign.ts';
import type { StartPlannedRefusal } from '#domain/programme/start-planned-audit.ts';
import type { ReadinessRefusal } from '#domain/readiness/give-verdict.ts';
import type { SamplingRefusal } from '#domain/sampling/samples.ts';
import type { CommitRefusal } from '../../recorder/recorder.ts';
import type { FileRefusal } from '../../recorder/take-in-file.ts';
import {
  type CatalogueRefusal,
  catalogueRefusalWords,
  requirementAppliesWords,
} from '../catalogue/catalogue-refusal-words.ts';
import { type CaseActRefusal, caseRefusalWords } from '../corrective-action/case-refusal-words.ts';
import { meetingRefusalWords } from '../meeting/meeting-refusal-words.ts';
import { planRefusalWords } from '../plan/plan-refusal-words.ts';
import { readinessRefusalWords } from '../readiness/readiness-refusal-words.ts';
import { samplingRefusalWords } from '../sampling/sampling-refusal-words.ts';
import { type OfSignOff, signOffRefusalWords } from '../sign-off/sign-off-refusals.ts';

export type Refusal =
  | CommitRefusal
  | AnswerRefusal
  | RaiseRefusal
  | UndoRefusal
  | FileRefusal
  | TakeOutRefusal
  | SplitRefusal
  | OwnWorkRefusal
  | StartPlannedRefusal
  | MeetingRefusal
  | SamplingRefusal
  | ReadinessRefusal
  | CaseActRefusal
  | OfSignOff
  | { readonly kind: 'reasonNeeded' }
  | CatalogueRefusal
  | { readonly kind: 'noRoomForPhotos' };

const megabytes = (bytes: number) => Math.round(bytes / 1e6);

/**
 * Each refusal in words: what happened, what is safe, what to do next. Loaded when something is first refused: see
 * `sayRefusal` and `RefusalText`.
 */
export const refusalWords = (refusal: Refusal, i18n: I18n): string => {
  switch (refusal.kind) {
    case 'textTooLong': {
      const [length, longest] = [i18n.number(refusal.length), i18n.number(refusal.longest)];
      return i18n._(
        msg`This text has ${length} characters; at most ${longest} can be recorded. Your words are kept here as a draft. Shorten the text, or add it as a file.`,
      );
    }
    case 'valueNotAllowed':
      return i18n._(msg`That value can't be recorded here. Everything recorded before is safe.`);
    case 'storageFull':
      return i18n._(
        msg`This tablet has no room left, so this was not saved. Everything saved before is safe. Free some space, then do it again.`,
      );
    case 'clockImpossible':
      return i18n._(
        msg`This tablet's clock shows a date that can't be recorded, so this was not saved. Everything saved before is safe. Set the date in the tablet's settings, then do it again.`,
      );
    case 'journalClosed':
      return refusal.why === 'sealed'
        ? i18n._(
            msg`This is signed and sealed, so nothing was changed. Ask the lead auditor for a supplement if something is missing.`,
          )
        : refusal.why === 'readOnly'
          ? i18n._(
              msg`You can read this, but not record in it. Nothing was changed. Ask the lead auditor for another role.`,
            )
          : i18n._(
              msg`You are no longer a member here, so nothing was changed. What you recorded before is kept. Ask the lead auditor.`,
            );
    case 'storeClosed':
      return i18n._(
        msg`The tablet's store was closed, so this was not saved. Everything saved before is safe. Reload the app and do it again.`,
      );
    case 'noSuchItem':
      return i18n._(msg`That item is no longer in this checklist. Nothing was changed.`);
    case 'catalogueHasProblems':
    case 'catalogueNotHere':
      return catalogueRefusalWords(refusal, i18n);
    case 'clauseCannotBeExcluded':
      if (!/^\d+\./.test(refusal.item)) return requirementAppliesWords(refusal.item, i18n);
      return i18n._(
        msg`Requirements of clauses 4 to 10 always apply, so ${refusal.item} can't be "not applicable". If it has not occurred yet, say so in the notes.`,
      );
    case 'reasonNeeded':
      return i18n._(msg`Give a reason first. The report prints it.`);
    case 'nonconformityStands': {
      const numbers = refusal.numbers.join(', ');
      return i18n._(
        msg`${numbers} stands on this item, so it does not conform. Withdraw or regrade the nonconformity first.`,
      );
    }
    case 'nonconformityNeeded':
      return i18n._(msg`"Does not conform" needs a nonconformity. Choose Minor or Major.`);
    case 'markNeeded':
      return i18n._(msg`Findings carry your mark in their number. Give your name and mark in Settings first.`);
    case 'changedSince':
      return i18n._(msg`This was changed again since, so it can't be undone as a whole. Nothing was changed.`);
    case 'settledConflict':
      return i18n._(msg`This settled a conflict and can't be undone. Both versions are in the history.`);
    case 'fileEmpty':
      return i18n._(msg`"${refusal.name}" is empty (0 bytes), so there is nothing to keep. Take or choose it again.`);
    case 'fileUnreadable':
      return i18n._(
        msg`"${refusal.name}" could not be read. Nothing else is affected. Choose it again; if it is in a cloud folder, download it first.`,
      );
    case 'fileKindUnknown':
      return i18n._(
        msg`"${refusal.name}" is none of the kinds that can be kept as evidence: JPEG, PNG, WebP, HEIC, PDF, M4A, WebM audio. Nothing else is affected.`,
      );
    case 'notAPhoto':
      return i18n._(
        msg`"${refusal.name}" is no photo: its content is not a JPEG, PNG, WebP or HEIC picture. PDFs and audio can be added as a file.`,
      );
    case 'photoCutOff':
      return i18n._(
        msg`"${refusal.name}" ends too early: part of the photo is missing, so it would be no evidence. Nothing else is affected. Take it again, or copy it again from its source.`,
      );
    case 'fileTooLarge': {
      const [size, largest] = [megabytes(refusal.size), megabytes(refusal.largest)];
      return i18n._(
        msg`"${refusal.name}" has ${size} MB; at most ${largest} MB can be kept on a tablet. Nothing else is affected.`,
      );
    }
    case 'photoTooLarge':
      return i18n._(
        msg`"${refusal.name}" has ${refusal.megapixels} megapixels; at most ${refusal.most} can be handled on a tablet. Nothing else is affected. Set the camera to a smaller size.`,
      );
    case 'itemIsSplit':
    case 'partCannotBeSplit':
    case 'splitNeedsTwo':
    case 'partsInUse':
    case 'partOfSplit':
    case 'ownWork':
      return planRefusalWords(refusal, i18n);
    case 'procedureInUse':
      return i18n._(
        msg`"${refusal.name}" has responses, findings or evidence on it, so it stays in the checklist. Withdraw those first.`,
      );
    case 'auditAlreadyStarted':
      return i18n._(
        msg`"${refusal.title}" was already started, perhaps on another tablet, so no second audit was begun. Nothing was changed. Sync, then open it from the list of audits.`,
      );
    case 'plannedAuditCancelled':
      return i18n._(
        msg`"${refusal.title}" was cancelled, so it was not started. Nothing was changed. Take the reason for cancelling away first if it stands after all.`,
      );
    case 'plannedAuditGone':
      return i18n._(
        msg`That audit was taken out of the programme, so it was not started. Nothing was changed. Restore it in the programme first.`,
      );
    case 'alreadyOnList':
    case 'signedNotAbsent':
    case 'answerNeeded':
      return meetingRefusalWords(refusal, i18n);
    case 'populationNeeded':
    case 'sampleSizeNeeded':
    case 'seedNeeded':
    case 'sampleTooLarge':
    case 'sampleLargerThanPopulation':
    case 'sampleUndecided':
    case 'resultsExist':
    case 'resultsLacking':
    case 'sampleEmpty':
    case 'sampleItemNeeded':
      return samplingRefusalWords(refusal, i18n);
    case 'notReadyYet':
    case 'readinessNoteNeeded':
    case 'readinessNameNeeded':
    case 'noSuchReadinessRow':
      return readinessRefusalWords(refusal, i18n);
    case 'notTheLead':
    case 'signOffBlocked':
    case 'alreadySignedOff':
    case 'notSignedOff':
    case 'nothingLateChosen':
    case 'lateConflicts':
    case 'signatureNeedsName':
    case 'nothingToFollowUp':
      return signOffRefusalWords(refusal, i18n);
    case 'noRoomForPhotos':
      return i18n._(
        msg`Storage is 95 % full, so no more photos are taken. Text still saves, and everything saved is safe. Free some space on the tablet.`,
      );
    case 'actionsOpen':
    case 'alreadyIssued':
    case 'caseIsClosed':
    case 'checkDayPast':
    case 'checkTooEarly':
    case 'closingLacks':
    case 'commentNeeded':
    case 'criterionIncomplete':
    case 'criterionNeeded':
    case 'dayAhead':
    case 'findingUndecided':
    case 'noCase':
    case 'noSuchAction':
    case 'notIssuable':
    case 'notYourAct':
    case 'noteNeeded':
    case 'nothingToDecide':
    case 'nothingToReopen':
    case 'ownerNeeded':
    case 'partsMissing':
    case 'planIncomplete':
    case 'planNotAccepted':
    case 'rejectionReasonNeeded':
    case 'reopenReasonNeeded':
    case 'resultStands':
    case 'signatureNeeded':
    case 'verifierIsOwner':
    case 'verifierNeeded':
      return caseRefusalWords(refusal, i18n);
  }
};
