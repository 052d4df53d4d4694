import sampleData from '#domain/sample/norrsken-kredit.json' with { type: 'json' };
import { sampleActs } from '#domain/sample/sample-acts.ts';
import type { SampleAudit } from '#domain/sample/sample-audit.ts';
import type { Tablet } from '../tablet/tablet-context.tsx';
import { sampleHand } from './sample-hand.ts';
import { fetchSamplePhotos } from './sample-photos.ts';

const sample = sampleData as SampleAudit;

/** Records the sample audit into a new journal, like any other audit, and gives the journal. */
export const openSample = async (tablet: Tablet): Promise<string> => {
  const photos = await fetchSamplePhotos([sample], tablet);
  const files = new Map([...photos].map(([name, taken]) => [name, taken.file]));
  const hand = sampleHand(tablet, photos);
  const person = tablet.recorder.person();
  const journal = await hand.found('audit');
  for (const act of sampleActs(journal, sample, { catalogue: tablet.catalogue, person, newId: tablet.newId, files }))
    await hand.say(journal, act);
  return journal;
};
