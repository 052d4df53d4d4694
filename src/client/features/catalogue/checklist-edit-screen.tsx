import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Check, Trash2 } from 'lucide-react';
import { useNavigate, useParams } from 'react-router';
import { checklistGroups } from '#domain/checklist/checklist-item.ts';
import { seenHeads } from '#domain/journal/seen-heads.ts';
import { succeed } from '#domain/result.ts';
import { editsOf } from '#domain/row.ts';
import { Button } from '../../ui/button.tsx';
import { Choice } from '../../ui/choice.tsx';
import { Card, EmptyState, Section } from '../../ui/panel.tsx';
import { HomeFrame } from '../audits/home-frame.tsx';
import { useOrganisationFacts } from '../organisation/organisation-context.tsx';
import { RecordedTextField } from '../tablet/recorded-text-field.tsx';
import { useTablet } from '../tablet/tablet-context.tsx';
import { useAct } from '../tablet/use-act.ts';
import { BackLink } from './back-link.tsx';
import { StartAuditButton } from './start-audit-button.tsx';
import { useCatalogue } from './use-catalogue.ts';

/** A checklist of chosen items. An audit that begins with it has only these in scope. */
export const ChecklistEditScreen = () => {
  const { checklist: record = '' } = useParams();
  const facts = useOrganisationFacts();
  const { catalogue: shipped } = useTablet();
  const { t } = useLingui();
  const act = useAct(facts.journal);
  const navigate = useNavigate();
  const row = facts.record('ownChecklist', record);
  const imported = facts.of('importedCatalogue');
  const named = row?.fields.catalogue ?? shipped.id;
  const about = named === shipped.id ? shipped.id : imported.findLast(({ fields }) => fields.key === named)?.record;
  const catalogue = useCatalogue(about ?? '');
  const back = `/organisations/${facts.journal}/catalogues`;
  if (!row)
    return (
      <HomeFrame title={t`Checklist`}>
        <BackLink to={back}>{t`Questions and catalogues`}</BackLink>
        <EmptyState title={t`This checklist is not here, or was taken out.`} />
      </HomeFrame>
    );
  const chosen = new Set(row.fields.items ?? []);
  const set = (items: readonly string[], isIn: boolean) => {
    const others = [...chosen].filter((item) => !items.includes(item));
    void act.run(succeed(editsOf('ownChecklist', record, { items: isIn ? [...others, ...items] : others })));
  };
  const withdraw = async () => {
    const edit = { noun: row.noun, record, field: 'deleted', value: true, seen: seenHeads(row, []) };
    if (await act.run(succeed([edit]), t`Checklist taken out`)) void navigate(back);
  };
  const target = { journal: facts.journal, noun: 'ownChecklist' as const, record, row };
  const groups = catalogue ? checklistGroups({ catalogue, procedures: [] }) : [];
  const count = groups.flatMap(({ items }) => items).filter(({ item }) => chosen.has(item)).length;
  return (
    <HomeFrame title={row.fields.name || t`Checklist`}>
      <BackLink to={back}>{t`Questions and catalogues`}</BackLink>
      <div className="flex flex-col gap-6">
        <RecordedTextField {...target} field="name" label={t`Name`} />
        <RecordedTextField {...target} field="description" label={t`What it is for`} lines={2} />
        {imported.length > 0 && (
          <Choice
            label={t`Catalogue`}
            canClear={false}
            value={named}
            options={[
              { value: shipped.id, text: shipped.title },
              ...[...new Map(imported.map(({ fields }) => [fields.key ?? '', fields.title ?? fields.key ?? '']))].map(
                ([value, text]) => ({ value, text }),
              ),
            ]}
            onChoose={(value) =>
              value && void act.run(succeed(editsOf('ownChecklist', record, { catalogue: value, items: [] })))
            }
          />
        )}
        <div className="flex flex-wrap items-center gap-4">
          <StartAuditButton from={{ organisation: facts.journal, checklist: record }} disabled={count === 0} />
          <p className="text-ink2">
            <Plural value={count} _0="No item in scope yet." one="One item in scope." other="# items in scope." />{' '}
            <Trans>All others begin as "not audited", with this checklist as the reason.</Trans>
          </p>
        </div>
        {groups.map((group) => {
          const items = group.items.map(({ item }) => item);
          const isWhole = items.every((item) => chosen.has(item));
          return (
            <Section
              key={group.ref}
              label={`${group.ref} ${group.title}`}
              aside={
                <Button look="plain" onClick={() => set(items, !isWhole)}>
                  {isWhole ? <Trans>None</Trans> : <Trans>All</Trans>}
                </Button>
              }
            >
              <Card className="divide-y divide-line">
                {group.items.map(({ item, ref, title }) => {
                  const isIn = chosen.has(item);
                  return (
                    <button
                      key={item}
                      type="button"
                      role="checkbox"
                      aria-checked={isIn}
                      onClick={() => set([item], !isIn)}
                      className="press flex min-h-12 w-full items-start gap-4 px-4 py-2.5 text-start min-[600px]:px-6"
                    >
                      <span
                        aria-hidden
                        className={`mt-0.5 inline-flex size-6 shrink-0 items-center justify-center rounded-full ${isIn ? 'bg-accent text-on-accent' : 'border-2 border-edge'}`}
                      >
                        {isIn && <Check size={16} strokeWidth={3} />}
                      </span>
                      <span className="min-w-0 flex-1">
                        <span className="me-2 text-ink2">{ref}</span>
                        <bdi>{title}</bdi>
                      </span>
                    </button>
                  );
                })}
              </Card>
            </Section>
          );
        })}
        <div>
          <Button
            look="danger"
            icon={<Trash2 aria-hidden size={20} strokeWidth={1.75} />}
            onClick={() => void withdraw()}
          >
            <Trans>Take this checklist out</Trans>
          </Button>
        </div>
      </div>
    </HomeFrame>
  );
};
