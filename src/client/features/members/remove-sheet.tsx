import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { Button } from '../../ui/button.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import { FormField } from '../sync/form-field.tsx';

/** Asks for the reason before a member is removed, and says what happens to their work. */
export const RemoveSheet = ({
  name,
  onClose,
  onRemove,
}: {
  name: string;
  onClose: () => void;
  onRemove: (reason: string) => void;
}) => {
  const { t } = useLingui();
  const [reason, setReason] = useState('');
  return (
    <Sheet
      title={t`Remove ${name}?`}
      closeLabel={t`Close`}
      isOpen
      onClose={onClose}
      foot={
        <>
          <Button look="filled" disabled={reason.trim() === ''} onClick={() => onRemove(reason.trim())}>
            <Trans>Remove</Trans>
          </Button>
          <Button look="plain" onClick={onClose}>
            <Trans>Cancel</Trans>
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-5">
        <p>
          <Trans>
            What this tablet holds of their work stays. What they recorded and did not send yet is kept apart as late,
            until a lead auditor admits it. Their tablet hands it over, then forgets this audit.
          </Trans>
        </p>
        <FormField label={t`Reason`} hint={t`Stands in the audit's history`} value={reason} onChange={setReason} />
      </div>
    </Sheet>
  );
};
