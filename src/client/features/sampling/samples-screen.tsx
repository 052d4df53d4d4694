import { Trans, useLingui } from '@lingui/react/macro';
import { ListChecks, Plus, TriangleAlert } from 'lucide-react';
import { useNavigate } from 'react-router';
import type { WholeAudit } from '#domain/audit/audit-facts.ts';
import { succeed } from '#domain/result.ts';
import type { Row } from '#domain/row.ts';
import { beginSample, countSample, drawDoubts, sampleItemsOf } from '#domain/sampling/samples.ts';
import { Button } from '../../ui/button.tsx';
import { ListRow } from '../../ui/list-row.tsx';
import { Card, EmptyState } from '../../ui/panel.tsx';
import { WhileOpen } from '../../ui/read-only.tsx';
import { PlanNav } from '../plan/plan-nav.tsx';
import { useAudit } from '../tablet/audit-context.tsx';
import { ScreenFrame } from '../tablet/screen-frame.tsx';
import { useTablet } from '../tablet/tablet-context.tsx';
import { useAct } from '../tablet/use-act.ts';
import { useWholeAudit } from '../tablet/use-whole-audit.ts';
import { Withdrawn } from '../tablet/withdrawn.tsx';
import { howChosenWords } from './sampling-words.ts';
import { useNewSeed } from './use-new-seed.ts';

/** The audit's samples: what each is drawn from, and how it stands. */
export const SamplesScreen = () => {
  const { t } = useLingui();
  const facts = useWholeAudit();
  return (
    <ScreenFrame title={t`Samples`}>
      <PlanNav />
      {facts && <Samples facts={facts} />}
    </ScreenFrame>
  );
};

const Samples = ({ facts }: { facts: WholeAudit }) => {
  const { t } = useLingui();
  const { newId } = useTablet();
  const act = useAct(facts.journal);
  const navigate = useNavigate();
  const newSeed = useNewSeed();
  const samples = facts.of('sample');
  const begin = async () => {
    const record = newId();
    if (await act.run(succeed(beginSample({ record, seed: newSeed() })))) void navigate(record);
  };
  return (
    <>
      {samples.length === 0 ? (
        <EmptyState title={t`No sample yet`}>
          <Trans>
            Say what there is to choose from, and draw here, without network: from the seed anybody can draw the same
            records again. A sample can also be begun from a piece of evidence, a record sample.
          </Trans>
        </EmptyState>
      ) : (
        <Card>
          <ul className="divide-y divide-line">
            {samples.map((sample) => (
              <li key={sample.record}>
                <SampleRow facts={facts} sample={sample} />
              </li>
            ))}
          </ul>
        </Card>
      )}
      <WhileOpen>
        <div className="mt-6">
          <Button look="filled" icon={<Plus aria-hidden size={20} strokeWidth={1.75} />} onClick={() => void begin()}>
            <Trans>Begin a sample</Trans>
          </Button>
        </div>
      </WhileOpen>
      <Withdrawn
        journal={facts.journal}
        noun="sample"
        nameOf={(row) => row.fields.objective ?? row.fields.seed ?? ''}
      />
    </>
  );
};

const SampleRow = ({ facts, sample }: { facts: WholeAudit; sample: Row<'sample'> }) => {
  const { t, i18n } = useLingui();
  const { items } = useAudit();
  const item = items.find((one) => one.item === sample.fields.item);
  const count = countSample(sampleItemsOf(facts, sample.record));
  const doubts = drawDoubts(facts, sample).length;
  const [hits, n, open] = [i18n.number(count.hits), i18n.number(count.n), i18n.number(count.open)];
  const Icon = doubts > 0 ? TriangleAlert : ListChecks;
  return (
    <ListRow
      to={sample.record}
      lead={<Icon aria-hidden size={24} strokeWidth={1.75} className="shrink-0 text-ink2" />}
      title={
        <>
          {item && <b className="me-2">{item.ref}</b>}{' '}
          <bdi>{sample.fields.objective ?? item?.title ?? t`Without an objective`}</bdi>
        </>
      }
      detail={
        <>
          <span className="block">
            <bdi>{howChosenWords(sample, i18n)}</bdi>
          </span>
          <span className="block">
            {count.n === 0
              ? t`Nothing drawn yet`
              : [
                  t`not as required: ${hits} of ${n}`,
                  count.open > 0 && t`without a result: ${open}`,
                  doubts > 0 && t`not as drawn`,
                ]
                  .filter(Boolean)
                  .join(' · ')}
          </span>
        </>
      }
    />
  );
};
