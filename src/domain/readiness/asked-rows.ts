/**
 * The documented information that ISO/IEC 42001:2023 asks for, each with the clause that asks: what Stage 1 looks at
 * first. Titles are the screens' and papers' to word.
 */
export const askedDocuments = [
  { key: 'scope', item: '4.3' },
  { key: 'policy', item: '5.2' },
  { key: 'risksAndOpportunities', item: '6.1.1' },
  { key: 'riskAssessmentProcess', item: '6.1.2' },
  { key: 'riskTreatmentProcess', item: '6.1.3' },
  { key: 'statementOfApplicability', item: '6.1.3' },
  { key: 'treatmentPlan', item: '6.1.3' },
  { key: 'controlDocuments', item: '6.1.3' },
  { key: 'impactAssessmentProcess', item: '6.1.4' },
  { key: 'impactAssessmentResults', item: '6.1.4' },
  { key: 'objectives', item: '6.2' },
  { key: 'competence', item: '7.2' },
  { key: 'necessaryDocuments', item: '7.5.1' },
  { key: 'processEvidence', item: '8.1' },
  { key: 'riskResults', item: '8.2' },
  { key: 'treatmentResults', item: '8.3' },
  { key: 'impactResults', item: '8.4' },
  { key: 'monitoringResults', item: '9.1' },
  { key: 'auditProgramme', item: '9.2.2' },
  { key: 'auditResults', item: '9.2.2' },
  { key: 'reviewResults', item: '9.3.3' },
  { key: 'nonconformityRecords', item: '10.2' },
] as const;

/** What Stage 1 looks at beside documents. */
export const askedPractice = [
  { key: 'understanding', item: '4.4' },
  { key: 'scopeFits', item: '4.3' },
  { key: 'auditPlanned', item: '9.2.2' },
  { key: 'auditPerformed', item: '9.2.1' },
  { key: 'reviewPlanned', item: '9.3.1' },
  { key: 'reviewPerformed', item: '9.3.3' },
] as const;

export type AskedKey = (typeof askedDocuments)[number]['key'] | (typeof askedPractice)[number]['key'];
