import type { ReportEvidence } from '#domain/report/report-model.ts';
import type { Wording } from '../wording/wording.ts';

/** A piece of evidence in one line, all that was entered of it but its description. */
export const evidenceLine = (evidence: ReportEvidence, w: Wording): string => {
  const { fields } = evidence;
  const sample =
    fields.sampleSize === undefined
      ? undefined
      : w('evidence.sample', {
          hits: fields.sampleHits ?? 0,
          size: fields.sampleSize,
          population: fields.population ?? w('evidence.populationUnknown'),
        });
  return [
    `${evidence.label} ${w(`evidence.${evidence.kind}`)}`,
    fields.title,
    fields.documentId,
    fields.documentVersion ? w('evidence.version', { version: fields.documentVersion }) : undefined,
    fields.documentOn ? w('evidence.dated', { day: w.day(fields.documentOn) }) : undefined,
    fields.interviewee,
    sample,
    fields.method ? w('evidence.chosen', { method: fields.method }) : undefined,
    evidence.kind === 'file' ? evidence.file?.name : undefined,
  ]
    .filter(Boolean)
    .join(', ');
};

/** The same with its description after it. */
export const evidenceText = (evidence: ReportEvidence, w: Wording): string =>
  [evidenceLine(evidence, w), evidence.fields.description].filter(Boolean).join('\n');
