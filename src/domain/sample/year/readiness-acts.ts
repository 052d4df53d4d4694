import type { RecordOf } from '../../nouns.ts';
import { documentMark, namedMark } from '../../readiness/artefact.ts';
import { stepEdits } from '../../readiness/certification-path.ts';
import { readinessRecordId } from '../../readiness/give-verdict.ts';
import { editsOf } from '../../row.ts';
import type { SampleAct } from '../sample-acts.ts';
import { sampleRecord } from '../sample-record.ts';
import readinessData from './readiness.json' with { type: 'json' };

type Verdict = Omit<RecordOf<'readinessVerdict'>, 'document' | 'evidence' | 'judged'>;

type SampleReadiness = {
  /** `document`: a key of the sample's register. `evidence`: a key of its audit's evidence. */
  readonly verdicts: readonly (Pick<Verdict, 'stage' | 'row'> &
    Partial<Verdict> & { readonly document?: string; readonly evidence?: string })[];
  readonly steps: readonly (Pick<RecordOf<'certificationStep'>, 'step'> & Partial<RecordOf<'certificationStep'>>)[];
  readonly reviews: readonly (Partial<RecordOf<'managementReview'>> & { readonly key: string })[];
};

const sample = readinessData as SampleReadiness;

/**
 * The sample organisation's readiness in autumn 2026: verdicts, the path to its certificate, and its management reviews.
 * `documents` are those of its register: a verdict on one that isn't there names it in words instead.
 */
export const readinessActs = (
  journal: string,
  {
    audit,
    documents = [],
  }: {
    readonly audit?: string;
    readonly documents?: readonly (Partial<RecordOf<'document'>> & { readonly key: string })[];
  } = {},
): readonly SampleAct[] => {
  const verdicts = sample.verdicts.flatMap(({ document, evidence, ...said }) => {
    const listed = documents.find(({ key }) => key === document);
    const fields = {
      ...said,
      ...(document && listed ? { document: sampleRecord(journal, 'document', document) } : {}),
      ...(evidence && audit ? { evidence: { journal: audit, record: sampleRecord(audit, 'evidence', evidence) } } : {}),
    };
    return editsOf('readinessVerdict', readinessRecordId(journal, said.stage, said.row), {
      ...fields,
      ...(listed ? { artefactOn: listed.issuedOn } : {}),
      judged: listed ? documentMark(listed) : namedMark(said.artefact ?? '', said.artefactOn),
    });
  });
  const edits = [
    ...sample.reviews.flatMap(({ key, ...review }) =>
      editsOf('managementReview', sampleRecord(journal, 'managementReview', key), review),
    ),
    ...verdicts,
    ...sample.steps.flatMap(({ step, ...fields }) => stepEdits(journal, step, fields)),
  ];
  return [{ edits, photos: [] }];
};
