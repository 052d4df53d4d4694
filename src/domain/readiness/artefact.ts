import type { RecordOf } from '../nouns.ts';
import type { Row } from '../row.ts';
import { isInConflict } from './is-in-conflict.ts';
import type { ReadinessSources } from './readiness-sources.ts';
import { isRealDay } from './real-day.ts';

/** Something that shows a requirement is met: of the register, of an audit, or named in words. */
export type Artefact = {
  readonly from: 'register' | 'audit' | 'named';
  readonly name: string;
  readonly on?: string | undefined;
  readonly reviewOn?: string | undefined;
  /** Which audit an evidence is of, as it is called. */
  readonly audit?: string;
  readonly document?: string;
  readonly evidence?: { readonly journal: string; readonly record: string };
  /** What a verdict names of it, so that a later version doesn't inherit it. */
  readonly mark: string;
  /** Taken out of the register or of its audit since. */
  readonly isGone?: true;
  readonly isInConflict?: true;
};

/** Why an artefact doesn't count. */
export type ArtefactLack =
  | { readonly kind: 'artefactGone' | 'artefactInConflict' | 'template' | 'undated'; readonly artefact: string }
  | { readonly kind: 'inFuture' | 'reviewOverdue'; readonly artefact: string; readonly on: string };

/** A form to be filled in shows nothing, however well it is dated. */
const isTemplate = (name: string): boolean =>
  /(^|[^\p{L}])(templates?|blank form|vorlagen?|mustervorlagen?|szablon|plantilla)([^\p{L}]|$)/iu.test(name);

export const artefactLacks = (artefact: Artefact, today: string): readonly ArtefactLack[] => {
  const { name, on, reviewOn } = artefact;
  return [
    ...(artefact.isGone ? [{ kind: 'artefactGone', artefact: name } as const] : []),
    ...(artefact.isInConflict ? [{ kind: 'artefactInConflict', artefact: name } as const] : []),
    ...(isTemplate(name) ? [{ kind: 'template', artefact: name } as const] : []),
    ...(isRealDay(on)
      ? on > today
        ? [{ kind: 'inFuture', artefact: name, on } as const]
        : []
      : [{ kind: 'undated', artefact: name } as const]),
    ...(reviewOn !== undefined && reviewOn < today
      ? [{ kind: 'reviewOverdue', artefact: name, on: reviewOn } as const]
      : []),
  ];
};

/** What a verdict names of a document of the register: a corrected title is no other version. */
export const documentMark = ({ version, issuedOn }: Partial<RecordOf<'document'>>): string =>
  [version, issuedOn].filter(Boolean).join(', ');

/** The same of anything named in words. */
export const namedMark = (name: string, on: string | undefined): string => [name, on].filter(Boolean).join(', ');

const counting = ['identifier', 'title', 'version', 'issuedOn', 'reviewOn'] as const;

export const artefactOfDocument = (row: Row<'document'>): Artefact => {
  const { identifier, title, version, issuedOn, reviewOn } = row.fields;
  const called = [identifier, title].filter(Boolean).join(' ');
  return {
    from: 'register',
    name: [called, version].filter(Boolean).join(', '),
    on: issuedOn,
    reviewOn,
    document: row.record,
    mark: documentMark(row.fields),
    ...(isInConflict(row, counting) ? { isInConflict: true } : {}),
  };
};

type TakenFields = Pick<Partial<RecordOf<'readinessVerdict'>>, 'artefact' | 'artefactOn' | 'document' | 'evidence'>;

/** The artefact that a row was given, as it stands now; undefined where it has none. */
export const takenArtefact = (
  { organisation, audits }: Pick<ReadinessSources, 'organisation' | 'audits'>,
  fields: TakenFields,
): Artefact | undefined => {
  const name = (fields.artefact ?? '').trim();
  if (fields.document !== undefined) {
    const row = organisation.record('document', fields.document);
    return row
      ? artefactOfDocument(row)
      : { from: 'register', name, on: fields.artefactOn, document: fields.document, mark: '', isGone: true };
  }
  if (name === '') return undefined;
  const base = { name, on: fields.artefactOn, mark: namedMark(name, fields.artefactOn) };
  const { evidence } = fields;
  if (!evidence) return { from: 'named', ...base };
  const audit = audits.find(({ journal }) => journal === evidence.journal);
  const isGone = audit !== undefined && !audit.evidence.some(({ record }) => record === evidence.record);
  return {
    from: 'audit',
    ...base,
    evidence,
    ...(audit ? { audit: audit.audit?.fields.number ?? audit.audit?.fields.title ?? '' } : {}),
    ...(isGone ? { isGone } : {}),
  };
};
