import { gradeOf } from '../checklist/verdict.ts';
import type { Row } from '../row.ts';
import { isNonconformity } from './grade.ts';

export type FindingGap = 'title' | 'requirement' | 'evidence' | 'statement' | 'gradeReason';

const isEmpty = (text: string | undefined) => (text ?? '').trim() === '';

/**
 * What a finding still lacks. A nonconformity has three parts, requirement, objective evidence and statement, and a
 * grade with its reason (AUDITING 2); the other grades need a title and what was seen.
 */
export const findingGaps = (finding: Row<'finding'>, evidenceCount: number): readonly FindingGap[] => {
  const { title, requirement, statement, gradeReason } = finding.fields;
  const lacks = (gap: FindingGap, isLacking: boolean): readonly FindingGap[] => (isLacking ? [gap] : []);
  return isNonconformity(gradeOf(finding))
    ? [
        ...lacks('title', isEmpty(title)),
        ...lacks('requirement', isEmpty(requirement)),
        ...lacks('evidence', evidenceCount === 0),
        ...lacks('statement', isEmpty(statement)),
        ...lacks('gradeReason', isEmpty(gradeReason)),
      ]
    : [...lacks('title', isEmpty(title)), ...lacks('statement', isEmpty(statement))];
};
