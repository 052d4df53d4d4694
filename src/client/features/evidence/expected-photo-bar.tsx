import { Trans, useLingui } from '@lingui/react/macro';
import { Camera } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { ExpectedPhoto } from '../../store/device-database.ts';
import { Button } from '../../ui/button.tsx';
import { useAudit } from '../tablet/audit-context.tsx';
import { useTablet } from '../tablet/tablet-context.tsx';
import { FileButton } from './file-button.tsx';
import { photoTypes } from './file-types.ts';
import { usePhotoIntake } from './use-photo-intake.ts';

/** A photo was awaited when the page went away, as some tablets do while the camera is open: take it now, for the same item. */
export const ExpectedPhotoBar = () => {
  const { facts } = useAudit();
  const { notes } = useTablet();
  const [expected, setExpected] = useState<ExpectedPhoto>();
  useEffect(() => {
    let isOver = false;
    void notes.expectedPhotos().then((all) => {
      if (!isOver) setExpected(all.find((photo) => photo.journal === facts.journal));
    });
    return () => {
      isOver = true;
    };
    // Only what was left from before this visit: looked up once per audit.
  }, [facts.journal, notes]);
  return expected && <Awaited key={expected.id} expected={expected} onDone={() => setExpected(undefined)} />;
};

const Awaited = ({ expected, onDone }: { expected: ExpectedPhoto; onDone: () => void }) => {
  const { items } = useAudit();
  const { notes } = useTablet();
  const { t } = useLingui();
  const intake = usePhotoIntake(expected.item, expected.finding);
  const ref = items.find((item) => item.item === expected.item)?.ref ?? '';
  return (
    <div
      role="status"
      className="flex flex-wrap items-center justify-between gap-3 border-b border-warn-line bg-warn px-4 py-2"
    >
      <p className="min-w-0 flex-1">
        <Trans>A photo for {ref} was awaited when the app was interrupted. It was not received.</Trans>
      </p>
      <div className="flex gap-2">
        <FileButton
          accept={photoTypes}
          isCamera
          onFiles={(files) => void intake.takeIn(files, 'photo').then(onDone)}
          className="border-edge bg-surface px-5"
        >
          <Camera aria-hidden size={20} strokeWidth={1.75} />
          {t`Take it now`}
        </FileButton>
        <Button look="plain" onClick={() => void notes.forgetExpectedPhoto(expected.id).then(onDone)}>
          <Trans>Not needed</Trans>
        </Button>
      </div>
    </div>
  );
};
