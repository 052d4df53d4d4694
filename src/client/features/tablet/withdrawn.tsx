import { Trans, useLingui } from '@lingui/react/macro';
import { ChevronDown } from 'lucide-react';
import { seenHeads } from '#domain/journal/seen-heads.ts';
import type { Noun } from '#domain/nouns.ts';
import { succeed } from '#domain/result.ts';
import type { Row } from '#domain/row.ts';
import { useRows } from '../../store/live-rows.ts';
import { Button } from '../../ui/button.tsx';
import { WarnPanel } from '../../ui/panel.tsx';
import { WhileOpen } from '../../ui/read-only.tsx';
import { useTablet } from './tablet-context.tsx';
import { useAct } from './use-act.ts';

const restored = (row: Row<Noun>) => [{ noun: row.noun, record: row.record, field: 'deleted', value: false }];

/** What was withdrawn of one noun, folded away, each with a way back. Nothing is ever physically removed (SPEC J10). */
export const Withdrawn = <N extends Noun>({
  journal,
  noun,
  nameOf,
}: {
  journal: string;
  noun: N;
  nameOf: (row: Row<N>) => string;
}) => {
  const { database } = useTablet();
  const { t } = useLingui();
  const act = useAct(journal);
  const rows = (useRows(database, journal, noun) ?? []).filter((row) => row.visibility === 'hidden');
  if (rows.length === 0) return null;
  const count = rows.length;
  return (
    <details className="group mt-6 rounded-card border border-line bg-surface">
      <summary className="flex min-h-12 list-none items-center justify-between px-4 py-2 font-bold text-ink2 min-[600px]:px-6">
        {t`Withdrawn: ${count}`}
        <ChevronDown aria-hidden size={20} strokeWidth={1.75} className="group-open:rotate-180" />
      </summary>
      <ul className="divide-y divide-line border-t border-line">
        {rows.map((row) => {
          const name = nameOf(row);
          return (
            <li key={row.record} className="flex items-center justify-between gap-3 px-4 py-2 min-[600px]:px-6">
              <bdi className="min-w-0 break-words">{name}</bdi>
              <WhileOpen>
                <Button aria-label={t`Restore ${name}`} onClick={() => void act.run(succeed(restored(row)))}>
                  <Trans>Restore</Trans>
                </Button>
              </WhileOpen>
            </li>
          );
        })}
      </ul>
    </details>
  );
};

/** Withdrawn in one place and edited in another that had not seen it: stays until somebody decides. */
export const WithdrawnAndEdited = ({ row, children }: { row: Row<Noun>; children: readonly Row<Noun>[] }) => {
  const { t } = useLingui();
  const act = useAct(row.journal);
  if (row.visibility !== 'deletedUnseen') return null;
  return (
    <WarnPanel title={t`Withdrawn in one place, edited in another`}>
      <p>
        <Trans>It stays, and counts as in conflict, until you decide.</Trans>
      </p>
      <WhileOpen>
        <div className="mt-3 flex flex-wrap gap-3">
          <Button onClick={() => void act.run(succeed(restored(row)))}>
            <Trans>Keep it</Trans>
          </Button>
          <Button
            onClick={() =>
              void act.run(
                succeed([
                  { noun: row.noun, record: row.record, field: 'deleted', value: true, seen: seenHeads(row, children) },
                ]),
              )
            }
          >
            <Trans>Withdraw it</Trans>
          </Button>
        </div>
      </WhileOpen>
    </WarnPanel>
  );
};
