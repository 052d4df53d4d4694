import { useLiveQuery } from 'dexie-react-hooks';
import { auditFacts, type WholeAudit } from '#domain/audit/audit-facts.ts';
import type { Catalogue } from '#domain/catalogue/catalogue.ts';
import { isAgainst } from '#domain/catalogue/is-against.ts';
import { isShown, type Row } from '#domain/row.ts';
import type { DeviceDatabase } from './device-database.ts';

const read = ['procedure', 'checklistResponse', 'itemSplit', 'finding', 'evidence'];

/**
 * The audits of an organisation against this catalogue on this tablet with what they recorded on items, live: its own
 * by their source, and those that only name it. Undefined while they are being read.
 */
export const useAuditsOf = (
  database: DeviceDatabase,
  organisation: { readonly journal: string; readonly name: string },
  catalogue: Catalogue,
): readonly WholeAudit[] | undefined =>
  useLiveQuery(async () => {
    const audits = (await database.rows.where('noun').equals('audit').toArray()) as unknown as Row<'audit'>[];
    const own = audits.filter(
      (row) =>
        isShown(row) &&
        isAgainst(catalogue, row) &&
        (row.fields.organisationSource
          ? row.fields.organisationSource.journal === organisation.journal
          : organisation.name !== '' && row.fields.organisation?.trim() === organisation.name),
    );
    return Promise.all(
      own.map(async (audit) => {
        const rows = await database.rows
          .where('[journal+noun]')
          .anyOf(read.map((noun): [string, string] => [audit.journal, noun]))
          .toArray();
        return auditFacts(audit.journal, catalogue, [audit, ...rows]);
      }),
    );
  }, [database, organisation.journal, organisation.name, catalogue]);
