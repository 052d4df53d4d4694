import type { PaperMaking, PaperSubject } from '#domain/report/paper-subject.ts';
import type { DateFormat, ReportLanguage } from '#domain/report/report-choices.ts';
import { casePaper } from './case/case-paper.ts';
import { caseRegisterPaper } from './case/case-register-paper.ts';
import type { Paper } from './paper.ts';
import { planPaper } from './plan/plan-paper.ts';
import { programmePaper } from './programme/programme-paper.ts';
import { readinessPaper } from './readiness/readiness-paper.ts';
import { reviewInputsPaper } from './review-inputs/review-inputs-paper.ts';
import { statementPaper } from './statement/statement-paper.ts';

/** The paper of a subject in words. */
export const makePaper = (
  subject: PaperSubject,
  making: PaperMaking,
  choices: { readonly language: ReportLanguage; readonly dates: DateFormat },
): Paper => {
  switch (subject.kind) {
    case 'plan':
      return planPaper(subject.model, making, choices);
    case 'programme':
      return programmePaper(subject.model, making, choices);
    case 'statement':
      return statementPaper(subject.model, making, choices);
    case 'readiness':
      return readinessPaper(subject.model, choices);
    case 'reviewInputs':
      return reviewInputsPaper(subject.model, choices);
    case 'case':
      return casePaper(subject.model, choices);
    case 'caseRegister':
      return caseRegisterPaper(subject.model, choices);
  }
};
