import { Trans, useLingui } from '@lingui/react/macro';
import { X } from 'lucide-react';
import { useId } from 'react';
import { useParams } from 'react-router';
import { checklistItems, titleInContext } from '#domain/checklist/checklist-item.ts';
import { takeOutRecord } from '#domain/organisation/take-out-record.ts';
import { importanceRecordId, importanceSaid, importancesOf, setImportance } from '#domain/programme/importance.ts';
import { importances } from '#domain/programme/programme-nouns.ts';
import { succeed } from '#domain/result.ts';
import { useRows } from '../../store/live-rows.ts';
import { IconButton } from '../../ui/button.tsx';
import { Choice } from '../../ui/choice.tsx';
import { Card } from '../../ui/panel.tsx';
import { WrittenTwice } from '../conflict/written-twice.tsx';
import { useOrganisationFacts } from '../organisation/organisation-context.tsx';
import { fieldsOf } from '../organisation/record-editor.tsx';
import { EditorFrame } from '../tablet/editor-frame.tsx';
import { RecordedTextField } from '../tablet/recorded-text-field.tsx';
import { useTablet } from '../tablet/tablet-context.tsx';
import { useAct } from '../tablet/use-act.ts';
import { importanceWords } from './programme-words.ts';

/** Which clauses, controls and areas matter more than others, and why. What isn't named is of normal importance. */
export const ImportanceScreen = () => {
  const facts = useOrganisationFacts();
  const { programme = '' } = useParams();
  const { catalogue, database } = useTablet();
  const { t, i18n } = useLingui();
  const act = useAct(facts.journal);
  const id = useId();
  const taken = useRows(database, facts.journal, 'importance')?.filter((row) => row.visibility === 'hidden') ?? [];
  const named = [
    ...checklistItems({ catalogue, procedures: [] }).map((item) => ({
      item: item.item,
      text: `${item.ref} ${titleInContext({ catalogue }, item)}`,
    })),
    ...facts.of('area').map((area) => ({ item: area.record, text: area.fields.name ?? '' })),
  ];
  const said = importancesOf(facts, programme);
  const add = (item: string) => {
    const record = importanceRecordId(facts.journal, programme, item);
    const isTaken = taken.some((row) => row.record === record);
    void act.run(
      succeed([
        ...setImportance(facts.journal, { programme, item, importance: 'high' }),
        ...(isTaken ? [{ noun: 'importance' as const, record, field: 'deleted', value: false }] : []),
      ]),
    );
  };
  return (
    <main className="h-full">
      <EditorFrame
        back={`/organisations/${facts.journal}/programme`}
        backLabel={t`Audit programme`}
        title={t`Importance`}
      >
        <div className="flex max-w-3xl flex-col gap-6 pb-10">
          <p className="max-w-prose text-ink2">
            <Trans>
              What matters more is audited sooner and more often. What isn't named here is of normal importance. The
              reason is printed in the programme.
            </Trans>
          </p>
          <div>
            <label htmlFor={id} className="mb-2 block font-bold">
              <Trans>Add a clause, control or area</Trans>
            </label>
            <select
              id={id}
              value=""
              onChange={(event) => event.target.value && add(event.target.value)}
              className="min-h-12 w-full rounded-card border border-edge bg-surface px-3"
            >
              <option value="">{t`Choose`}</option>
              {named
                .filter(({ item }) => !said.has(item))
                .map(({ item, text }) => (
                  <option key={item} value={item}>
                    {text}
                  </option>
                ))}
            </select>
          </div>
          {named.flatMap(({ item, text }) => {
            const row = said.get(item);
            const open = row?.open['importance'];
            return row
              ? [
                  <Card key={item} className="flex flex-col gap-4 p-4 min-[600px]:p-5">
                    <div className="flex items-start justify-between gap-3">
                      <h2 className="min-w-0 py-2 font-bold break-words">{text}</h2>
                      <IconButton
                        label={t`Take out ${text}`}
                        onClick={() =>
                          void act.decideIn(
                            (now) => succeed(takeOutRecord(now, 'importance', row.record)),
                            t`${text} taken out`,
                          )
                        }
                      >
                        <X aria-hidden size={20} strokeWidth={1.75} />
                      </IconButton>
                    </div>
                    <Choice
                      label={t`Importance of ${text}`}
                      isLabelHidden
                      canClear={false}
                      value={importanceSaid(row)}
                      options={importances.map((value) => ({ value, text: i18n._(importanceWords[value]) }))}
                      onChoose={(importance) =>
                        importance &&
                        void act.run(succeed(setImportance(facts.journal, { programme, item, importance })))
                      }
                    />
                    {open && <WrittenTwice {...fieldsOf(row)('importance')} heads={open} />}
                    <RecordedTextField {...fieldsOf(row)('reason')} label={t`Reason`} lines={2} />
                  </Card>,
                ]
              : [];
          })}
        </div>
      </EditorFrame>
    </main>
  );
};
