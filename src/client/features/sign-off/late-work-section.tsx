import { plural } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import { Check } from 'lucide-react';
import { useState } from 'react';
import { supplement } from '#domain/sign-off/seal-audit.ts';
import { isSignedTwice, type LateAct } from '#domain/sign-off/seals.ts';
import { useRecords } from '../../store/live-rows.ts';
import { Button } from '../../ui/button.tsx';
import { Card, Section } from '../../ui/panel.tsx';
import { say } from '../../ui/toast.tsx';
import { recordName } from '../history/record-name.ts';
import { useAuthorName } from '../history/use-author-name.ts';
import { ValueText } from '../history/value-text.tsx';
import { FormField } from '../sync/form-field.tsx';
import { useAudit } from '../tablet/audit-context.tsx';
import { useTablet } from '../tablet/tablet-context.tsx';
import { useClock } from '../tablet/use-clock.ts';
import { useSeal } from './use-seal.ts';
import type { SignOffView } from './use-sign-off.ts';

/** What came beside or after the sign-off, and the supplement that takes it in: as a whole act, or not at all. */
export const LateWorkSection = ({ view: { facts, seals, isLead } }: { view: SignOffView }) => {
  const { recorder } = useTablet();
  const { t } = useLingui();
  const seal = useSeal(facts.journal);
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [reason, setReason] = useState('');
  const [isSealing, setSealing] = useState(false);
  const isTwice = isSignedTwice(seals);
  const acts = chosen.filter((act) => seals.late.some((late) => late.act === act));
  const count = acts.length;
  if (seals.late.length === 0 && !isTwice)
    return (
      <Section label={t`Late work`}>
        <Card className="p-4 text-ink2 min-[600px]:px-6">
          <Trans>Nothing came in after the sign-off.</Trans>
        </Card>
      </Section>
    );
  const run = async () => {
    setSealing(true);
    const isSealed = await seal((now, held) => supplement(now, held, { reason, acts, person: recorder.person() }));
    setSealing(false);
    if (!isSealed) return;
    setReason('');
    setChosen([]);
    say({ text: t`The supplement is sealed.`, seconds: 10 });
  };
  const toggle = (act: string) =>
    setChosen(chosen.includes(act) ? chosen.filter((one) => one !== act) : [...chosen, act]);
  return (
    <Section label={t`Late work`}>
      <Card className="divide-y divide-line">
        {seals.late.map((late) => (
          <LateActRow
            key={late.act}
            late={late}
            isChosen={chosen.includes(late.act)}
            onToggle={isLead ? () => toggle(late.act) : undefined}
          />
        ))}
        {isLead ? (
          <div className="flex flex-col gap-4 p-4 min-[600px]:px-6">
            <p className="text-ink2">
              <Trans>
                A supplement is the next issue: all that was signed off before, with the late work that you choose. The
                rest stays late, and kept.
              </Trans>
            </p>
            <FormField label={t`Reason for the supplement`} value={reason} onChange={setReason} />
            <Button
              look="filled"
              className="self-start"
              disabled={isSealing || reason.trim() === '' || (count === 0 && !isTwice)}
              onClick={() => void run()}
            >
              {t`${plural(count, {
                0: 'Seal a supplement',
                one: 'Seal a supplement with one late act',
                other: 'Seal a supplement with # late acts',
              })}`}
            </Button>
          </div>
        ) : (
          <p className="p-4 text-ink2 min-[600px]:px-6">
            <Trans>The lead auditor decides whether a supplement takes it in.</Trans>
          </p>
        )}
      </Card>
    </Section>
  );
};

const mostShown = 6;

const LateActRow = ({
  late,
  isChosen,
  onToggle,
}: {
  late: LateAct;
  isChosen: boolean;
  onToggle: (() => void) | undefined;
}) => {
  const { facts, items } = useAudit();
  const { database } = useTablet();
  const { t } = useLingui();
  const clock = useClock();
  const authorName = useAuthorName(facts.journal);
  const rows = useRecords(database, facts.journal, [...new Set(late.changes.map(({ record }) => record))]);
  const row = rows?.[0];
  const item = late.changes.find(({ field }) => field === 'item')?.value;
  const named = row
    ? recordName(row, items)
    : recordName({ noun: late.changes[0]?.noun ?? '', fields: { item } }, items);
  const said = late.changes.filter(({ field }) => field !== 'item');
  const name = authorName(late.by);
  const body = (
    <>
      {named && <bdi className="block font-bold break-words">{named}</bdi>}
      {said.slice(0, mostShown).map((change) => (
        <ValueText key={change.id} change={change} />
      ))}
      {said.length > mostShown && <span className="text-ink2">{t`and ${said.length - mostShown} more`}</span>}
      <span className="mt-1 block text-ink2">
        <bdi>{name}</bdi>, {clock(late.at)}
      </span>
    </>
  );
  if (!onToggle) return <div className="px-4 py-4 min-[600px]:px-6">{body}</div>;
  return (
    <div className="flex items-start gap-4 px-4 py-4 min-[600px]:px-6">
      <button
        type="button"
        role="checkbox"
        aria-checked={isChosen}
        aria-label={t`Take in: ${named} by ${name}`}
        onClick={onToggle}
        className="press inline-flex size-12 shrink-0 items-center justify-center rounded-card"
      >
        <span
          aria-hidden
          className={`inline-flex size-6 items-center justify-center rounded-full ${isChosen ? 'bg-accent text-on-accent' : 'border-2 border-edge'}`}
        >
          {isChosen && <Check size={16} strokeWidth={3} />}
        </span>
      </button>
      <div className="min-w-0 flex-1">{body}</div>
    </div>
  );
};
