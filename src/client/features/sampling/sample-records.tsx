import { Trans, useLingui } from '@lingui/react/macro';
import { Check, CircleOff, MessageSquare, X } from 'lucide-react';
import { useState } from 'react';
import type { WholeAudit } from '#domain/audit/audit-facts.ts';
import { succeed } from '#domain/result.ts';
import { editsOf, type Row } from '#domain/row.ts';
import { addSampleItem, resultOf, sampleItemsOf, withdrawFromSamples } from '#domain/sampling/samples.ts';
import { sampleResults } from '#domain/sampling/sampling-nouns.ts';
import { IconButton } from '../../ui/button.tsx';
import { Choice } from '../../ui/choice.tsx';
import { Card, Section } from '../../ui/panel.tsx';
import { WhileOpen } from '../../ui/read-only.tsx';
import { AddLine } from '../tablet/add-line.tsx';
import { RecordedTextField } from '../tablet/recorded-text-field.tsx';
import { useTablet } from '../tablet/tablet-context.tsx';
import { useAct } from '../tablet/use-act.ts';
import { VirtualList } from '../tablet/virtual-list.tsx';
import { resultWords } from './sampling-words.ts';

const resultIcons = { conforms: Check, fails: X, notAvailable: CircleOff } as const;

/** Each record of the sample: its position, what it is called, how it came out. */
export const SampleRecords = ({ facts, sample }: { facts: WholeAudit; sample: Row<'sample'> }) => {
  const { t } = useLingui();
  const { newId } = useTablet();
  const act = useAct(facts.journal);
  const items = sampleItemsOf(facts, sample.record);
  const isByJudgement = sample.fields.method === 'judgement';
  return (
    <Section label={t`Records`}>
      {items.length === 0 && !isByJudgement ? (
        <p className="text-ink2">
          <Trans>Draw first. Each position is then looked up in the list that the population comes from.</Trans>
        </p>
      ) : (
        <Card>
          {items.length > 0 && (
            <VirtualList rows={items} keyOf={(row) => row.record} estimate={150}>
              {(row) => <SampleRecord row={row} />}
            </VirtualList>
          )}
          <WhileOpen>
            {isByJudgement && (
              <div className={`p-4 ${items.length > 0 ? 'border-t border-line' : ''}`}>
                <AddLine
                  label={t`What the record is called`}
                  addLabel={t`Add`}
                  onAdd={(label) => act.run(succeed(addSampleItem({ sample: sample.record, record: newId(), label })))}
                />
              </div>
            )}
          </WhileOpen>
        </Card>
      )}
    </Section>
  );
};

const SampleRecord = ({ row }: { row: Row<'sampleItem'> }) => {
  const { t, i18n } = useLingui();
  const act = useAct(row.journal);
  const [isNoting, setNoting] = useState(false);
  const { position, label, note } = row.fields;
  const name = [position, label].filter(Boolean).join(' ');
  const field = (one: string) => ({ journal: row.journal, noun: row.noun, record: row.record, field: one, row });
  const hasNote = isNoting || Boolean(note) || row.open['note'] !== undefined;
  return (
    <div className="flex flex-col gap-3 p-4 min-[600px]:px-6">
      <div className="flex items-end gap-3">
        {position !== undefined && (
          <p className="min-w-12 pb-3 text-section font-bold">
            <span className="sr-only">{t`Position`} </span>
            {i18n.number(position)}
          </p>
        )}
        <div className="min-w-0 flex-1">
          <RecordedTextField {...field('label')} label={t`Record`} isLabelHidden placeholder={t`What it is called`} />
        </div>
        <WhileOpen>
          {!hasNote && (
            <IconButton label={t`Note on record ${name}`} onClick={() => setNoting(true)}>
              <MessageSquare aria-hidden size={20} strokeWidth={1.75} />
            </IconButton>
          )}
          {position === undefined && (
            <IconButton
              label={t`Take out record ${name}`}
              onClick={() =>
                void act.decide((now) => succeed(withdrawFromSamples(now, row.record)), t`Record taken out`)
              }
            >
              <X aria-hidden size={20} strokeWidth={1.75} />
            </IconButton>
          )}
        </WhileOpen>
      </div>
      <Choice
        label={t`Result of record ${name}`}
        isLabelHidden
        value={resultOf(row)}
        options={sampleResults.map((value) => {
          const Icon = resultIcons[value];
          return {
            value,
            text: i18n._(resultWords[value]),
            icon: <Icon aria-hidden size={20} strokeWidth={1.75} />,
          };
        })}
        onChoose={(result) => void act.run(succeed(editsOf('sampleItem', row.record, { result })))}
      />
      {hasNote && <RecordedTextField {...field('note')} label={t`Note on record ${name}`} isLabelHidden lines={2} />}
    </div>
  );
};
