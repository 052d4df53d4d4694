import type { AuditFacts } from '#domain/audit/audit-facts.ts';
import { factsOfChanges } from '#domain/audit/facts-of-changes.ts';
import type { Catalogue } from '#domain/catalogue/catalogue.ts';
import { caseOf } from '#domain/corrective-action/case-records.ts';
import { blobsOf } from '#domain/journal/administer.ts';
import type { Change } from '#domain/journal/change.ts';
import { journalView } from '#domain/journal/journal-view.ts';
import { type JournalFacts, journalFacts } from '#domain/journal-facts.ts';
import { reportModel } from '#domain/report/report-model.ts';
import { type Result, refuse, succeed } from '#domain/result.ts';
import { sealsOf } from '#domain/sign-off/seals.ts';
import { csv } from '../csv.ts';
import { fileExtension } from '../evidence/file-extension.ts';
import { evidenceEntries, nameFiles } from '../evidence/named-files.ts';
import { makeUniqueNames } from '../evidence/readable-name.ts';
import { withoutRedacted } from '../evidence/told-changes.ts';
import { makeFolderZip } from '../folder-zip.ts';
import type { BlobRefusal } from '../package-refusal.ts';
import type { PackageSource } from '../read-directory.ts';
import type { AuditPackage } from '../read-package.ts';
import type { StopSignal } from '../write-package.ts';
import type { OnChunk } from '../zip-writer.ts';
import {
  type AuditFilePart,
  type AuditFileSubject,
  type PartState,
  type ReportWords,
  stateOf,
} from './audit-file-part.ts';
import { auditFileParts } from './audit-file-parts.ts';
import { auditFileWords } from './audit-file-words.ts';
import { escaped, page, tableHtml } from './html.ts';

export type AuditFileRefusal =
  | { readonly kind: 'noSuchJournal'; readonly journal: string }
  | { readonly kind: 'damagedFile'; readonly sha256: string; readonly refusal: BlobRefusal };

export type WrittenAuditFile = {
  readonly size: number;
  readonly files: number;
  readonly parts: readonly { readonly key: AuditFilePart['key']; readonly state: PartState }[];
};

const folders = { report: '7-report/evidence/', working: '6-working-papers/files/' };
const folderOf: { readonly [key in AuditFilePart['key']]: string } = {
  programme: '1-programme/',
  plan: '2-plan/',
  competence: '3-competence/',
  independence: '4-independence/',
  sampling: '5-sampling/',
  workingPapers: '6-working-papers/',
  report: '7-report/',
  nonconformities: '8-nonconformities/',
  managementReview: '9-management-review/',
};
const reportPath = `${folderOf.report}report.pdf`;
const modelPath = `${folderOf.report}report.json`;

/**
 * SPEC A1 to A3: makes one audit of a package its audit file, as a zip: a page that lists what is asked for, tables, and
 * every file of it, working papers too. Files are read and written one at a time. Throws what `onChunk`, `read` and
 * `signal` throw; then, what was written is no audit file.
 */
export const writeAuditFile = async (input: {
  readonly read: AuditPackage;
  readonly journal: string;
  readonly catalogue: Catalogue;
  readonly w: ReportWords;
  readonly madeAt: string;
  readonly app: string;
  readonly report?: PackageSource;
  readonly onChunk: OnChunk;
  readonly onProgress?: (progress: { readonly files: number; readonly of: number }) => void;
  readonly signal?: StopSignal;
}): Promise<Result<WrittenAuditFile, AuditFileRefusal>> => {
  const { read } = input;
  const found = read.journals.find(({ journal }) => journal === input.journal);
  if (!found) return refuse({ kind: 'noSuchJournal', journal: input.journal });
  const changes = withoutRedacted(found.changes);
  const facts = factsOfChanges(changes, input.catalogue);
  const entries = evidenceEntries(facts, input);
  const named = nameFiles(entries, folders);
  const here = new Set(read.manifest.blobs.map(({ sha256 }) => sha256));
  const wanted = blobsOf(standingFiles(changes, facts));

  const zip = makeFolderZip(input.onChunk);
  const unique = makeUniqueNames();
  const paths = new Map<string, string>();
  for (const [done, hash] of wanted.entries()) {
    input.signal?.throwIfAborted();
    if (here.has(hash)) {
      const blob = await read.readBlob(hash);
      if (!blob.ok) return refuse({ kind: 'damagedFile', sha256: hash, refusal: blob.refusal });
      const { folder, stem } = named.get(hash) ?? {
        folder: folders.working,
        stem: `other version ${hash.slice(0, 8)}`,
      };
      const path = unique(folder, stem, fileExtension(blob.value.bytes));
      await zip.add(path, blob.value.bytes);
      paths.set(hash, path);
    }
    input.onProgress?.({ files: done + 1, of: wanted.length });
  }
  if (input.report) await zip.addSource(reportPath, input.report);

  const model = reportModel(facts, { at: input.madeAt, app: input.app, seals: sealsOf(changes) });
  const organisation = organisationOf(read, facts);
  const subject: AuditFileSubject = {
    facts,
    ...(organisation ? { organisation } : {}),
    madeAt: input.madeAt,
    model,
    entries,
    cases: casesOf(input.read, input.journal),
    pathOf: (hash) => paths.get(hash),
    hasReportPdf: input.report !== undefined,
    words: auditFileWords,
    w: input.w,
  };
  await zip.addText(modelPath, `${JSON.stringify(model, null, 2)}\n`);
  const parts = auditFileParts.map((part, i) => {
    const content = part.of(subject);
    return {
      key: part.key,
      title: `${i + 1} ${auditFileWords(`part.${part.key}`)}`,
      folder: folderOf[part.key],
      state: stateOf(content),
      content,
    };
  });
  for (const { title, folder, content } of parts) {
    if (content.tables.length === 0) continue;
    await zip.addText(`${folder}index.html`, partPage(title, content));
    for (const table of content.tables)
      await zip.addText(`${folder}${table.key}.csv`, csv([table.columns, ...table.rows]));
  }
  await zip.addText('index.html', indexPage(parts, subject, input));
  return succeed({
    size: await zip.end(),
    files: paths.size,
    parts: parts.map(({ key, state }) => ({ key, state })),
  });
};

/** The organisation's facts where the package holds its journal beside the audit's. */
const organisationOf = (read: AuditPackage, facts: AuditFacts): JournalFacts | undefined => {
  const journal = facts.audit?.fields.organisationSource?.journal;
  const found = read.journals.find((one) => one.journal === journal);
  return found && journalFacts(found.journal, [...journalView(withoutRedacted(found.changes)).values()]);
};
/** The cases that were issued from an audit, from their journals alone. */
const casesOf = (read: AuditPackage, audit: string): readonly JournalFacts[] =>
  read.journals
    .filter(({ kind }) => kind === 'case')
    .map(({ journal, changes }) => journalFacts(journal, [...journalView(withoutRedacted(changes)).values()]))
    .filter((facts) => caseOf(facts)?.fields.finding?.journal === audit);

/** The changes that name the files of entries as they stand: of an undecided one, all versions. */
const standingFiles = (changes: readonly Change[], facts: AuditFacts): readonly Change[] => {
  const heads = new Set(facts.evidence.flatMap((row) => row.heads['file'] ?? []));
  return changes.filter(({ id }) => heads.has(id));
};

type Part = {
  readonly key: AuditFilePart['key'];
  readonly title: string;
  readonly folder: string;
  readonly state: PartState;
  readonly content: ReturnType<AuditFilePart['of']>;
};

const listOf = (items: readonly string[]) => `<ul>\n${items.map((item) => `<li>${item}</li>`).join('\n')}\n</ul>`;
const lackingHtml = (lacking: readonly string[], level: 2 | 3) =>
  lacking.length === 0
    ? ''
    : `<h${level}>${escaped(auditFileWords('lacking'))}</h${level}>\n${listOf(lacking.map((what) => `<span dir="auto">${escaped(what)}</span>`))}`;

const partPage = (title: string, { tables, lacking }: Part['content']): string =>
  page(
    title,
    `<nav><a href="../index.html">${escaped(auditFileWords('back'))}</a></nav>
<h1>${escaped(title)}</h1>
${tables.map(tableHtml).join('\n')}
${lackingHtml(lacking, 2)}`,
  );

const indexPage = (
  parts: readonly Part[],
  { model, hasReportPdf, w }: AuditFileSubject,
  made: { readonly madeAt: string; readonly app: string },
): string => {
  const words = auditFileWords;
  const title = [words('title'), model.audit.title].filter(Boolean).join(': ');
  const facts = [model.audit.number, model.audit.organisation, w.day(model.audit.startsOn)].filter(Boolean);
  const links = ({ key, folder, content }: Part) => [
    ...content.tables.map(
      ({ key: name, title: what, rows }) =>
        `${escaped(what)} (${escaped(words('entries', { count: rows.length }))}): <a href="${folder}index.html">${escaped(words('asPage'))}<span class="hidden"> ${escaped(what)}</span></a>, <a href="${folder}${name}.csv">${escaped(words('asTable'))}<span class="hidden"> ${escaped(what)}</span></a>`,
    ),
    ...(key === 'report'
      ? [...(hasReportPdf ? [reportPath] : []), modelPath].map((path) => `<a href="${path}">${path}</a>`)
      : []),
  ];
  const section = (part: Part) => {
    const here = links(part);
    return `<section>
<h2>${escaped(part.title)}</h2>
<p class="state ${part.state}">${escaped(words(`state.${part.state}`))}</p>
${part.content.note === undefined ? '' : `<p>${escaped(part.content.note)}</p>`}
${here.length === 0 ? '' : `<h3>${escaped(words('here'))}</h3>\n${listOf(here)}`}
${lackingHtml(part.content.lacking, 3)}
</section>`;
  };
  return page(
    title,
    `<h1 dir="auto">${escaped(title)}</h1>
<p dir="auto">${escaped(facts.join(' · '))}</p>
<p>${escaped(words('lead'))}</p>
<p>${escaped(words('made', { when: w.moment(made.madeAt), app: made.app }))}</p>
${parts.map(section).join('\n')}`,
  );
};
