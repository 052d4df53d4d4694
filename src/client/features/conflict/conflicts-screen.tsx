import { Trans, useLingui } from '@lingui/react/macro';
import { Check, Circle } from 'lucide-react';
import { useId, useState } from 'react';
import { Link, useParams } from 'react-router';
import type { Json } from '#domain/journal/change.ts';
import type { Head } from '#domain/journal/record-state.ts';
import type { Noun } from '#domain/nouns.ts';
import type { Row } from '#domain/row.ts';
import { useAllRows } from '../../store/live-journal.ts';
import { Button } from '../../ui/button.tsx';
import { Card, EmptyState } from '../../ui/panel.tsx';
import { fieldWord, valueWord } from '../history/field-words.ts';
import { useAuthorName } from '../history/use-author-name.ts';
import { EditorFrame } from '../tablet/editor-frame.tsx';
import { useTablet } from '../tablet/tablet-context.tsx';
import { useAct } from '../tablet/use-act.ts';
import { useClock } from '../tablet/use-clock.ts';
import { WithdrawnAndEdited } from '../tablet/withdrawn.tsx';

/** Everything that two people wrote apart, side by side. The other version stays in the history whatever is chosen. */
export const ConflictsScreen = () => {
  const { journal = '' } = useParams();
  const { database } = useTablet();
  const { t } = useLingui();
  const rows = useAllRows(database, journal) as readonly Row<Noun>[] | undefined;
  const shown = rows?.filter((row) => row.visibility !== 'hidden') ?? [];
  const inConflict = shown.filter((row) => Object.keys(row.open).length > 0 || row.visibility === 'deletedUnseen');
  return (
    <EditorFrame back="/sync" backLabel={t`Sync centre`} title={t`Two versions`}>
      <p className="mb-6 max-w-prose text-ink2">
        <Trans>
          These were changed on two tablets. Choose for each field, or keep both where it is text. Nothing is deleted:
          the other version stays in the history.
        </Trans>
      </p>
      {rows && inConflict.length === 0 && <EmptyState title={t`No conflicts. Everything is decided.`} />}
      <div className="flex flex-col gap-8">
        {inConflict.map((row) => (
          <section key={row.record}>
            <div className="mb-3 flex flex-wrap items-center justify-between gap-3">
              <h2 className="text-section font-bold">
                <bdi>{nameOf(row) || t`Untitled`}</bdi>
              </h2>
              <Link
                to={`/audits/${journal}/history/${row.record}`}
                className="press inline-flex min-h-12 items-center rounded-card px-3 font-bold text-accent"
              >
                <Trans>History</Trans>
              </Link>
            </div>
            <WithdrawnAndEdited row={row}>{shown.filter((r) => childOf(r) === row.record)}</WithdrawnAndEdited>
            {Object.entries(row.open).map(([field, heads]) => (
              <FieldConflict key={`${field} ${heads.map((h) => h.id).join()}`} row={row} field={field} heads={heads} />
            ))}
          </section>
        ))}
      </div>
    </EditorFrame>
  );
};

const childOf = (row: Row<Noun>) => (row.fields as { parent?: string }).parent;

const nameOf = (row: Row<Noun>): string => {
  const { item, number, title, name } = row.fields as Record<string, unknown>;
  return [item, number, title ?? name].filter((part) => typeof part === 'string' && part !== '').join(' ');
};

const longTexts = new Set(['note', 'workingNote', 'statement', 'requirement', 'gradeReason', 'description', 'reason']);

const FieldConflict = ({ row, field, heads }: { row: Row<Noun>; field: string; heads: readonly Head[] }) => {
  const { i18n, t } = useLingui();
  const act = useAct(row.journal);
  const clock = useClock();
  const authorName = useAuthorName(row.journal);
  const [chosen, setChosen] = useState<string>();
  const [combined, setCombined] = useState<string>();
  const id = useId();
  const word = fieldWord(field, i18n);
  const isText = longTexts.has(field);
  const settle = (value: Json) =>
    act.run(
      { ok: true, value: [{ noun: row.noun, record: row.record, field, value, base: heads.map((h) => h.id) }] },
      t`Decided: ${word}`,
    );
  const choice = heads.find((head) => head.id === chosen);
  const texts = heads.map((head) => (typeof head.value === 'string' ? head.value : ''));
  return (
    <Card className="mb-4 p-5">
      <p id={`${id}-label`} className="mb-3 font-bold">
        {word}
      </p>
      <div role="radiogroup" aria-labelledby={`${id}-label`} className="grid gap-3 min-[700px]:grid-cols-2">
        {heads.map((head) => {
          const isChosen = chosen === head.id;
          return (
            <button
              key={head.id}
              type="button"
              role="radio"
              aria-checked={isChosen}
              onClick={() => {
                setChosen(head.id);
                setCombined(undefined);
              }}
              className={`press flex min-h-16 items-start gap-3 rounded-card border bg-surface p-4 text-start ${isChosen ? 'border-accent ring-1 ring-accent' : 'border-edge'}`}
            >
              {isChosen ? (
                <Check
                  aria-hidden
                  size={24}
                  strokeWidth={2.25}
                  className="shrink-0 rounded-full bg-accent p-1 text-on-accent"
                />
              ) : (
                <Circle aria-hidden size={24} strokeWidth={1.75} className="shrink-0 text-ink2" />
              )}
              <span className="min-w-0">
                <span dir="auto" className="block break-words whitespace-pre-line">
                  {valueWord(head.value, i18n)}
                </span>
                <span className="mt-1 block text-ink2">
                  <bdi>{authorName(head.by)}</bdi>, {clock(head.at)}
                </span>
              </span>
            </button>
          );
        })}
      </div>
      {combined !== undefined && (
        <textarea
          aria-label={t`Both versions of ${word}, as one text`}
          dir="auto"
          rows={5}
          value={combined}
          onChange={(event) => setCombined(event.target.value)}
          className="mt-3 w-full rounded-card border border-edge bg-surface p-4"
        />
      )}
      <div className="mt-4 flex flex-wrap gap-3">
        <Button
          look="filled"
          disabled={choice === undefined && combined === undefined}
          onClick={() => void settle(combined ?? choice?.value ?? null)}
        >
          {combined === undefined ? <Trans>Use the chosen one</Trans> : <Trans>Use this text</Trans>}
        </Button>
        {isText && combined === undefined && (
          <Button
            onClick={() => {
              setChosen(undefined);
              setCombined(texts.join('\n\n'));
            }}
          >
            <Trans>Keep both</Trans>
          </Button>
        )}
      </div>
    </Card>
  );
};
