import { Trans, useLingui } from '@lingui/react/macro';
import { useCallback, useEffect, useState } from 'react';
import type { AccountRole, DevicesReply } from '#protocol/account-messages.ts';
import { useServer } from '../../store/live-rows.ts';
import type { Account } from '../../sync/account.ts';
import { Button } from '../../ui/button.tsx';
import { Choice } from '../../ui/choice.tsx';
import { Card, EmptyState, Section, WarnPanel } from '../../ui/panel.tsx';
import { say } from '../../ui/toast.tsx';
import { HomeFrame } from '../audits/home-frame.tsx';
import { failureWords } from '../sync/failure-words.ts';
import { FormField } from '../sync/form-field.tsx';
import { useTablet } from '../tablet/tablet-context.tsx';
import { useClock } from '../tablet/use-clock.ts';
import { LinkSheet, type OneTimeLink } from './link-sheet.tsx';
import { RevokeSheet } from './revoke-sheet.tsx';
import { roleWords } from './role-words.ts';
import { useAdministratorAct } from './use-administrator-act.tsx';

type Device = DevicesReply['devices'][number];

const invitable = ['auditor', 'lead', 'processOwner', 'observer', 'administrator'] as const;

/** The server's people, invitations and tablets: an administrator's screen. */
export const PeopleScreen = () => {
  const { connection, database } = useTablet();
  const { t, i18n } = useLingui();
  const clock = useClock();
  const server = useServer(database);
  const { run, failure, sheet } = useAdministratorAct();
  const [name, setName] = useState('');
  const [role, setRole] = useState<AccountRole>('auditor');
  const [link, setLink] = useState<OneTimeLink>();
  const [revoking, setRevoking] = useState<Device>();
  const [devices, setDevices] = useState<DevicesReply['devices']>();
  const [unread, setUnread] = useState<string>();
  const refresh = useCallback(async () => {
    const { account } = await connection();
    await account.notePeople();
    const answer = await account.devices();
    if (answer.ok) setDevices(answer.value.devices);
    setUnread(answer.ok ? undefined : answer.failure.kind);
  }, [connection]);
  useEffect(() => void refresh(), [refresh]);

  const makeLink = (
    purpose: OneTimeLink['purpose'],
    of: string,
    ask: (account: Account) => ReturnType<Account['invite']>,
  ) =>
    run(async (account) => {
      const answer = await ask(account);
      if (!answer.ok) return answer;
      setLink({ ...answer.value, purpose, name: of });
      if (purpose === 'invitation') setName('');
      return answer;
    });
  const revoke = (device: Device) => {
    setRevoking(undefined);
    return run(async (account) => {
      const answer = await account.revoke(device.device);
      if (answer.ok) await refresh();
      return answer;
    });
  };
  const isAdministrator = server?.role === 'administrator' && !server.isSignedOut;
  const trouble = failure ?? unread;
  return (
    <HomeFrame title={t`People and tablets`}>
      {server !== undefined && !isAdministrator ? (
        <EmptyState title={t`Only an administrator sees this`}>
          <Trans>Sign in as one in the Sync centre. Everything is safe on this tablet.</Trans>
        </EmptyState>
      ) : (
        <div className="flex max-w-3xl flex-col gap-8">
          {trouble && (
            <WarnPanel title={t`That was not done`}>
              <p role="alert">{failureWords(trouble, i18n)}</p>
            </WarnPanel>
          )}
          <Section label={t`Invite a person`}>
            <Card className="p-5">
              <form
                className="flex flex-col gap-5"
                onSubmit={(event) => {
                  event.preventDefault();
                  void makeLink('invitation', name.trim(), (account) => account.invite(name.trim(), role));
                }}
              >
                <FormField label={t`Name`} value={name} onChange={setName} />
                <Choice
                  label={t`Role on this server`}
                  canClear={false}
                  value={role}
                  options={invitable.map((value) => ({ value, text: i18n._(roleWords[value]) }))}
                  onChoose={(value) => value && setRole(value)}
                />
                <div>
                  <Button look="filled" type="submit" disabled={name.trim() === ''}>
                    <Trans>Make an invitation</Trans>
                  </Button>
                </div>
              </form>
            </Card>
          </Section>
          <Section label={t`People`}>
            <Card className="divide-y divide-line">
              {(server?.people ?? []).map((one) => (
                <div
                  key={one.person}
                  className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 px-4 py-3 min-[600px]:px-6"
                >
                  <p className="min-w-0">
                    <bdi className="block font-bold break-words">{one.name}</bdi>
                    <span className="text-ink2">
                      {one.role && one.role in roleWords ? i18n._(roleWords[one.role as AccountRole]) : one.role}
                    </span>
                  </p>
                  <Button
                    look="plain"
                    className="-me-3 max-[599px]:-ms-5"
                    aria-label={t`New password for ${one.name}`}
                    onClick={() =>
                      void makeLink('passwordReset', one.name, (account) => account.resetPassword(one.person))
                    }
                  >
                    <Trans>New password</Trans>
                  </Button>
                </div>
              ))}
            </Card>
          </Section>
          <Section label={t`Tablets`}>
            <Card className="divide-y divide-line">
              {!devices && (
                <p role="status" className="px-4 py-4 text-ink2 min-[600px]:px-6">
                  {unread ? <Trans>The list of tablets could not be read.</Trans> : <Trans>Asking the server</Trans>}
                </p>
              )}
              {devices?.map((device) => {
                const seenAt = clock(device.seenAt);
                return (
                  <div
                    key={device.device}
                    className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 px-4 py-3 min-[600px]:px-6"
                  >
                    <p className="min-w-0">
                      <bdi className="block font-bold break-words">{device.name}</bdi>
                      <span className="text-ink2">
                        <bdi>{device.owner}</bdi>,{' '}
                        {device.revokedAt ? (
                          <Trans>revoked</Trans>
                        ) : device.isThis ? (
                          <Trans>this tablet</Trans>
                        ) : (
                          <Trans>seen {seenAt}</Trans>
                        )}
                      </span>
                    </p>
                    {!device.revokedAt && !device.isThis && (
                      <Button aria-label={t`Revoke ${device.name}`} onClick={() => setRevoking(device)}>
                        <Trans>Revoke</Trans>
                      </Button>
                    )}
                  </div>
                );
              })}
            </Card>
          </Section>
          <Section label={t`After a restore of the server`}>
            <Card className="flex flex-col gap-4 p-5">
              <p className="max-w-prose text-ink2">
                <Trans>
                  A restored server may lack a removal. Reading stays closed until you have looked at who belongs to
                  each audit, removed anew who should be out, and confirmed.
                </Trans>
              </p>
              <div>
                <Button
                  onClick={() =>
                    void run(async (account) => {
                      const answer = await account.confirmMembers();
                      if (answer.ok) say({ text: t`Confirmed. Reading is open.`, seconds: 10 });
                      return answer;
                    })
                  }
                >
                  <Trans>Confirm the members</Trans>
                </Button>
              </div>
            </Card>
          </Section>
        </div>
      )}
      {sheet}
      {link && <LinkSheet link={link} onClose={() => setLink(undefined)} />}
      {revoking && (
        <RevokeSheet
          name={revoking.name}
          onClose={() => setRevoking(undefined)}
          onRevoke={() => void revoke(revoking)}
        />
      )}
    </HomeFrame>
  );
};
