import { Trans, useLingui } from '@lingui/react/macro';
import { Trash2 } from 'lucide-react';
import type { ReactNode } from 'react';
import type { FieldOf, Noun } from '#domain/nouns.ts';
import { takeOutRecord } from '#domain/organisation/take-out-record.ts';
import { succeed } from '#domain/result.ts';
import type { Row } from '#domain/row.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/panel.tsx';
import { WrittenTwice } from '../conflict/written-twice.tsx';
import { EditorFrame, useGoBack } from '../tablet/editor-frame.tsx';
import { useAct } from '../tablet/use-act.ts';
import { WithdrawnAndEdited } from '../tablet/withdrawn.tsx';
import { useOrganisationFacts } from './organisation-context.tsx';

/** Where a text field of a record writes to. */
export const fieldsOf =
  <N extends Noun>(row: Row<N>) =>
  (field: FieldOf<N>) => ({ journal: row.journal, noun: row.noun, record: row.record, field, row });

/** The editor of one record of an organisation. What was chosen on two tablets apart is settled at its top. */
export const RecordEditor = <N extends Noun>({
  row,
  back,
  backLabel,
  title,
  choices = [],
  inside = [],
  children,
}: {
  row: Row<N> | undefined;
  back: string;
  backLabel: string;
  title: string;
  /** Fields that no text field shows, and so none settles. */
  choices?: readonly FieldOf<N>[];
  /** What goes with the record when it is taken out. */
  inside?: readonly Row<Noun>[];
  children: ReactNode;
}) => {
  const facts = useOrganisationFacts();
  const { t } = useLingui();
  const act = useAct(facts.journal);
  const goBack = useGoBack(back);
  if (!row)
    return (
      <main className="h-full">
        <EditorFrame back={back} backLabel={backLabel} title={backLabel}>
          <EmptyState title={t`This was taken out, or is not on this tablet yet.`} />
        </EditorFrame>
      </main>
    );
  const name = title || t`Untitled`;
  const takeOut = async () => {
    const isDone = await act.decideIn((now) => succeed(takeOutRecord(now, row.noun, row.record)), t`${name} taken out`);
    if (isDone) goBack();
  };
  return (
    <main className="h-full">
      <EditorFrame back={back} backLabel={backLabel} title={name}>
        <WithdrawnAndEdited row={row}>{inside}</WithdrawnAndEdited>
        {choices.map((field) => {
          const heads = row.open[field];
          return heads && <WrittenTwice key={field} {...fieldsOf(row)(field)} heads={heads} />;
        })}
        <div className="mt-4 flex max-w-3xl flex-col gap-6 pb-10">
          {children}
          <div>
            <Button
              look="danger"
              icon={<Trash2 aria-hidden size={20} strokeWidth={1.75} />}
              onClick={() => void takeOut()}
            >
              <Trans>Take out</Trans>
            </Button>
          </div>
        </div>
      </EditorFrame>
    </main>
  );
};
