import type { ReportModel } from '#domain/report/report-model.ts';
import { printedIssue } from '#domain/report/report-sign-off.ts';

/** What a file's name says of its standing: the same in every language, so that files sort. */
export const issueWord = (model: ReportModel): string =>
  model.isDraft ? 'draft' : `issue ${printedIssue(model)?.issue ?? ''}`;
