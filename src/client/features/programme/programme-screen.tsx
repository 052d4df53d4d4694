import { Trans, useLingui } from '@lingui/react/macro';
import { CalendarPlus, Plus } from 'lucide-react';
import { Link, useNavigate } from 'react-router';
import { calendarFile } from '#domain/programme/calendar-file.ts';
import type { Coverage } from '#domain/programme/coverage.ts';
import { plannedItems } from '#domain/programme/planned-audit.ts';
import { programmeModel } from '#domain/programme/programme-model.ts';
import { succeed } from '#domain/result.ts';
import { editsOf, type Row } from '#domain/row.ts';
import { Button } from '../../ui/button.tsx';
import { Choice } from '../../ui/choice.tsx';
import { ListRow } from '../../ui/list-row.tsx';
import { Card, Section, WarnPanel } from '../../ui/panel.tsx';
import { HomeFrame } from '../audits/home-frame.tsx';
import { BackLink } from '../organisation/back-link.tsx';
import { useOrganisationFacts } from '../organisation/organisation-context.tsx';
import { PaperPanel } from '../paper/paper-panel.tsx';
import { fileNameOf, saveFile } from '../report/save-file.ts';
import { useTablet } from '../tablet/tablet-context.tsx';
import { todayOf } from '../tablet/today.ts';
import { useAct } from '../tablet/use-act.ts';
import { useDay } from '../tablet/use-clock.ts';
import { Withdrawn } from '../tablet/withdrawn.tsx';
import { CoverageMatrix } from './coverage-matrix.tsx';
import { stageWords } from './programme-words.ts';
import { SuggestionList } from './suggestion-list.tsx';
import { useAuditResults, useCoverage } from './use-coverage.ts';
import { useProgramme } from './use-programme.ts';

/** The audits of a cycle: what they cover, what is missing, and each of them. */
export const ProgrammeScreen = () => {
  const facts = useOrganisationFacts();
  const { newId, now } = useTablet();
  const { t } = useLingui();
  const act = useAct(facts.journal);
  const navigate = useNavigate();
  const programme = useProgramme();
  const audits = useAuditResults();
  const coverage = useCoverage(programme, audits);
  const programmes = facts.of('programme');
  const begin = async () => {
    const record = newId();
    const year = todayOf(now()).slice(0, 4);
    const title = t`Audit programme ${year}`;
    const edits = editsOf('programme', record, { title, startsOn: `${year}-01-01`, endsOn: `${year}-12-31` });
    if (await act.run(succeed(edits))) void navigate(`basis/${record}`);
  };
  const plan = async () => {
    const record = newId();
    const edits = editsOf('plannedAudit', record, { parent: programme?.record ?? null, kind: 'internal' });
    if (await act.run(succeed(edits))) void navigate(`audits/${record}`);
  };
  return (
    <HomeFrame
      title={programme?.fields.title || t`Audit programme`}
      aside={
        programme && (
          <Button icon={<Plus aria-hidden size={24} strokeWidth={1.75} />} onClick={() => void plan()}>
            <Trans>Plan an audit</Trans>
          </Button>
        )
      }
    >
      <BackLink
        to={`/organisations/${facts.journal}`}
        text={facts.of('organisation')[0]?.fields.name ?? t`Organisation`}
      />
      {!programme && (
        <Card className="p-6 min-[600px]:p-8">
          <h2 className="text-section font-bold">
            <Trans>Which audits, when, and why these?</Trans>
          </h2>
          <p className="mt-2 max-w-prose text-ink2">
            <Trans>
              A programme plans the audits of a cycle, so that every clause and applicable control is audited in it:
              what matters more and what failed before, sooner.
            </Trans>
          </p>
          <Button look="filled" className="mt-6" onClick={() => void begin()}>
            <Trans>Begin a programme</Trans>
          </Button>
        </Card>
      )}
      {programme && programmes.length > 1 && (
        <div className="mb-6">
          <Choice
            label={t`Programme`}
            canClear={false}
            value={programme.record}
            options={programmes.map((row) => ({ value: row.record, text: row.fields.title || t`Untitled` }))}
            onChoose={(record) => record && void navigate(`?programme=${record}`)}
          />
        </div>
      )}
      {programme && coverage && <Covered {...{ programme, coverage }} onBegin={() => void begin()} />}
      <Withdrawn journal={facts.journal} noun="plannedAudit" nameOf={(row) => row.fields.title ?? t`Untitled audit`} />
      <Withdrawn journal={facts.journal} noun="programme" nameOf={(row) => row.fields.title ?? t`Untitled`} />
    </HomeFrame>
  );
};

const Covered = ({
  programme,
  coverage,
  onBegin,
}: {
  programme: Row<'programme'>;
  coverage: Coverage;
  onBegin: () => void;
}) => {
  const facts = useOrganisationFacts();
  const { now } = useTablet();
  const { t, i18n } = useLingui();
  const day = useDay();
  const name = programme.fields.title ?? '';
  const save = () => {
    const planned = coverage.audits.flatMap(({ plan }) => plan ?? []);
    const text = calendarFile(
      name,
      planned.map((plan) => ({
        plan,
        place: (plan.fields.sites ?? []).flatMap((site) => facts.record('site', site)?.fields.name ?? []).join(', '),
        description: [plan.fields.lead, plannedItems(plan).join(', '), plan.fields.reason].filter(Boolean).join('\n'),
      })),
    );
    saveFile(new File([text], fileNameOf([name, todayOf(now())], 'ics'), { type: 'text/calendar' }));
  };
  return (
    <div className="flex flex-col gap-8">
      {!coverage.cycle && (
        <WarnPanel title={t`This programme has no cycle yet`}>
          <p>
            <Trans>Until its first and last day are given, in that order, nothing counts as covered.</Trans>
          </p>
        </WarnPanel>
      )}
      <div>
        <p className="mb-3 text-ink2">
          <Trans>The worst verdict of each clause in each audit. Every row needs one in the cycle.</Trans>
        </p>
        <CoverageMatrix coverage={coverage} />
      </div>
      <SuggestionList coverage={coverage} />
      <div className="grid gap-8 min-[900px]:grid-cols-2">
        <Section label={t`Audits`}>
          {coverage.audits.length === 0 ? (
            <p className="text-ink2">
              <Trans>No audit is planned yet.</Trans>
            </p>
          ) : (
            <Card className="divide-y divide-line">
              {coverage.audits.map((audit) => (
                <ListRow
                  key={audit.key}
                  to={audit.plan ? `audits/${audit.plan.record}` : `/audits/${audit.audit}/report`}
                  title={<b>{audit.title || t`Untitled audit`}</b>}
                  detail={
                    <>
                      <span className="block">
                        {[...new Set([day(audit.startsOn), day(audit.endsOn)])].filter(Boolean).join(' – ')}
                      </span>
                      {i18n._(stageWords[audit.stage])}
                    </>
                  }
                />
              ))}
            </Card>
          )}
        </Section>
        <div className="flex min-w-0 flex-col gap-8">
          <Section label={t`The programme`}>
            <Card className="divide-y divide-line">
              <ListRow
                to={`basis/${programme.record}`}
                title={<b>{t`Cycle, objectives, risks, approval`}</b>}
                detail={[day(programme.fields.startsOn), day(programme.fields.endsOn)].filter(Boolean).join(' – ')}
              />
              <ListRow
                to={`importance/${programme.record}`}
                title={<b>{t`Importance`}</b>}
                detail={t`of clauses, controls and areas, with reasons`}
              />
            </Card>
            <div className="mt-3 flex flex-wrap gap-3">
              <Button icon={<CalendarPlus aria-hidden size={20} strokeWidth={1.75} />} onClick={save}>
                <Trans>Save calendar file</Trans>
              </Button>
              <Button look="plain" onClick={onBegin}>
                <Trans>Begin another programme</Trans>
              </Button>
            </div>
            <p className="mt-2 text-ink2">
              <Trans>
                Every planned audit as an event, for any calendar app. Opened again, a newer file changes the same
                events.
              </Trans>
            </p>
          </Section>
          <Section label={t`As a paper`}>
            <PaperPanel
              name={t`Make the PDF`}
              fileName={[name]}
              subject={() => ({ kind: 'programme', model: programmeModel(facts, programme, coverage) })}
            />
          </Section>
        </div>
      </div>
      <p className="text-ink2">
        <Trans>
          Audits count whose journals are on this tablet, and results noted in the programme. What is kept elsewhere
          only is not known here.
        </Trans>{' '}
        <Link
          to={`/organisations/${facts.journal}/applicability`}
          className="inline-flex min-h-12 items-center text-accent underline underline-offset-4"
        >
          <Trans>Excluded controls</Trans>
        </Link>
      </p>
    </div>
  );
};
