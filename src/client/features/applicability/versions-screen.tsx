import { Trans, useLingui } from '@lingui/react/macro';
import { Stamp, TriangleAlert } from 'lucide-react';
import { useState } from 'react';
import { type ApproveRefusal, approveVersion, statementGaps } from '#domain/applicability/approve-version.ts';
import { statementModel } from '#domain/applicability/statement-model.ts';
import { versionChanges, versionsOf } from '#domain/applicability/version-changes.ts';
import { succeed } from '#domain/result.ts';
import { Button } from '../../ui/button.tsx';
import { ListRow } from '../../ui/list-row.tsx';
import { Card, EmptyState, Section, WarnPanel } from '../../ui/panel.tsx';
import { HomeFrame } from '../audits/home-frame.tsx';
import { PaperPanel } from '../paper/paper-panel.tsx';
import { useTablet } from '../tablet/tablet-context.tsx';
import { todayOf } from '../tablet/today.ts';
import { useAct } from '../tablet/use-act.ts';
import { useDay } from '../tablet/use-clock.ts';
import { Withdrawn } from '../tablet/withdrawn.tsx';
import { BackLink } from './back-link.tsx';
import { LineField } from './line-field.tsx';
import { StatementFiles } from './statement-files.tsx';
import { gapWords, statementRefusalWords } from './statement-words.ts';
import { type OpenStatement, useStatement } from './use-statement.ts';

/** Versions of the statement as they were approved, approving one more, and the statement as paper and as a file. */
export const VersionsScreen = () => {
  const open = useStatement();
  const { facts, statement, home } = open;
  const { catalogue } = useTablet();
  const { t } = useLingui();
  const day = useDay();
  const versions = versionsOf(facts);
  const organisation = facts.of('organisation')[0]?.fields.name;
  return (
    <HomeFrame title={t`Versions and export`}>
      <BackLink to={home} text={t`Statement of Applicability`} />
      <div className="flex flex-col gap-8">
        <Section label={t`Approved versions`}>
          {versions.length === 0 ? (
            <EmptyState title={t`No version was approved yet`}>
              <Trans>An approved version keeps every entry as it stands then.</Trans>
            </EmptyState>
          ) : (
            <Card className="divide-y divide-line">
              {versions.map((row) => {
                const { version = '', approvedBy = '', approvedOn, entries = [] } = row.fields;
                const count = versionChanges(entries, statement).length;
                return (
                  <ListRow
                    key={row.record}
                    to={`${home}/versions/${row.record}`}
                    title={<b>{t`Version ${version}`}</b>}
                    detail={[approvedBy, day(approvedOn)].filter(Boolean).join(' · ')}
                    end={count === 0 ? t`As it stands now` : t`Differs in ${count}`}
                  />
                );
              })}
            </Card>
          )}
          <Withdrawn journal={facts.journal} noun="statementVersion" nameOf={(row) => row.fields.version ?? ''} />
        </Section>
        <Approve open={open} />
        <Section label={t`As paper and as a file`}>
          <div className="flex flex-col gap-4">
            <PaperPanel
              name={t`Make the PDF`}
              fileName={[t`Statement of Applicability`, organisation]}
              subject={() => ({ kind: 'statement', model: statementModel(facts, catalogue) })}
            />
            <StatementFiles facts={facts} />
          </div>
        </Section>
      </div>
    </HomeFrame>
  );
};

const Approve = ({ open: { facts, statement, home } }: { open: OpenStatement }) => {
  const { catalogue, newId, now } = useTablet();
  const { t, i18n } = useLingui();
  const act = useAct(facts.journal);
  const [version, setVersion] = useState('');
  const [approvedBy, setApprovedBy] = useState('');
  const [approvedOn, setApprovedOn] = useState(() => todayOf(now()));
  const [note, setNote] = useState('');
  const [refusal, setRefusal] = useState<ApproveRefusal>();
  const people = facts.of('person').flatMap(({ fields }) => fields.name ?? []);
  const noReason = statement.filter((one) => one.decision === 'applicable' && !one.hasInclusionReason).length;
  const approve = async () => {
    let why: ApproveRefusal | undefined;
    const isDone = await act.decideIn((current) => {
      const approved = approveVersion(current, catalogue, { record: newId(), version, approvedBy, approvedOn, note });
      if (approved.ok) return approved;
      why = approved.refusal;
      return succeed([]);
    }, t`Version ${version} approved`);
    setRefusal(why);
    if (!isDone || why) return;
    setVersion('');
    setNote('');
  };
  const gaps = refusal?.kind === 'statementIncomplete' ? statementGaps(statement) : [];
  return (
    <Section label={t`Approve version`}>
      <Card className="flex flex-col gap-4 p-4 min-[600px]:p-6">
        <form
          className="flex flex-wrap items-end gap-3"
          onSubmit={(event) => {
            event.preventDefault();
            void approve();
          }}
        >
          <LineField label={t`Version`} value={version} onChange={setVersion} className="w-40" />
          <LineField
            label={t`Approved by`}
            value={approvedBy}
            onChange={setApprovedBy}
            list={people}
            className="min-w-0 flex-1 basis-64"
          />
          <LineField label={t`Approved on`} type="date" value={approvedOn} onChange={setApprovedOn} />
          <LineField label={t`Note`} value={note} onChange={setNote} className="min-w-0 flex-1 basis-64" />
          <Button type="submit" look="filled" icon={<Stamp aria-hidden size={20} strokeWidth={1.75} />}>
            <Trans>Approve version</Trans>
          </Button>
        </form>
        {noReason > 0 && !refusal && (
          <p className="text-ink2">
            <Trans>Applicable controls without a reason why they apply: {noReason}. That hinders no approval.</Trans>
          </p>
        )}
        {refusal && (
          <WarnPanel
            title={statementRefusalWords(refusal, i18n)}
            icon={<TriangleAlert aria-hidden size={24} strokeWidth={1.75} className="shrink-0" />}
          />
        )}
        {gaps.length > 0 && (
          <div className="divide-y divide-line rounded-card border border-line">
            {gaps.map(({ key, reference, why }) => (
              <ListRow
                key={key}
                to={`${home}/controls/${encodeURIComponent(key)}`}
                title={
                  <>
                    <b>{reference}</b> {i18n._(gapWords[why])}
                  </>
                }
              />
            ))}
          </div>
        )}
      </Card>
    </Section>
  );
};
