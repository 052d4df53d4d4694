import { Trans, useLingui } from '@lingui/react/macro';
import type { RecordOf } from '#domain/nouns.ts';
import { PersonField } from './person-field.tsx';

export type Signature = RecordOf<'acknowledgement'>['signature'];

/** A name typed as a signature. In one place, so that a pad to sign on can stand here instead. */
export const SignatureByName = ({
  value,
  onChange,
  now,
}: {
  value: Signature | undefined;
  onChange: (signature: Signature) => void;
  now: () => string;
}) => {
  const { t } = useLingui();
  return (
    <div>
      <PersonField label={t`Signed by`} value={value?.name ?? ''} onChange={(name) => onChange({ name, at: now() })} />
      <p className="mt-2 text-ink2">
        <Trans>The name as typed stands for the signature, with this tablet's date.</Trans>
      </p>
    </div>
  );
};
