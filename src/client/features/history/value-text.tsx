import { Trans, useLingui } from '@lingui/react/macro';
import type { Change } from '#domain/journal/change.ts';
import { fieldWord, valueWord } from './field-words.ts';

/** What one change said, and of which field. */
export const ValueText = ({ change }: { change: Change }) => {
  const { i18n } = useLingui();
  const isRedacted = change.value === undefined;
  return (
    <p className="break-words">
      <b>{fieldWord(change.field, i18n)}</b>{' '}
      <span dir="auto" className="whitespace-pre-line">
        {isRedacted ? <Trans>The value was redacted</Trans> : valueWord(change.value, i18n)}
      </span>
    </p>
  );
};
