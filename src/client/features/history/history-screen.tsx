import { Trans, useLingui } from '@lingui/react/macro';
import { useMemo } from 'react';
import { useParams } from 'react-router';
import { undoAct } from '#domain/journal/history.ts';
import { authorityOf, isAdministrative, isCounted } from '#domain/journal/status.ts';
import type { Doubt } from '../../store/device-database.ts';
import { useChecks } from '../../store/live-checks.ts';
import { useAllRows, useChanges } from '../../store/live-journal.ts';
import { changesAroundAct } from '../../store/read-changes.ts';
import { Button } from '../../ui/button.tsx';
import { Card, EmptyState, WarnPanel } from '../../ui/panel.tsx';
import { WhileOpen } from '../../ui/read-only.tsx';
import { useAudit } from '../tablet/audit-context.tsx';
import { EditorFrame } from '../tablet/editor-frame.tsx';
import { useTablet } from '../tablet/tablet-context.tsx';
import { useAct } from '../tablet/use-act.ts';
import { useClock } from '../tablet/use-clock.ts';
import { DoubtText, isFailure } from './doubt-text.tsx';
import { recordName } from './record-name.ts';
import { useAuthorName } from './use-author-name.ts';
import { ValueText } from './value-text.tsx';

/** Everything that was ever said of one record: who, when, on top of what; each act with a way back. */
export const HistoryScreen = () => {
  const { journal = '', record = '' } = useParams();
  const { database } = useTablet();
  const { t } = useLingui();
  const clock = useClock();
  const act = useAct(journal);
  const changes = useChanges(database, journal);
  const checks = useChecks(database, journal);
  const authorName = useAuthorName(journal);
  const acts = useMemo(() => {
    const authority = authorityOf(changes ?? []);
    const own = (changes ?? []).filter((change) => change.record === record && !isAdministrative(change));
    const byAct = [...Map.groupBy(own, (change) => change.act)];
    const newest = (of: readonly { at: string }[]) =>
      of
        .map(({ at }) => at)
        .sort()
        .at(-1) ?? '';
    return byAct
      .toSorted(([, a], [, b]) => newest(b).localeCompare(newest(a)))
      .map(([id, of]) => ({ id, of, isCounted: of.every((change) => isCounted(authority.statusOf(change))) }));
  }, [changes, record]);
  const { items } = useAudit();
  const row = useAllRows(database, journal)?.find((one) => one.record === record);
  const standing = useMemo(() => new Set(Object.values(row?.heads ?? {}).flat()), [row]);
  const undo = async (id: string) => act.run(undoAct(await changesAroundAct(database, journal, id), id));
  return (
    <EditorFrame back={`/audits/${journal}/checklist`} backLabel={t`Back to the checklist`} title={t`History`}>
      {row && (
        <p className="mb-6 text-read font-bold text-ink2">
          <bdi>{recordName(row, items)}</bdi>
        </p>
      )}
      {changes && acts.length === 0 && (
        <EmptyState title={t`Nothing was recorded here yet.`}>
          <Trans>Whatever is recorded from now on stands here, with who said it and when.</Trans>
        </EmptyState>
      )}
      <Card className={acts.length > 0 ? 'max-w-4xl divide-y divide-line' : 'hidden'}>
        {acts.map(({ id, of, isCounted: counts }) => {
          const [first] = of;
          if (!first) return null;
          return (
            <div
              key={id}
              className="flex flex-col items-start justify-between gap-3 px-4 py-4 min-[600px]:flex-row min-[600px]:px-6"
            >
              <div className="min-w-0 flex-1">
                {of.map((change) => (
                  <ValueText key={change.id} change={change} />
                ))}
                <p className="mt-1 text-ink2">
                  <bdi>{authorName(first.by)}</bdi>, {clock(first.at)}
                  {counts && of.some(({ id: change }) => standing.has(change)) && (
                    <>
                      , <Trans>stands now</Trans>
                    </>
                  )}
                  {!counts && (
                    <>
                      , <Trans>kept, not counted</Trans>
                    </>
                  )}
                  {of.some((change) => checks?.unchecked.has(change.id)) && (
                    <>
                      , <Trans>signature not yet checked</Trans>
                    </>
                  )}
                </p>
                <Doubts of={of.flatMap((change) => checks?.doubts.get(change.id) ?? [])} name={authorName(first.by)} />
              </div>
              {counts && (
                <WhileOpen>
                  <Button onClick={() => void undo(id)}>
                    <Trans>Undo this</Trans>
                  </Button>
                </WhileOpen>
              )}
            </div>
          );
        })}
      </Card>
    </EditorFrame>
  );
};

/** The gravest of what was found at the changes of one act. */
const Doubts = ({ of, name }: { of: readonly Doubt[]; name: string }) => {
  const { t } = useLingui();
  const doubt =
    of.find(({ signature, isValueWrong }) => signature === 'bad' || isValueWrong) ?? of.find(isFailure) ?? of[0];
  if (!doubt) return null;
  const text = <DoubtText doubt={doubt} name={name} />;
  return isFailure(doubt) ? (
    <div className="mt-2">
      <WarnPanel title={t`Its signature or chain is not right`}>
        <p>{text}</p>
      </WarnPanel>
    </div>
  ) : (
    <p className="mt-1 text-ink2">{text}</p>
  );
};
