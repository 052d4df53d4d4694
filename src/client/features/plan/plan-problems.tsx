import { Trans, useLingui } from '@lingui/react/macro';
import { TriangleAlert } from 'lucide-react';
import { Link } from 'react-router';
import type { WholeAudit } from '#domain/audit/audit-facts.ts';
import { timeClashes } from '#domain/plan/agenda.ts';
import { type ImpartialityProblem, impartialityProblems } from '#domain/plan/impartiality.ts';
import { WarnPanel } from '../../ui/panel.tsx';
import { ownWords } from './own-words.ts';

const icon = <TriangleAlert aria-hidden size={24} strokeWidth={1.75} className="shrink-0" />;

/** Who audits own work, with the reason or that there is none. Nothing where all is well. */
export const OwnWorkPanel = ({
  facts,
  isShown = () => true,
}: {
  facts: WholeAudit;
  isShown?: (problem: ImpartialityProblem) => boolean;
}) => {
  const { t } = useLingui();
  const problems = impartialityProblems(facts).filter(isShown);
  if (problems.length === 0) return null;
  return (
    <WarnPanel icon={icon} title={t`Auditing own work`}>
      <ul className="mt-1 flex flex-col gap-2">
        {problems.map(({ name, work, own, reason, member }) => (
          <li key={`${member} ${work.record}`} className="break-words">
            <Link
              to={`/audits/${facts.journal}/plan/${work.kind === 'agenda' ? `agenda/${work.record}` : 'papers'}`}
              className="inline-flex min-h-12 items-center font-bold underline underline-offset-4"
            >
              {work.kind === 'agenda' ? t`${name}, ${work.title || t`untitled entry`}` : t`${name}, ${work.ref}`}
            </Link>
            <span className="block">
              <Trans>Answers for {ownWords(own)}.</Trans>{' '}
              {reason === undefined ? (
                <b>
                  <Trans>No reason is given yet.</Trans>
                </b>
              ) : (
                <bdi>{reason}</bdi>
              )}
            </span>
          </li>
        ))}
      </ul>
    </WarnPanel>
  );
};

/** One auditor in two places at once. */
export const TimeClashPanel = ({ facts }: { facts: WholeAudit }) => {
  const { t } = useLingui();
  const clashes = timeClashes(facts);
  if (clashes.length === 0) return null;
  return (
    <WarnPanel icon={icon} title={t`Two places at once`}>
      <ul className="mt-1">
        {clashes.map(({ member, first, second }) => {
          const name = facts.team.find((row) => row.record === member)?.fields.name ?? '';
          const [one, two] = [first, second].map((entry) => entry.fields.title || t`untitled entry`);
          return (
            <li key={`${member} ${first.record} ${second.record}`} className="break-words">
              <Trans>
                {name}: “{one}” and “{two}” overlap.
              </Trans>
            </li>
          );
        })}
      </ul>
    </WarnPanel>
  );
};
