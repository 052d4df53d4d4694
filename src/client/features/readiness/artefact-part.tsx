import { Trans, useLingui } from '@lingui/react/macro';
import { FileText, X } from 'lucide-react';
import { type Artefact, artefactLacks } from '#domain/readiness/artefact.ts';
import { readinessRecordId, takeArtefact } from '#domain/readiness/give-verdict.ts';
import type { RowState } from '#domain/readiness/row-state.ts';
import { suggestedArtefacts } from '#domain/readiness/suggested-artefacts.ts';
import { succeed } from '#domain/result.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { Card, Section } from '../../ui/panel.tsx';
import { RecordedTextField } from '../tablet/recorded-text-field.tsx';
import { useAct } from '../tablet/use-act.ts';
import { useDay } from '../tablet/use-clock.ts';
import { useReadiness } from './readiness-context.tsx';
import { lackWords } from './readiness-words.ts';

const shownAtFirst = 5;

/** The artefact that a row rests on, those that could be taken with one tap, and a place to name another. */
export const ArtefactPart = ({ row }: { row: RowState }) => {
  const { sources } = useReadiness();
  const { t } = useLingui();
  const { journal } = sources.organisation;
  const act = useAct(journal);
  const record = readinessRecordId(journal, row.stage, row.row);
  const about = { stage: row.stage, row: row.row };
  const { artefact } = row;
  const fields = row.verdict?.fields ?? {};
  const isNamed = fields.document === undefined && fields.evidence === undefined;
  const suggestions = suggestedArtefacts(sources, row).filter(
    (one) =>
      one.document !== (fields.document ?? '-') &&
      one.evidence?.record !== (fields.evidence?.record ?? '-') &&
      !(isNamed && one.from === 'named' && one.name === artefact?.name),
  );
  const take = (one: Artefact | null) =>
    void act.run(
      succeed(takeArtefact(journal, { ...about, artefact: one })),
      one ? t`Artefact taken` : t`Artefact left`,
    );
  const field = (name: string) => ({
    journal,
    noun: 'readinessVerdict' as const,
    record,
    field: name,
    row: row.verdict,
    beside: about,
  });
  return (
    <Section label={t`What is there`}>
      <Card className="divide-y divide-line overflow-hidden">
        {artefact && !isNamed && (
          <div className="flex items-center gap-3 bg-soft px-4 py-3 min-[600px]:px-6">
            <Described artefact={artefact} isTaken />
            <IconButton label={t`Leave ${artefact.name}`} onClick={() => take(null)}>
              <X aria-hidden size={20} strokeWidth={1.75} />
            </IconButton>
          </div>
        )}
        {suggestions.length > 0 && (
          <ul className="divide-y divide-line">
            {suggestions.slice(0, shownAtFirst).map((one) => (
              <Suggestion
                key={`${one.document ?? one.evidence?.record} ${one.mark}`}
                artefact={one}
                onTake={() => take(one)}
              />
            ))}
          </ul>
        )}
        {suggestions.length > shownAtFirst && (
          <details>
            <summary className="flex min-h-12 list-none items-center px-4 py-2 font-bold text-accent min-[600px]:px-6">
              {t`Show ${suggestions.length - shownAtFirst} more`}
            </summary>
            <ul className="divide-y divide-line border-t border-line">
              {suggestions.slice(shownAtFirst).map((one) => (
                <Suggestion
                  key={`${one.document ?? one.evidence?.record} ${one.mark}`}
                  artefact={one}
                  onTake={() => take(one)}
                />
              ))}
            </ul>
          </details>
        )}
        {isNamed && (
          <div className="grid gap-4 p-4 min-[600px]:grid-cols-[2fr_1fr] min-[600px]:px-6">
            <RecordedTextField
              {...field('artefact')}
              label={t`Or name an artefact`}
              placeholder={t`Document, record, place`}
            />
            <RecordedTextField {...field('artefactOn')} label={t`Its date`} type="date" />
          </div>
        )}
        {suggestions.length === 0 && !artefact && (
          <p className="px-4 py-3 text-ink2 min-[600px]:px-6">
            <Trans>
              Neither the register nor an audit names anything for this row. Documents of the register are suggested
              here once they name the clause.
            </Trans>
          </p>
        )}
      </Card>
    </Section>
  );
};

/** What is wrong with a taken one stands over the row already. */
const Described = ({ artefact, isTaken = false }: { artefact: Artefact; isTaken?: boolean }) => {
  const { sources } = useReadiness();
  const { t, i18n } = useLingui();
  const day = useDay();
  const from = { register: t`Register`, audit: artefact.audit ?? t`Audit`, named: t`Records` }[artefact.from];
  const [lack] = artefactLacks(artefact, sources.today);
  return (
    <>
      <FileText aria-hidden size={24} strokeWidth={1.75} className="shrink-0 text-ink2" />
      <span className="min-w-0 flex-1">
        <bdi className="block break-words">{artefact.name}</bdi>
        <span className="block break-words text-ink2">{[day(artefact.on), from].filter(Boolean).join(' · ')}</span>
        {lack && !isTaken && <span className="block break-words font-bold">{lackWords(lack, i18n)}</span>}
      </span>
    </>
  );
};

const Suggestion = ({ artefact, onTake }: { artefact: Artefact; onTake: () => void }) => {
  const { sources } = useReadiness();
  const { t } = useLingui();
  return (
    <li className="flex items-center gap-3 px-4 py-2 min-[600px]:px-6">
      <Described artefact={artefact} />
      {artefactLacks(artefact, sources.today).length === 0 && (
        <Button aria-label={t`Take ${artefact.name}`} onClick={onTake}>
          <Trans>Take</Trans>
        </Button>
      )}
    </li>
  );
};
