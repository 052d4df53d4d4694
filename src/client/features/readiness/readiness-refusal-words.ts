import type { I18n } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { ReadinessRefusal } from '#domain/readiness/give-verdict.ts';
import { lackWords } from './readiness-words.ts';

export const readinessRefusalWords = (refusal: ReadinessRefusal, i18n: I18n): string => {
  switch (refusal.kind) {
    case 'notReadyYet': {
      const why = lackWords(refusal.lack, i18n);
      return i18n._(msg`Not recorded as ready. ${why} What was recorded before stands.`);
    }
    case 'readinessNoteNeeded':
      return i18n._(msg`Say in the note what the matter is, then give the verdict again. Nothing was changed.`);
    case 'readinessNameNeeded':
      return i18n._(
        msg`A verdict needs a name under it. Give yours in Settings, then do it again. Nothing was changed.`,
      );
    case 'noSuchReadinessRow':
      return i18n._(msg`That row is no longer asked for. Nothing was changed.`);
  }
};
