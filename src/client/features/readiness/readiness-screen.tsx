import { msg } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import { ArrowRight, ShieldCheck } from 'lucide-react';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { certificationPath, type PathStep } from '#domain/readiness/certification-path.ts';
import type { Blocker } from '#domain/readiness/readiness-summary.ts';
import type { RowState } from '#domain/readiness/row-state.ts';
import { ListRow } from '../../ui/list-row.tsx';
import { Card, Section } from '../../ui/panel.tsx';
import { VerdictTile } from '../checklist/verdict-look.tsx';
import { useDay } from '../tablet/use-clock.ts';
import { PathMark } from './path-mark.tsx';
import { blockerWords, pathLackWords, stepWords } from './path-words.ts';
import { useReadiness } from './readiness-context.tsx';
import { ReadinessFrame } from './readiness-frame.tsx';
import { lackWords, rowTitle } from './readiness-words.ts';
import { StageStrip } from './stage-strip.tsx';
import { StateWord } from './state-mark.tsx';

const order: readonly RowState['state'][] = ['notReady', 'open', 'concern', 'ready'];

/** How ready the organisation is, as counts and what stands in the way, each with a way to it. */
export const ReadinessScreen = () => {
  const { sources, summary } = useReadiness();
  const { t, i18n } = useLingui();
  const day = useDay();
  const base = `/organisations/${sources.organisation.journal}`;
  const blockers = Map.groupBy(summary.blockers, ({ kind }) => kind);
  const countOf = (...kinds: Blocker['kind'][]) => kinds.flatMap((kind) => blockers.get(kind) ?? []).length;
  const refs = (rows: readonly { readonly ref: string }[]) =>
    [...new Set(rows.map(({ ref }) => ref))].slice(0, 6).join(', ') + (rows.length > 6 ? ' …' : '');
  const missing = summary.blockers.flatMap((one) => (one.kind === 'documentMissing' ? [one.row] : []));
  const without = [...summary.stage1, ...summary.stage2].filter(({ state }) => state === 'open');
  const stage2Open = summary.stage2.filter(({ state }) => state === 'open');
  const clausesOpen = stage2Open.filter(({ kind }) => kind === 'clause').length;
  const controlsOpen = stage2Open.filter(({ kind }) => kind === 'control').length;
  const stage1Open = without.length - stage2Open.length;
  const documents = summary.stage1.toSorted((a, b) => order.indexOf(a.state) - order.indexOf(b.state));
  return (
    <ReadinessFrame title={t`Readiness`}>
      <div className="flex flex-col gap-8">
        <ol
          aria-label={t`Certification path`}
          className="grid grid-cols-[repeat(auto-fill,minmax(120px,1fr))] gap-x-4 gap-y-4 min-[600px]:grid-cols-3 min-[900px]:grid-cols-6"
        >
          {certificationPath(sources, summary)
            .slice(0, 6)
            .map((step) => (
              <li key={step.step}>
                <Link to="path" className="press flex min-h-16 flex-col gap-2 rounded-card py-1 text-ink">
                  <PathMark step={step} />
                  <span>
                    <b className="block">{i18n._(stepWords[step.step])}</b>
                    <span className="block break-words text-ink2">{underStep(step, day, i18n)}</span>
                  </span>
                </Link>
              </li>
            ))}
        </ol>
        <Card className="grid min-[600px]:grid-cols-2 min-[900px]:grid-cols-4">
          <Count
            to={`${base}/readiness/stage2`}
            count={summary.openMajors.length}
            lead={summary.openMajors.length > 0 && <VerdictTile verdict="major" isDecoration />}
            name={t`open majors`}
            detail={refs(summary.openMajors.map(({ item }) => ({ ref: item })))}
          />
          <Count
            to={`${base}/readiness/stage1`}
            count={missing.length}
            name={t`documents missing`}
            detail={refs(missing)}
          />
          <Count
            to={`${base}/readiness/stage2`}
            count={without.length}
            name={t`rows without a verdict`}
            detail={t`Stage 1: ${stage1Open}, clauses: ${clausesOpen}, controls: ${controlsOpen}`}
          />
          <Count
            to={`${base}/applicability`}
            count={countOf('controlNotAudited', 'controlNotSampled')}
            name={t`controls never sampled`}
            detail={t`this cycle`}
          />
        </Card>
        <Section label={t`What stands in the way`}>
          <Blockers base={base} />
        </Section>
        {summary.areasOfConcern.length > 0 && (
          <Section label={t`Areas of concern from Stage 1`}>
            <p className="mb-3 text-ink2">
              <Trans>Left as they are, these would be nonconformities in Stage 2.</Trans>
            </p>
            <Card className="divide-y divide-line">
              {summary.areasOfConcern.map((row) => (
                <ListRow
                  key={row.row}
                  to={`${base}/readiness/stage1/${row.row}`}
                  lead={<span className="w-11 shrink-0 text-ink2">{row.ref}</span>}
                  title={rowTitle(row, i18n)}
                  detail={
                    row.state === 'concern' || row.verdict?.fields.verdict === 'notReady'
                      ? row.verdict?.fields.note
                      : row.lacks.map((lack) => lackWords(lack, i18n)).join(' ')
                  }
                  end={<StateWord state={row.state} />}
                />
              ))}
            </Card>
          </Section>
        )}
        <Section label={t`Stage 1 by clause`}>
          <StageStrip rows={summary.stage1} />
        </Section>
        <Section label={t`Stage 2 by clause`}>
          <StageStrip rows={summary.stage2} />
        </Section>
        <Section label={t`Documented information, blocked first`}>
          <Card className="divide-y divide-line">
            {documents.map((row) => {
              const artefact = [row.artefact?.name, day(row.artefact?.on)].filter(Boolean).join(', ');
              return (
                <ListRow
                  key={row.row}
                  to={`${base}/readiness/stage1/${row.row}`}
                  lead={<span className="w-11 shrink-0 text-ink2">{row.ref}</span>}
                  title={rowTitle(row, i18n)}
                  detail={artefact || t`No dated artefact`}
                  end={<StateWord state={row.state} />}
                />
              );
            })}
          </Card>
        </Section>
        <p className="text-ink2">
          <Trans>
            A row is ready only with a dated artefact and a person's verdict. Readiness is no certification: only a
            certification body certifies.
          </Trans>
        </p>
      </div>
    </ReadinessFrame>
  );
};

const underStep = (
  step: PathStep,
  day: (on: string | undefined) => string,
  i18n: Parameters<typeof pathLackWords>[1],
) => {
  const [first] = step.missing;
  if (step.state === 'done') return day(step.record?.fields.doneOn);
  if (first?.kind === 'documentsNotReady') return i18n._(msg`${first.count} not ready`);
  return first ? pathLackWords(first, i18n) : day(step.record?.fields.plannedOn);
};

const Count = ({
  to,
  count,
  name,
  detail,
  lead,
}: {
  to: string;
  count: number;
  name: string;
  detail: string;
  lead?: ReactNode;
}) => (
  <Link to={to} className="press flex flex-col p-5 text-ink">
    <span className="flex items-center gap-3 text-title font-bold">
      {lead}
      {count}
    </span>
    <span>{name}</span>
    <span className="break-words text-ink2">{detail}</span>
  </Link>
);

/** Where each kind of blocker is done away with. */
const placeOf = (kind: Blocker['kind'], [first, ...more]: readonly Blocker[]): string => {
  switch (kind) {
    case 'openMajor': {
      const only = first?.kind === 'openMajor' && more.length === 0 ? first.nonconformity : undefined;
      if (only?.case) return `/cases/${only.case}`;
      return only?.audit ? `/audits/${only.audit}/findings/${only.finding}` : '/cases';
    }
    case 'auditNotPlanned':
    case 'auditNotPerformed':
      return 'programme';
    case 'reviewNotPlanned':
    case 'reviewNotPerformed':
      return 'readiness/reviews';
    case 'documentMissing':
      return 'readiness/stage1';
    case 'exclusionWithoutReason':
    case 'controlNotAudited':
    case 'controlNotSampled':
    case 'controlDocumentMissing':
      return 'applicability';
  }
};

const nameOf = (blocker: Blocker): string => {
  switch (blocker.kind) {
    case 'openMajor': {
      const { number, title, item } = blocker.nonconformity;
      return [number, title, `(${item})`].filter(Boolean).join(' ');
    }
    case 'documentMissing':
      return blocker.row.ref;
    case 'controlDocumentMissing':
    case 'controlNotAudited':
    case 'controlNotSampled':
    case 'exclusionWithoutReason':
      return blocker.control.ref;
    case 'auditNotPlanned':
    case 'auditNotPerformed':
    case 'reviewNotPlanned':
    case 'reviewNotPerformed':
      return '';
  }
};

const Blockers = ({ base }: { base: string }) => {
  const { summary } = useReadiness();
  const { i18n } = useLingui();
  const blockers = [...Map.groupBy(summary.blockers, ({ kind }) => kind)];
  if (blockers.length === 0)
    return (
      <Card className="flex items-center gap-3 p-5">
        <ShieldCheck aria-hidden size={24} strokeWidth={1.75} />
        <Trans>Nothing that the records here could show.</Trans>
      </Card>
    );
  return (
    <Card className="divide-y divide-line">
      {blockers.map(([kind, ones]) => {
        const place = placeOf(kind, ones);
        const names = [...new Set(ones.map(nameOf).filter(Boolean))];
        return (
          <Link
            key={kind}
            to={place.startsWith('/') ? place : `${base}/${place}`}
            className="press flex min-h-14 items-center gap-4 px-4 py-2.5 text-ink min-[600px]:px-6"
          >
            <b className="w-11 shrink-0 text-end">{ones.length}</b>
            <span className="min-w-0 flex-1">
              <b className="block">{i18n._(blockerWords[kind])}</b>
              <span className="block break-words text-ink2">{names.join(', ')}</span>
            </span>
            <ArrowRight aria-hidden size={20} strokeWidth={1.75} className="shrink-0 text-ink2 rtl:-scale-x-100" />
          </Link>
        );
      })}
    </Card>
  );
};
