import { Trans, useLingui } from '@lingui/react/macro';
import { useEffect, useState } from 'react';
import { useNavigate } from 'react-router';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/panel.tsx';
import { ScreenFrame } from '../tablet/screen-frame.tsx';
import { useTablet } from '../tablet/tablet-context.tsx';
import { suggestDeviceName } from './connect-panel.tsx';
import { failureWords } from './failure-words.ts';
import { FormField } from './form-field.tsx';

/** Opened by a one-time link: makes an account, or sets another password, and signs this tablet in. */
export const JoinScreen = () => {
  const { connection } = useTablet();
  const { t, i18n } = useLingui();
  const navigate = useNavigate();
  // The secret stands in the fragment: it reaches no server log, and not the history after this.
  const [secret] = useState(() => window.location.hash.slice(1));
  const [purpose, setPurpose] = useState<string>();
  const [failure, setFailure] = useState<string>();
  const [name, setName] = useState('');
  const [signInName, setSignInName] = useState('');
  const [password, setPassword] = useState('');
  const [isBusy, setBusy] = useState(false);
  useEffect(() => {
    void connection().then(async ({ account }) => {
      const link = await account.lookAtLink(secret);
      if (!link.ok) return setFailure(link.failure.kind);
      setPurpose(link.value.purpose);
      setName(link.value.name ?? '');
    });
  }, [connection, secret]);
  const join = async () => {
    setBusy(true);
    setFailure(undefined);
    const { account } = await connection();
    const answer = await account.join({
      secret,
      name: name || signInName,
      signInName: signInName || name,
      password,
      deviceName: suggestDeviceName(name),
    });
    setBusy(false);
    if (!answer.ok) return setFailure(answer.failure.kind);
    void navigate('/sync', { replace: true });
  };
  const isReset = purpose === 'passwordReset';
  return (
    <main className="h-full">
      <ScreenFrame title={isReset ? t`Set a new password` : t`Join your team's server`}>
        <Card className="max-w-2xl p-6">
          {failure && (
            <p role="alert" className="mb-4">
              {failureWords(failure, i18n)}
            </p>
          )}
          {purpose ? (
            <form
              className="flex flex-col gap-5"
              onSubmit={(event) => {
                event.preventDefault();
                void join();
              }}
            >
              <p className="max-w-prose text-ink2">
                {purpose === 'setUp' ? (
                  <Trans>You are the first: this makes the administrator's account of this server.</Trans>
                ) : isReset ? (
                  <Trans>
                    All other sessions of this account end. Work on other tablets stays there, unsent, until you sign
                    in.
                  </Trans>
                ) : (
                  <Trans>This makes your account, and signs in this tablet. What is on it already stays yours.</Trans>
                )}
              </p>
              {!isReset && (
                <FormField
                  label={t`Your name`}
                  hint={t`As it stands in reports`}
                  value={name}
                  onChange={setName}
                  autoComplete="name"
                />
              )}
              {!isReset && (
                <FormField
                  label={t`Sign-in name`}
                  value={signInName}
                  onChange={setSignInName}
                  autoComplete="username"
                />
              )}
              <FormField
                label={t`Password`}
                hint={t`Ten characters or more`}
                value={password}
                onChange={setPassword}
                type="password"
                autoComplete="new-password"
              />
              <div>
                <Button
                  look="filled"
                  type="submit"
                  disabled={isBusy || password.length < 10 || (!isReset && (name === '' || signInName === ''))}
                >
                  {isBusy ? <Trans>Joining</Trans> : isReset ? <Trans>Set password</Trans> : <Trans>Join</Trans>}
                </Button>
              </div>
            </form>
          ) : (
            !failure && (
              <p role="status" className="text-ink2">
                <Trans>Looking at the link</Trans>
              </p>
            )
          )}
        </Card>
      </ScreenFrame>
    </main>
  );
};
