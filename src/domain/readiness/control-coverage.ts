import { allValues } from '../all-values.ts';
import type { WholeAudit } from '../audit/audit-facts.ts';
import { leavesOf } from '../catalogue/catalogue.ts';
import { wholeOf } from '../checklist/item-split.ts';
import { itemState, type Verdict } from '../checklist/verdict.ts';
import { wholeVerdict } from '../checklist/whole-verdict.ts';
import type { JournalFacts } from '../journal-facts.ts';
import type { Row } from '../row.ts';
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
    if (isInCycle(on)) for (const [item, one] of inAudit(audit, on, sources.organisation)) add(item, one);
  }
  const here = new Set(sources.audits.map(({ journal }) => journal));
  for (const { fields } of plannedAuditsOf(sources.organisation))
    if (fields.audit === undefined || !here.has(fields.audit))
      for (const { item, verdict, on } of fields.results ?? [])
        if (isInCycle(on) && answered.some((known) => known === verdict))
          add(item, {
            isAudited: true,
            isSampled: true,
            last: { verdict: verdict as Verdict, on, title: fields.title ?? '' },
          });
  return found;
};

/** An item that is audited in parts is audited, and sampled, with all of them. */
const inAudit = (
  audit: WholeAudit,
  on: string,
  organisation: JournalFacts,
): readonly (readonly [string, Coverage])[] => {
  const title = audit.audit?.fields.number ?? audit.audit?.fields.title ?? '';
  const findings = Map.groupBy(audit.findings, ({ fields }) => fields.item ?? '');
  const seen = new Set(audit.evidence.flatMap(({ fields }) => (fields.paper === 'working' ? [] : (fields.item ?? []))));
  const stateOf = (key: string) => itemState(audit.responses.get(key), findings.get(key) ?? []);
  const isDecided = (key: string) => {
    const { isRecorded, response } = stateOf(key);
    return isRecorded && (response === 'conforms' || response === 'doesNotConform');
  };
  const items = new Set([...audit.responses.keys(), ...findings.keys()].map(wholeOf));
  return [...items].flatMap((item) => {
    const parts = audit.splits.get(item) ?? [];
    const verdict = wholeVerdict(stateOf(item), parts.map(stateOf));
    const keys = parts.length > 0 ? parts : [item];
    const isAudited = keys.every(isDecided);
    const last = { verdict, on, audit: audit.journal, title };
    const coverage = {
      isAudited,
      isSampled: isAudited && keys.every((key) => seen.has(key)),
      ...(verdict === 'open' ? {} : { last }),
    };
    return [[itemOfKey(item, audit, organisation), coverage] as const];
  });
};
