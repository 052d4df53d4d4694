import { useLingui } from '@lingui/react/macro';
import { useCallback } from 'react';
import { useNavigate } from 'react-router';
import { type Auditor, startAudit } from '#domain/audit/start-audit.ts';
import type { StartFrom } from '../catalogue/begin-from.ts';
import { sayRefusal } from '../tablet/say-refusal.ts';
import { useTablet } from '../tablet/tablet-context.tsx';
import { todayOf } from '../tablet/today.ts';

/** Founds a new audit's journal and opens its plan. `from`: the organisation whose own questions, catalogue or checklist it begins with. */
export const useStartAudit = () => {
  const { recorder, catalogue, now, database } = useTablet();
  const navigate = useNavigate();
  const { t, i18n } = useLingui();
  return useCallback(
    async (auditor: Auditor, from?: StartFrom) => {
      const begun =
        from && (await (await import('../catalogue/begin-from.ts')).beginFrom(database, catalogue, from, i18n));
      if (from && !begun) return void sayRefusal({ kind: 'catalogueNotHere' }, i18n);
      const server = await database.server.get('server');
      const founded = await recorder.found(
        'audit',
        (journal) => [
          ...startAudit(journal, {
            auditor: { ...auditor, person: recorder.person() },
            catalogue: begun?.catalogue ?? catalogue,
            today: todayOf(now()),
            title: begun && begun.catalogue !== catalogue ? begun.catalogue.title : t`AI management system audit`,
          }),
          ...(begun?.edits(journal) ?? []),
        ],
        server ? 'server' : 'tablet',
      );
      if (!founded.ok) return void sayRefusal(founded.refusal, i18n);
      void navigator.storage?.persist?.();
      void navigate(`/audits/${founded.value}/plan`, { state: { isNew: true } });
    },
    [catalogue, database, navigate, now, recorder, t, i18n],
  );
};
