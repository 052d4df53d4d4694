import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { FindingGap } from '#domain/finding/finding-gaps.ts';
import type { Theme } from '#domain/finding/grade.ts';

export const themeWords: Record<Theme, MessageDescriptor> = {
  security: msg`Security`,
  safety: msg`Safety`,
  privacy: msg`Privacy`,
  fairness: msg`Fairness`,
  transparency: msg`Transparency`,
  dataQuality: msg`Data quality`,
  accountability: msg`Accountability`,
};

export const gapWords: Record<FindingGap, MessageDescriptor> = {
  title: msg`title`,
  requirement: msg`requirement`,
  evidence: msg`linked evidence`,
  statement: msg`statement`,
  gradeReason: msg`reason for the grade`,
};
