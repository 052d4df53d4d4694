import { documentCell } from '#domain/applicability/preview-statement.ts';
import { type StatementLine, type StatementModel, statementLines } from '#domain/applicability/statement-model.ts';
import type { Wording } from '../wording/wording.ts';
import { fitted } from './long-cells.ts';
import { renderCsv } from './render-csv.ts';
import { workbookOf } from './render-workbook.ts';
import { type ColumnOf, type Table, tableOf } from './table.ts';

/** The Statement of Applicability as a table that can be read back (SPEC SOA19). */
export const statementTable = (model: StatementModel, w: Wording): Table => {
  const columns: readonly ColumnOf<StatementLine>[] = [
    [w('soa.column.reference'), 11, (line) => line.reference],
    [w('soa.column.title'), 44, (line) => line.title],
    [w('soa.column.applicability'), 16, (line) => w(`soa.${line.decision}`)],
    [w('soa.column.inclusionReason'), 60, (line) => line.inclusionReason],
    [w('soa.column.exclusionReason'), 60, (line) => line.exclusionReason],
    [w('soa.column.implementation'), 20, (line) => line.implementation && w(`soa.${line.implementation}`)],
    [w('soa.column.owner'), 28, (line) => line.owner],
    [w('soa.column.documents'), 40, (line) => documentCell(line.documents)],
  ];
  return tableOf(w('soa.title'), statementLines(model), columns);
};

export const statementForms = ['xlsx', 'csv'] as const;
export type StatementForm = (typeof statementForms)[number];

export const renderStatement = async (
  form: StatementForm,
  model: StatementModel,
  madeAt: string,
  w: Wording,
): Promise<Uint8Array<ArrayBuffer>> => {
  const table = statementTable(model, w);
  return form === 'csv'
    ? renderCsv(table)
    : workbookOf([fitted(table, w)], {
        title: [w('soa.title'), model.organisation].filter(Boolean).join(', '),
        madeAt,
      });
};
