import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { isAllowed, type JournalKind, type MemberRole, rolesIn } from '#domain/access/policies.ts';
import { Button } from '../../ui/button.tsx';
import { OptionCard } from '../../ui/option-card.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import { roleMayWords, roleWords } from './role-words.ts';

/** Another role for a member: each with what it lets them do, and given only once that was read and confirmed. */
export const RoleSheet = ({
  name,
  role,
  kind,
  onClose,
  onGive,
}: {
  name: string;
  role: MemberRole;
  kind: JournalKind;
  onClose: () => void;
  onGive: (role: MemberRole) => void;
}) => {
  const { t, i18n } = useLingui();
  const [chosen, setChosen] = useState(role);
  const word = i18n._(roleWords[chosen]);
  const isNew = chosen !== role;
  return (
    <Sheet
      title={t`Role of ${name}`}
      closeLabel={t`Close`}
      isOpen
      onClose={onClose}
      foot={
        <>
          <Button look="filled" disabled={!isNew} onClick={() => onGive(chosen)}>
            {isNew ? t`Change to: ${word}` : t`Change the role`}
          </Button>
          <Button look="plain" onClick={onClose}>
            <Trans>Cancel</Trans>
          </Button>
        </>
      }
    >
      <div role="radiogroup" aria-label={t`Role of ${name}`} className="flex flex-col gap-3">
        {rolesIn(kind).map((one) => (
          <OptionCard key={one} isChosen={one === chosen} onChoose={() => setChosen(one)}>
            <b className="block">
              {i18n._(roleWords[one])}
              {one === role && (
                <span className="font-normal text-ink2">
                  {' '}
                  <Trans>(now)</Trans>
                </span>
              )}
            </b>
            <span className="block text-ink2">{i18n._(roleMayWords[one])}</span>
          </OptionCard>
        ))}
      </div>
      {isNew && isAllowed(role, 'record', kind) && (
        <p className="mt-4 text-ink2" role="status">
          {isAllowed(chosen, 'record', kind) ? (
            <Trans>
              What they recorded and did not send yet is kept apart as late, until a lead auditor admits it.
            </Trans>
          ) : (
            <Trans>
              What they recorded stays. What they did not send yet is kept apart as late, until a lead auditor admits
              it.
            </Trans>
          )}
        </p>
      )}
    </Sheet>
  );
};
