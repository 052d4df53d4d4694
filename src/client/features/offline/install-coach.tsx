import { Trans } from '@lingui/react/macro';
import { Download, Share } from 'lucide-react';
import { useState } from 'react';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/panel.tsx';
import { useInstallPrompt } from './install-prompt.ts';

const isIPad = () =>
  /iPad|iPhone/.test(navigator.userAgent) ||
  (navigator.userAgent.includes('Macintosh') && navigator.maxTouchPoints > 1);
const isInstalled = () =>
  window.matchMedia('(display-mode: standalone)').matches ||
  ('standalone' in navigator && navigator.standalone === true);

/** Shows how to install where the app runs in a tab: on an iPad, a tab's data may be deleted after seven days. */
export const InstallCoach = () => {
  const { prompt } = useInstallPrompt();
  const [isShown] = useState(() => !isInstalled());
  if (!isShown || (!prompt && !isIPad())) return null;
  return (
    <Card className="mt-6 p-5 min-[600px]:p-6">
      <h2 className="font-bold">
        <Trans>Install Clausewalk on this tablet</Trans>
      </h2>
      {prompt ? (
        <>
          <p className="mt-1 text-ink2">
            <Trans>
              It opens like any app, without a network, and its data is better protected from being cleared.
            </Trans>
          </p>
          <Button
            className="mt-4"
            icon={<Download aria-hidden size={20} strokeWidth={1.75} />}
            onClick={() => void prompt.prompt()}
          >
            <Trans>Install</Trans>
          </Button>
        </>
      ) : (
        <p className="mt-1 text-ink2">
          <Trans>
            Safari deletes the data of a web page that isn't opened for seven days, and the installed app doesn't share
            it. Tap <Share aria-hidden size={18} className="inline" /> Share, then "Add to Home Screen", and open
            Clausewalk from there before you record anything that matters. Here, only try the sample audit.
          </Trans>
        </p>
      )}
    </Card>
  );
};
