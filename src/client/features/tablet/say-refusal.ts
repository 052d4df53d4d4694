import type { I18n } from '@lingui/core';
import { say } from '../../ui/toast.tsx';
import type { Refusal } from './refusal-words.ts';

/** Says why something was not done. The words are kept on the tablet and loaded when they are first needed. */
export const sayRefusal = async (refusal: Refusal, i18n: I18n): Promise<void> => {
  const { refusalWords } = await import('./refusal-words.ts');
  say({ text: refusalWords(refusal, i18n), isUrgent: true, seconds: 20 });
};
