import { Trans, useLingui } from '@lingui/react/macro';
import { Search } from 'lucide-react';
import { useState } from 'react';
import { Link } from 'react-router';
import { gradeOf } from '#domain/checklist/verdict.ts';
import { evidenceOf } from '#domain/evidence/record-evidence.ts';
import { findingGaps } from '#domain/finding/finding-gaps.ts';
import { type Grade, grades } from '#domain/finding/grade.ts';
import { Choice } from '../../ui/choice.tsx';
import { later } from '../../ui/later.tsx';
import { ListRow } from '../../ui/list-row.tsx';
import { Card, EmptyState } from '../../ui/panel.tsx';
import { ReadOnly, WhileOpen } from '../../ui/read-only.tsx';
import { VerdictTile, verdictWords } from '../checklist/verdict-look.tsx';
import { useAudit } from '../tablet/audit-context.tsx';
import { ScreenFrame } from '../tablet/screen-frame.tsx';
import { VirtualList } from '../tablet/virtual-list.tsx';
import { Withdrawn } from '../tablet/withdrawn.tsx';
import { gapWords } from './finding-words.ts';

const IssueAll = later(() => import('../corrective-action/finding-case.tsx').then((m) => m.IssueAll));

/** The findings register: the severest first, with what each still lacks. */
export const FindingsScreen = () => {
  const { facts, items } = useAudit();
  const { t, i18n } = useLingui();
  const [grade, setGrade] = useState<Grade>();
  const [words, setWords] = useState('');
  const refOf = new Map(items.map((item) => [item.item, item.ref]));
  const looked = words.trim().toLocaleLowerCase();
  const shown = facts.findings
    .filter((finding) => !grade || gradeOf(finding) === grade)
    .filter(({ fields }) =>
      [fields.number, fields.title, fields.statement, fields.requirement, refOf.get(fields.item ?? '')]
        .join(' ')
        .toLocaleLowerCase()
        .includes(looked),
    )
    .toSorted((a, b) => grades.indexOf(gradeOf(a) ?? 'goodPractice') - grades.indexOf(gradeOf(b) ?? 'goodPractice'));
  return (
    <ScreenFrame title={t`Findings`}>
      <div className="mb-4 flex flex-wrap gap-3">
        <IssueAll />
        <WhileOpen>
          <Link
            to="from-file"
            className="press -ms-2 inline-flex min-h-12 items-center rounded-card px-2 font-bold text-accent"
          >
            <Trans>Take in a list from another tool</Trans>
          </Link>
        </WhileOpen>
      </div>
      {facts.findings.length === 0 ? (
        <EmptyState title={t`No findings yet`}>
          <Trans>
            Findings are raised on a checklist item, on the spot: choose Minor, Major, Improvement or More there.
          </Trans>
        </EmptyState>
      ) : (
        <>
          <div className="flex flex-col gap-4">
            <label className="flex min-h-12 max-w-md items-center gap-2 rounded-card border border-edge bg-surface px-3">
              <Search aria-hidden size={20} strokeWidth={1.75} className="text-ink2" />
              <span className="sr-only">
                <Trans>Search findings</Trans>
              </span>
              <input
                type="search"
                value={words}
                onChange={(event) => setWords(event.target.value)}
                placeholder={t`Search findings`}
                className="min-w-0 flex-1 bg-transparent py-2 outline-none placeholder:text-ink2"
              />
            </label>
            <ReadOnly value={false}>
              <Choice
                label={t`Grade`}
                isLabelHidden
                value={grade}
                options={grades.map((value) => {
                  const n = facts.findings.filter((finding) => gradeOf(finding) === value).length;
                  return {
                    value,
                    text: `${i18n._(verdictWords[value])} ${n}`,
                    icon: <VerdictTile verdict={value} isDecoration />,
                  };
                })}
                onChoose={(value) => setGrade(value ?? undefined)}
              />
            </ReadOnly>
          </div>
          <Card className="mt-6">
            <VirtualList rows={shown} keyOf={(row) => row.record} estimate={73}>
              {(finding) => {
                const gaps = findingGaps(finding, evidenceOf(facts, finding.record).length).map((gap) =>
                  i18n._(gapWords[gap]),
                );
                const lacking = gaps.join(', ');
                return (
                  <ListRow
                    to={finding.record}
                    lead={<VerdictTile verdict={gradeOf(finding) ?? 'open'} size={28} />}
                    title={
                      <>
                        <b className="me-2">{finding.fields.number}</b>{' '}
                        <bdi>{finding.fields.title ?? t`Without a title`}</bdi>
                      </>
                    }
                    detail={gaps.length > 0 ? t`Still lacking: ${lacking}` : (finding.fields.area ?? '')}
                    end={refOf.get(finding.fields.item ?? '')}
                  />
                );
              }}
            </VirtualList>
          </Card>
        </>
      )}
      <Withdrawn
        journal={facts.journal}
        noun="finding"
        nameOf={(row) => [row.fields.number, row.fields.title].filter(Boolean).join(' ')}
      />
    </ScreenFrame>
  );
};
