import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import { useMemo, useState } from 'react';
import { isAllowed } from '#domain/access/policies.ts';
import { decideOn, membershipFor } from '#domain/journal/administer.ts';
import type { Change } from '#domain/journal/change.ts';
import { linkHash } from '#domain/journal/hashes.ts';
import { authorityOf, type ChangeStatus, isAdministrative, isCounted } from '#domain/journal/status.ts';
import { useChanges } from '../../store/live-journal.ts';
import { useOutbox } from '../../store/live-rows.ts';
import { Button } from '../../ui/button.tsx';
import { Card, Section } from '../../ui/panel.tsx';
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

/** Work that is kept and not counted, with why, and what can be done about it. Nothing of it is ever deleted. */
export const Tray = ({ journal, title }: { journal: string; title: string }) => {
  const { database, recorder } = useTablet();
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
  const aside = outbox?.filter((entry) => entry.journal === journal && entry.aside) ?? [];
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
        {aside.map((entry) => {
          const change = changes?.find(({ id }) => id === entry.id);
          return (
            <div key={entry.id} className="px-6 py-4">
              {change && <ValueText change={change} />}
              <p className="text-ink2">{failureWords(entry.aside ?? '', i18n)}</p>
            </div>
          );
        })}
        {held.apart.slice(0, 50).map((change) => {
          const status = held.authority.statusOf(change);
          const word = statusWords[status];
          const isDeciding = deciding?.change.id === change.id;
          return (
            <div key={change.id} className="px-6 py-4">
              <ValueText change={change} />
              <p className="text-ink2">
                <bdi>{authorName(change.by)}</bdi>, {clock(change.at)}
              </p>
              <p>{word && i18n._(word)}</p>
              {mayDecide && !isDeciding && status !== 'needsNewerApp' && (
                <div className="mt-2 flex flex-wrap gap-3">
                  <Button onClick={() => setDeciding({ change, kind: 'admit' })}>
                    <Trans>Admit it</Trans>
                  </Button>
                  {status !== 'dismissed' && (
                    <Button onClick={() => setDeciding({ change, kind: 'dismiss' })}>
                      <Trans>Dismiss it</Trans>
                    </Button>
                  )}
                </div>
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
      </Card>
    </Section>
  );
};
