import sampleData from '#domain/sample/norrsken-kredit.json' with { type: 'json' };
import { sampleActs } from '#domain/sample/sample-acts.ts';
import type { SampleAudit } from '#domain/sample/sample-audit.ts';
import { type TakenIn, takeInFile } from '../../recorder/take-in-file.ts';
import type { Tablet } from '../tablet/tablet-context.tsx';

const sample = sampleData as SampleAudit;

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

/** Records the sample audit into a new journal, like any other audit, and gives the journal. */
export const openSample = async (tablet: Tablet): Promise<string> => {
  const names = sample.items.flatMap((item) => item.evidence.flatMap((evidence) => evidence.photo?.file ?? []));
  const photos = new Map<string, TakenIn>();
  for (const name of names) photos.set(name, await fetchPhoto(name, tablet));
  const files = new Map([...photos].map(([name, taken]) => [name, taken.file]));
  const { person } = (await tablet.database.tablet.get('tablet')) ?? { person: tablet.newId() };
  const founded = await tablet.recorder.found('audit', () => []);
  if (!founded.ok) throw new Error(founded.refusal.kind);
  const journal = founded.value;
  for (const act of sampleActs(journal, sample, { catalogue: tablet.catalogue, person, newId: tablet.newId, files })) {
    const taken = act.photos.flatMap((name) => photos.get(name) ?? []);
    const done = await tablet.recorder.commit({
      journal,
      edits: act.edits,
      bytes: taken.flatMap((photo) => photo.bytes),
      thumbnails: taken.flatMap((photo) => photo.thumbnails),
    });
    if (!done.ok) throw new Error(done.refusal.kind);
  }
  const { recordSampleCases } = await import('./record-sample-cases.ts');
  await recordSampleCases(tablet, journal);
  return journal;
};
