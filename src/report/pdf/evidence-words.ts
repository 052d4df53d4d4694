import type { ReportEvidence } from '#domain/report/report-model.ts';
import type { Wording } from '../wording/wording.ts';

/** A piece of evidence in one line, all that was entered of it but its description. */
export const evidenceLine = (evidence: ReportEvidence, w: Wording): string => {
  const { fields } = evidence;
  const unknown = w('evidence.notRecorded');
  const hasSample = [fields.population, fields.sampleSize, fields.sampleHits].some((count) => count !== undefined);
  const sample = hasSample
    ? w('evidence.sample', {
        hits: fields.sampleHits ?? unknown,
        size: fields.sampleSize ?? unknown,
        population: fields.population ?? unknown,
      })
    : undefined;
  return [
    `${evidence.label} ${w(`evidence.${evidence.kind}`)}`,
    fields.title,
    fields.documentId,
    fields.documentVersion ? w('evidence.version', { version: fields.documentVersion }) : undefined,
    fields.documentOn ? w('evidence.dated', { day: w.day(fields.documentOn) }) : undefined,
    fields.interviewee,
    sample,
    fields.method ? w('evidence.chosen', { method: fields.method }) : undefined,
    evidence.sample ? w('evidence.fromSample', { sample: evidence.sample }) : undefined,
    evidence.kind === 'file' ? evidence.file?.name : undefined,
    evidence.kind === 'photo' ? undefined : placeOf(evidence, w),
  ]
    .filter(Boolean)
    .join(', ');
};

/** Where it was recorded, where the auditor said so. */
export const placeOf = ({ fields: { place } }: ReportEvidence, w: Wording): string | undefined =>
  place &&
  w('photo.place', {
    latitude: place.latitude.toFixed(5),
    longitude: place.longitude.toFixed(5),
    accuracy: place.accuracy,
  });

/** The same with its description after it. */
export const evidenceText = (evidence: ReportEvidence, w: Wording): string =>
  [evidenceLine(evidence, w), evidence.fields.description].filter(Boolean).join('\n');
