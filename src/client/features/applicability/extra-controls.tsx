import { Trans, useLingui } from '@lingui/react/macro';
import { Plus } from 'lucide-react';
import { useState } from 'react';
import { addExtraControl } from '#domain/applicability/extra-control.ts';
import type { StatementControl } from '#domain/applicability/statement.ts';
import type { JournalFacts } from '#domain/journal-facts.ts';
import { succeed } from '#domain/result.ts';
import { Button } from '../../ui/button.tsx';
import { Card, Section } from '../../ui/panel.tsx';
import { useTablet } from '../tablet/tablet-context.tsx';
import { useAct } from '../tablet/use-act.ts';
import { Withdrawn } from '../tablet/withdrawn.tsx';
import { LineField } from './line-field.tsx';
import { statementRefusalWords } from './statement-words.ts';

/** Controls of the organisation's own, beyond Annex A: adding one, and those that were taken out. */
export const ExtraControls = ({
  facts,
  statement,
}: {
  facts: JournalFacts;
  statement: readonly StatementControl[];
}) => {
  const { catalogue, newId } = useTablet();
  const { t, i18n } = useLingui();
  const act = useAct(facts.journal);
  const [reference, setReference] = useState('');
  const [title, setTitle] = useState('');
  const [refusal, setRefusal] = useState<string>();
  const count = statement.filter((control) => control.extra).length;
  const add = async () => {
    let why: string | undefined;
    const isDone = await act.decideIn((now) => {
      const added = addExtraControl(now, catalogue, { record: newId(), reference, title });
      if (added.ok) return added;
      why = statementRefusalWords(added.refusal, i18n);
      return succeed([]);
    }, t`${reference} added`);
    setRefusal(why);
    if (!isDone || why !== undefined) return;
    setReference('');
    setTitle('');
  };
  return (
    <Section label={t`Own controls: ${count}`}>
      <Card className="p-4 min-[600px]:p-6">
        <p className="mb-4 max-w-prose text-ink2">
          <Trans>
            Controls beyond Annex A. In an audit they are looked at as own procedures: name a procedure of the plan by
            the same reference.
          </Trans>
        </p>
        <form
          className="flex flex-wrap items-end gap-3"
          onSubmit={(event) => {
            event.preventDefault();
            void add();
          }}
        >
          <LineField label={t`Reference`} value={reference} onChange={setReference} className="w-40" />
          <LineField label={t`Title`} value={title} onChange={setTitle} className="min-w-0 flex-1 basis-64" />
          <Button type="submit" icon={<Plus aria-hidden size={20} strokeWidth={1.75} />}>
            <Trans>Add</Trans>
          </Button>
        </form>
        {refusal !== undefined && (
          <p role="alert" className="mt-3 font-bold">
            {refusal}
          </p>
        )}
      </Card>
      <Withdrawn
        journal={facts.journal}
        noun="extraControl"
        nameOf={(row) => [row.fields.reference, row.fields.title].filter(Boolean).join(' ')}
      />
    </Section>
  );
};
