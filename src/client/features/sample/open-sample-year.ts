import { recordSampleYear, type SampleYear, sampleYearAudits } from '#domain/sample/year/record-sample-year.ts';
import type { Tablet } from '../tablet/tablet-context.tsx';
import { sampleHand } from './sample-hand.ts';
import { fetchSamplePhotos } from './sample-photos.ts';

/** Records a year of the made-up company, journal by journal. */
export const openSampleYear = async (tablet: Tablet): Promise<SampleYear> => {
  const photos = await fetchSamplePhotos(sampleYearAudits, tablet);
  return recordSampleYear(sampleHand(tablet, photos), {
    catalogue: tablet.catalogue,
    person: tablet.recorder.person(),
    newId: tablet.newId,
    files: new Map([...photos].map(([name, taken]) => [name, taken.file])),
  });
};
