import type { StatementModel } from '../applicability/statement-model.ts';
import type { CasePaperModel, CaseRegisterModel } from '../corrective-action/case-paper-model.ts';
import type { PlanModel } from '../plan/plan-model.ts';
import type { ProgrammeModel } from '../programme/programme-model.ts';
import type { ReadinessModel } from '../readiness/readiness-model.ts';
import type { ReviewInputs } from '../readiness/review-inputs.ts';

/** What a paper beside the report is made of: facts as plain data, so that a worker can take them. */
export type PaperSubject =
  | { readonly kind: 'plan'; readonly model: PlanModel }
  | { readonly kind: 'programme'; readonly model: ProgrammeModel }
  | { readonly kind: 'statement'; readonly model: StatementModel }
  | { readonly kind: 'readiness'; readonly model: ReadinessModel }
  | { readonly kind: 'reviewInputs'; readonly model: ReviewInputs }
  | { readonly kind: 'case'; readonly model: CasePaperModel }
  | { readonly kind: 'caseRegister'; readonly model: CaseRegisterModel };

/** When and by which version of the app a paper is made. */
export type PaperMaking = { readonly at: string; readonly app: string };
