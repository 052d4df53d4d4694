import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '../../ui/button.tsx';
import { Sheet } from '../../ui/sheet.tsx';

/** Says what revoking a tablet does before it is done: it can't be taken back, only signed in again. */
export const RevokeSheet = ({
  name,
  onClose,
  onRevoke,
}: {
  name: string;
  onClose: () => void;
  onRevoke: () => void;
}) => {
  const { t } = useLingui();
  return (
    <Sheet
      title={t`Revoke this tablet?`}
      closeLabel={t`Close`}
      isOpen
      onClose={onClose}
      foot={
        <>
          <Button look="filled" onClick={onRevoke}>
            <Trans>Revoke</Trans>
          </Button>
          <Button look="plain" onClick={onClose}>
            <Trans>Cancel</Trans>
          </Button>
        </>
      }
    >
      <p className="font-bold">
        <bdi>{name}</bdi>
      </p>
      <p className="mt-2">
        <Trans>
          It is signed out at once and reads nothing more. Work that waits on it can still be handed over for 30 days.
          Whoever has the password can sign it in again; set a new one where the tablet was stolen.
        </Trans>
      </p>
    </Sheet>
  );
};
