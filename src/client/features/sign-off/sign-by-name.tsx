import { Trans, useLingui } from '@lingui/react/macro';
import { PenLine } from 'lucide-react';
import { useState } from 'react';
import type { RecordOf } from '#domain/nouns.ts';
import { Button } from '../../ui/button.tsx';
import { FormField } from '../sync/form-field.tsx';
import { useTablet } from '../tablet/tablet-context.tsx';

/** A name as it is typed, with the moment it was. */
export const SignByName = ({
  label,
  onSign,
}: {
  label: string;
  onSign: (signature: RecordOf<'reportSignature'>['signature']) => Promise<boolean>;
}) => {
  const { now } = useTablet();
  const { t } = useLingui();
  const [name, setName] = useState('');
  const sign = async () => {
    if (await onSign({ name: name.trim(), at: now() })) setName('');
  };
  return (
    <div className="flex flex-col gap-3">
      <FormField label={label} hint={t`Typed, it stands for a signature.`} value={name} onChange={setName} />
      <Button
        className="self-start"
        icon={<PenLine aria-hidden size={20} strokeWidth={1.75} />}
        disabled={name.trim() === ''}
        onClick={() => void sign()}
      >
        <Trans>Sign</Trans>
      </Button>
    </div>
  );
};
