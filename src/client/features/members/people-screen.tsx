import { Trans, useLingui } from '@lingui/react/macro';
import { useCallback, useEffect, useState } from 'react';
import { encode } from 'uqr';
import type { AccountRole, DevicesReply } from '#protocol/account-messages.ts';
import { useServer } from '../../store/live-rows.ts';
import { Button } from '../../ui/button.tsx';
import { Choice } from '../../ui/choice.tsx';
import { Card, Section } from '../../ui/panel.tsx';
import { HomeFrame } from '../audits/home-frame.tsx';
import { failureWords } from '../sync/failure-words.ts';
import { FormField } from '../sync/form-field.tsx';
import { useTablet } from '../tablet/tablet-context.tsx';
import { useClock } from '../tablet/use-clock.ts';
import { roleWords } from './members-screen.tsx';

const invitable = ['auditor', 'lead', 'processOwner', 'observer', 'administrator'] as const;

/** The server's people, invitations and tablets: an administrator's screen. */
export const PeopleScreen = () => {
  const { connection, database } = useTablet();
  const { t, i18n } = useLingui();
  const clock = useClock();
  const server = useServer(database);
  const [name, setName] = useState('');
  const [role, setRole] = useState<AccountRole>('auditor');
  const [password, setPassword] = useState('');
  const [isAsking, setAsking] = useState(false);
  const [link, setLink] = useState<{ readonly url: string; readonly expiresAt: string }>();
  const [failure, setFailure] = useState<string>();
  const [said, setSaid] = useState<string>();
  const [devices, setDevices] = useState<DevicesReply['devices']>([]);
  const refresh = useCallback(async () => {
    const { account } = await connection();
    await account.notePeople();
    const answer = await account.devices();
    if (answer.ok) setDevices(answer.value.devices);
    else setFailure(answer.failure.kind);
  }, [connection]);
  useEffect(() => void refresh(), [refresh]);

  /** Does an administrator's act; asks for the password first where the sign-in is not fresh. */
  const asAdministrator = async (
    act: (
      account: Awaited<ReturnType<typeof connection>>['account'],
    ) => Promise<{ ok: boolean; failure?: { kind: string } }>,
  ) => {
    setFailure(undefined);
    const { account } = await connection();
    if (isAsking) {
      const fresh = await account.freshen(password);
      setPassword('');
      if (!fresh.ok) return setFailure(fresh.failure.kind);
      setAsking(false);
    }
    const answer = await act(account);
    if (answer.ok) return;
    if (answer.failure?.kind === 'freshSignInNeeded') setAsking(true);
    setFailure(answer.failure?.kind);
  };
  const invite = () =>
    asAdministrator(async (account) => {
      const answer = await account.invite(name, role);
      if (!answer.ok) return answer;
      setLink({ url: `${window.location.origin}/join#${answer.value.secret}`, expiresAt: answer.value.expiresAt });
      setName('');
      return { ok: true };
    });
  return (
    <HomeFrame title={t`People and tablets`}>
      <div className="flex max-w-3xl flex-col gap-8">
        {failure && <p role="alert">{failureWords(failure, i18n)}</p>}
        {isAsking && (
          <Card className="p-5">
            <FormField
              label={t`Your password`}
              hint={t`Asked again for an administrator's acts`}
              value={password}
              onChange={setPassword}
              type="password"
              autoComplete="current-password"
            />
          </Card>
        )}
        <Section label={t`Invite a person`}>
          <Card className="flex flex-col gap-4 p-5">
            <FormField label={t`Name`} value={name} onChange={setName} />
            <Choice
              label={t`Role on this server`}
              canClear={false}
              value={role}
              options={invitable.map((value) => ({ value, text: i18n._(roleWords[value]) }))}
              onChoose={(value) => value && setRole(value)}
            />
            <div>
              <Button look="filled" disabled={name.trim() === ''} onClick={() => void invite()}>
                <Trans>Make an invitation</Trans>
              </Button>
            </div>
            {link && (
              <div className="flex flex-wrap items-start gap-5 border-t border-line pt-5">
                <QrCode text={link.url} label={t`The invitation as a QR code`} />
                <div className="min-w-0 flex-1">
                  <p>
                    <Trans>Hand this over yourself. It works once, until {clock(link.expiresAt)}.</Trans>
                  </p>
                  <p className="mt-2 font-mono break-all select-all">{link.url}</p>
                  <Button className="mt-3" onClick={() => void navigator.clipboard?.writeText(link.url)}>
                    <Trans>Copy the link</Trans>
                  </Button>
                </div>
              </div>
            )}
          </Card>
        </Section>
        <Section label={t`People`}>
          <Card className="divide-y divide-line">
            {(server?.people ?? []).map((one) => (
              <p key={one.person} className="px-6 py-3">
                <bdi className="font-bold">{one.name}</bdi>
              </p>
            ))}
          </Card>
        </Section>
        <Section label={t`Tablets`}>
          <Card className="divide-y divide-line">
            {devices.map((device) => (
              <div key={device.device} className="flex flex-wrap items-center justify-between gap-3 px-6 py-3">
                <p className="min-w-0">
                  <bdi className="font-bold">{device.name}</bdi>
                  <span className="block text-ink2">
                    <bdi>{device.owner}</bdi>, {t`seen ${clock(device.seenAt)}`}
                    {device.revokedAt && `, ${t`revoked`}`}
                    {device.isThis && `, ${t`this tablet`}`}
                  </span>
                </p>
                {!device.revokedAt && !device.isThis && (
                  <Button
                    onClick={() =>
                      void connection()
                        .then(({ account }) => account.revoke(device.device))
                        .then(refresh)
                    }
                  >
                    <Trans>Revoke</Trans>
                  </Button>
                )}
              </div>
            ))}
          </Card>
        </Section>
        <Section label={t`After a restore of the server`}>
          <Card className="flex flex-col gap-3 p-5">
            <p className="max-w-prose text-ink2">
              <Trans>
                A restored server may lack a removal. Reading stays closed until you have looked at who belongs to each
                audit, removed anew who should be out, and confirmed.
              </Trans>
            </p>
            <div>
              <Button
                onClick={() =>
                  void asAdministrator(async (account) => {
                    const answer = await account.confirmMembers();
                    if (answer.ok) setSaid(t`Confirmed. Reading is open.`);
                    return answer;
                  })
                }
              >
                <Trans>Confirm the members</Trans>
              </Button>
            </div>
            {said && <p role="status">{said}</p>}
          </Card>
        </Section>
      </div>
    </HomeFrame>
  );
};

/** Dark squares as one path; nothing from another origin. */
const QrCode = ({ text, label }: { text: string; label: string }) => {
  const { data, size } = encode(text, { ecc: 'M', border: 2 });
  const path = data.flatMap((line, y) => line.flatMap((isDark, x) => (isDark ? [`M${x} ${y}h1v1h-1z`] : []))).join('');
  return (
    <svg
      viewBox={`0 0 ${size} ${size}`}
      role="img"
      aria-label={label}
      className="size-52 shrink-0 rounded-card bg-white"
    >
      <path d={path} fill="#000" shapeRendering="crispEdges" />
    </svg>
  );
};
