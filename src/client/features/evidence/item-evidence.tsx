import { useLingui } from '@lingui/react/macro';
import { Camera, Plus, Tablet } from 'lucide-react';
import { useState } from 'react';
import { Link } from 'react-router';
import type { ItemWithState } from '#domain/checklist/item-states.ts';
import { later } from '../../ui/later.tsx';
import { Section } from '../../ui/panel.tsx';
import { ProgressBar } from '../../ui/progress-bar.tsx';
import { WhileOpen } from '../../ui/read-only.tsx';
import { useAudit } from '../tablet/audit-context.tsx';
import { EvidenceRow } from './evidence-row.tsx';
import { FileButton } from './file-button.tsx';
import { photoTypes } from './file-types.ts';
import { PhotoThumb } from './photo-thumb.tsx';
import { usePhotoIntake } from './use-photo-intake.ts';

const AddEvidenceSheet = later(() => import('./add-evidence-sheet.tsx').then((m) => m.AddEvidenceSheet));

/** Everything seen on one item: photos as pictures, the rest as rows, and one tap to the camera. */
export const ItemEvidence = ({ item }: { item: ItemWithState }) => {
  const { facts } = useAudit();
  const { t } = useLingui();
  const [isAdding, setAdding] = useState(false);
  const intake = usePhotoIntake(item.item);
  const evidence = facts.evidence.filter((row) => row.fields.item === item.item);
  const photos = evidence.filter((row) => row.fields.kind === 'photo');
  const others = evidence.filter((row) => row.fields.kind !== 'photo');
  return (
    <Section label={t`Evidence`}>
      <div className="grid grid-cols-[repeat(auto-fill,minmax(120px,1fr))] gap-3">
        {photos.map((photo) => (
          <Link
            key={photo.record}
            to={`/audits/${facts.journal}/evidence/${photo.record}`}
            className="press relative block aspect-4/3 overflow-hidden rounded-photo border border-line"
          >
            <PhotoThumb evidence={photo} className="size-full" />
            <span
              title={t`Saved on this tablet`}
              className="absolute end-1.5 bottom-1.5 inline-flex size-8 items-center justify-center rounded-full bg-black/75 text-white"
            >
              <Tablet aria-hidden size={18} strokeWidth={1.75} />
              <span className="sr-only">{t`Saved on this tablet`}</span>
            </span>
          </Link>
        ))}
        <FileButton
          accept={photoTypes}
          isCamera
          onOpen={intake.expect}
          onCancel={intake.forget}
          onFiles={(files) => void intake.takeIn(files, 'photo')}
          className="aspect-4/3 flex-col border-dashed border-edge"
        >
          <Camera aria-hidden size={24} strokeWidth={1.75} />
          {t`Photo`}
        </FileButton>
      </div>
      {intake.taking && (
        <div className="mt-3">
          <ProgressBar
            label={t`Taking in photos`}
            words={t`${intake.taking.done} of ${intake.taking.of} saved`}
            value={intake.taking.done}
            max={intake.taking.of}
          />
        </div>
      )}
      <div className="mt-3 divide-y divide-line rounded-card border border-line">
        {others.map((row) => (
          <EvidenceRow key={row.record} evidence={row} />
        ))}
        <WhileOpen>
          <button
            type="button"
            onClick={() => setAdding(true)}
            className="press flex min-h-14 w-full items-center gap-4 px-4 font-bold text-accent min-[600px]:px-6"
          >
            <Plus aria-hidden size={24} strokeWidth={1.75} />
            {t`Add evidence`}
          </button>
        </WhileOpen>
      </div>
      {isAdding && (
        <AddEvidenceSheet
          item={item.item}
          onFiles={(files, wants) => void intake.takeIn(files, wants)}
          onClose={() => setAdding(false)}
        />
      )}
    </Section>
  );
};
