import type { PaperMaking, PaperSubject } from '#domain/report/paper-subject.ts';
import type { DateFormat, ReportLanguage } from '#domain/report/report-choices.ts';
import { casePaper } from './case/case-paper.ts';
import { caseRegisterPaper } from './case/case-register-paper.ts';
import type { Paper } from './paper.ts';
import { planPaper } from './plan/plan-paper.ts';

/** The paper of a subject in words. */
export const makePaper = (
  subject: PaperSubject,
  making: PaperMaking,
  choices: { readonly language: ReportLanguage; readonly dates: DateFormat },
): Paper => {
  switch (subject.kind) {
    case 'plan':
      return planPaper(subject.model, making, choices);
    case 'case':
      return casePaper(subject.model, choices);
    case 'caseRegister':
      return caseRegisterPaper(subject.model, choices);
  }
};
