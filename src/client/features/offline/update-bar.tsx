import { Trans } from '@lingui/react/macro';
import { create } from 'zustand';
import { Button } from '../../ui/button.tsx';
import { useTablet } from '../tablet/tablet-context.tsx';

/** A newer version that waits, and how to change to it. Set by the app when its service worker reports one. */
export const useUpdate = create<{ readonly change: (() => void) | undefined }>(() => ({ change: undefined }));

/** A newer version never interrupts: it waits in this bar until the person asks for it. */
export const UpdateBar = () => {
  const { change } = useUpdate();
  const { drafts } = useTablet();
  if (!change) return null;
  // What is typed is settled first; nothing is interrupted.
  const update = () => void drafts.settleAll().then(change);
  return (
    <div
      role="status"
      data-no-print
      className="flex flex-wrap items-center justify-between gap-3 border-b border-line bg-soft px-4 py-2"
    >
      <p>
        <Trans>A new version is ready. Your work is saved.</Trans>
      </p>
      <div className="flex gap-2">
        <Button look="plain" onClick={() => useUpdate.setState({ change: undefined })}>
          <Trans>Later</Trans>
        </Button>
        <Button look="outlined" onClick={update}>
          <Trans>Update</Trans>
        </Button>
      </div>
    </div>
  );
};
