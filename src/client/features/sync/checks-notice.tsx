import { Trans, useLingui } from '@lingui/react/macro';
import { ShieldQuestion, TriangleAlert } from 'lucide-react';
import { Link } from 'react-router';
import { isAdministrative } from '#domain/journal/status.ts';
import type { Doubt } from '../../store/device-database.ts';
import { useChangesById, useChecks } from '../../store/live-checks.ts';
import { Card, Section, WarnPanel } from '../../ui/panel.tsx';
import { DoubtText, isFailure } from '../history/doubt-text.tsx';
import { useAuthorName } from '../history/use-author-name.ts';
import { ValueText } from '../history/value-text.tsx';
import { useTablet } from '../tablet/tablet-context.tsx';
import { useClock } from '../tablet/use-clock.ts';

/** So many are shown one by one; the histories show all. */
const shown = 20;

/** Of one journal: what nobody has looked at yet, what is not as its author signed it, and keys that aren't known. */
export const ChecksNotice = ({ journal, title }: { journal: string; title: string }) => {
  const { database } = useTablet();
  const { t } = useLingui();
  const authorName = useAuthorName(journal);
  const clock = useClock();
  const checks = useChecks(database, journal);
  const doubts = [...(checks?.doubts.values() ?? [])];
  const failures = doubts.filter(isFailure);
  const changes = useChangesById(
    database,
    failures.slice(0, shown).map(({ id }) => id),
  );
  if (!checks || (checks.unchecked.size === 0 && doubts.length === 0)) return null;
  const unknown = doubts.filter((doubt) => !isFailure(doubt));
  const [waiting, failed, more] = [checks.unchecked.size, failures.length, failures.length - shown];
  return (
    <Section label={t`Signatures in ${title}`}>
      <div className="flex flex-col gap-3">
        {failed > 0 && (
          <WarnPanel
            title={t`Signatures or chains that are not right: ${failed}`}
            icon={<TriangleAlert aria-hidden size={24} strokeWidth={1.75} className="shrink-0" />}
          >
            <ul className="divide-y divide-warn-line">
              {changes?.map((change) => (
                <li key={change.id} className="py-3">
                  <ValueText change={change} />
                  <p className="text-ink2">
                    <bdi>{authorName(change.by)}</bdi>, {clock(change.at)}
                  </p>
                  <Finding doubt={checks.doubts.get(change.id)} name={authorName(change.by)} />
                  {!isAdministrative(change) && (
                    <Link
                      to={`/audits/${journal}/history/${change.record}`}
                      className="press inline-flex min-h-12 items-center font-bold text-accent"
                    >
                      <Trans>History</Trans>
                    </Link>
                  )}
                </li>
              ))}
            </ul>
            {more > 0 && (
              <p>
                <Trans>{more} more: their histories say which.</Trans>
              </p>
            )}
          </WarnPanel>
        )}
        {(waiting > 0 || unknown.length > 0) && (
          <Card className="divide-y divide-line">
            {waiting > 0 && (
              <p className="flex items-center gap-3 px-6 py-4">
                <ShieldQuestion aria-hidden size={20} strokeWidth={1.75} className="shrink-0" />
                <span>
                  <b>{t`Not yet checked: ${waiting}`}</b>{' '}
                  <span className="text-ink2">
                    <Trans>This tablet looks at signatures when it has time. Nothing waits for it.</Trans>
                  </span>
                </span>
              </p>
            )}
            {[...Map.groupBy(unknown, ({ by }) => by)].map(([by, of]) => (
              <UnknownKeys key={by} name={authorName(by)} of={of} />
            ))}
          </Card>
        )}
      </div>
    </Section>
  );
};

const Finding = ({ doubt, name }: { doubt: Doubt | undefined; name: string }) =>
  doubt && (
    <p className="mt-1">
      <DoubtText doubt={doubt} name={name} />
    </p>
  );

const UnknownKeys = ({ name, of }: { name: string; of: readonly Doubt[] }) => {
  const { t } = useLingui();
  const [first] = of;
  const count = of.length;
  return (
    <div className="px-6 py-4">
      <p className="font-bold">{t`Signed with an unknown key in the name of ${name}: ${count}`}</p>
      <p className="text-ink2">{first && <DoubtText doubt={first} name={name} />}</p>
    </div>
  );
};
