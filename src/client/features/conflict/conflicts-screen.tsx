import { Trans, useLingui } from '@lingui/react/macro';
import { useParams } from 'react-router';
import type { Noun } from '#domain/nouns.ts';
import type { Row } from '#domain/row.ts';
import { useAllRows } from '../../store/live-journal.ts';
import { Card, EmptyState } from '../../ui/panel.tsx';
import { fieldWord } from '../history/field-words.ts';
import { recordName } from '../history/record-name.ts';
import { useAudit } from '../tablet/audit-context.tsx';
import { EditorFrame } from '../tablet/editor-frame.tsx';
import { HistoryLink } from '../tablet/history-link.tsx';
import { useTablet } from '../tablet/tablet-context.tsx';
import { WithdrawnAndEdited } from '../tablet/withdrawn.tsx';
import { FieldVersions } from './field-versions.tsx';

/** Everything that two people wrote apart, side by side. The other version stays in the history whatever is chosen. */
export const ConflictsScreen = () => {
  const { journal = '' } = useParams();
  const { database } = useTablet();
  const { t, i18n } = useLingui();
  const { items } = useAudit();
  const rows = useAllRows(database, journal) as readonly Row<Noun>[] | undefined;
  const shown = rows?.filter((row) => row.visibility !== 'hidden') ?? [];
  const inConflict = shown.filter((row) => Object.keys(row.open).length > 0 || row.visibility === 'deletedUnseen');
  const isEmpty = rows !== undefined && inConflict.length === 0;
  return (
    <EditorFrame back="/sync" backLabel={t`Sync centre`} title={t`Two versions`}>
      {isEmpty ? (
        <EmptyState title={t`No conflicts. Everything is decided.`}>
          <Trans>Where two tablets change the same field without seeing each other, both versions wait here.</Trans>
        </EmptyState>
      ) : (
        <p className="max-w-prose text-ink2">
          <Trans>
            These were changed on two tablets. Choose for each field, or keep both where it is text. Nothing is deleted:
            the other version stays in the history.
          </Trans>
        </p>
      )}
      <div className="mt-8 flex max-w-5xl flex-col gap-10 pb-10">
        {inConflict.map((row) => (
          <section key={row.record} className="flex flex-col gap-4">
            <div className="-mb-2 flex items-start justify-between gap-3">
              <h2 className="min-w-0 py-2 text-section font-bold break-words">
                <bdi>{recordName(row, items) || t`Untitled`}</bdi>
              </h2>
              <HistoryLink journal={journal} record={row.record} />
            </div>
            <WithdrawnAndEdited row={row}>{shown.filter((r) => childOf(r) === row.record)}</WithdrawnAndEdited>
            {Object.entries(row.open).map(([field, heads]) => (
              <Card key={`${field} ${heads.map(({ id }) => id).join()}`} className="p-4 min-[600px]:p-5">
                <h3 className="mb-3 font-bold">{fieldWord(field, i18n)}</h3>
                <FieldVersions journal={journal} noun={row.noun} record={row.record} field={field} heads={heads} />
              </Card>
            ))}
          </section>
        ))}
      </div>
    </EditorFrame>
  );
};

const childOf = (row: Row<Noun>) => (row.fields as { parent?: string }).parent;
