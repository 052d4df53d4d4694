import sampleData from '#domain/sample/norrsken-kredit.json' with { type: 'json' };
import { sampleActs } from '#domain/sample/sample-acts.ts';
import type { SampleAudit } from '#domain/sample/sample-audit.ts';
import { sampleMeetings } from '#domain/sample/year/meetings-acts.ts';
import { sampleSamples } from '#domain/sample/year/samples-acts.ts';
import { buildAudit } from './audit-builder.ts';
import { catalogue, sofia } from './test-tablet.ts';

/** The sample audit in memory, without photos, with its meetings and samples. */
export const buildSampleYearAudit = () => {
  const audit = buildAudit();
  const { journal } = audit.facts();
  const sample = sampleData as SampleAudit;
  const withoutPhotos = {
    ...sample,
    items: sample.items.map((item) => ({
      ...item,
      evidence: item.evidence.map(({ photo: _photo, ...evidence }) => evidence),
    })),
  };
  const acts = [
    ...sampleActs(journal, withoutPhotos, {
      catalogue,
      person: sofia.person,
      newId: audit.newRecord,
      files: new Map(),
    }),
    ...sampleMeetings(journal),
    ...sampleSamples(journal),
  ];
  for (const { edits } of acts) audit.author.edit(...edits);
  return audit;
};
