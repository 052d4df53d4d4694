import { basename } from 'node:path';
import type { WholeAudit } from '#domain/audit/audit-facts.ts';
import { factsOfChanges } from '#domain/audit/facts-of-changes.ts';
import { catalogueGap } from '#domain/catalogue/audit-catalogue.ts';
import type { Catalogue } from '#domain/catalogue/catalogue.ts';
import { type ReportModel, reportModel } from '#domain/report/report-model.ts';
import { type Result, refuse, succeed } from '#domain/result.ts';
import { type Seals, sealsOf } from '#domain/sign-off/seals.ts';
import { type AuditPackage, readPackage } from '#package/read-package.ts';
import { verifyPackage } from '#package/verify-package.ts';
import type { Wording } from '#report/wording/wording.ts';
import { makeSignatureCheck } from '../../server/access/signatures.ts';
import { openSource } from '../open-source.ts';
import { checkExportFolder, type PutFile, writeExportFolder } from './export-folder.ts';
import { changed, type ExportRefusal, exportRefusal, refusalOfError, refusalOfPackage } from './export-refusal.ts';

export type Exported = {
  readonly audits: readonly string[];
  readonly files: readonly string[];
  /** What a reader should know of the package: said, never hidden. */
  readonly notes: readonly string[];
};

/**
 * An audit package in all other forms: workbook, CSV, Word file, OSCAL, and the files of its evidence. Several audits
 * get a folder each. Written whole or not at all.
 */
export const exportPackage = async (
  path: string,
  folder: string,
  use: { readonly catalogue: Catalogue; readonly wording: Wording; readonly app: string; readonly at: string },
): Promise<Result<Exported, ExportRefusal>> => {
  const opened = await openSource(path);
  if (!opened)
    return refuse(exportRefusal('noFile', `${path} can't be read: there is no such file.`, 'Name an audit package.'));
  try {
    const inUse = await checkExportFolder(folder);
    if (inUse) return refuse(inUse);
    const read = await readPackage(opened);
    if (!read.ok) return refuse(refusalOfPackage(path, read.refusal));
    const notes = await checkProof(path, read.value);
    if (!notes.ok) return notes;
    const audits = read.value.journals.filter(({ kind }) => kind === 'audit');
    if (audits.length === 0)
      return refuse(exportRefusal('noAudit', `${path} holds no audit.`, 'Make the package of an audit on its tablet.'));
    const all = audits.map(({ changes }) => factsOfChanges(changes, use.catalogue));
    const seals = new Map(audits.map(({ journal, changes }) => [journal, sealsOf(changes)]));
    const missing = all.map(catalogueGap).find((gap) => gap?.kind === 'notHere');
    if (missing)
      return refuse(
        exportRefusal(
          'foreignCatalogue',
          `${path} was audited against ${missing.named.id}, which isn't here.`,
          'Update Clausewalk.',
        ),
      );
    const made = { app: use.app, madeAt: use.at };
    const titles = all.map((facts) => facts.audit?.fields.title ?? facts.journal);
    const written = await writeExportFolder(folder, made, async (put) => {
      for (const facts of all) {
        const prefix = all.length > 1 ? `${facts.journal}/` : '';
        await writeAudit(facts, read.value, { ...use, seals: seals.get(facts.journal) }, (name, bytes) =>
          put(`${prefix}${name}`, bytes),
        );
      }
    });
    return written.ok ? succeed({ audits: titles, files: written.value, notes: notes.value }) : written;
  } catch (error) {
    return refuse(refusalOfError(error, `${basename(path)} was not exported`));
  } finally {
    await opened.close();
  }
};

const counted = (count: number, one: string, more: string) => `${count} ${count === 1 ? one : more}`;

/** A signature that isn't its author's, or bytes that aren't those they should be, refuse; what is only unproven is said. */
const checkProof = async (path: string, read: AuditPackage): Promise<Result<readonly string[], ExportRefusal>> => {
  const proof = await verifyPackage(read, makeSignatureCheck());
  const [wrong] = proof.blobs.wrong;
  if (wrong) return refuse(changed(path, `blobs/${wrong.sha256}`));
  const unproven = proof.journals.flatMap((journal) => journal.unproven);
  const forged = unproven.filter(({ signature }) => signature === 'bad');
  if (forged.length > 0)
    return refuse(
      changed(
        path,
        `${counted(forged.length, 'change was', 'changes were')} not signed by their author (${forged[0]?.id})`,
      ),
    );
  const faults = proof.journals.flatMap((journal) => journal.chainFaults);
  return succeed([
    ...(unproven.length > 0
      ? [`${counted(unproven.length, 'change has', 'changes have')} no proof of who wrote it.`]
      : []),
    ...(faults.length > 0
      ? [`${counted(faults.length, 'place', 'places')} in the chains of changes don't fit: ${faults[0]?.kind}.`]
      : []),
    ...(read.missing.length > 0
      ? [`${counted(read.missing.length, 'file is', 'files are')} named in the package and not in it.`]
      : []),
    ...(read.manifest.setAside.length > 0
      ? [`${counted(read.manifest.setAside.length, 'entry was', 'entries were')} unreadable when the package was made.`]
      : []),
  ]);
};

const writeAudit = async (
  facts: WholeAudit,
  read: AuditPackage,
  use: { readonly wording: Wording; readonly app: string; readonly at: string; readonly seals: Seals | undefined },
  put: PutFile,
): Promise<void> => {
  const [
    { findingsTable },
    { checklistTable },
    { evidenceTable },
    { renderCsv },
    { renderWorkbook },
    { renderDocument },
    { assessmentPlanName, oscalDocuments },
  ] = await Promise.all([
    import('#report/tables/findings-table.ts'),
    import('#report/tables/checklist-table.ts'),
    import('#report/tables/evidence-table.ts'),
    import('#report/tables/render-csv.ts'),
    import('#report/tables/render-workbook.ts'),
    import('#report/document/render-document.ts'),
    import('#report/oscal/oscal-documents.ts'),
  ]);
  const { wording: w } = use;
  const model = reportModel(facts, { at: use.at, app: use.app, ...(use.seals ? { seals: use.seals } : {}) });
  await put('workbook.xlsx', await renderWorkbook(model, w));
  await put('findings.csv', renderCsv(findingsTable(model, w)));
  await put('checklist.csv', renderCsv(checklistTable(model, w)));
  await put('evidence.csv', renderCsv(evidenceTable(model, w)));
  await put('report.docx', await renderDocument(model, w));
  const { assessmentPlan, assessmentResults, planOfAction } = oscalDocuments(facts, model, w);
  const putJson = (name: string, value: object) => put(name, Buffer.from(`${JSON.stringify(value, null, 2)}\n`));
  await putJson(assessmentPlanName, assessmentPlan);
  await putJson('oscal-assessment-results.json', assessmentResults);
  if (planOfAction) await putJson('oscal-plan-of-action.json', planOfAction);
  for (const hash of reportedFiles(model)) {
    const blob = await read.readBlob(hash);
    if (blob.ok) await put(`blobs/${hash}`, blob.value.bytes);
  }
};

/** The kept bytes of what the report shows: working papers stay in the package. */
const reportedFiles = (model: ReportModel): readonly string[] => [
  ...new Set(model.evidence.flatMap(({ file }) => (file ? [file.kept.sha256] : []))),
];
