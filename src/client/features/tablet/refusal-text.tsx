import { useLingui } from '@lingui/react';
import { type Refusal, refusalWords } from './refusal-words.ts';

/** A refusal in words, where it concerns. */
export const RefusalText = ({ refusal }: { refusal: Refusal }) => {
  const { i18n } = useLingui();
  return (
    <span role="alert" className="text-ink">
      {refusalWords(refusal, i18n)}
    </span>
  );
};
