import type { AuditFacts, WholeAudit } from '#domain/audit/audit-facts.ts';
import { type ReportEvidence, reportModel } from '#domain/report/report-model.ts';
import type { Row } from '#domain/row.ts';
import { readableName } from './readable-name.ts';

/** A piece of evidence by the label that its pages and files say. */
export type EvidenceEntry = {
  readonly evidence: ReportEvidence;
  readonly row: Row<'evidence'>;
  readonly isWorking: boolean;
};

/**
 * All entries of an audit: those of the report by the labels that the report gives them, then working papers, which have
 * labels of their own (`W1`), so that no report's label moves by them.
 */
export const evidenceEntries = (
  facts: WholeAudit,
  made: { readonly madeAt: string; readonly app: string },
): readonly EvidenceEntry[] => {
  const isWorking = (row: Row<'evidence'>) => row.fields.paper === 'working';
  const of = (evidence: AuditFacts['evidence']) =>
    reportModel({ ...facts, evidence }, { at: made.madeAt, app: made.app }).evidence;
  const reported = facts.evidence.filter((row) => !isWorking(row));
  const working = facts.evidence.filter(isWorking);
  // A report model leaves working papers out: here they stand in as if they were none.
  const asReported = working.map((row, i) => ({
    ...row,
    fields: { ...row.fields, paper: 'report' as const, number: row.fields.number ?? `W${i + 1}` },
  }));
  const entries = (rows: AuditFacts['evidence'], evidence: readonly ReportEvidence[], areWorking: boolean) =>
    rows.flatMap((row, i): readonly EvidenceEntry[] => {
      const one = evidence[i];
      return one ? [{ evidence: one, row, isWorking: areWorking }] : [];
    });
  return [...entries(reported, of(reported), false), ...entries(working, of(asReported), true)];
};

export type NamedFile = { readonly folder: string; readonly stem: string; readonly entry: EvidenceEntry };

/** What the files of entries are to be called, by their hash. A file of two entries has the name of the first. */
export const nameFiles = (
  entries: readonly EvidenceEntry[],
  folders: { readonly report: string; readonly working: string },
): ReadonlyMap<string, NamedFile> => {
  const named = new Map<string, NamedFile>();
  for (const entry of entries) {
    const { label, fields, file } = entry.evidence;
    const folder = entry.isWorking ? folders.working : folders.report;
    const stem = readableName([label, fields.title].filter(Boolean).join(' '));
    if (file && !named.has(file.kept.sha256)) named.set(file.kept.sha256, { folder, stem, entry });
    if (file?.readable && !named.has(file.readable.sha256))
      named.set(file.readable.sha256, { folder, stem: `${stem} (readable copy)`, entry });
  }
  return named;
};
