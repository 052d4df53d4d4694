import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { Navigate, useNavigate } from 'react-router';
import { computedRecordId } from '#domain/journal/record-id.ts';
import { editsOf, isShown } from '#domain/row.ts';
import { useRowsOfAll } from '../../store/live-rows.ts';
import { Button } from '../../ui/button.tsx';
import { ListRow } from '../../ui/list-row.tsx';
import { Card } from '../../ui/panel.tsx';
import { HomeFrame } from '../audits/home-frame.tsx';
import { sayRefusal } from '../tablet/say-refusal.ts';
import { useTablet } from '../tablet/tablet-context.tsx';

/** The organisations whose journals are here: one opens at once, several are chosen from, none is begun by its name. */
export const OrganisationsScreen = () => {
  const { database, recorder } = useTablet();
  const { t, i18n } = useLingui();
  const navigate = useNavigate();
  const [name, setName] = useState('');
  const organisations = useRowsOfAll(database, 'organisation')?.filter(isShown);
  const [only] = organisations ?? [];
  if (organisations?.length === 1 && only) return <Navigate replace to={`/organisations/${only.journal}`} />;
  const begin = async () => {
    if (name.trim() === '') return;
    const server = await database.server.get('server');
    const founded = await recorder.found(
      'organisation',
      (journal) => editsOf('organisation', computedRecordId(journal, 'organisation', 'facts'), { name: name.trim() }),
      server ? 'server' : 'tablet',
    );
    if (!founded.ok) return void sayRefusal(founded.refusal, i18n);
    void navigate(`/organisations/${founded.value}`);
  };
  return (
    <HomeFrame title={t`Organisation`}>
      {organisations && organisations.length > 0 && (
        <Card className="divide-y divide-line">
          {organisations.map((row) => (
            <ListRow key={row.journal} to={`/organisations/${row.journal}`} title={<b>{row.fields.name}</b>} />
          ))}
        </Card>
      )}
      {organisations?.length === 0 && (
        <Card className="p-6 min-[600px]:p-8">
          <h2 className="text-section font-bold">
            <Trans>Which organisation do you audit?</Trans>
          </h2>
          <p className="mt-2 max-w-prose text-ink2">
            <Trans>
              Its AI systems, documents, people, audit programme, Statement of Applicability and readiness are kept
              here, between the audits. Each audit copies what it relies on.
            </Trans>
          </p>
          <form
            className="mt-6 flex flex-wrap gap-3"
            onSubmit={(event) => {
              event.preventDefault();
              void begin();
            }}
          >
            <label htmlFor="organisation-name" className="sr-only">{t`Name of the organisation`}</label>
            <input
              id="organisation-name"
              dir="auto"
              value={name}
              maxLength={2000}
              onChange={(event) => setName(event.target.value)}
              placeholder={t`Name of the organisation`}
              className="min-h-12 min-w-0 flex-1 basis-64 rounded-card border border-edge bg-surface px-4 placeholder:text-ink2"
            />
            <Button type="submit" look="filled">
              <Trans>Begin</Trans>
            </Button>
          </form>
        </Card>
      )}
    </HomeFrame>
  );
};
