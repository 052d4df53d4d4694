import type { I18n } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { MeetingRefusal } from '#domain/meeting/meetings.ts';

export const meetingRefusalWords = (refusal: MeetingRefusal, i18n: I18n): string => {
  switch (refusal.kind) {
    case 'alreadyOnList':
      return i18n._(
        msg`"${refusal.name}" is on this meeting's list already. Nothing was changed. If it is somebody else, add what tells them apart to the name.`,
      );
    case 'signedNotAbsent':
      return i18n._(
        msg`Who signed was there: "${refusal.name}" can't be absent and have signed. Nothing was changed. Take the signature away, or change how they were there.`,
      );
    case 'answerNeeded':
      return i18n._(
        msg`Write the answer first: an opinion is settled with it. Until then it stands in the report as unresolved.`,
      );
  }
};
