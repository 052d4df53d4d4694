import { Trans, useLingui } from '@lingui/react/macro';
import { PenLine, X } from 'lucide-react';
import { useState } from 'react';
import type { Signature } from '#domain/meeting/drawn-signature.ts';
import { Button } from '../../ui/button.tsx';
import { later } from '../../ui/later.tsx';
import { WhileOpen } from '../../ui/read-only.tsx';
import { SignatureView } from './signature-view.tsx';
import { type OnSign, useSigning } from './use-signing.ts';

const SignatureSheet = later(() => import('./signature-sheet.tsx').then((m) => m.SignatureSheet));

/**
 * A place to sign: shows what stands there, and opens the sheet to sign or to change it. `onSign` is called with every
 * few strokes, each time with the whole signature; it says whether that was recorded. `onClear` takes it away.
 */
export const SignatureField = ({
  label,
  name,
  signature,
  onSign,
  onClear,
}: {
  label: string;
  /** Who signs; offered as the typed name. */
  name: string;
  signature: Signature | undefined;
  onSign: OnSign;
  onClear: () => void;
}) => {
  const { t } = useLingui();
  const [isOpen, setOpen] = useState(false);
  // Here, not in the sheet: what was refused is still there when the sheet is opened again.
  const signing = useSigning({ label, name, signature, onSign });
  return (
    <div className="min-w-0">
      <p className="mb-2 font-bold">{label}</p>
      {signature && <SignatureView signature={signature} />}
      <WhileOpen>
        <div className="mt-2 flex flex-wrap gap-3">
          <Button
            aria-label={signature ? t`Change the signature of ${name}` : t`Sign: ${name}`}
            onClick={() => setOpen(true)}
            icon={<PenLine aria-hidden size={20} strokeWidth={1.75} />}
          >
            {signature ? <Trans>Change</Trans> : <Trans>Sign</Trans>}
          </Button>
          {signature && (
            <Button
              look="plain"
              aria-label={t`Take away the signature of ${name}`}
              onClick={onClear}
              icon={<X aria-hidden size={20} strokeWidth={1.75} />}
            >
              <Trans>Take away</Trans>
            </Button>
          )}
        </div>
      </WhileOpen>
      {isOpen && (
        <SignatureSheet
          label={label}
          name={name}
          signature={signature}
          signing={signing}
          onSign={onSign}
          onClear={onClear}
          onClose={() => setOpen(false)}
        />
      )}
    </div>
  );
};
