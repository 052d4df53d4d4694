import { type ReportItem, type ReportModel, reportEntries } from '#domain/report/report-model.ts';
import type { Wording } from '../wording/wording.ts';
import { type ColumnOf, type Table, tableOf } from './table.ts';

/** Every item of the checklist with what the auditors decided of it. */
export const checklistTable = (model: ReportModel, w: Wording): Table => {
  const records = model.groups.flatMap((group) => reportEntries(group.items).map((item) => ({ group, item })));
  const columns: readonly ColumnOf<(typeof records)[number]>[] = [
    [w('table.item'), 9, ({ item }) => item.ref],
    [w('table.title'), 44, ({ item }) => item.title],
    [w('table.group'), 34, ({ group }) => `${group.ref} ${group.title || w('group.P')}`],
    [w('table.kind'), 16, ({ item }) => w(`kind.${item.kind}`)],
    [w('table.verdict'), 20, ({ item }) => w(`verdict.${item.verdict}`)],
    [w('column.response'), 20, ({ item }) => item.response && w(`verdict.${item.response}`)],
    [w('column.conflict'), 12, ({ item }) => w(item.isInConflict ? 'yes' : 'no')],
    [w('table.reason'), 50, ({ item }) => item.reason],
    [w('column.note'), 60, ({ item }) => item.note],
    [w('column.findings'), 18, ({ item }) => item.findings.join(', ')],
    [w('column.evidence'), 24, ({ item }) => item.evidence.map((one) => one.label).join(', ')],
  ];
  return tableOf(w('workbook.checklist'), records, columns);
};

/**
 * The Statement of Applicability as far as an audit records it: which controls were excluded, and why. Why a control
 * applies, who owns it and how far it is put into practice nobody has recorded.
 */
export const applicabilityTable = (model: ReportModel, w: Wording): Table => {
  const controls = model.groups.flatMap((group) => group.items).filter((item) => item.kind === 'control');
  const isExcluded = (item: ReportItem) => item.response === 'notApplicable';
  /** A split control is excluded in each of its parts. */
  const reasonOf = (item: ReportItem) =>
    item.parts ? item.parts.map((part) => `${part.ref}: ${part.reason ?? ''}`).join('\n') : item.reason;
  const columns: readonly ColumnOf<ReportItem>[] = [
    [w('kind.control'), 11, (item) => item.ref],
    [w('table.title'), 50, (item) => item.title],
    [w('column.applicable'), 16, (item) => w(item.isInConflict ? 'undecided' : isExcluded(item) ? 'no' : 'yes')],
    [w('column.justification'), 60, (item) => (isExcluded(item) ? reasonOf(item) : undefined)],
    [w('table.verdict'), 20, (item) => w(`verdict.${item.verdict}`)],
    [w('column.findings'), 18, (item) => item.findings.join(', ')],
  ];
  return tableOf(w('workbook.applicability'), controls, columns);
};
