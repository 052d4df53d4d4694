import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { useServer } from '../../store/live-rows.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/panel.tsx';
import { useTablet } from '../tablet/tablet-context.tsx';
import { useAuditor } from '../tablet/use-auditor.ts';
import { failureWords } from './failure-words.ts';
import { FormField } from './form-field.tsx';

/** A name for this tablet that an administrator will recognise in the list of tablets. */
export const suggestDeviceName = (name: string): string => {
  const platform = /iPad|iPhone|Android|Windows|Macintosh|Linux/.exec(navigator.userAgent)?.[0] ?? 'Tablet';
  return name ? `${name}, ${platform}` : platform;
};

/** Who is signed in, or the form to sign in: in place, without leaving what one does. */
export const ConnectPanel = () => {
  const { database, connection } = useTablet();
  const server = useServer(database);
  const auditor = useAuditor();
  const { t, i18n } = useLingui();
  const [signInName, setSignInName] = useState('');
  const [password, setPassword] = useState('');
  const [failure, setFailure] = useState<string>();
  const [isBusy, setBusy] = useState(false);
  if (server === undefined) return null;
  if (server && !server.isSignedOut)
    return (
      <Card className="flex flex-wrap items-center justify-between gap-4 p-5">
        <p className="min-w-0">
          <Trans>
            Signed in as <b>{server.name}</b>
          </Trans>
        </p>
        <Button onClick={() => void connection().then(({ account }) => account.signOut())}>
          <Trans>Sign out</Trans>
        </Button>
      </Card>
    );
  const signIn = async () => {
    setBusy(true);
    setFailure(undefined);
    const { account } = await connection();
    const deviceName = suggestDeviceName(auditor?.name ?? signInName);
    const answer = await account.signIn({ signInName, password, deviceName });
    setBusy(false);
    setPassword('');
    if (!answer.ok) setFailure(answer.failure.kind);
  };
  return (
    <Card className="p-5">
      <form
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          void signIn();
        }}
      >
        <p className="max-w-prose text-ink2">
          {server ? (
            <Trans>You are signed out. Nothing is lost: sign in to send what waits here.</Trans>
          ) : (
            <Trans>
              Sign in to share audits with your team. Without it everything works and stays on this tablet. If you have
              no account yet, open the link that an administrator gave you.
            </Trans>
          )}
        </p>
        <FormField label={t`Sign-in name`} value={signInName} onChange={setSignInName} autoComplete="username" />
        <FormField
          label={t`Password`}
          value={password}
          onChange={setPassword}
          type="password"
          autoComplete="current-password"
        />
        {failure && <p role="alert">{failureWords(failure, i18n)}</p>}
        <div>
          <Button look="filled" type="submit" disabled={isBusy || signInName === '' || password === ''}>
            {isBusy ? <Trans>Signing in</Trans> : <Trans>Sign in</Trans>}
          </Button>
        </div>
      </form>
    </Card>
  );
};
