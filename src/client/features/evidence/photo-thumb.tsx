import { useLingui } from '@lingui/react/macro';
import { ImageOff } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { Row } from '#domain/row.ts';
import { useThumbnail } from '../../store/live-rows.ts';
import { useTablet } from '../tablet/tablet-context.tsx';

/** The small picture of a photo, or its name where this browser can't show it. */
export const PhotoThumb = ({ evidence, className = '' }: { evidence: Row<'evidence'>; className?: string }) => {
  const { database } = useTablet();
  const { t } = useLingui();
  const thumbnail = useThumbnail(database, evidence.fields.file?.sha256);
  const [url, setUrl] = useState<string>();
  useEffect(() => {
    if (!thumbnail) return setUrl(undefined);
    const made = URL.createObjectURL(new Blob([thumbnail.bytes], { type: thumbnail.mediaType }));
    setUrl(made);
    return () => URL.revokeObjectURL(made);
  }, [thumbnail]);
  const number = evidence.fields.number ?? '';
  const title = evidence.fields.title ?? '';
  return url ? (
    <img
      src={url}
      alt={title === '' ? t`Photo ${number}` : `${number} ${title}`}
      className={`bg-sunken object-cover ${className}`}
    />
  ) : (
    <span
      className={`flex flex-col items-center justify-center gap-1 bg-sunken p-2 text-center text-ink2 ${className}`}
    >
      {thumbnail === null && <ImageOff aria-hidden size={24} strokeWidth={1.75} />}
      <span className="max-w-full truncate">{number}</span>
    </span>
  );
};
