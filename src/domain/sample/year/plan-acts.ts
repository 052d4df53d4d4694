import { teamMemberRecordId } from '../../audit/start-audit.ts';
import { computedRecordId } from '../../journal/record-id.ts';
import type { RecordOf } from '../../nouns.ts';
import { copyFact } from '../../organisation/copy-fact.ts';
import { assignmentRecordId } from '../../plan/assign.ts';
import { editsOf } from '../../row.ts';
import type { SampleAct } from '../sample-acts.ts';
import { sampleRecord } from '../sample-record.ts';

type Keyed = { readonly key: string };

/** What the plan of a sample audit says beside its facts. Marks name members of its team, keys its areas and sites. */
export type SamplePlan = {
  readonly areas: readonly (Keyed & Pick<RecordOf<'area'>, 'name' | 'kind' | 'items'>)[];
  readonly team: readonly {
    readonly mark: string;
    readonly areas: readonly string[];
    readonly items: readonly string[];
  }[];
  readonly agenda: readonly (Keyed &
    Partial<Omit<RecordOf<'agendaItem'>, 'site' | 'areas' | 'auditors'>> & {
      readonly site?: string;
      readonly areas: readonly string[];
      readonly auditors: readonly string[];
    })[];
  /** Items by the mark of whose working papers they are. */
  readonly assignments: { readonly [mark: string]: readonly string[] };
  readonly earlier: readonly (Keyed & Partial<Omit<RecordOf<'earlierFinding'>, 'source'>>)[];
};

/** The plan in acts, after `sampleActs` of the same audit. `organisation`: the journal that the areas are copied from. */
export const planActs = (
  journal: string,
  plan: SamplePlan,
  use: { readonly organisation: string; readonly person: string; readonly leadMark: string },
): readonly SampleAct[] => {
  const member = (mark: string) =>
    mark === use.leadMark ? teamMemberRecordId(journal, use.person) : sampleRecord(journal, 'teamMember', mark);
  const areaThere = (key: string) => sampleRecord(use.organisation, 'area', key);
  const area = (key: string) => computedRecordId(journal, 'area', areaThere(key));
  const act = (edits: SampleAct['edits']): SampleAct => ({ edits, photos: [] });
  return [
    act([
      ...plan.areas.flatMap(({ key, ...fields }) =>
        copyFact<'area'>(journal, { journal: use.organisation, record: areaThere(key), noun: 'area', fields }),
      ),
      ...plan.team.flatMap(({ mark, areas, items }) =>
        editsOf('teamMember', member(mark), { areas: areas.map(area), items }),
      ),
    ]),
    act(
      plan.earlier.flatMap(({ key, ...fields }) =>
        editsOf('earlierFinding', sampleRecord(journal, 'earlierFinding', key), fields),
      ),
    ),
    ...plan.agenda.map(({ key, site, areas, auditors, ...fields }) =>
      act(
        editsOf('agendaItem', sampleRecord(journal, 'agendaItem', key), {
          ...fields,
          site: site && sampleRecord(journal, 'site', site),
          areas: areas.map(area),
          auditors: auditors.map(member),
        }),
      ),
    ),
    ...Object.entries(plan.assignments).map(([mark, items]) =>
      act(
        items.flatMap((item) =>
          editsOf('assignment', assignmentRecordId(journal, item), { item, member: member(mark) }),
        ),
      ),
    ),
  ];
};
