import type { SampleAudit } from '#domain/sample/sample-audit.ts';
import { type TakenIn, takeInFile } from '../../recorder/take-in-file.ts';
import type { Tablet } from '../tablet/tablet-context.tsx';

const fetchPhoto = async (name: string, { crypto, pictures }: Tablet): Promise<TakenIn> => {
  const response = await fetch(`/sample/${name}`);
  const taken = await takeInFile(new File([await response.arrayBuffer()], name), {
    crypto,
    pictures,
    wants: 'photo',
    keeping: 'original',
  });
  if (!taken.ok) throw new Error(`Bug: sample photo ${name}: ${taken.refusal.kind}`);
  return taken.value;
};

/** The photos that sample audits name, taken in like those of a camera. */
export const fetchSamplePhotos = async (
  samples: readonly SampleAudit[],
  tablet: Tablet,
): Promise<ReadonlyMap<string, TakenIn>> => {
  const photos = new Map<string, TakenIn>();
  for (const { items } of samples)
    for (const { photo } of items.flatMap((item) => item.evidence))
      if (photo && !photos.has(photo.file)) photos.set(photo.file, await fetchPhoto(photo.file, tablet));
  return photos;
};
