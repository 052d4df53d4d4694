import { Trans, useLingui } from '@lingui/react/macro';
import { Dices, ListChecks } from 'lucide-react';
import { Link, useNavigate } from 'react-router';
import { succeed } from '#domain/result.ts';
import type { Row } from '#domain/row.ts';
import { beginSample } from '#domain/sampling/samples.ts';
import { useRecords } from '../../store/live-rows.ts';
import { Button } from '../../ui/button.tsx';
import { WhileOpen } from '../../ui/read-only.tsx';
import { useTablet } from '../tablet/tablet-context.tsx';
import { useAct } from '../tablet/use-act.ts';
import { useNewSeed } from './use-new-seed.ts';

/** From a piece of evidence to the sample behind it: to the one that is there, or to a new one with its figures. */
export const SampleOfEvidence = ({ evidence }: { evidence: Row<'evidence'> }) => {
  const { t } = useLingui();
  const { database, newId } = useTablet();
  const act = useAct(evidence.journal);
  const navigate = useNavigate();
  const newSeed = useNewSeed();
  const { sample, sampleHits, sampleSize } = evidence.fields;
  const known = useRecords(database, evidence.journal, sample ? [sample] : []);
  const place = `/audits/${evidence.journal}/plan/samples`;
  const begin = async () => {
    const record = newId();
    if (await act.run(succeed(beginSample({ record, seed: newSeed(), evidence })))) void navigate(`${place}/${record}`);
  };
  if (!known) return null;
  if (known.some((row) => row.visibility !== 'hidden'))
    return (
      <Link
        to={`${place}/${sample}`}
        className="press flex min-h-14 items-center gap-3 rounded-card border border-edge bg-surface px-4 font-bold text-accent"
      >
        <ListChecks aria-hidden size={24} strokeWidth={1.75} className="shrink-0" />
        {sampleHits !== undefined && sampleSize !== undefined
          ? t`${sampleHits} of ${sampleSize}, from the drawn sample: open it`
          : t`Open the drawn sample`}
      </Link>
    );
  return (
    <WhileOpen>
      <div>
        <Button onClick={() => void begin()} icon={<Dices aria-hidden size={20} strokeWidth={1.75} />}>
          <Trans>Draw the sample here</Trans>
        </Button>
        <p className="mt-2 text-ink2">
          <Trans>
            Record by record, with a seed that anybody can draw from again. The figures below are taken along.
          </Trans>
        </p>
      </div>
    </WhileOpen>
  );
};
