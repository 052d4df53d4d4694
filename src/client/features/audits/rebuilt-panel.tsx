import { Trans, useLingui } from '@lingui/react/macro';
import type { Rebuilt } from '../../store/witness.ts';
import { WarnPanel } from '../../ui/panel.tsx';

/** The browser lost the store, and the second copy filled it again: said once, plainly. */
export const RebuiltPanel = ({ rebuilt }: { rebuilt: Rebuilt }) => {
  const { t } = useLingui();
  const { changes, files } = rebuilt;
  return (
    <div className="mb-6">
      <WarnPanel title={t`The browser lost this tablet's store`}>
        <p>
          <Trans>
            It was filled again from the second copy: {changes} changes and {files} photos and files that were not sent
            yet. What was on the server comes back when you sign in. If you had shared nothing, all of it is here.
          </Trans>
        </p>
      </WarnPanel>
    </div>
  );
};
