import { Trans, useLingui } from '@lingui/react/macro';
import { useId, useState } from 'react';
import { isMark, suggestMark } from '#domain/audit/numbering.ts';
import type { Auditor } from '#domain/audit/start-audit.ts';
import { Button } from '../../ui/button.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import { useTablet } from './tablet-context.tsx';
import { useAuditor } from './use-auditor.ts';

/** Asks once who uses this tablet. The mark stands in the numbers of their findings for ever. */
export const AuditorSheet = ({ onKnown, onClose }: { onKnown: (auditor: Auditor) => void; onClose: () => void }) => {
  const { notes } = useTablet();
  const known = useAuditor();
  const { t } = useLingui();
  const id = useId();
  const [name, setName] = useState(known?.name ?? '');
  const [typedMark, setTypedMark] = useState<string>();
  const mark = (typedMark ?? (known?.mark || suggestMark(name, []))).trim();
  const isReady = name.trim() !== '' && isMark(mark);
  const keep = async () => {
    const { person } = await notes.setAuditor({ name: name.trim(), mark });
    onKnown({ person, name: name.trim(), mark });
  };
  return (
    <Sheet
      title={t`Who is auditing?`}
      closeLabel={t`Close`}
      isOpen
      onClose={onClose}
      foot={
        <Button look="filled" type="submit" form={id} disabled={!isReady}>
          <Trans>Continue</Trans>
        </Button>
      }
    >
      <form
        id={id}
        className="flex flex-col gap-6"
        onSubmit={(event) => {
          event.preventDefault();
          if (isReady) void keep();
        }}
      >
        <p className="text-ink2">
          <Trans>No account is needed. Your name and mark stay on this tablet and stand in the report.</Trans>
        </p>
        <div>
          <label htmlFor={`${id}-name`} className="mb-2 block font-bold">
            <Trans>Your name</Trans>
          </label>
          <input
            id={`${id}-name`}
            dir="auto"
            value={name}
            maxLength={200}
            autoComplete="name"
            onChange={(event) => setName(event.target.value)}
            className="min-h-12 w-full rounded-card border border-edge bg-surface px-4"
          />
        </div>
        <div>
          <label htmlFor={`${id}-mark`} className="mb-2 block font-bold">
            <Trans>Your mark</Trans>
          </label>
          <input
            id={`${id}-mark`}
            value={typedMark ?? mark}
            maxLength={4}
            onChange={(event) => setTypedMark(event.target.value.toLocaleUpperCase('en'))}
            className="min-h-12 w-28 rounded-card border border-edge bg-surface px-4"
            aria-describedby={`${id}-why`}
          />
          <p id={`${id}-why`} className="mt-2 text-ink2">
            <Trans>
              One to four letters or digits, different for each auditor of the team. Your first finding will be{' '}
              {mark || 'A'}-01.
            </Trans>
          </p>
        </div>
      </form>
    </Sheet>
  );
};
