import { Trans, useLingui } from '@lingui/react/macro';
import { Check, X } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { photosThatFit, roomLevel } from '../../store/storage-room.ts';
import { Button } from '../../ui/button.tsx';
import { Choice } from '../../ui/choice.tsx';
import { Card, Section, WarnPanel } from '../../ui/panel.tsx';
import { ProgressBar } from '../../ui/progress-bar.tsx';
import { HomeFrame } from '../audits/home-frame.tsx';
import { InstallCoach } from '../offline/install-coach.tsx';
import { useOfflineCheck } from '../offline/use-offline-check.ts';
import { useRoom } from '../offline/use-room.ts';
import { AuditorSheet } from '../tablet/auditor-sheet.tsx';
import { type Theme, useSettings } from '../tablet/settings.ts';
import { useTablet } from '../tablet/tablet-context.tsx';
import { useAuditor } from '../tablet/use-auditor.ts';

const megabytes = (bytes: number) => Math.round(bytes / 1e6);

/** The person, the look, storage and installation. */
export const SettingsScreen = () => {
  const { t, i18n } = useLingui();
  const { app } = useTablet();
  const auditor = useAuditor();
  const { theme, hasKeys, set } = useSettings();
  const check = useOfflineCheck();
  const room = useRoom();
  const [isAsking, setAsking] = useState(false);
  const [answer, setAnswer] = useState<boolean>();
  const themes: readonly { value: Theme; text: string }[] = [
    { value: 'auto', text: t`As the tablet` },
    { value: 'light', text: t`Light` },
    { value: 'dark', text: t`Dark` },
    { value: 'bright', text: t`Bright light` },
  ];
  const [used, quota] = room ? [i18n.number(megabytes(room.used)), i18n.number(megabytes(room.quota))] : ['', ''];
  return (
    <HomeFrame title={t`Settings`}>
      <div className="flex max-w-2xl flex-col gap-8">
        <Section label={t`Auditor`}>
          <Card className="flex flex-wrap items-center justify-between gap-4 p-5">
            <p>
              {auditor ? (
                <>
                  <b>{auditor.name}</b>, <Trans>mark {auditor.mark}</Trans>
                </>
              ) : (
                <Trans>Not given yet</Trans>
              )}
            </p>
            <Button onClick={() => setAsking(true)}>
              {auditor ? <Trans>Change</Trans> : <Trans>Give your name</Trans>}
            </Button>
          </Card>
        </Section>
        <Choice
          label={t`Appearance`}
          canClear={false}
          value={theme}
          options={themes}
          onChoose={(value) => value && set({ theme: value })}
        />
        <Choice
          label={t`Single-key shortcuts`}
          canClear={false}
          value={hasKeys ? 'on' : 'off'}
          options={[
            { value: 'on', text: t`On` },
            { value: 'off', text: t`Off` },
          ]}
          onChoose={(value) => set({ hasKeys: value === 'on' })}
        />
        <p className="-mt-6 text-ink2">
          <Trans>
            1 conforms, 2 minor, 3 major, 4 improvement, 5 not applicable, 6 observation, 7 good practice, 0 not
            audited, N next, P previous, F first finding.
          </Trans>
        </p>
        <Section label={t`Storage`}>
          <Card className="flex flex-col gap-4 p-5">
            {room && room.quota > 0 ? (
              <>
                <ProgressBar
                  label={t`Storage used`}
                  words={t`${used} of ${quota} MB used, room for about ${i18n.number(photosThatFit(room, 'original'))} photos`}
                  value={room.used}
                  max={room.quota}
                />
                {roomLevel(room) !== 'ample' && (
                  <WarnPanel title={roomLevel(room) === 'low' ? t`More than 80 % full` : t`More than 95 % full`}>
                    <p>
                      {roomLevel(room) === 'low' ? (
                        <Trans>Free some space on the tablet before the next audit.</Trans>
                      ) : (
                        <Trans>No more photos are taken; text still saves.</Trans>
                      )}
                    </p>
                  </WarnPanel>
                )}
              </>
            ) : (
              <p className="text-ink2">
                <Trans>This browser doesn't say how much room there is.</Trans>
              </p>
            )}
          </Card>
        </Section>
        <Section label={t`Ready for offline`}>
          <Card className="divide-y divide-line">
            <Line
              isSo={check?.isAppKept ?? false}
              text={
                check?.isAppKept
                  ? t`The app and the catalogue are on this tablet.`
                  : t`The app is not yet copied to this tablet.`
              }
            />
            <Line
              isSo={check?.isPersisted ?? false}
              text={
                check?.isPersisted
                  ? t`The browser keeps this data until you delete it.`
                  : t`The browser may delete this data when space runs short.`
              }
            >
              {!check?.isPersisted && (
                <Button onClick={() => void navigator.storage?.persist?.().then(setAnswer)}>
                  <Trans>Ask the browser to keep it</Trans>
                </Button>
              )}
            </Line>
            <Line
              isSo={check?.isInstalled ?? false}
              text={check?.isInstalled ? t`Installed as an app.` : t`Open in a browser tab, not installed.`}
            />
          </Card>
          {answer === false && (
            <p role="status" className="mt-2">
              <Trans>The browser said no. Installing the app usually changes its mind.</Trans>
            </p>
          )}
          <InstallCoach />
        </Section>
        <p className="text-ink2">
          <Trans>
            Clausewalk {app}. The data on this tablet is protected by the tablet's own passcode and disk encryption.
          </Trans>
        </p>
      </div>
      {isAsking && <AuditorSheet onKnown={() => setAsking(false)} onClose={() => setAsking(false)} />}
    </HomeFrame>
  );
};

const Line = ({ isSo, text, children }: { isSo: boolean; text: string; children?: ReactNode }) => (
  <div className="flex flex-wrap items-center gap-3 p-4">
    {isSo ? (
      <Check aria-hidden size={20} strokeWidth={2.25} className="shrink-0" />
    ) : (
      <X aria-hidden size={20} strokeWidth={2.25} className="shrink-0" />
    )}
    <p className="min-w-0 flex-1">{text}</p>
    {children}
  </div>
);
