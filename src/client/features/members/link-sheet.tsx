import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { encode } from 'uqr';
import { Button } from '../../ui/button.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import { useClock } from '../tablet/use-clock.ts';

export type OneTimeLink = {
  readonly purpose: 'invitation' | 'passwordReset';
  readonly name: string;
  readonly secret: string;
  readonly expiresAt: string;
};

/** A one-time link to hand over: to be scanned, or copied. It is shown once, and stored nowhere. */
export const LinkSheet = ({ link, onClose }: { link: OneTimeLink; onClose: () => void }) => {
  const { t } = useLingui();
  const clock = useClock();
  const [isCopied, setCopied] = useState(false);
  const url = `${window.location.origin}/join#${link.secret}`;
  const [name, until] = [link.name, clock(link.expiresAt)];
  return (
    <Sheet
      title={link.purpose === 'invitation' ? t`Invitation for ${name}` : t`New password for ${name}`}
      closeLabel={t`Close`}
      isOpen
      onClose={onClose}
      foot={
        <>
          <Button look="filled" onClick={() => void navigator.clipboard?.writeText(url).then(() => setCopied(true))}>
            {isCopied ? <Trans>Copied</Trans> : <Trans>Copy the link</Trans>}
          </Button>
          <Button look="plain" onClick={onClose}>
            <Trans>Done</Trans>
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-5">
        <p>
          <Trans>
            Hand this over yourself, to nobody else. It works once, until {until}. It can't be shown again after this.
          </Trans>
        </p>
        <QrCode text={url} label={t`The link as a QR code`} />
        <p className="rounded-card bg-sunken p-4 break-all select-all" dir="ltr">
          {url}
        </p>
      </div>
    </Sheet>
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
      className="size-60 shrink-0 self-center rounded-card border border-line bg-white"
    >
      <path d={path} fill="#000" shapeRendering="crispEdges" />
    </svg>
  );
};
