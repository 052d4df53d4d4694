import type { Row } from '#domain/row.ts';
import type { EvidenceEntry } from '../evidence/named-files.ts';
import type { AuditFileSubject, Table } from './audit-file-part.ts';

/** Fields that have a column; whatever else an entry has stands in the last one. */
const shownFields = new Set([
  'item',
  'kind',
  'paper',
  'number',
  'title',
  'description',
  'eventOn',
  'capturedAt',
  'capturedBy',
  'place',
  'file',
  'documentId',
  'documentVersion',
  'documentOn',
  'interviewee',
  'method',
  'population',
  'sampleSize',
  'sampleHits',
  // The drawn samples say which evidence carries them.
  'sample',
]);

const columns = [
  'label',
  'item',
  'kind',
  'title',
  'description',
  'findings',
  'eventOn',
  'capturedAt',
  'capturedBy',
  'place',
  'documentId',
  'documentVersion',
  'documentOn',
  'interviewee',
  'method',
  'population',
  'sampleSize',
  'sampleHits',
  'file',
  'fileName',
  'sha256',
  'givenSha256',
  'more',
] as const;

/** All that was recorded of pieces of evidence, one row each: no field is left out, also none that is new. */
export const entryTable = (
  key: string,
  title: string,
  entries: readonly EvidenceEntry[],
  { w, words, pathOf }: AuditFileSubject,
): readonly Table[] =>
  entries.length === 0
    ? []
    : [
        {
          key,
          title,
          isLong: true,
          pathColumn: columns.indexOf('file'),
          columns: columns.map((column) => words(`column.${column}`)),
          rows: entries.map(({ evidence, row }) => {
            const { fields, file } = evidence;
            const { place } = fields;
            const hashes = [file?.kept.sha256, file?.readable?.sha256].filter((hash) => hash !== undefined);
            const said: { readonly [column in (typeof columns)[number]]: string | number | undefined } = {
              label: evidence.label,
              item: evidence.ref,
              kind: w(`evidence.${evidence.kind}`),
              title: fields.title,
              description: fields.description,
              findings: evidence.findings.join(', '),
              eventOn: w.moment(fields.eventOn),
              capturedAt: w.moment(fields.capturedAt),
              capturedBy: fields.capturedBy,
              place: place && `${place.latitude}, ${place.longitude} (± ${place.accuracy} m)`,
              documentId: fields.documentId,
              documentVersion: fields.documentVersion,
              documentOn: w.day(fields.documentOn),
              interviewee: fields.interviewee,
              method: fields.method,
              population: fields.population,
              sampleSize: fields.sampleSize,
              sampleHits: fields.sampleHits,
              file: hashes.flatMap((hash) => pathOf(hash) ?? []).join('\n'),
              fileName: file?.name,
              sha256: hashes.join('\n'),
              givenSha256: file?.sha256,
              more: furtherFields(row),
            };
            return columns.map((column) => String(said[column] ?? ''));
          }),
        },
      ];

const furtherFields = (row: Row<'evidence'>): string => {
  const further = Object.entries(row.fields).filter(([field]) => !shownFields.has(field));
  return further.length === 0 ? '' : JSON.stringify(Object.fromEntries(further));
};
