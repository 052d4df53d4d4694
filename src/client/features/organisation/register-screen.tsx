import { Trans, useLingui } from '@lingui/react/macro';
import { Plus, Search } from 'lucide-react';
import { type ReactNode, useId, useState } from 'react';
import { useNavigate } from 'react-router';
import type { FieldOf, RecordOf } from '#domain/nouns.ts';
import { succeed } from '#domain/result.ts';
import { editsOf, type Row } from '#domain/row.ts';
import { Button } from '../../ui/button.tsx';
import { ListRow } from '../../ui/list-row.tsx';
import { Card } from '../../ui/panel.tsx';
import { HomeFrame } from '../audits/home-frame.tsx';
import { useTablet } from '../tablet/tablet-context.tsx';
import { useAct } from '../tablet/use-act.ts';
import { VirtualList } from '../tablet/virtual-list.tsx';
import { Withdrawn } from '../tablet/withdrawn.tsx';
import { BackLink } from './back-link.tsx';
import { useOrganisationFacts } from './organisation-context.tsx';
import { type RegisterNoun, registerName } from './register-noun.ts';

const searchedFrom = 8;
const drawnWhole = 50;

/** One register of an organisation: its records by name, a search where it is long, and a line to add the next. */
export const RegisterScreen = <N extends RegisterNoun>({
  noun,
  title,
  about,
  addLabel,
  first,
  detailOf,
  endOf,
}: {
  noun: N;
  title: string;
  about: string;
  addLabel: string;
  /** The first words of a new record, from its name. */
  first: (name: string) => { readonly [F in FieldOf<N>]?: RecordOf<N>[F] };
  detailOf: (row: Row<N>) => string;
  /** What somebody has to see of it: an overdue review, no owner. */
  endOf?: (row: Row<N>) => ReactNode;
}) => {
  const facts = useOrganisationFacts();
  const { newId } = useTablet();
  const { t } = useLingui();
  const act = useAct(facts.journal);
  const navigate = useNavigate();
  const id = useId();
  const [words, setWords] = useState('');
  const [name, setName] = useState('');
  const rows = facts.of(noun);
  const looked = words.trim().toLocaleLowerCase();
  const shown = rows.filter((row) =>
    `${registerName(row.fields)} ${detailOf(row)}`.toLocaleLowerCase().includes(looked),
  );
  const add = async () => {
    if (name.trim() === '') return;
    const record = newId();
    if (await act.run(succeed(editsOf(noun, record, first(name.trim()))))) void navigate(record);
  };
  const listed = (row: Row<N>) => (
    <ListRow
      to={row.record}
      title={<b>{registerName(row.fields) || t`Untitled`}</b>}
      detail={
        <>
          {detailOf(row) && <bdi className="block">{detailOf(row)}</bdi>}
          {endOf?.(row)}
        </>
      }
    />
  );
  return (
    <HomeFrame title={title}>
      <BackLink
        to={`/organisations/${facts.journal}`}
        text={facts.of('organisation')[0]?.fields.name ?? t`Organisation`}
      />
      <p className="mb-6 max-w-prose text-ink2">{about}</p>
      <form
        className="mb-4 flex flex-wrap gap-3"
        onSubmit={(event) => {
          event.preventDefault();
          void add();
        }}
      >
        <label htmlFor={id} className="sr-only">
          {addLabel}
        </label>
        <input
          id={id}
          dir="auto"
          value={name}
          maxLength={2000}
          onChange={(event) => setName(event.target.value)}
          placeholder={addLabel}
          className="min-h-12 min-w-0 flex-1 basis-64 rounded-card border border-edge bg-surface px-4 placeholder:text-ink2"
        />
        <Button type="submit" icon={<Plus aria-hidden size={20} strokeWidth={1.75} />}>
          <Trans>Add</Trans>
        </Button>
      </form>
      {rows.length > searchedFrom && (
        <label className="mb-4 flex min-h-12 max-w-md items-center gap-2 rounded-card border border-edge bg-surface px-3">
          <Search aria-hidden size={20} strokeWidth={1.75} className="text-ink2" />
          <span className="sr-only">
            <Trans>Search</Trans>
          </span>
          <input
            type="search"
            value={words}
            onChange={(event) => setWords(event.target.value)}
            placeholder={t`Search`}
            className="min-h-12 min-w-0 flex-1 bg-transparent outline-none placeholder:text-ink2"
          />
        </label>
      )}
      {shown.length > drawnWhole ? (
        <Card>
          <VirtualList rows={shown} keyOf={(row) => row.record} estimate={80}>
            {listed}
          </VirtualList>
        </Card>
      ) : (
        shown.length > 0 && (
          <Card className="divide-y divide-line">
            {shown.map((row) => (
              <div key={row.record}>{listed(row)}</div>
            ))}
          </Card>
        )
      )}
      {shown.length === 0 && (
        <p className="text-ink2" role="status">
          {rows.length === 0 ? <Trans>Nothing here yet.</Trans> : <Trans>Nothing matches.</Trans>}
        </p>
      )}
      <Withdrawn journal={facts.journal} noun={noun} nameOf={(row) => registerName(row.fields)} />
    </HomeFrame>
  );
};
