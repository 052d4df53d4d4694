import type { Catalogue } from '../catalogue/catalogue.ts';
import type { Edit } from '../journal/edit.ts';
import { computedRecordId } from '../journal/record-id.ts';
import { editsOf, type Row } from '../row.ts';
import { auditRecordId } from './audit-facts.ts';

/** A person as this tablet knows them; `mark` stands in the numbers of their findings. */
export type Auditor = { readonly person: string; readonly name: string; readonly mark: string };

/** The team record of a person exists once in an audit. */
export const teamMemberRecordId = (journal: string, person: string): string =>
  computedRecordId(journal, 'teamMember', person);

/** The first words of a new audit: its catalogue, today's date, and its lead, the person who starts it. */
export const startAudit = (
  journal: string,
  input: { readonly auditor: Auditor; readonly catalogue: Catalogue; readonly today: string; readonly title: string },
): readonly Edit[] => [
  ...editsOf('audit', auditRecordId(journal), {
    title: input.title,
    catalogue: { id: input.catalogue.id, version: input.catalogue.version },
    startsOn: input.today,
    endsOn: input.today,
    methods: ['onSite'],
    photoKeeping: 'original',
  }),
  ...editsOf('teamMember', teamMemberRecordId(journal, input.auditor.person), {
    name: input.auditor.name,
    mark: input.auditor.mark,
    role: 'lead',
    person: input.auditor.person,
  }),
];

type OrganisationFact<N extends 'site' | 'aiSystem'> = Pick<Row<N>, 'journal' | 'record' | 'noun' | 'fields'>;

/**
 * Takes over facts that the organisation's journal holds (sites, AI systems) into an audit's, each with its source:
 * an audit's journal is self-contained and stays true when the organisation changes (SYNC 1).
 */
export const copyOrganisationFact = (
  journal: string,
  row: OrganisationFact<'site'> | OrganisationFact<'aiSystem'>,
): readonly Edit[] => {
  const source = { journal: row.journal, record: row.record };
  const record = computedRecordId(journal, row.noun, row.record);
  return row.noun === 'site'
    ? editsOf('site', record, { name: row.fields.name, place: row.fields.place, source })
    : editsOf('aiSystem', record, {
        name: row.fields.name,
        role: row.fields.role,
        purpose: row.fields.purpose,
        owner: row.fields.owner,
        theme: row.fields.theme,
        source,
      });
};
