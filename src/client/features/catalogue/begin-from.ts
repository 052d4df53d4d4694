import type { I18n } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { type AuditStart, auditStart } from '#domain/catalogue/audit-start.ts';
import type { Catalogue } from '#domain/catalogue/catalogue.ts';
import type { DeviceDatabase } from '../../store/device-database.ts';
import { readJournalFacts } from '../../store/read-facts.ts';

/** What a new audit begins from: an organisation, and where another than the shipped one is meant, its catalogue or a checklist. */
export type StartFrom = {
  readonly organisation: string;
  readonly catalogue?: string | undefined;
  readonly checklist?: string | undefined;
};

/** What an audit that begins from there takes over; undefined where the catalogue isn't here whole. */
export const beginFrom = async (
  database: DeviceDatabase,
  shipped: Catalogue,
  from: StartFrom,
  i18n: I18n,
): Promise<AuditStart | undefined> =>
  auditStart(await readJournalFacts(database, from.organisation), shipped, {
    ...from,
    reason: (name) => i18n._(msg`Not in the checklist "${name}", which this audit was begun with.`),
  });
