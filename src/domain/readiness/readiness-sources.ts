import type { WholeAudit } from '../audit/audit-facts.ts';
import type { Catalogue } from '../catalogue/catalogue.ts';
import { isAgainst } from '../catalogue/is-against.ts';
import type { JournalFacts } from '../journal-facts.ts';
import type { Row } from '../row.ts';

/** All that readiness is judged on: what the organisation keeps of itself, and its audits and cases on this tablet. */
export type ReadinessSources = {
  readonly catalogue: Catalogue;
  readonly organisation: JournalFacts;
  readonly audits: readonly WholeAudit[];
  readonly cases: readonly JournalFacts[];
  readonly today: string;
};

export const organisationNameOf = (organisation: JournalFacts): string =>
  organisation.of('organisation')[0]?.fields.name ?? '';

/**
 * Whether an audit's facts say that it is of this organisation (by its journal, or by name where it names none) and
 * against this catalogue.
 */
export const isAuditOf = (organisation: JournalFacts, catalogue: Catalogue, audit: Row<'audit'>): boolean => {
  if (!isAgainst(catalogue, audit)) return false;
  const { organisationSource, plannedAudit, organisation: name } = audit.fields;
  const source = organisationSource?.journal ?? plannedAudit?.journal;
  if (source !== undefined) return source === organisation.journal;
  return name !== undefined && name.trim() !== '' && name.trim() === organisationNameOf(organisation).trim();
};

/** Whether a case is of this organisation, or of one of its audits here. */
export const isCaseOf = (
  organisation: JournalFacts,
  audits: readonly Pick<WholeAudit, 'journal'>[],
  one: Row<'case'>,
): boolean =>
  one.fields.organisationJournal === organisation.journal ||
  audits.some(({ journal }) => journal === one.fields.finding?.journal);

/** An audit that has ended with something recorded: the programme's plan alone is none. */
export const endedAudits = ({ audits, today }: Pick<ReadinessSources, 'audits' | 'today'>): readonly WholeAudit[] =>
  audits
    .filter(({ audit, responses }) => {
      const ended = audit?.fields.endsOn;
      return ended !== undefined && ended <= today && audit?.open['endsOn'] === undefined && responses.size > 0;
    })
    .toSorted((a, b) => (a.audit?.fields.endsOn ?? '').localeCompare(b.audit?.fields.endsOn ?? ''));

/** The entries of the programme that stand: not called off, and their programme not taken out. */
export const plannedAuditsOf = (organisation: JournalFacts): readonly Row<'plannedAudit'>[] =>
  organisation
    .of('plannedAudit')
    .filter(
      ({ fields }) =>
        (fields.cancelledFor ?? '').trim() === '' && organisation.record('programme', fields.parent) !== undefined,
    );
