import { Trans, useLingui } from '@lingui/react/macro';
import { Lightbulb, ListChecks } from 'lucide-react';
import { useState } from 'react';
import { gradeOf } from '#domain/checklist/verdict.ts';
import { isNonconformity } from '#domain/finding/grade.ts';
import { gradeSuggestions } from '#domain/finding/grade-suggestion.ts';
import { failedOn, softened } from '#domain/finding/softened-finding.ts';
import { isShown, type Row } from '#domain/row.ts';
import { useRowsOfAll } from '../../store/live-rows.ts';
import { Button } from '../../ui/button.tsx';
import { ListRow } from '../../ui/list-row.tsx';
import { Card, WarnPanel } from '../../ui/panel.tsx';
import { useAudit } from '../tablet/audit-context.tsx';
import { useTablet } from '../tablet/tablet-context.tsx';
import { IssueSheet } from './issue-sheet.tsx';

const useCaseRows = (): readonly Row<'case'>[] => {
  const { database } = useTablet();
  return (useRowsOfAll(database, 'case') ?? []).filter(isShown);
};

/** Reasons to think again about a grade. Nothing here changes it. */
export const GradeAdvice = ({
  finding,
  earlier,
}: {
  finding: Row<'finding'>;
  earlier: readonly Row<'earlierFinding'>[];
}) => {
  const { facts } = useAudit();
  const { t } = useLingui();
  const cases = useCaseRows();
  const suggestions = gradeSuggestions(facts, finding, { earlier, cases });
  const soft = softened(finding, failedOn(facts, finding));
  const icon = <Lightbulb aria-hidden size={24} strokeWidth={1.75} className="shrink-0" />;
  return (
    <>
      {suggestions.map((suggestion) => (
        <WarnPanel
          key={suggestion.kind}
          icon={icon}
          title={suggestion.kind === 'mayRepeat' ? t`Is it a repeat?` : t`Consider major`}
        >
          <p>
            {suggestion.kind === 'repeats' ? (
              <Trans>It repeats {suggestion.earlier}. You set the grade.</Trans>
            ) : suggestion.kind === 'mayRepeat' ? (
              <Trans>
                {suggestion.earlier.join('; ')} stood on the same item: {suggestion.title}. If this repeats it, say so
                under Repeats, and think again about the grade.
              </Trans>
            ) : (
              <Trans>
                {suggestion.numbers.join(', ')} on one requirement may show a systemic failure. You set the grade.
              </Trans>
            )}
          </p>
        </WarnPanel>
      ))}
      {soft && (
        <WarnPanel icon={icon} title={t`Is it a nonconformity?`}>
          <p>
            {soft.reason === 'obligation' ? (
              <Trans>It reads as if something required is not so:</Trans>
            ) : (
              <Trans>It repeats the requirement that a nonconformity on this item names as failed:</Trans>
            )}{' '}
            <q>
              <bdi>{soft.quote}</bdi>
            </q>{' '}
            <Trans>Evidenced nonconformity is not softened. You set the grade.</Trans>
          </p>
        </WarnPanel>
      )}
    </>
  );
};

/** The case of a nonconformity, or the way to issue it. */
export const FindingCase = ({ finding }: { finding: Row<'finding'> }) => {
  const { facts } = useAudit();
  const cases = useCaseRows().filter(
    ({ fields }) => fields.finding?.journal === facts.journal && fields.finding.record === finding.record,
  );
  const [isIssuing, setIssuing] = useState(false);
  if (!isNonconformity(gradeOf(finding))) return null;
  return (
    <>
      {cases.map((row) => (
        <Card key={row.journal}>
          <ListRow
            to={`/cases/${row.journal}`}
            title={
              <b>
                <Trans>Corrective-action case</Trans>
              </b>
            }
            detail={<bdi>{row.fields.owner}</bdi>}
          />
        </Card>
      ))}
      {cases.length === 0 && (
        <div>
          <Button icon={<ListChecks aria-hidden size={20} strokeWidth={1.75} />} onClick={() => setIssuing(true)}>
            <Trans>Issue as corrective-action case</Trans>
          </Button>
        </div>
      )}
      {isIssuing && <IssueSheet journal={facts.journal} findings={[finding]} onClose={() => setIssuing(false)} />}
    </>
  );
};

/** The way to issue all nonconformities of an audit that have no case yet. */
export const IssueAll = () => {
  const { facts } = useAudit();
  const { t } = useLingui();
  const issued = new Set(
    useCaseRows().flatMap(({ fields }) => (fields.finding?.journal === facts.journal ? [fields.finding.record] : [])),
  );
  const [isIssuing, setIssuing] = useState(false);
  const open = facts.findings.filter((row) => isNonconformity(gradeOf(row)) && !issued.has(row.record));
  const count = open.length;
  if (count === 0) return null;
  return (
    <>
      <Button icon={<ListChecks aria-hidden size={20} strokeWidth={1.75} />} onClick={() => setIssuing(true)}>
        {t`Issue corrective-action cases: ${count}`}
      </Button>
      {isIssuing && <IssueSheet journal={facts.journal} findings={open} onClose={() => setIssuing(false)} />}
    </>
  );
};
