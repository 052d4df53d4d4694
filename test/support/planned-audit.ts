import sampleData from '#domain/sample/norrsken-kredit.json' with { type: 'json' };
import { sampleActs } from '#domain/sample/sample-acts.ts';
import type { SampleAudit } from '#domain/sample/sample-audit.ts';
import planData from '#domain/sample/year/plan.json' with { type: 'json' };
import { planActs, type SamplePlan } from '#domain/sample/year/plan-acts.ts';
import secondData from '#domain/sample/year/second-audit.json' with { type: 'json' };
import { buildAudit } from './audit-builder.ts';
import { catalogue, sofia } from './test-tablet.ts';

const organisation = 'eeeeeeee-0000-4000-8000-000000000001';

const opened = (sample: SampleAudit) => {
  const audit = buildAudit();
  const file = { mediaType: 'image/jpeg', size: 1, sha256: 'a'.repeat(64) };
  const files = new Map(
    sample.items
      .flatMap((item) => item.evidence.flatMap((one) => one.photo?.file ?? []))
      .map((name) => [name, { ...file, name, kept: { ...file, isOriginal: true } }]),
  );
  const use = { catalogue, person: sofia.person, newId: audit.newRecord, files };
  for (const act of sampleActs(audit.facts().journal, sample, use)) audit.author.edit(...act.edits);
  return audit;
};

/** The sample audit with its plan: agenda, own areas, one clash with its reason, working papers, earlier findings. */
export const buildPlannedAudit = () => {
  const audit = opened(sampleData as SampleAudit);
  const use = { organisation, person: sofia.person, leadMark: 'SA' };
  for (const act of planActs(audit.facts().journal, planData as SamplePlan, use)) audit.author.edit(...act.edits);
  return audit;
};

/** The remote audit of June, one item of which is split by AI system. */
export const buildSecondAudit = () => opened(secondData as SampleAudit);
