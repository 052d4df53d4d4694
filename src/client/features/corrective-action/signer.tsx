import { Trans, useLingui } from '@lingui/react/macro';
import type { RecordOf } from '#domain/nouns.ts';
import { SignatureField } from '../meeting/signature-field.tsx';
import { PersonField } from './person-field.tsx';

export type Signature = RecordOf<'acknowledgement'>['signature'];

/** Who signs: the name as typed counts, and a drawn signature may stand with it. Another name takes that away. */
export const Signer = ({
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
      {value && value.name.trim() !== '' && (
        <div className="mt-3">
          <SignatureField
            label={t`Signature`}
            name={value.name.trim()}
            signature={value.drawn && value}
            onSign={(given) => {
              onChange(given);
              return Promise.resolve(true);
            }}
            onClear={() => onChange({ name: value.name, at: now() })}
          />
        </div>
      )}
    </div>
  );
};
