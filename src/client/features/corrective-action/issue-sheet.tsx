import { plural } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { gradeOf } from '#domain/checklist/verdict.ts';
import type { Row } from '#domain/row.ts';
import { readAuditFacts } from '../../store/read-facts.ts';
import { Button } from '../../ui/button.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import { say } from '../../ui/toast.tsx';
import { VerdictTile } from '../checklist/verdict-look.tsx';
import { sayRefusal } from '../tablet/say-refusal.ts';
import { useTablet } from '../tablet/tablet-context.tsx';
import { todayOf } from '../tablet/today.ts';
import { useAuditor } from '../tablet/use-auditor.ts';
import { DayField } from './day-field.tsx';
import { issueCases } from './issue-cases.ts';
import { chosenFrom, PersonField, usePeople } from './person-field.tsx';

/** The day so many days later. */
const later = (day: string, days: number) => new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);
const daysToAnswer = 30;

/** Who answers each nonconformity, who verifies, until when: then each is issued as a case of its own. */
export const IssueSheet = ({
  journal,
  findings,
  onClose,
}: {
  journal: string;
  findings: readonly Row<'finding'>[];
  onClose: () => void;
}) => {
  const { database, recorder, drafts, catalogue, now } = useTablet();
  const { t, i18n } = useLingui();
  const navigate = useNavigate();
  const auditor = useAuditor();
  const people = usePeople();
  const today = todayOf(now());
  const [owners, setOwners] = useState<Readonly<Record<string, string>>>({});
  const [verifier, setVerifier] = useState('');
  const [answerOn, setAnswerOn] = useState(later(today, daysToAnswer));
  const [isIssuing, setIssuing] = useState(false);
  const issue = async () => {
    setIssuing(true);
    await drafts.settleAll();
    const facts = await readAuditFacts(database, journal, catalogue);
    const verifies = chosenFrom(people, verifier);
    const issues = findings.map((shown) => {
      const owner = chosenFrom(people, owners[shown.record] ?? '');
      return {
        finding: facts.findings.find(({ record }) => record === shown.record) ?? shown,
        issuing: {
          owner: owner.name,
          ownerPerson: owner.person,
          verifier: verifies.name,
          verifierPerson: verifies.person,
          answerOn,
          issuedOn: today,
          issuedBy: auditor?.name ?? '',
        },
      };
    });
    const done = await issueCases({ database, recorder }, facts, issues);
    setIssuing(false);
    if (!done.ok) return void sayRefusal(done.refusal, i18n);
    const [first] = done.value;
    const count = done.value.length;
    say({ text: t`${plural(count, { one: 'One case issued', other: '# cases issued' })}`, seconds: 10 });
    onClose();
    if (count === 1 && first) void navigate(`/cases/${first}`);
  };
  const isComplete = findings.every(({ record }) => (owners[record] ?? '').trim() !== '');
  return (
    <Sheet
      title={t`Issue as corrective-action case`}
      closeLabel={t`Close`}
      isOpen
      onClose={onClose}
      foot={
        <>
          <Button look="filled" disabled={!isComplete || isIssuing} onClick={() => void issue()}>
            {isIssuing ? <Trans>Issuing</Trans> : <Trans>Issue</Trans>}
          </Button>
          <Button look="plain" onClick={onClose}>
            <Trans>Cancel</Trans>
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-6">
        <p className="text-ink2">
          <Trans>
            Each case copies the nonconformity as it stands now. Its process owner reads and answers the case, and not
            the audit.
          </Trans>
        </p>
        {findings.map((finding) => {
          const number = finding.fields.number ?? '';
          return (
            <div key={finding.record} className="flex flex-col gap-3">
              <p className="flex items-center gap-3">
                <VerdictTile verdict={gradeOf(finding) ?? 'open'} size={28} />
                <span className="min-w-0">
                  <b>{number}</b> <bdi>{finding.fields.title}</bdi>
                </span>
              </p>
              <PersonField
                label={t`Process owner of ${number}`}
                value={owners[finding.record] ?? ''}
                names={Object.values(owners)}
                onChange={(name) => setOwners({ ...owners, [finding.record]: name })}
                {...(finding.fields.area ? { hint: finding.fields.area } : {})}
              />
            </div>
          );
        })}
        <PersonField
          label={t`Verifier of the effect`}
          hint={t`never an owner; can be named later`}
          value={verifier}
          onChange={setVerifier}
        />
        <DayField label={t`To be answered by`} value={answerOn} onChange={setAnswerOn} />
      </div>
    </Sheet>
  );
};
