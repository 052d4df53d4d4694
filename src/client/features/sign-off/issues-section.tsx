import { Trans, useLingui } from '@lingui/react/macro';
import { LockKeyhole } from 'lucide-react';
import { isSignedTwice, type Seals } from '#domain/sign-off/seals.ts';
import { Card, Section, WarnPanel } from '../../ui/panel.tsx';
import { useAuthorName } from '../history/use-author-name.ts';
import { useClock } from '../tablet/use-clock.ts';

/** What was signed off, issue by issue, and what a seal does not prove. */
export const IssuesSection = ({ journal, seals }: { journal: string; seals: Seals }) => {
  const { t, i18n } = useLingui();
  const clock = useClock();
  const authorName = useAuthorName(journal);
  const absent = seals.issues.reduce((sum, issue) => sum + (issue.isStanding ? issue.absent : 0), 0);
  return (
    <Section label={t`Issues`}>
      <div className="flex flex-col gap-4">
        {isSignedTwice(seals) && (
          <WarnPanel
            icon={<LockKeyhole aria-hidden size={24} strokeWidth={1.75} className="shrink-0" />}
            title={t`Signed off twice`}
          >
            <p>
              <Trans>
                Two tablets signed off without knowing of each other. Both stand, each with what it lists, and the
                report is a draft, until a supplement supersedes them.
              </Trans>
            </p>
          </WarnPanel>
        )}
        {absent > 0 && (
          <WarnPanel title={t`Not everything that was signed off is on this tablet`}>
            <p>
              <Trans>
                {absent} changes of the seal are still missing here. Until they have arrived, the report is a draft.
                Open the sync centre to fetch them.
              </Trans>
            </p>
          </WarnPanel>
        )}
        <Card className="divide-y divide-line">
          {seals.issues.toReversed().map((issue) => (
            <div key={issue.seal} className="px-4 py-4 min-[600px]:px-6">
              <p className="flex flex-wrap items-center justify-between gap-x-3">
                <b>{t`Issue ${issue.issue}`}</b>
                <span className="text-ink2">{issue.isStanding ? t`stands` : t`superseded`}</span>
              </p>
              <p className="break-words" dir="auto">
                {issue.reason}
              </p>
              <p className="text-ink2">
                <bdi>{authorName(issue.by)}</bdi>, {clock(issue.at)}
              </p>
              <p className="text-ink2">{t`${i18n.number(issue.changes)} changes, ${i18n.number(issue.files)} files`}</p>
              <p className="mt-1 break-all text-ink2">
                <Trans>Merkle root {issue.root}</Trans>
              </p>
            </div>
          ))}
        </Card>
        <p className="text-ink2">
          <Trans>
            The report prints the root, and the evidence package computes it again. It does not prove that a tablet's
            clock was right, that a scene was genuine, or that nothing was withheld before it was first handed on.
          </Trans>
        </p>
      </div>
    </Section>
  );
};
