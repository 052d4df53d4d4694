import type { WholeAudit } from '../audit/audit-facts.ts';
import { leavesOf } from '../catalogue/catalogue.ts';
import { itemState, type Verdict } from '../checklist/verdict.ts';
import type { JournalFacts } from '../journal-facts.ts';
import type { Row } from '../row.ts';
import { allValues } from './all-values.ts';
import { itemOfKey } from './item-of-key.ts';
import { plannedAuditsOf, type ReadinessSources } from './readiness-sources.ts';

export type Control = {
  readonly item: string;
  readonly ref: string;
  readonly title: string;
  readonly entry: Row<'applicability'> | undefined;
};

const entryOf = (organisation: JournalFacts, control: string) =>
  organisation.of('applicability').find(({ fields }) => fields.control === control);

/** The controls of the catalogue and the organisation's own ones, each with what the Statement of Applicability says. */
export const allControls = ({
  catalogue,
  organisation,
}: Pick<ReadinessSources, 'catalogue' | 'organisation'>): readonly Control[] => [
  ...leavesOf(catalogue)
    .filter(({ kind }) => kind === 'control')
    .map(({ ref, title }) => ({ item: ref, ref, title, entry: entryOf(organisation, ref) })),
  ...organisation.of('extraControl').map(({ record, fields }) => ({
    item: record,
    ref: fields.reference ?? '',
    title: fields.title ?? '',
    entry: entryOf(organisation, record),
  })),
];

const saysExcluded = ({ entry }: Control) =>
  entry !== undefined && allValues(entry, 'applicability').includes('excluded');

const hasReason = ({ entry }: Control) =>
  entry !== undefined &&
  allValues(entry, 'exclusionReason').length > 0 &&
  allValues(entry, 'exclusionReason').every((reason) => reason.trim() !== '');

/** Only an undisputed exclusion with its reason takes a control away: what nobody said anything of applies. */
const isApplicable = (control: Control): boolean =>
  !(
    saysExcluded(control) &&
    hasReason(control) &&
    control.entry !== undefined &&
    allValues(control.entry, 'applicability').every((value) => value === 'excluded') &&
    control.entry.visibility === 'visible'
  );

export const applicableControls = (sources: Pick<ReadinessSources, 'catalogue' | 'organisation'>): readonly Control[] =>
  allControls(sources).filter(isApplicable);

export const excludedWithoutReason = (
  sources: Pick<ReadinessSources, 'catalogue' | 'organisation'>,
): readonly Control[] => allControls(sources).filter((control) => saysExcluded(control) && !hasReason(control));

/** Days of the cycle that today lies in; open-ended where no programme says. */
export const cycleOf = ({ organisation, today }: Pick<ReadinessSources, 'organisation' | 'today'>) => {
  const running = organisation
    .of('programme')
    .filter(({ fields }) => (fields.startsOn ?? '9') <= today && today <= (fields.endsOn ?? ''))
    .toSorted((a, b) => (b.fields.startsOn ?? '').localeCompare(a.fields.startsOn ?? ''))[0];
  return { startsOn: running?.fields.startsOn ?? '', endsOn: running?.fields.endsOn ?? '9999-12-31' };
};

export type Coverage = {
  /** An audit of this cycle came to an answer on it. */
  readonly isAudited: boolean;
  /** And it rests on something that was seen. */
  readonly isSampled: boolean;
  readonly last?: { readonly verdict: Verdict; readonly on: string; readonly audit?: string; readonly title: string };
};

const answered: readonly Verdict[] = [
  'major',
  'minor',
  'observation',
  'opportunityForImprovement',
  'goodPractice',
  'conforms',
  'doesNotConform',
];

/** What the audits of this cycle came to on each item. An answer in conflict, "not audited" and "not applicable" are none. */
export const coverageOf = (sources: ReadinessSources): ReadonlyMap<string, Coverage> => {
  const cycle = cycleOf(sources);
  const isInCycle = (on: string) => cycle.startsOn <= on && on <= cycle.endsOn && on <= sources.today;
  const found = new Map<string, Coverage>();
  const add = (item: string, one: Coverage) => {
    const before = found.get(item);
    const last = [before?.last, one.last]
      .filter((said) => said !== undefined)
      .toSorted((a, b) => a.on.localeCompare(b.on))
      .at(-1);
    found.set(item, {
      isAudited: one.isAudited || before?.isAudited === true,
      isSampled: one.isSampled || before?.isSampled === true,
      ...(last ? { last } : {}),
    });
  };
  for (const audit of sources.audits) {
    const on = audit.audit?.fields.startsOn ?? '';
    if (isInCycle(on)) for (const [item, one] of inAudit(audit, on)) add(item, one);
  }
  const here = new Set(sources.audits.map(({ journal }) => journal));
  for (const { fields } of plannedAuditsOf(sources.organisation))
    if (fields.audit === undefined || !here.has(fields.audit))
      for (const { item, verdict, on } of fields.results ?? [])
        if (isInCycle(on) && answered.some((known) => known === verdict))
          add(itemOfKey(item), {
            isAudited: true,
            isSampled: true,
            last: { verdict: verdict as Verdict, on, title: fields.title ?? '' },
          });
  return found;
};

const inAudit = (audit: WholeAudit, on: string): readonly (readonly [string, Coverage])[] => {
  const keys = new Set([...audit.responses.keys(), ...audit.findings.flatMap(({ fields }) => fields.item ?? [])]);
  const seen = new Set(audit.evidence.flatMap(({ fields }) => fields.item ?? []));
  const title = audit.audit?.fields.number ?? audit.audit?.fields.title ?? '';
  const judged = [...keys].flatMap((key) => {
    const state = itemState(
      audit.responses.get(key),
      audit.findings.filter(({ fields }) => fields.item === key),
    );
    const isAudited = state.isRecorded && (state.response === 'conforms' || state.response === 'doesNotConform');
    if (state.verdict === 'open') return [];
    const last = { verdict: state.verdict, on, audit: audit.journal, title };
    return [{ key, item: itemOfKey(key, audit), coverage: { isAudited, isSampled: isAudited && seen.has(key), last } }];
  });
  // An item that is audited in parts is audited, and sampled, with all of them.
  const partsOf = new Map(
    audit
      .of('itemSplit')
      .map(({ fields }) => [itemOfKey(fields.item ?? '', audit), fields.parts?.length ?? 0] as const),
  );
  return [...Map.groupBy(judged, ({ item }) => item)].flatMap(([item, ones]) => {
    const parts = ones.filter(({ key }) => key !== item && itemOfKey(key) !== key);
    const all = (is: 'isAudited' | 'isSampled') =>
      parts.filter(({ coverage }) => coverage[is]).length >= (partsOf.get(item) ?? 0);
    return ones.map(({ coverage }) => {
      const isAudited = coverage.isAudited && all('isAudited');
      return [
        item,
        { ...coverage, isAudited, isSampled: isAudited && coverage.isSampled && all('isSampled') },
      ] as const;
    });
  });
};
