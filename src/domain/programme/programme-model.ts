import type { JournalFacts } from '../journal-facts.ts';
import type { RecordOf } from '../nouns.ts';
import { ownerOf } from '../organisation/responsibilities.ts';
import type { Row } from '../row.ts';
import type { AuditStage, Coverage, CoverageCell, CoverageState, LastResult } from './coverage.ts';
import { type Importance, importanceSaid, importancesOf } from './importance.ts';
import { itemsInShort } from './items-in-short.ts';
import { plannedItems } from './planned-audit.ts';
import { type SuggestionReason, suggestions } from './suggestions.ts';

/** What the printed programme says, as plain data: a matrix has its cells in the order of the audits. */
export type ProgrammeModel = {
  readonly organisation: string;
  readonly programme: Partial<RecordOf<'programme'>>;
  readonly hasCycle: boolean;
  readonly audits: readonly {
    readonly title: string;
    readonly startsOn: string | undefined;
    readonly endsOn: string | undefined;
    readonly stage: AuditStage;
    readonly kind: RecordOf<'plannedAudit'>['kind'] | undefined;
    readonly method: RecordOf<'plannedAudit'>['method'] | undefined;
    readonly lead: string;
    readonly reason: string;
    readonly cancelledFor: string;
    readonly items: readonly string[];
    readonly areas: readonly string[];
    readonly sites: readonly string[];
    readonly aiSystems: readonly string[];
  }[];
  readonly rows: readonly {
    readonly item: string;
    readonly title: string;
    readonly state: CoverageState;
    readonly importance: Importance | undefined;
    readonly last: LastResult | undefined;
    readonly cells: readonly (CoverageCell | null)[];
  }[];
  readonly importances: readonly {
    readonly name: string;
    readonly owner: string;
    readonly importance: Importance | undefined;
    readonly reason: string;
  }[];
  readonly suggestions: readonly { readonly name: string; readonly reasons: readonly SuggestionReason[] }[];
};

export const programmeModel = (
  facts: JournalFacts,
  programme: Row<'programme'>,
  coverage: Coverage,
): ProgrammeModel => {
  const names = (noun: 'area' | 'site' | 'aiSystem', records: readonly string[] | undefined) =>
    (records ?? []).flatMap((record) => facts.record(noun, record)?.fields.name ?? []);
  const rows = coverage.groups.flatMap((group) => group.rows);
  const said = importancesOf(facts, programme.record);
  const nameOf = (item: string) => {
    const row = rows.find((one) => one.item === item);
    return row ? `${row.item} ${row.title}` : (facts.record('area', item)?.fields.name ?? '');
  };
  const ownerName = (item: string) => {
    const area = facts.record('area', item);
    return area ? (ownerOf(facts, area)?.fields.name ?? '') : '';
  };
  return {
    organisation: facts.of('organisation')[0]?.fields.name ?? '',
    programme: programme.fields,
    hasCycle: coverage.cycle !== undefined,
    audits: coverage.audits.map(({ plan, title, startsOn, endsOn, stage }) => ({
      title,
      startsOn,
      endsOn,
      stage,
      kind: plan?.fields.kind,
      method: plan?.fields.method,
      lead: plan?.fields.lead ?? '',
      reason: plan?.fields.reason ?? '',
      cancelledFor: plan?.fields.cancelledFor ?? '',
      items: plan ? itemsInShort(plannedItems(plan), coverage.groups) : [],
      areas: names('area', plan?.fields.areas),
      sites: names('site', plan?.fields.sites),
      aiSystems: names('aiSystem', plan?.fields.aiSystems),
    })),
    rows: rows.map(({ item, title, state, importance, last, cells }) => ({
      item,
      title,
      state,
      importance,
      last,
      cells: coverage.audits.map(({ key }) => cells.get(key) ?? null),
    })),
    importances: [...said]
      .map(([item, row]) => ({
        name: nameOf(item),
        owner: ownerName(item),
        importance: importanceSaid(row),
        reason: row.fields.reason ?? '',
      }))
      .filter(({ name }) => name !== ''),
    suggestions: suggestions(facts, coverage).map(({ items, area, reasons }) => ({
      name: area
        ? (area.fields.name ?? '')
        : items.length === 1 && items[0]
          ? `${items[0].item} ${items[0].title}`
          : itemsInShort(
              items.map(({ item }) => item),
              coverage.groups,
            ).join(', '),
      reasons,
    })),
  };
};
