import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { overdueReviews } from '#domain/organisation/overdue-reviews.ts';
import { areasWithoutOwner } from '#domain/organisation/responsibilities.ts';
import { currentProgramme } from '#domain/programme/cycle.ts';
import { ListRow } from '../../ui/list-row.tsx';
import { Card, Section } from '../../ui/panel.tsx';
import { HomeFrame } from '../audits/home-frame.tsx';
import { useTablet } from '../tablet/tablet-context.tsx';
import { todayOf } from '../tablet/today.ts';
import { useDay } from '../tablet/use-clock.ts';
import { useOrganisationFacts } from './organisation-context.tsx';
import { type RegisterNoun, registerName, registerPlaces } from './register-noun.ts';

/** What an organisation keeps of itself, as places to open, with counts and what is overdue. */
export const OrganisationScreen = () => {
  const facts = useOrganisationFacts();
  const { now } = useTablet();
  const { t } = useLingui();
  const day = useDay();
  const today = todayOf(now());
  const overdue = overdueReviews(facts, today);
  const unowned = areasWithoutOwner(facts).length;
  const programme = currentProgramme(facts.of('programme'), today);
  const planned = facts.of('plannedAudit').filter((row) => row.fields.parent === programme?.record).length;
  const name = facts.of('organisation')[0]?.fields.name ?? '';
  const registers: readonly { readonly noun: RegisterNoun; readonly text: string; readonly note?: string }[] = [
    { noun: 'aiSystem', text: t`AI systems` },
    { noun: 'site', text: t`Sites` },
    {
      noun: 'area',
      text: t`Processes and areas`,
      ...(unowned > 0 ? { note: t`Without anybody who answers for it: ${unowned}` } : {}),
    },
    { noun: 'document', text: t`Documented information` },
    { noun: 'person', text: t`People and competence` },
  ];
  return (
    <HomeFrame title={name || t`Organisation`}>
      <div className="grid gap-8 min-[900px]:grid-cols-2">
        <div className="flex min-w-0 flex-col gap-8">
          <Section label={t`Between the audits`}>
            <Card className="divide-y divide-line">
              <ListRow
                to="programme"
                title={<b>{t`Audit programme`}</b>}
                detail={
                  programme ? (
                    <>
                      <bdi>{programme.fields.title}</bdi>, <Plural value={planned} one="# audit" other="# audits" />
                    </>
                  ) : (
                    <Trans>not begun</Trans>
                  )
                }
              />
              <ListRow to="applicability" title={<b>{t`Statement of Applicability`}</b>} />
              <ListRow to="readiness" title={<b>{t`Readiness`}</b>} />
              <ListRow to="catalogues" title={<b>{t`Questions and catalogues`}</b>} />
              <ListRow to="members" title={<b>{t`Who may read and write`}</b>} />
            </Card>
          </Section>
          <Section label={t`Registers`}>
            <Card className="divide-y divide-line">
              {registers.map(({ noun, text, note }) => (
                <ListRow
                  key={noun}
                  to={registerPlaces[noun]}
                  title={<b>{text}</b>}
                  detail={note}
                  end={facts.of(noun).length}
                />
              ))}
            </Card>
          </Section>
        </div>
        <Section label={t`Reviews overdue: ${overdue.length}`}>
          {overdue.length === 0 ? (
            <p className="text-ink2">
              <Trans>No review of a document, a person or a competence is overdue.</Trans>
            </p>
          ) : (
            <Card className="divide-y divide-line">
              {overdue.map(({ row, reviewOn }) => {
                const person = row.noun === 'competence' ? facts.record('person', row.fields.parent) : undefined;
                const place = row.noun === 'document' ? registerPlaces.document : registerPlaces.person;
                const since = day(reviewOn);
                return (
                  <ListRow
                    key={row.record}
                    to={`${place}/${person?.record ?? row.record}`}
                    title={
                      <b>
                        {row.noun === 'competence'
                          ? [person?.fields.name, row.fields.subject].filter(Boolean).join(': ')
                          : registerName(row.fields) || t`Untitled`}
                      </b>
                    }
                    detail={<Trans>Review overdue since {since}</Trans>}
                  />
                );
              })}
            </Card>
          )}
        </Section>
      </div>
    </HomeFrame>
  );
};
