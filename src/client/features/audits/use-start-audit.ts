import { useLingui } from '@lingui/react/macro';
import { useCallback } from 'react';
import { useNavigate } from 'react-router';
import { type Auditor, startAudit } from '#domain/audit/start-audit.ts';
import { say } from '../../ui/toast.tsx';
import { useRefusalWords } from '../tablet/refusal-words.ts';
import { useTablet } from '../tablet/tablet-context.tsx';
import { todayOf } from '../tablet/today.ts';

/** Founds a new audit's journal and opens its plan. */
export const useStartAudit = () => {
  const { recorder, catalogue, now } = useTablet();
  const words = useRefusalWords();
  const navigate = useNavigate();
  const { t } = useLingui();
  return useCallback(
    async (auditor: Auditor) => {
      const founded = await recorder.found('audit', (journal) =>
        startAudit(journal, { auditor, catalogue, today: todayOf(now()), title: t`AI management system audit` }),
      );
      if (!founded.ok) return say({ text: words(founded.refusal), isUrgent: true, seconds: 20 });
      void navigator.storage?.persist?.();
      void navigate(`/audits/${founded.value}/plan`, { state: { isNew: true } });
    },
    [catalogue, navigate, now, recorder, t, words],
  );
};
