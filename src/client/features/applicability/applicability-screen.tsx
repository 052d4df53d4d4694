import { plural } from '@lingui/core/macro';
import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { FileUp, Stamp, TriangleAlert } from 'lucide-react';
import { useState } from 'react';
import { Link } from 'react-router';
import { latestFound } from '#domain/applicability/controls-audit.ts';
import { isAuditedIn } from '#domain/applicability/cross-checks.ts';
import type { StatementControl } from '#domain/applicability/statement.ts';
import { versionChanges, versionsOf } from '#domain/applicability/version-changes.ts';
import { Choice } from '../../ui/choice.tsx';
import { ListRow } from '../../ui/list-row.tsx';
import { Card, EmptyState, Section } from '../../ui/panel.tsx';
import { HomeFrame } from '../audits/home-frame.tsx';
import { useTablet } from '../tablet/tablet-context.tsx';
import { useDay } from '../tablet/use-clock.ts';
import { BackLink } from './back-link.tsx';
import { CrossCheckList } from './cross-check-list.tsx';
import { ExtraControls } from './extra-controls.tsx';
import { StatementLegend } from './statement-legend.tsx';
import { StatementTile } from './statement-tile.tsx';
import { controlLine } from './statement-words.ts';
import { type OpenStatement, useStatement } from './use-statement.ts';

const filters = ['all', 'undecided', 'excluded', 'notImplemented', 'check'] as const;
type Filter = (typeof filters)[number];

const fits = (filter: Filter, control: StatementControl, checked: ReadonlySet<string>): boolean => {
  switch (filter) {
    case 'all':
      return true;
    case 'undecided':
      return control.decision === 'undecided' || control.isInConflict;
    case 'excluded':
      return control.decision === 'excluded';
    case 'notImplemented':
      return control.decision === 'applicable' && control.implementation !== 'implemented';
    case 'check':
      return checked.has(control.key);
  }
};

/** The whole statement at a glance: cells by group, what doesn't agree with the audits, and the controls as a list. */
export const ApplicabilityScreen = () => {
  const open = useStatement();
  const { facts, statement, home, checks } = open;
  const { t } = useLingui();
  const organisation = facts.of('organisation')[0]?.fields.name ?? t`Organisation`;
  const isEmpty = statement.every((control) => !control.row);
  return (
    <HomeFrame title={t`Statement of Applicability`}>
      <BackLink to={`/organisations/${facts.journal}`} text={organisation} />
      <StatementLead open={open} />
      <nav aria-label={t`Statement of Applicability`} className="my-4 flex flex-wrap gap-3">
        <PlaceLink
          to={`${home}/versions`}
          text={t`Versions and export`}
          icon={<Stamp aria-hidden size={20} strokeWidth={1.75} />}
        />
        <PlaceLink
          to={`${home}/from-file`}
          text={t`Take in a file`}
          icon={<FileUp aria-hidden size={20} strokeWidth={1.75} />}
        />
      </nav>
      {isEmpty && (
        <EmptyState title={t`Nothing is decided yet`}>
          <Trans>
            Open a control and say whether it applies, or take in the statement that you have as a spreadsheet. A
            control that nobody decided on counts as neither.
          </Trans>
        </EmptyState>
      )}
      <Cells open={open} />
      <StatementLegend />
      <div className="mt-8 flex flex-col gap-8">
        <section>
          <h2 className="mb-3 text-section font-bold">
            <Trans>Cross-checks</Trans>
          </h2>
          <CrossCheckList
            checks={checks}
            controlTo={(control) => `${home}/controls/${encodeURIComponent(control.key)}`}
          />
        </section>
        <Controls open={open} />
        <ExtraControls facts={facts} statement={statement} />
      </div>
    </HomeFrame>
  );
};

const PlaceLink = ({ to, text, icon }: { to: string; text: string; icon: React.ReactNode }) => (
  <Link
    to={to}
    className="press inline-flex min-h-12 items-center gap-2 rounded-card border border-edge bg-surface px-5 font-bold text-accent"
  >
    {icon}
    {text}
  </Link>
);

/** Which version stands, and how many controls apply and were audited. */
const StatementLead = ({ open: { facts, statement, audits, cycle, checks } }: { open: OpenStatement }) => {
  const { t } = useLingui();
  const day = useDay();
  const [latest] = versionsOf(facts);
  const { version = '', approvedOn, entries } = latest?.fields ?? {};
  const changed = entries ? versionChanges(entries, statement).length : 0;
  const all = statement.length;
  const applicable = statement.filter((control) => control.decision === 'applicable').length;
  const audited = statement.filter((control) => isAuditedIn(control, audits, cycle)).length;
  const on = day(approvedOn);
  return (
    <p className="max-w-prose text-ink2">
      {latest ? t`Version ${version}, approved ${on}.` : t`No version was approved yet.`}{' '}
      {changed > 0 && (
        <b className="text-ink">
          {t`${plural(changed, { one: 'One control was changed since.', other: '# controls were changed since.' })}`}{' '}
        </b>
      )}
      {checks ? (
        <Trans>
          {applicable} of {all} controls apply, {audited} were audited in this cycle.
        </Trans>
      ) : (
        <Trans>
          {applicable} of {all} controls apply.
        </Trans>
      )}
    </p>
  );
};

const Cells = ({ open: { statement, audits, checks, home } }: { open: OpenStatement }) => {
  const { t, i18n } = useLingui();
  const { catalogue } = useTablet();
  const checked = new Set(checks?.map(({ control }) => control.key));
  const groups = [...Map.groupBy(statement, (control) => control.group)];
  return (
    <div className="flex flex-wrap gap-6">
      {groups.map(([ref, controls]) => (
        <section key={ref} className="min-w-0">
          <h2 className="mb-2">
            <b>{ref}</b> {ref ? catalogue.nodes.find((node) => node.ref === ref)?.title : t`Own controls`}
          </h2>
          <ul className="flex flex-wrap gap-2">
            {controls.map((control) => (
              <li key={control.key}>
                <Link
                  to={`${home}/controls/${encodeURIComponent(control.key)}`}
                  aria-label={[control.reference, control.title, controlLine(control, i18n)].join(', ')}
                  style={{ width: 100 }}
                  className={`press flex flex-col gap-2 rounded-card border p-3 ${
                    control.decision === 'excluded' ? 'border-dashed border-edge' : 'border-line bg-surface'
                  }`}
                >
                  <b className="break-words">{control.reference}</b>
                  <StatementTile
                    control={control}
                    audited={latestFound(control, audits)}
                    hasCheck={checked.has(control.key)}
                    isDecoration
                  />
                </Link>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
};

const Controls = ({ open: { statement, checks, home } }: { open: OpenStatement }) => {
  const { t, i18n } = useLingui();
  const [filter, setFilter] = useState<Filter>('all');
  const checked = new Set(checks?.map(({ control }) => control.key));
  const count = (one: Filter) => statement.filter((control) => fits(one, control, checked)).length;
  const words: Record<Filter, string> = {
    all: t`All`,
    undecided: t`Not decided`,
    excluded: t`Excluded`,
    notImplemented: t`Not implemented in full`,
    check: t`With a cross-check`,
  };
  const shown = statement.filter((control) => fits(filter, control, checked));
  return (
    <Section label={t`Controls`}>
      <Choice
        label={t`Show`}
        isLabelHidden
        canClear={false}
        value={filter}
        options={filters.map((value) => ({ value, text: `${words[value]} ${i18n.number(count(value))}` }))}
        onChoose={(chosen) => chosen && setFilter(chosen)}
      />
      <p role="status" className="sr-only">
        <Plural value={shown.length} one="One control" other="# controls" />
      </p>
      <Card className="mt-3 divide-y divide-line">
        {shown.map((control) => (
          <ListRow
            key={control.key}
            to={`${home}/controls/${encodeURIComponent(control.key)}`}
            title={
              <>
                <span className="text-ink2">{control.reference}</span> <b>{control.title}</b>
              </>
            }
            detail={controlLine(control, i18n)}
            end={
              (checked.has(control.key) || control.isInConflict) && (
                <TriangleAlert
                  role="img"
                  aria-label={control.isInConflict ? t`In conflict` : t`With a cross-check`}
                  size={20}
                  strokeWidth={1.75}
                />
              )
            }
          />
        ))}
        {shown.length === 0 && (
          <p className="p-4 text-ink2 min-[600px]:px-6">
            <Trans>None.</Trans>
          </p>
        )}
      </Card>
    </Section>
  );
};
