import type { ReportFinding, ReportModel } from '#domain/report/report-model.ts';
import type { Wording } from '../wording/wording.ts';
import { type ColumnOf, recorded, type Table, tableOf } from './table.ts';

/** Every finding with all that was entered of it, the severest first. */
export const findingsTable = (model: ReportModel, w: Wording): Table => {
  const columns: readonly ColumnOf<ReportFinding>[] = [
    [w('table.number'), 10, (f) => f.number],
    [w('table.grade'), 26, (f) => w(`grade.${f.grade}`)],
    [w('table.item'), 9, (f) => f.ref],
    [w('column.itemTitle'), 30, (f) => f.itemTitle],
    [w('table.title'), 40, (f) => f.fields.title],
    [w('finding.requirement'), 50, (f) => f.fields.requirement],
    [w('finding.statement'), 60, (f) => f.fields.statement],
    [w('finding.gradeReason'), 50, (f) => f.fields.gradeReason],
    [w('column.raisedOn'), 12, (f) => recorded(f.fields.raisedOn)],
    [w('column.raisedBy'), 22, (f) => f.fields.raisedBy],
    [w('column.area'), 22, (f) => f.fields.area],
    [w('column.site'), 22, (f) => f.site],
    [w('column.system'), 18, (f) => f.aiSystem],
    [w('column.theme'), 16, (f) => f.theme && w(`theme.${f.theme}`)],
    [w('column.auditee'), 14, (f) => f.fields.acknowledgement && w(`finding.${f.fields.acknowledgement}`)],
    [w('column.auditeeComment'), 40, (f) => f.fields.acknowledgementComment],
    [w('finding.repeatOf'), 14, (f) => f.fields.repeatOf],
    [w('column.evidence'), 24, (f) => f.evidence.map((one) => one.label).join(', ')],
  ];
  return tableOf(w('workbook.findings'), model.findings, columns);
};
