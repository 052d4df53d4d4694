import type { I18n } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { WaiverRefusal } from '#domain/sign-off/hand-ins.ts';
import type { SignOffRefusal } from '#domain/sign-off/seal-audit.ts';
import type { SignatureRefusal } from '#domain/sign-off/sign-report.ts';
import type { FollowUpRefusal } from '#domain/sign-off/start-follow-up.ts';

/** What a sign-off refuses, but for a reason that is missing: that is said everywhere alike. */
export type OfSignOff = Exclude<
  WaiverRefusal | SignOffRefusal | SignatureRefusal | FollowUpRefusal,
  { readonly kind: 'reasonNeeded' }
>;

/** Each in words: what happened, what is safe, what to do next. */
export const signOffRefusalWords = (refusal: OfSignOff, i18n: I18n): string => {
  switch (refusal.kind) {
    case 'notTheLead':
      return i18n._(msg`Only a lead auditor of this audit can do that. Nothing was changed. Ask the lead auditor.`);
    case 'signOffBlocked':
      return i18n._(
        msg`Something still stands before the sign-off, so nothing was sealed. Everything recorded is safe. The list at the top of the page says what, and leads there.`,
      );
    case 'alreadySignedOff':
      return i18n._(
        msg`This audit is signed off already, so nothing was sealed again. If something is to be added, issue a supplement.`,
      );
    case 'notSignedOff':
      return i18n._(msg`This audit is not signed off yet, so there is nothing to supplement. Sign it off first.`);
    case 'nothingLateChosen':
      return i18n._(
        msg`A supplement takes in late work, and none is chosen, so nothing was sealed. Choose what is to be taken in.`,
      );
    case 'lateConflicts': {
      const names = refusal.names.join(', ');
      return i18n._(
        msg`With this late work, two versions would stand side by side in the sealed audit (${names}), and nobody could decide between them. Nothing was sealed; the late work is kept. Leave it out, and say in the reason what it says.`,
      );
    }
    case 'signatureNeedsName':
      return i18n._(msg`A signature needs a name. Nothing was signed. Type the name first.`);
    case 'nothingToFollowUp':
      return i18n._(
        msg`No nonconformity of this audit is open, so there is nothing to follow up. No audit was started.`,
      );
  }
};
