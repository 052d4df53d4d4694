import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { caseRegisterModel } from '#domain/corrective-action/case-paper-model.ts';
import { ageing, type CaseView, caseViews, isInView, matchesFilter } from '#domain/corrective-action/case-register.ts';
import { Choice } from '../../ui/choice.tsx';
import { Card, EmptyState, Section } from '../../ui/panel.tsx';
import { HomeFrame } from '../audits/home-frame.tsx';
import { PaperPanel } from '../paper/paper-panel.tsx';
import { useTablet } from '../tablet/tablet-context.tsx';
import { todayOf } from '../tablet/today.ts';
import { AgeingChart } from './ageing-chart.tsx';
import { CaseRow } from './case-row.tsx';
import { viewWords } from './case-words.ts';
import { useCases } from './use-cases.ts';

/** The corrective-action register: every case one may read, over all audits, the most overdue first. */
export const CasesScreen = () => {
  const cases = useCases();
  const { now } = useTablet();
  const { t, i18n } = useLingui();
  const [view, setView] = useState<CaseView>();
  const [organisation, setOrganisation] = useState('');
  const [owner, setOwner] = useState('');
  const all = cases ?? [];
  const organisations = [...new Set(all.flatMap(({ row }) => row.fields.organisation ?? []))].toSorted();
  const owners = [...new Set(all.flatMap(({ row }) => row.fields.owner ?? []))].toSorted((a, b) => a.localeCompare(b));
  const filter = { view, organisation: organisation || undefined, owner: owner || undefined };
  const shown = all.filter((entry) => matchesFilter(entry, filter));
  const views = caseViews.map((value) => ({ value, count: all.filter((entry) => isInView(entry, value)).length }));
  const overdue = views.find(({ value }) => value === 'overdue')?.count ?? 0;
  return (
    <HomeFrame title={t`Corrective actions`}>
      {cases?.length === 0 && (
        <EmptyState title={t`No cases yet`}>
          <Trans>
            A nonconformity is issued from its finding: open the audit, choose the finding, and issue it. Its case then
            stands here, with who has to do what next.
          </Trans>
        </EmptyState>
      )}
      {all.length > 0 && (
        <div className="flex flex-col gap-6">
          {overdue > 0 && (
            <p className="text-section font-bold" role="status">
              <Trans>{overdue} overdue</Trans>
            </p>
          )}
          <Choice
            label={t`State`}
            isLabelHidden
            value={view}
            options={views.map(({ value, count }) => ({ value, text: `${i18n._(viewWords[value])} ${count}` }))}
            onChoose={(value) => setView(value ?? undefined)}
          />
          <div className="grid gap-4 min-[600px]:grid-cols-2">
            {organisations.length > 1 && (
              <Select
                label={t`Organisation`}
                all={t`All organisations`}
                value={organisation}
                options={organisations}
                onChange={setOrganisation}
              />
            )}
            {owners.length > 1 && (
              <Select label={t`Process owner`} all={t`All owners`} value={owner} options={owners} onChange={setOwner} />
            )}
          </div>
          {shown.some(({ state }) => !state.isClosed) && (
            <Card className="p-4 min-[600px]:p-6">
              <AgeingChart buckets={ageing(shown)} />
            </Card>
          )}
          <Card className="divide-y divide-line">
            {shown.map((entry) => (
              <CaseRow key={entry.row.journal} entry={entry} />
            ))}
            {shown.length === 0 && (
              <p className="p-4 text-ink2 min-[600px]:px-6">
                <Trans>None with this filter.</Trans>
              </p>
            )}
          </Card>
          <Section label={t`The register on paper`}>
            <PaperPanel
              name={t`Register as PDF`}
              fileName={[organisation, 'corrective-actions']}
              subject={() => ({ kind: 'caseRegister', model: caseRegisterModel(shown, todayOf(now())) })}
            />
          </Section>
        </div>
      )}
    </HomeFrame>
  );
};

const Select = ({
  label,
  all,
  value,
  options,
  onChange,
}: {
  label: string;
  all: string;
  value: string;
  options: readonly string[];
  onChange: (value: string) => void;
}) => (
  <label className="block min-w-0">
    <span className="mb-2 block font-bold text-ink2">{label}</span>
    <select
      value={value}
      onChange={(event) => onChange(event.target.value)}
      className="min-h-12 w-full rounded-card border border-edge bg-surface px-4"
    >
      <option value="">{all}</option>
      {options.map((option) => (
        <option key={option} value={option}>
          {option}
        </option>
      ))}
    </select>
  </label>
);
