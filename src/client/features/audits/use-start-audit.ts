import { type Auditor, startAudit } from '#domain/audit/start-audit.ts';
import { Toast } from '@base-ui/react/toast';
import { useLingui } from '@lingui/react/macro';
import { useCallback } from 'react';
import { useNavigate } from 'react-router';
import { useRefusalWords } from '../tablet/refusal-words.ts';
import { useTablet } from '../tablet/tablet-context.tsx';
import { todayOf } from '../tablet/today.ts';

/** Founds a new audit's journal and opens its plan. */
export const useStartAudit = () => {
  const { recorder, catalogue, now } = useTablet();
  const { add } = Toast.useToastManager();
  const words = useRefusalWords();
  const navigate = useNavigate();
  const { t } = useLingui();
  return useCallback(
    async (auditor: Auditor) => {
      const founded = await recorder.found('audit', (journal) =>
        startAudit(journal, { auditor, catalogue, today: todayOf(now()), title: t`AI management system audit` }),
      );
      if (!founded.ok) return void add({ description: words(founded.refusal), timeout: 20_000 });
      void navigator.storage?.persist?.();
      void navigate(`/audits/${founded.value}/plan`, { state: { isNew: true } });
    },
    [add, catalogue, navigate, now, recorder, t, words],
  );
};
