import { reopenCase, sealJournal } from '#domain/journal/administer.ts';
import { sampleCases } from '#domain/sample/year/cases-acts.ts';
import { readAuditFacts } from '../../store/read-facts.ts';
import type { Tablet } from '../tablet/tablet-context.tsx';

/** Founds the sample audit's cases and says their year into them, sealing and opening again where they were. */
export const recordSampleCases = async (tablet: Tablet, audit: string): Promise<void> => {
  const { database, recorder, catalogue } = tablet;
  const facts = await readAuditFacts(database, audit, catalogue);
  const lead = facts.team.find(({ fields }) => fields.role === 'lead')?.fields.name ?? '';
  for (const { number, acts } of sampleCases(facts, lead)) {
    const founded = await recorder.found('case', () => []);
    if (!founded.ok) throw new Error(`sample case ${number}: ${founded.refusal.kind}`);
    const journal = founded.value;
    for (const { edits, before, then, reason = '' } of acts(journal)) {
      if (before) await recorder.administer(journal, (by, held) => [reopenCase(by, held, reason)]);
      const done = await recorder.commit({ journal, edits });
      if (!done.ok) throw new Error(`sample case ${number}: ${done.refusal.kind}`);
      if (then) await recorder.administer(journal, (by, held) => [sealJournal(by, held, reason)]);
    }
  }
};
