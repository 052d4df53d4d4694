import type { Verdict } from '../checklist/verdict.ts';
import type { JournalFacts } from '../journal-facts.ts';
import type { Row } from '../row.ts';
import type { Coverage, CoverageRow } from './coverage.ts';
import { importanceSaid, importancesOf } from './importance.ts';
import { isCancelled } from './planned-audit.ts';

export type SuggestionReason =
  | { readonly kind: 'overdue' }
  | { readonly kind: 'important'; readonly reason: string }
  | { readonly kind: 'nonconformity'; readonly verdict: Verdict; readonly on: string; readonly title: string }
  | { readonly kind: 'systemChanged'; readonly system: string; readonly what: string; readonly on: string }
  | { readonly kind: 'neverAudited' };

/** What to take into an audit to come, and why. Items with the same reasons stand together. */
export type Suggestion = {
  readonly items: readonly CoverageRow[];
  readonly area?: Row<'area'>;
  readonly reasons: readonly SuggestionReason[];
};

/** What a changed AI system touches first: its risks and impacts assessed again, its release and its operation. */
const touchedByChange: ReadonlySet<string> = new Set(['8.2', '8.4', 'A.6.2.4', 'A.6.2.5', 'A.6.2.6']);

const order: readonly SuggestionReason['kind'][] = [
  'overdue',
  'nonconformity',
  'important',
  'systemChanged',
  'neverAudited',
];

/** SPEC PR8: what isn't planned ahead and has a reason to be, the weightiest first. */
export const suggestions = (facts: JournalFacts, { programme, groups }: Coverage): readonly Suggestion[] => {
  const important = importancesOf(facts, programme);
  const changes = facts.of('systemChange').flatMap((change) => {
    const system = facts.record('aiSystem', change.fields.parent);
    const on = change.fields.changedOn;
    return system && on && system.fields.lifeCycleStage !== 'retired'
      ? [{ system: system.fields.name ?? '', what: change.fields.title ?? '', on }]
      : [];
  });

  const reasonsOf = (row: CoverageRow): readonly SuggestionReason[] => {
    if (row.isAhead || row.state === 'excluded') return [];
    const { last } = row;
    const change = changes
      .filter(({ on }) => touchedByChange.has(row.item) && (last === undefined || on > last.on))
      .toSorted((a, b) => b.on.localeCompare(a.on))[0];
    const failed = last && ['major', 'minor', 'doesNotConform'].includes(last.verdict);
    return [
      ...(row.state === 'overdue' ? [{ kind: 'overdue' } as const] : []),
      ...(failed ? [{ kind: 'nonconformity', ...last } as const] : []),
      ...(row.importance === 'high' && row.state !== 'audited'
        ? [{ kind: 'important', reason: important.get(row.item)?.fields.reason ?? '' } as const]
        : []),
      ...(change ? [{ kind: 'systemChanged', ...change } as const] : []),
      ...(last ? [] : [{ kind: 'neverAudited' } as const]),
    ];
  };

  const ofItems = [
    ...Map.groupBy(
      groups.flatMap(({ rows }) => rows).map((row) => ({ row, reasons: reasonsOf(row) })),
      ({ reasons }) => JSON.stringify(reasons),
    ).values(),
  ].flatMap((alike): readonly Suggestion[] => {
    const reasons = alike[0]?.reasons ?? [];
    return reasons.length > 0 ? [{ items: alike.map(({ row }) => row), reasons }] : [];
  });

  const planned = facts
    .of('plannedAudit')
    .filter((row) => row.fields.parent === programme && !isCancelled(row))
    .flatMap((row) => row.fields.areas ?? []);
  const ofAreas = facts.of('area').flatMap((area): readonly Suggestion[] => {
    const row = important.get(area.record);
    return row && importanceSaid(row) === 'high' && !planned.includes(area.record)
      ? [{ items: [], area, reasons: [{ kind: 'important', reason: row.fields.reason ?? '' }] }]
      : [];
  });

  const weight = ({ reasons }: Suggestion) => Math.min(...reasons.map(({ kind }) => order.indexOf(kind)));
  return [...ofItems, ...ofAreas].toSorted((a, b) => weight(a) - weight(b));
};
