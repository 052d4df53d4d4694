import { Trans, useLingui } from '@lingui/react/macro';
import { Plus, TriangleAlert } from 'lucide-react';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import type { Coverage } from '#domain/programme/coverage.ts';
import { itemsInShort } from '#domain/programme/items-in-short.ts';
import { plannedItems } from '#domain/programme/planned-audit.ts';
import { type Suggestion, type SuggestionReason, suggestions } from '#domain/programme/suggestions.ts';
import { succeed } from '#domain/result.ts';
import { editsOf } from '#domain/row.ts';
import { Button } from '../../ui/button.tsx';
import { Card, Section } from '../../ui/panel.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import { verdictWords } from '../checklist/verdict-look.tsx';
import { useOrganisationFacts } from '../organisation/organisation-context.tsx';
import { useTablet } from '../tablet/tablet-context.tsx';
import { useAct } from '../tablet/use-act.ts';
import { useDay } from '../tablet/use-clock.ts';

/** What isn't planned ahead and why it should be, each with the audits it can be added to. */
export const SuggestionList = ({ coverage }: { coverage: Coverage }) => {
  const facts = useOrganisationFacts();
  const { t } = useLingui();
  const day = useDay();
  const act = useAct(facts.journal);
  const { newId } = useTablet();
  const navigate = useNavigate();
  const [adding, setAdding] = useState<Suggestion>();
  const found = suggestions(facts, coverage);
  const ahead = coverage.audits.filter(({ stage }) => stage === 'planned' || stage === 'undated');
  const add = (record: string, title: string) => {
    const suggestion = adding;
    setAdding(undefined);
    if (!suggestion) return;
    const { items, area } = suggestion;
    void act.decideIn((now) => {
      const plan = now.record('plannedAudit', record);
      if (!plan) return succeed([]);
      const refs = items.map(({ item }) => item);
      return succeed(
        editsOf('plannedAudit', record, {
          ...(refs.length > 0 ? { items: [...new Set([...plannedItems(plan), ...refs])] } : {}),
          ...(area ? { areas: [...new Set([...(plan.fields.areas ?? []), area.record])] } : {}),
        }),
      );
    }, t`Added to ${title}`);
  };
  const plan = async () => {
    const record = newId();
    const edits = editsOf('plannedAudit', record, {
      parent: coverage.programme,
      kind: 'internal',
      items: (adding?.items ?? []).map(({ item }) => item),
      areas: adding?.area ? [adding.area.record] : [],
    });
    setAdding(undefined);
    if (await act.run(succeed(edits))) void navigate(`audits/${record}`);
  };
  return (
    <Section label={t`To be planned: ${found.length}`}>
      {found.length === 0 ? (
        <p className="text-ink2">
          <Trans>Nothing asks to be planned.</Trans>
        </p>
      ) : (
        <Card>
          <ul className="divide-y divide-line">
            {found.map((suggestion) => {
              const [first] = suggestion.items;
              const name = suggestion.area
                ? (suggestion.area.fields.name ?? t`Untitled`)
                : suggestion.items.length === 1 && first
                  ? `${first.item} ${first.title}`
                  : itemsInShort(
                      suggestion.items.map(({ item }) => item),
                      coverage.groups,
                    ).join(', ');
              return (
                <li key={name} className="flex flex-wrap items-center gap-4 p-4 min-[600px]:px-6">
                  <TriangleAlert aria-hidden size={24} strokeWidth={1.75} className="shrink-0" />
                  <div className="min-w-0 flex-1 basis-64">
                    <p className="font-bold break-words">{name}</p>
                    <ul className="text-ink2">
                      {suggestion.reasons.map((reason) => (
                        <li key={reason.kind}>
                          <ReasonText reason={reason} />
                        </li>
                      ))}
                    </ul>
                  </div>
                  <Button aria-label={t`Add to plan: ${name}`} onClick={() => setAdding(suggestion)}>
                    <Trans>Add to plan</Trans>
                  </Button>
                </li>
              );
            })}
          </ul>
        </Card>
      )}
      <Sheet
        title={t`Add to which audit?`}
        closeLabel={t`Close`}
        isOpen={adding !== undefined}
        onClose={() => setAdding(undefined)}
      >
        <div className="flex flex-col gap-3">
          {ahead.map(({ key, title, startsOn }) => {
            const name = [title || t`Untitled audit`, day(startsOn)].filter(Boolean).join(', ');
            return (
              <Button key={key} onClick={() => add(key, title)}>
                {name}
              </Button>
            );
          })}
          <Button icon={<Plus aria-hidden size={20} strokeWidth={1.75} />} onClick={() => void plan()}>
            <Trans>A new audit</Trans>
          </Button>
        </div>
      </Sheet>
    </Section>
  );
};

const ReasonText = ({ reason }: { reason: SuggestionReason }) => {
  const { i18n } = useLingui();
  const day = useDay();
  switch (reason.kind) {
    case 'overdue':
      return <Trans>Overdue: neither audited nor planned in this cycle</Trans>;
    case 'neverAudited':
      return <Trans>Never audited, as far as this tablet knows</Trans>;
    case 'important': {
      const why = reason.reason;
      return why ? <Trans>Of high importance: {why}</Trans> : <Trans>Of high importance</Trans>;
    }
    case 'nonconformity': {
      const [verdict, on, title] = [i18n._(verdictWords[reason.verdict]), day(reason.on), reason.title];
      return (
        <Trans>
          Last time: {verdict}, {on}, {title}
        </Trans>
      );
    }
    case 'systemChanged': {
      const [system, what, on] = [reason.system, reason.what, day(reason.on)];
      return (
        <Trans>
          {system} changed since, {on}: {what}
        </Trans>
      );
    }
  }
};
