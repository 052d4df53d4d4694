import type { Catalogue } from '#domain/catalogue/catalogue.ts';
import { auditResults } from '#domain/programme/audit-results.ts';
import { noteResults } from '#domain/programme/note-results.ts';
import type { Recorder } from '../../recorder/recorder.ts';
import type { DeviceDatabase } from '../../store/device-database.ts';
import { readAuditFacts, readJournalFacts } from '../../store/read-facts.ts';

/**
 * SPEC PR1: writes what a signed-off audit gave into the programme that planned it. Where this person may not write
 * there, or the programme isn't on this tablet, nothing is written: the planned audit's screen offers it later.
 */
export const noteInProgramme = async (
  database: DeviceDatabase,
  recorder: Recorder,
  audit: { readonly journal: string; readonly catalogue: Catalogue; readonly today: string },
): Promise<void> => {
  const facts = await readAuditFacts(database, audit.journal, audit.catalogue);
  const planned = facts.audit?.fields.plannedAudit;
  if (!planned) return;
  const plan = (await readJournalFacts(database, planned.journal)).record('plannedAudit', planned.record);
  const [results] = auditResults(
    planned.journal,
    {
      audits: facts.of('audit'),
      responses: facts.of('checklistResponse'),
      findings: facts.findings,
      splits: facts.of('itemSplit'),
    },
    audit.catalogue,
  );
  if (plan && results)
    await recorder.commit({ journal: planned.journal, edits: noteResults(plan.record, results, audit.today) });
};
