import { Trans, useLingui } from '@lingui/react/macro';
import { Plus } from 'lucide-react';
import { useState } from 'react';
import { Button } from '../../ui/button.tsx';
import { useStartAudit } from '../audits/use-start-audit.ts';
import { AuditorSheet } from '../tablet/auditor-sheet.tsx';
import { useAuditor } from '../tablet/use-auditor.ts';
import type { StartFrom } from './begin-from.ts';

/** Begins an audit of this organisation with a catalogue or a checklist of its own. */
export const StartAuditButton = ({ from, disabled }: { from: StartFrom; disabled?: boolean }) => {
  const { t } = useLingui();
  const start = useStartAudit();
  const auditor = useAuditor();
  const [isAsking, setAsking] = useState(false);
  return (
    <>
      <Button
        look="filled"
        disabled={disabled}
        icon={<Plus aria-hidden size={20} strokeWidth={1.75} />}
        aria-label={t`Start an audit with this`}
        onClick={() => (auditor ? void start(auditor, from) : setAsking(true))}
      >
        <Trans>Start an audit</Trans>
      </Button>
      {isAsking && (
        <AuditorSheet
          onKnown={(known) => {
            setAsking(false);
            void start(known, from);
          }}
          onClose={() => setAsking(false)}
        />
      )}
    </>
  );
};
