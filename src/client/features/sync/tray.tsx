import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import { useMemo, useState } from 'react';
import { Link } from 'react-router';
import { isAllowed } from '#domain/access/policies.ts';
import { leavesOf } from '#domain/catalogue/catalogue.ts';
import { decideOn, membershipFor } from '#domain/journal/administer.ts';
import type { Change } from '#domain/journal/change.ts';
import { linkHash } from '#domain/journal/hashes.ts';
import { authorityOf, type ChangeStatus, isAdministrative, isCounted } from '#domain/journal/status.ts';
import { useChanges } from '../../store/live-journal.ts';
import { useOutbox, useRecords } from '../../store/live-rows.ts';
import { Button } from '../../ui/button.tsx';
import { Card, Section } from '../../ui/panel.tsx';
import { recordName } from '../history/record-name.ts';
import { useAuthorName } from '../history/use-author-name.ts';
import { ValueText } from '../history/value-text.tsx';
import { sayRefusal } from '../tablet/say-refusal.ts';
import { useTablet } from '../tablet/tablet-context.tsx';
import { useClock } from '../tablet/use-clock.ts';
import { failureWords } from './failure-words.ts';
import { FormField } from './form-field.tsx';

const statusWords: { readonly [status in ChangeStatus]?: MessageDescriptor } = {
  late: msg`Late: its author was no longer a member, or the audit was sealed`,
  refused: msg`Refused: its author's role does not allow it`,
  dismissed: msg`Dismissed by the lead auditor`,
  undecided: msg`Two leads decided differently`,
  needsNewerApp: msg`Needs a newer app to be read`,
};

const mostShown = 50;

/** Work that is kept and not counted, with why, and what can be done about it. Nothing of it is ever deleted. */
export const Tray = ({ journal, title }: { journal: string; title: string }) => {
  const { database, recorder, catalogue } = useTablet();
  const { t, i18n } = useLingui();
  const changes = useChanges(database, journal);
  const outbox = useOutbox(database);
  const clock = useClock();
  const authorName = useAuthorName(journal);
  const [deciding, setDeciding] = useState<{ readonly change: Change; readonly kind: 'admit' | 'dismiss' }>();
  const [reason, setReason] = useState('');
  const held = useMemo(() => {
    if (!changes) return undefined;
    const authority = authorityOf(changes);
    return {
      authority,
      apart: changes
        .filter((change) => !isAdministrative(change) && !isCounted(authority.statusOf(change)))
        .toSorted((a, b) => b.at.localeCompare(a.at)),
    };
  }, [changes]);
  const aside = (outbox ?? []).flatMap((entry) => {
    const change = changes?.find(({ id }) => id === entry.id);
    return change && entry.journal === journal && entry.aside ? [{ change, why: entry.aside }] : [];
  });
  const apart = held?.apart.slice(0, mostShown) ?? [];
  const rows = useRecords(
    database,
    journal,
    [...aside.map(({ change }) => change), ...apart].map(({ record }) => record),
  );
  const items = useMemo(() => leavesOf(catalogue).map((leaf) => ({ ...leaf, item: leaf.ref })), [catalogue]);
  const nameOf = (change: Change) => {
    const row = rows?.find(({ record }) => record === change.record);
    const name = row ? recordName(row, items) : '';
    return name === '' ? null : <bdi className="block font-bold break-words">{name}</bdi>;
  };
  if (!held || (held.apart.length === 0 && aside.length === 0)) return null;
  const own = membershipFor(held.authority, recorder.person());
  const mayDecide =
    own !== undefined && isAllowed(own.role, 'decide on late work', held.authority.memberships.kind ?? 'audit');
  const decide = async () => {
    if (!deciding) return;
    const { change, kind } = deciding;
    const done = await recorder.administer(journal, (by, all) => [
      decideOn(by, all, { kind, target: linkHash(change), reason }),
    ]);
    if (!done.ok) return void sayRefusal(done.refusal, i18n);
    setDeciding(undefined);
    setReason('');
  };
  return (
    <Section label={t`Kept apart in ${title}`}>
      <Card className="divide-y divide-line">
        {aside.map(({ change, why }) => (
          <div key={change.id} className="px-4 py-4 min-[600px]:px-6">
            {nameOf(change)}
            <ValueText change={change} />
            <p className="mt-1 text-ink2">{failureWords(why, i18n)}</p>
          </div>
        ))}
        {apart.map((change) => {
          const status = held.authority.statusOf(change);
          const word = statusWords[status];
          const isDeciding = deciding?.change.id === change.id;
          return (
            <div key={change.id} className="px-4 py-4 min-[600px]:px-6">
              {nameOf(change)}
              <ValueText change={change} />
              <p className="mt-1 text-ink2">
                <bdi>{authorName(change.by)}</bdi>, {clock(change.at)}
              </p>
              <p className="text-ink2">{word && i18n._(word)}</p>
              {held.authority.isSealed && status === 'late' && held.authority.memberships.kind === 'audit' ? (
                <Link
                  to={`/audits/${journal}/report/sign-off`}
                  className="press -ms-2 inline-flex min-h-12 items-center rounded-card px-2 font-bold text-accent"
                >
                  <Trans>A supplement can take it in</Trans>
                </Link>
              ) : (
                mayDecide &&
                !isDeciding &&
                status !== 'needsNewerApp' && (
                  <div className="mt-3 flex flex-wrap gap-3">
                    <Button onClick={() => setDeciding({ change, kind: 'admit' })}>
                      <Trans>Admit it</Trans>
                    </Button>
                    {status !== 'dismissed' && (
                      <Button look="plain" onClick={() => setDeciding({ change, kind: 'dismiss' })}>
                        <Trans>Dismiss it</Trans>
                      </Button>
                    )}
                  </div>
                )
              )}
              {isDeciding && (
                <div className="mt-3 flex flex-col gap-3">
                  <FormField label={t`Reason`} value={reason} onChange={setReason} />
                  <div className="flex flex-wrap gap-3">
                    <Button look="filled" disabled={reason.trim() === ''} onClick={() => void decide()}>
                      {deciding.kind === 'admit' ? <Trans>Admit it</Trans> : <Trans>Dismiss it</Trans>}
                    </Button>
                    <Button look="plain" onClick={() => setDeciding(undefined)}>
                      <Trans>Cancel</Trans>
                    </Button>
                  </div>
                </div>
              )}
            </div>
          );
        })}
        {held.apart.length > mostShown && (
          <p className="px-4 py-3 text-ink2 min-[600px]:px-6">{t`and ${held.apart.length - mostShown} more`}</p>
        )}
      </Card>
    </Section>
  );
};
