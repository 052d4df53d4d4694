import { Trans, useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import type { StoreFailure } from '../../store/open-store.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/panel.tsx';
import { useClock } from '../tablet/use-clock.ts';

/** Stands where the app would, when its store can't be opened or lost its content. Never silently empty. */
export const RecoveryScreen = ({
  failure,
  onStartEmpty,
}: {
  failure: StoreFailure | { readonly kind: 'outdated' };
  onStartEmpty: () => void;
}) => {
  const clock = useClock();
  const { t } = useLingui();
  const again = (
    <Button look="filled" onClick={() => window.location.reload()}>
      <Trans>Try again</Trans>
    </Button>
  );
  switch (failure.kind) {
    case 'wiped': {
      const { audits, at } = failure.remembered;
      const time = clock(at);
      return (
        <Frame title={t`This tablet's records are gone`} action={again}>
          <p>
            <Trans>
              Until {time} this browser held {audits} audits. Its database is now empty: the browser cleared it, or lost
              it in a crash. Clausewalk did not delete anything.
            </Trans>
          </p>
          <p>
            <Trans>
              Reports that you exported before are safe where you saved them. If another tablet holds the same audit, go
              on there. Don't clear the browser's data now: someone with technical knowledge may still recover it.
            </Trans>
          </p>
          <Button onClick={onStartEmpty}>
            <Trans>Start with an empty store</Trans>
          </Button>
        </Frame>
      );
    }
    case 'newerStore':
      return (
        <Frame title={t`A newer Clausewalk has been here`} action={again}>
          <p>
            <Trans>
              Your records are safe, in the form of a newer version than this one. Connect to the network and reload to
              get that version.
            </Trans>
          </p>
        </Frame>
      );
    case 'blocked':
      return (
        <Frame title={t`Another tab holds the records`} action={again}>
          <p>
            <Trans>
              Your records are safe. An older Clausewalk tab or window keeps them open: close it, then try again.
            </Trans>
          </p>
        </Frame>
      );
    case 'outdated':
      return (
        <Frame title={t`This window is out of date`} action={again}>
          <p>
            <Trans>
              A newer version of Clausewalk opened in another window. Everything saved is safe. Reload to go on here.
            </Trans>
          </p>
        </Frame>
      );
    case 'cannotOpen':
      return (
        <Frame title={t`The records on this tablet can't be opened`} action={again}>
          <p>
            <Trans>
              They may well be intact. Close other windows of Clausewalk, restart the browser and try again. Don't clear
              the browser's data: that would delete them. In private browsing there is no lasting storage: use a normal
              window.
            </Trans>
          </p>
          <p className="break-words text-ink2">{failure.reason}</p>
        </Frame>
      );
  }
};

const Frame = ({ title, action, children }: { title: string; action: ReactNode; children: ReactNode }) => (
  <main className="pad-inline mx-auto max-w-2xl py-12">
    <Card className="flex flex-col gap-4 p-6 min-[600px]:p-8">
      <h1 className="text-title font-bold">{title}</h1>
      {children}
      <div>{action}</div>
    </Card>
  </main>
);
