import type { I18n } from '@lingui/core';
import { msg } from '@lingui/core/macro';

/** What happened, what is safe, what to do next: of a call to the server. */
export const failureWords = (kind: string, i18n: I18n): string => {
  switch (kind) {
    case 'offline':
      return i18n._(msg`The server can't be reached. Everything is safe on this tablet and is sent when it can be.`);
    case 'foreignReply':
      return i18n._(
        msg`Something else answered instead of the server, perhaps this network's sign-in page. Open it in the browser, then try again. Everything is safe on this tablet.`,
      );
    case 'signInNeeded':
      return i18n._(msg`You are signed out. Everything is safe on this tablet; sign in to send it.`);
    case 'wrongCredentials':
      return i18n._(msg`That name and password don't belong together. Nothing on this tablet was changed.`);
    case 'tooMany':
    case 'busy':
      return i18n._(msg`The server asks to wait. Everything is safe on this tablet; try again in some minutes.`);
    case 'linkUsed':
      return i18n._(msg`This link was used or has ended. Ask an administrator for a new one.`);
    case 'nameTaken':
      return i18n._(msg`Somebody else has this sign-in name. Choose another one.`);
    case 'personTaken':
      return i18n._(
        msg`What was recorded on this tablet belongs to another account. Sign in as that person, or ask an administrator.`,
      );
    case 'freshSignInNeeded':
      return i18n._(msg`Give your password again to go on.`);
    case 'notAllowed':
      return i18n._(msg`Your role does not allow that. Ask an administrator.`);
    case 'membersUnconfirmed':
      return i18n._(
        msg`The server was restored from a backup. Sending goes on; reading waits until an administrator has confirmed the members.`,
      );
    case 'updateNeeded':
      return i18n._(msg`This app is too old to read what the server says. Update it; sending goes on.`);
    case 'keyNotKnown':
      return i18n._(msg`Its author has to sign in on this tablet once, then it is sent.`);
    case 'notFound':
      return i18n._(
        msg`The server knows nothing of this for you. Ask the lead auditor to add you. Everything is safe on this tablet.`,
      );
    case 'storageFull':
      return i18n._(msg`The server has no room left. Everything is safe on this tablet; tell whoever runs the server.`);
    case 'diverged':
      return i18n._(msg`The server was set back. This tablet offers everything again by itself.`);
    case 'tooLarge':
      return i18n._(
        msg`It is too large for the server. It stays on this tablet; export a rescue file to hand it over.`,
      );
    case 'mediaTypeRefused':
      return i18n._(
        msg`The server takes no file of this kind. It stays on this tablet, and everything else is sent; export a rescue file to hand it over.`,
      );
    case 'unreadable':
    case 'badSignature':
      return i18n._(
        msg`The server can't read it. It is set aside here and the others are sent; export a rescue file and ask whoever runs the server.`,
      );
    default:
      return i18n._(msg`The server had trouble. Everything is safe on this tablet and is sent later by itself.`);
  }
};
