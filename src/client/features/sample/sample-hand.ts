import type { SampleHand } from '#domain/sample/year/record-sample-year.ts';
import type { TakenIn } from '../../recorder/take-in-file.ts';
import { readAuditFacts } from '../../store/read-facts.ts';
import type { Tablet } from '../tablet/tablet-context.tsx';

/** Records a sample by the one door that everything else goes through. Throws where something is refused. */
export const sampleHand = (
  { database, recorder, catalogue }: Pick<Tablet, 'database' | 'recorder' | 'catalogue'>,
  photos: ReadonlyMap<string, TakenIn>,
): SampleHand => ({
  found: async (kind) => {
    const founded = await recorder.found(kind, () => []);
    if (!founded.ok) throw new Error(`sample: ${founded.refusal.kind}`);
    return founded.value;
  },
  say: async (journal, act) => {
    const taken = act.photos.flatMap((name) => photos.get(name) ?? []);
    const done = await recorder.commit({
      journal,
      edits: act.edits,
      bytes: taken.flatMap((photo) => photo.bytes),
      thumbnails: taken.flatMap((photo) => photo.thumbnails),
    });
    if (!done.ok) throw new Error(`sample: ${JSON.stringify(done.refusal)}`);
  },
  administer: async (journal, make) => {
    const done = await recorder.administer(journal, make);
    if (!done.ok) throw new Error(`sample: ${done.refusal.kind}`);
  },
  read: (audit) => readAuditFacts(database, audit, catalogue),
});
