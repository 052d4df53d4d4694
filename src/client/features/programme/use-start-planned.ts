import { useLingui } from '@lingui/react/macro';
import { useNavigate } from 'react-router';
import type { Auditor } from '#domain/audit/start-audit.ts';
import type { Edit } from '#domain/journal/edit.ts';
import { plannedItems } from '#domain/programme/planned-audit.ts';
import { noteStarted, startablePlan, startPlannedAudit } from '#domain/programme/start-planned-audit.ts';
import { readJournalFacts } from '../../store/read-facts.ts';
import { useOrganisationFacts } from '../organisation/organisation-context.tsx';
import { sayRefusal } from '../tablet/say-refusal.ts';
import { useTablet } from '../tablet/tablet-context.tsx';
import { todayOf } from '../tablet/today.ts';
import { useAct } from '../tablet/use-act.ts';

/** Founds the journal of a planned audit, says so in the programme, and opens the audit's plan. */
export const useStartPlanned = () => {
  const { journal: organisation } = useOrganisationFacts();
  const { recorder, catalogue, now, database, drafts } = useTablet();
  const act = useAct(organisation);
  const navigate = useNavigate();
  const { t, i18n } = useLingui();
  return async (record: string, auditor: Auditor) => {
    await drafts.settleAll();
    const facts = await readJournalFacts(database, organisation);
    const plan = startablePlan(facts, record);
    if (!plan.ok) return act.refuse(plan.refusal);
    const items = plannedItems(plan.value).join(', ');
    const server = await database.server.get('server');
    const firstEdits = (journal: string): readonly Edit[] =>
      startPlannedAudit(facts, plan.value, journal, {
        auditor: { ...auditor, person: recorder.person() },
        catalogue,
        today: todayOf(now()),
        title: t`AI management system audit`,
        scope: items === '' ? '' : t`Clauses and controls as planned: ${items}`,
      });
    const founded = await recorder.found('audit', firstEdits, server ? 'server' : 'tablet');
    if (!founded.ok) return void sayRefusal(founded.refusal, i18n);
    await act.run({ ok: true, value: noteStarted(plan.value, founded.value) });
    void navigate(`/audits/${founded.value}/plan`);
  };
};
