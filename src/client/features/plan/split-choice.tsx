import { Trans, useLingui } from '@lingui/react/macro';
import { Split } from 'lucide-react';
import { useState } from 'react';
import type { ItemWithState } from '#domain/checklist/item-states.ts';
import { partRecords, splitItem, unsplitItem } from '#domain/checklist/split-item.ts';
import { Button } from '../../ui/button.tsx';
import { MultiChoice } from '../../ui/choice.tsx';
import { useAudit } from '../tablet/audit-context.tsx';
import { useAct } from '../tablet/use-act.ts';

type By = 'aiSystem' | 'site';

/** Auditing an item in parts, one by AI system or site, or as one again. */
export const SplitChoice = ({ item, onDone }: { item: ItemWithState; onDone: () => void }) => {
  const { facts } = useAudit();
  const { t } = useLingui();
  const act = useAct(facts.journal);
  const now = partRecords(facts, item.item);
  const isBySite = facts.sites.some((row) => now.includes(row.record));
  const [by, setBy] = useState<By | undefined>(now.length > 0 ? (isBySite ? 'site' : 'aiSystem') : undefined);
  const rows = by === 'site' ? facts.sites : by === 'aiSystem' ? facts.aiSystems : [];
  const [chosen, setChosen] = useState<readonly string[]>(now);
  const begin = (kind: By) => {
    setBy(kind);
    setChosen((kind === 'site' ? facts.sites : facts.aiSystems).map((row) => row.record));
  };
  const split = async () => {
    if (
      by &&
      (await act.decide(
        (whole) => splitItem(whole, { item: item.item, by, parts: chosen }),
        t`${item.ref} is audited in parts`,
      ))
    )
      onDone();
  };
  const unsplit = async () => {
    if (await act.decide((whole) => unsplitItem(whole, item.item), t`${item.ref} is audited as one`)) onDone();
  };
  const icon = <Split aria-hidden size={24} strokeWidth={1.75} />;
  if (!by)
    return (
      <>
        {facts.aiSystems.length > 1 && (
          <Button look="plain" className="justify-start" icon={icon} onClick={() => begin('aiSystem')}>
            <Trans>Audit it in parts, by AI system</Trans>
          </Button>
        )}
        {facts.sites.length > 1 && (
          <Button look="plain" className="justify-start" icon={icon} onClick={() => begin('site')}>
            <Trans>Audit it in parts, by site</Trans>
          </Button>
        )}
      </>
    );
  return (
    <div className="flex flex-col gap-4 rounded-card border border-line p-4">
      <MultiChoice
        label={by === 'site' ? t`One part for each of these sites` : t`One part for each of these AI systems`}
        values={chosen}
        options={rows.map((row) => ({ value: row.record, text: <bdi>{row.fields.name}</bdi> }))}
        onChange={setChosen}
      />
      <p className="text-ink2">
        <Trans>
          Each part has its own verdict, evidence and findings. What is recorded already stays on the whole item.
        </Trans>
      </p>
      <div className="flex flex-wrap gap-3">
        <Button look="filled" disabled={chosen.length < 2} onClick={() => void split()}>
          {now.length > 0 ? <Trans>Change the parts</Trans> : <Trans>Split {item.ref}</Trans>}
        </Button>
        {now.length > 0 && (
          <Button onClick={() => void unsplit()}>
            <Trans>Audit it as one again</Trans>
          </Button>
        )}
      </div>
    </div>
  );
};
