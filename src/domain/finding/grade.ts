/** The grades of a finding, the severest first (SYNC 2): displays and totals show the severest. */
export const grades = ['major', 'minor', 'observation', 'opportunityForImprovement', 'goodPractice'] as const;
export type Grade = (typeof grades)[number];

export const isNonconformity = (grade: Grade | undefined): boolean => grade === 'major' || grade === 'minor';

export const themes = [
  'security',
  'safety',
  'privacy',
  'fairness',
  'transparency',
  'dataQuality',
  'accountability',
] as const;
export type Theme = (typeof themes)[number];
