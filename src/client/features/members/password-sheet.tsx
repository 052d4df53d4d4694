import { Trans, useLingui } from '@lingui/react/macro';
import { useId, useState } from 'react';
import { Button } from '../../ui/button.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import { failureWords } from '../sync/failure-words.ts';
import { FormField } from '../sync/form-field.tsx';

/** Asks an administrator for the password again, in place, and goes on with what was begun. */
export const PasswordSheet = ({
  onClose,
  onPassword,
}: {
  onClose: () => void;
  /** Gives why the password wasn't taken; nothing where it was. */
  onPassword: (password: string) => Promise<string | undefined>;
}) => {
  const { t, i18n } = useLingui();
  const [password, setPassword] = useState('');
  const [isBusy, setBusy] = useState(false);
  const [failure, setFailure] = useState<string>();
  const form = useId();
  const give = async () => {
    setBusy(true);
    setFailure(undefined);
    const refused = await onPassword(password);
    setBusy(false);
    setPassword('');
    setFailure(refused);
  };
  return (
    <Sheet
      title={t`Your password, please`}
      closeLabel={t`Close`}
      isOpen
      onClose={onClose}
      foot={
        <>
          <Button look="filled" type="submit" form={form} disabled={isBusy || password === ''}>
            {isBusy ? <Trans>Asking the server</Trans> : <Trans>Go on</Trans>}
          </Button>
          <Button look="plain" onClick={onClose}>
            <Trans>Cancel</Trans>
          </Button>
        </>
      }
    >
      <form
        id={form}
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          void give();
        }}
      >
        <p className="text-ink2">
          <Trans>
            An administrator's act needs it again some minutes after signing in. What you began goes on by itself.
          </Trans>
        </p>
        <FormField
          label={t`Password`}
          value={password}
          onChange={setPassword}
          type="password"
          autoComplete="current-password"
        />
        {failure && (
          <p role="alert">
            {failure === 'wrongCredentials' ? (
              <Trans>That is not your password. Nothing was changed.</Trans>
            ) : (
              failureWords(failure, i18n)
            )}
          </p>
        )}
      </form>
    </Sheet>
  );
};
