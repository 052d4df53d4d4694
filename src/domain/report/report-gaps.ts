import type { WholeAudit } from '../audit/audit-facts.ts';
import { itemStates } from '../checklist/item-states.ts';
import { gradeOf } from '../checklist/verdict.ts';
import { evidenceOf } from '../evidence/record-evidence.ts';
import { findingGaps } from '../finding/finding-gaps.ts';
import { isNonconformity } from '../finding/grade.ts';
import { lackingMeetings } from '../meeting/meetings.ts';
import type { EvidenceFile } from '../nouns.ts';
import { impartialityProblems } from '../plan/impartiality.ts';
import { unfinishedSamples } from '../sampling/samples.ts';
import { openFields } from './open-fields.ts';
import { sampleLabels } from './report-samples.ts';

/** The parts of a report, in the order of its check list (AUDITING 3, after ISO 19011). */
export const reportParts = [
  'objectives',
  'scope',
  'dates',
  'team',
  'impartiality',
  'ownWork',
  'itemsAnswered',
  'areasNotCovered',
  'conformsWithEvidence',
  'findingsComplete',
  'photosPlaced',
  'photosDrawable',
  'conflicts',
  'conclusion',
  'answers',
  'samplingCaveat',
  'openingMeeting',
  'closingMeeting',
  'samplesFinished',
] as const;
export type ReportPart = (typeof reportParts)[number];

/** One line of the check list: what is lacking, by item or finding number; empty where the part is complete. */
export type PartState = { readonly part: ReportPart; readonly lacking: readonly string[]; readonly of: number };

/** A PDF shows a JPEG: the photo itself, or a readable copy of it. */
const isDrawable = (file: EvidenceFile | undefined) =>
  file !== undefined && (file.readable !== undefined || file.kept.mediaType === 'image/jpeg');

const isEmpty = (text: string | undefined) => (text ?? '').trim() === '';

/** What a report made now would lack. A draft can be made at any time; what lacks is said in it, never hidden. */
export const reportGaps = (facts: WholeAudit): readonly PartState[] => {
  const audit = facts.audit?.fields ?? {};
  const allItems = itemStates(facts);
  // A split item is answered in its parts.
  const items = allItems.filter((item) => !item.parts);
  const reported = facts.evidence.filter((row) => row.fields.paper !== 'working');
  const withEvidence = new Set(reported.map((row) => row.fields.item));
  const photos = reported.filter((row) => row.fields.kind === 'photo');
  const countOf = (finding: string) => evidenceOf({ ...facts, evidence: reported }, finding).length;
  const undecided = new Set([
    ...allItems.filter((item) => item.state.isInConflict).map((item) => item.ref),
    ...openFields(facts)
      .filter(({ row }) => row.noun !== 'checklistResponse' && row.noun !== 'finding')
      .map(({ row, field }) => {
        const named = row.fields as {
          readonly number?: string;
          readonly name?: string;
          readonly title?: string;
          readonly item?: string;
        };
        const item = allItems.find((candidate) => candidate.item === named.item)?.ref;
        return (row.noun === 'audit' ? undefined : (named.number ?? named.name ?? named.title ?? item)) ?? field;
      }),
  ]);
  const ownWork = impartialityProblems(facts);
  const auditors = facts.team.filter((member) => member.fields.role !== 'observer');
  const text = (part: ReportPart, ...values: readonly (string | undefined)[]): PartState => ({
    part,
    lacking: values.some(isEmpty) ? [part] : [],
    of: 1,
  });
  const conforming = items.filter((item) => item.state.response === 'conforms');
  const uncovered = items.filter((i) => i.state.response === 'notAudited' || i.state.response === 'notApplicable');
  return [
    text('objectives', audit.objectives),
    text('scope', audit.scope),
    text('dates', audit.startsOn, audit.endsOn && (audit.startsOn ?? '') <= audit.endsOn ? audit.endsOn : undefined),
    {
      part: 'team',
      lacking: facts.team.filter((m) => isEmpty(m.fields.name)).map((m) => m.record),
      of: facts.team.length,
    },
    {
      part: 'impartiality',
      lacking: auditors.filter((m) => m.fields.impartiality !== 'declared').map((m) => m.fields.name ?? ''),
      of: auditors.length,
    },
    // Said only where somebody audits own work.
    ...(ownWork.length > 0
      ? [
          {
            part: 'ownWork' as const,
            lacking: [...new Set(ownWork.flatMap(({ name, reason }) => (reason === undefined ? name : [])))],
            of: ownWork.length,
          },
        ]
      : []),
    {
      part: 'itemsAnswered',
      lacking: items.filter((item) => item.state.response === undefined).map((item) => item.ref),
      of: items.length,
    },
    {
      part: 'areasNotCovered',
      lacking: uncovered
        .filter((item) => isEmpty(facts.responses.get(item.item)?.fields.reason))
        .map((item) => item.ref),
      of: uncovered.length,
    },
    {
      part: 'conformsWithEvidence',
      lacking: conforming.filter((item) => !withEvidence.has(item.item)).map((item) => item.ref),
      of: conforming.length,
    },
    {
      part: 'findingsComplete',
      lacking: [
        ...facts.findings
          .filter((finding) => findingGaps(finding, countOf(finding.record)).length > 0)
          .map((finding) => finding.fields.number ?? ''),
        ...items
          .filter(
            (item) =>
              item.state.response === 'doesNotConform' &&
              !facts.findings.some((f) => f.fields.item === item.item && isNonconformity(gradeOf(f))),
          )
          .map((item) => item.ref),
      ],
      of: facts.findings.length,
    },
    {
      part: 'photosPlaced',
      lacking: photos.filter((row) => isEmpty(row.fields.title)).map((row) => row.fields.number ?? ''),
      of: photos.length,
    },
    {
      part: 'photosDrawable',
      lacking: photos.filter((row) => !isDrawable(row.fields.file)).map((row) => row.fields.number ?? ''),
      of: photos.length,
    },
    { part: 'conflicts', lacking: [...undecided], of: items.length },
    text('conclusion', audit.conclusion),
    text('answers', audit.conformityAnswer, audit.effectivenessAnswer),
    text('samplingCaveat', audit.samplingNote),
    ...meetingGaps(facts),
    ...sampleGaps(facts),
  ];
};

/** MT9: of an audit that writes down neither agenda nor meetings, nothing is asked. */
const meetingGaps = (facts: WholeAudit): readonly PartState[] => {
  const lacking = lackingMeetings(facts);
  if (lacking.length === 0 && facts.of('meeting').length === 0) return [];
  return (['opening', 'closing'] as const).map((kind): PartState => {
    const part = `${kind}Meeting` as const;
    return { part, lacking: lacking.includes(kind) ? [part] : [], of: 1 };
  });
};

/** SM8 */
const sampleGaps = (facts: WholeAudit): readonly PartState[] => {
  const labels = sampleLabels(facts);
  if (labels.size === 0) return [];
  const lacking = unfinishedSamples(facts).map(({ record }) => labels.get(record) ?? '');
  return [{ part: 'samplesFinished', lacking, of: labels.size }];
};
