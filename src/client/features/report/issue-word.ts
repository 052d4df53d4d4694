import type { ReportModel } from '#domain/report/report-model.ts';
import { printedIssue } from '#domain/report/report-sign-off.ts';

/** What a file's name says of its standing: the same in every language, so that files sort. */
export const issueWord = (model: ReportModel): string =>
  model.isDraft ? 'draft' : `issue ${printedIssue(model)?.issue ?? ''}`;

/** As much of an audit's title as leaves room for the issue and the day behind it. */
export const titleForFile = (title: string | undefined): string | undefined =>
  title && title.length > 44 ? title.slice(0, 44).replace(/\s\S*$/u, '') : title;
