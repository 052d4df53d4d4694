import { Trans, useLingui } from '@lingui/react/macro';
import { Trash2 } from 'lucide-react';
import { Link, useNavigate, useParams } from 'react-router';
import type { Applicability, ImplementationState } from '#domain/applicability/applicability-nouns.ts';
import { type ControlChange, versionChanges } from '#domain/applicability/version-changes.ts';
import { seenHeads } from '#domain/journal/seen-heads.ts';
import { succeed } from '#domain/result.ts';
import { Button } from '../../ui/button.tsx';
import { Card, EmptyState, Section } from '../../ui/panel.tsx';
import { HomeFrame } from '../audits/home-frame.tsx';
import { useAct } from '../tablet/use-act.ts';
import { useDay } from '../tablet/use-clock.ts';
import { BackLink } from './back-link.tsx';
import { comparedWords, decisionWords, implementationWords } from './statement-words.ts';
import { useStatement } from './use-statement.ts';

/** One approved version, and what differs from it now, control by control. */
export const VersionScreen = () => {
  const { facts, statement, home } = useStatement();
  const { version: record = '' } = useParams();
  const { t } = useLingui();
  const day = useDay();
  const act = useAct(facts.journal);
  const navigate = useNavigate();
  const row = facts.record('statementVersion', record);
  const back = <BackLink to={`${home}/versions`} text={t`Versions and export`} />;
  if (!row)
    return (
      <HomeFrame title={t`No such version`}>
        {back}
        <EmptyState title={t`This version is not here.`}>
          <Trans>It may have been taken out. It can be restored in the list.</Trans>
        </EmptyState>
      </HomeFrame>
    );
  const { version = '', approvedBy, approvedOn, note, entries = [] } = row.fields;
  const changes = versionChanges(entries, statement);
  const excluded = entries.filter((entry) => entry.applicability === 'excluded').length;
  const applicable = entries.length - excluded;
  const takeOut = async () => {
    const isDone = await act.run(
      succeed([{ noun: row.noun, record, field: 'deleted', value: true, seen: seenHeads(row, []) }]),
      t`Version ${version} taken out`,
    );
    if (isDone) void navigate(`${home}/versions`);
  };
  return (
    <HomeFrame title={t`Version ${version}`}>
      {back}
      <p className="text-ink2">{[approvedBy, day(approvedOn)].filter(Boolean).join(' · ')}</p>
      <p>
        <Trans>
          {applicable} controls applied, {excluded} were excluded.
        </Trans>
      </p>
      {note && (
        <p className="max-w-prose break-words whitespace-pre-line" dir="auto">
          {note}
        </p>
      )}
      <div className="my-6">
        <Section label={t`What is different now`}>
          {changes.length === 0 ? (
            <p>
              <Trans>Nothing: the statement stands as it was approved.</Trans>
            </p>
          ) : (
            <Card className="divide-y divide-line">
              {changes.map((change) => (
                <ChangeRow key={change.key} change={change} home={home} />
              ))}
            </Card>
          )}
        </Section>
      </div>
      <Button look="danger" icon={<Trash2 aria-hidden size={20} strokeWidth={1.75} />} onClick={() => void takeOut()}>
        <Trans>Take out this version</Trans>
      </Button>
    </HomeFrame>
  );
};

const ChangeRow = ({ change, home }: { change: ControlChange; home: string }) => {
  const { t, i18n } = useLingui();
  const { reference, title, kind, fields } = change;
  const kinds: Record<ControlChange['kind'], string> = {
    added: t`Not in the version`,
    takenOut: t`Taken out since`,
    changed: t`Changed`,
    notDecided: t`No longer decided`,
  };
  const worded = (field: string, value: string) => {
    if (value === '') return t`Nothing said`;
    if (field === 'applicability') return i18n._(decisionWords[value as Applicability]);
    return field === 'implementation' ? i18n._(implementationWords[value as ImplementationState]) : value;
  };
  const name = (
    <>
      <b>{reference}</b> <bdi>{title}</bdi>
    </>
  );
  return (
    <section className="p-4 min-[600px]:px-6" aria-label={reference}>
      {kind === 'takenOut' ? (
        <p>{name}</p>
      ) : (
        <Link
          to={`${home}/controls/${encodeURIComponent(change.key)}`}
          className="press inline-flex min-h-12 flex-wrap items-center gap-x-2 text-accent"
        >
          {name}
        </Link>
      )}
      <p className="text-ink2">{kinds[kind]}</p>
      <dl className="mt-2 flex flex-col gap-3">
        {fields.map(({ field, before, now }) => (
          <div key={field}>
            <dt className="font-bold text-ink2">{i18n._(comparedWords[field])}</dt>
            <dd className="grid gap-2 min-[600px]:grid-cols-2">
              {[[t`In the version`, worded(field, before)] as const, [t`Now`, worded(field, now)] as const].map(
                ([when, value]) => (
                  <span key={when} className="min-w-0">
                    <span className="block text-ink2">{when}</span>
                    <span className="block break-words whitespace-pre-line" dir="auto">
                      {value}
                    </span>
                  </span>
                ),
              )}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
};
