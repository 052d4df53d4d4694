import { Trans, useLingui } from '@lingui/react/macro';
import type { Head } from '#domain/journal/record-state.ts';
import type { RecordedTextTarget } from '../tablet/use-recorded-text.ts';
import { FieldVersions } from './field-versions.tsx';

/** Under a field whose text was written on two tablets apart: both, until it is decided. */
export const WrittenTwice = ({
  heads,
  journal,
  noun,
  record,
  field,
}: RecordedTextTarget & { heads: readonly Head[] }) => {
  const { t } = useLingui();
  return (
    <section aria-label={t`Two versions`} className="mt-3 rounded-card border border-warn-line bg-warn p-4">
      <p className="mb-3 font-bold">
        <Trans>This was written twice. Both are kept until you choose.</Trans>
      </p>
      <FieldVersions {...{ journal, noun, record, field, heads }} />
    </section>
  );
};
