import { useLingui } from '@lingui/react/macro';
import { Images } from 'lucide-react';
import { evidenceKinds } from '#domain/evidence/evidence-kind.ts';
import { Button } from '../../ui/button.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import { evidenceIcons, evidenceWords } from './evidence-words.ts';
import { FileButton } from './file-button.tsx';
import { fileTypes, photoTypes } from './file-types.ts';
import { useAddEvidence } from './use-add-evidence.ts';

/** The kinds of evidence that can be recorded on an item. */
export const AddEvidenceSheet = ({
  item,
  finding,
  onFiles,
  onClose,
}: {
  item: string;
  finding?: string;
  /** The opener takes the files in: it stays on screen and shows how far they are. */
  onFiles: (files: readonly File[], wants: 'photo' | 'file') => void;
  onClose: () => void;
}) => {
  const { t, i18n } = useLingui();
  const add = useAddEvidence({ item }, finding);
  const take = (wants: 'photo' | 'file') => (files: readonly File[]) => {
    onClose();
    onFiles(files, wants);
  };
  return (
    <Sheet title={t`Add evidence`} closeLabel={t`Close`} isOpen onClose={onClose}>
      <div className="flex flex-col gap-3">
        <FileButton
          accept={photoTypes}
          isMultiple
          onFiles={take('photo')}
          className="justify-start border-edge bg-surface px-5 py-2.5"
        >
          <Images aria-hidden size={24} strokeWidth={1.75} />
          {t`Photos from the library`}
        </FileButton>
        {evidenceKinds
          .filter((kind) => kind !== 'photo' && kind !== 'file')
          .map((kind) => {
            const Icon = evidenceIcons[kind];
            return (
              <Button
                key={kind}
                onClick={() => void add(kind)}
                className="justify-start"
                icon={<Icon aria-hidden size={24} strokeWidth={1.75} />}
              >
                {i18n._(evidenceWords[kind])}
              </Button>
            );
          })}
        <FileButton
          accept={fileTypes}
          isMultiple
          onFiles={take('file')}
          className="justify-start border-edge bg-surface px-5 py-2.5"
        >
          <evidenceIcons.file aria-hidden size={24} strokeWidth={1.75} />
          {t`File: PDF, picture or audio`}
        </FileButton>
      </div>
    </Sheet>
  );
};
