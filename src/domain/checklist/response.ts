/** What the auditor decided of one checklist item, the severest first (SYNC 2). */
export const responses = ['doesNotConform', 'notAudited', 'conforms', 'notApplicable'] as const;
export type Response = (typeof responses)[number];
