import { Trans, useLingui } from '@lingui/react/macro';
import { Eraser, PenLine, Tablet as TabletIcon, Type, Undo2 } from 'lucide-react';
import { useId, useState } from 'react';
import type { Signature } from '#domain/meeting/drawn-signature.ts';
import { Button } from '../../ui/button.tsx';
import { Choice } from '../../ui/choice.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import { useTablet } from '../tablet/tablet-context.tsx';
import { useClock } from '../tablet/use-clock.ts';
import { DrawingPad } from './drawing-pad.tsx';
import type { OnSign, Signing } from './use-signing.ts';

/** Where somebody signs: on a pad, or with their typed name, which counts the same. There is nothing to save. */
export const SignatureSheet = ({
  label,
  name,
  signature,
  signing,
  onSign,
  onClear,
  onClose,
}: {
  label: string;
  name: string;
  signature: Signature | undefined;
  signing: Signing;
  onSign: OnSign;
  onClear: () => void;
  onClose: () => void;
}) => {
  const { t } = useLingui();
  const { now } = useTablet();
  const clock = useClock();
  const id = useId();
  const [way, setWay] = useState<'draw' | 'type'>(signature && !signature.drawn ? 'type' : 'draw');
  const [typed, setTyped] = useState(signature?.name || name);
  const { drawn, draw, forget, record } = signing;
  const close = () => {
    void record();
    onClose();
  };
  const clear = () => {
    forget();
    if (signature) onClear();
  };
  const takeBack = () => {
    if (!drawn) return;
    if (drawn.strokes.length > 1) draw({ ...drawn, strokes: drawn.strokes.slice(0, -1) });
    else clear();
  };
  const sign = async () => {
    const said = typed.trim();
    if (said === '') return;
    forget();
    if (await onSign({ name: said, at: now() })) onClose();
  };
  return (
    <Sheet
      title={label}
      closeLabel={t`Close`}
      isOpen
      onClose={close}
      foot={
        way === 'draw' ? (
          <>
            <Button look="filled" onClick={close}>
              <Trans>Done</Trans>
            </Button>
            <Button
              disabled={!drawn}
              onClick={takeBack}
              icon={<Undo2 aria-hidden size={20} strokeWidth={1.75} className="rtl:-scale-x-100" />}
            >
              <Trans>Last stroke</Trans>
            </Button>
            <Button disabled={!drawn} onClick={clear} icon={<Eraser aria-hidden size={20} strokeWidth={1.75} />}>
              <Trans>Clear</Trans>
            </Button>
          </>
        ) : (
          <Button look="filled" type="submit" form={id} disabled={typed.trim() === ''}>
            <Trans>Sign with this name</Trans>
          </Button>
        )
      }
    >
      <div style={{ minHeight: '56dvh' }} className="flex flex-col gap-6">
        {name !== '' && (
          <p className="text-section font-bold break-words">
            <bdi>{name}</bdi>
          </p>
        )}
        <Choice
          label={t`How to sign`}
          canClear={false}
          value={way}
          options={[
            { value: 'draw', text: t`Draw`, icon: <PenLine aria-hidden size={20} strokeWidth={1.75} /> },
            { value: 'type', text: t`Type the name`, icon: <Type aria-hidden size={20} strokeWidth={1.75} /> },
          ]}
          onChoose={(chosen) => {
            void record();
            setWay(chosen ?? 'draw');
          }}
        />
        {way === 'draw' ? (
          <div>
            <DrawingPad drawn={drawn} label={t`Sign here with finger, pen or mouse`} onStroke={draw} />
            <p className="mt-2 text-ink2">
              {drawn && signature?.drawn ? (
                <span className="inline-flex items-center gap-2">
                  <TabletIcon aria-hidden size={20} strokeWidth={1.75} />
                  {t`Saved on this tablet ${clock(signature.at)}`}
                </span>
              ) : (
                t`Sign with finger, pen or mouse. Each stroke is saved as it is drawn.`
              )}
            </p>
          </div>
        ) : (
          <form
            id={id}
            onSubmit={(event) => {
              event.preventDefault();
              void sign();
            }}
          >
            <label htmlFor={`${id}-name`} className="mb-2 block font-bold">
              <Trans>Name, in full</Trans>
            </label>
            <input
              id={`${id}-name`}
              dir="auto"
              value={typed}
              maxLength={200}
              autoComplete="off"
              onChange={(event) => setTyped(event.target.value)}
              aria-describedby={`${id}-why`}
              className="min-h-12 w-full rounded-card border border-edge bg-surface px-4"
            />
            <p id={`${id}-why`} className="mt-2 text-ink2">
              {signature?.drawn
                ? t`A typed name counts as a signature. It takes the place of the drawn one.`
                : t`A typed name counts as a signature.`}
            </p>
          </form>
        )}
      </div>
    </Sheet>
  );
};
