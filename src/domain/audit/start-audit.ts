import type { Catalogue } from '../catalogue/catalogue.ts';
import type { Edit } from '../journal/edit.ts';
import { computedRecordId } from '../journal/record-id.ts';
import { editsOf } from '../row.ts';
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
