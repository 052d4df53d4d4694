import { approveVersion } from '../../applicability/approve-version.ts';
import { entryRecordId } from '../../applicability/statement.ts';
import { takeOverStatement } from '../../applicability/take-over-statement.ts';
import type { Catalogue } from '../../catalogue/catalogue.ts';
import type { Edit } from '../../journal/edit.ts';
import { type JournalFacts, journalFacts } from '../../journal-facts.ts';
import type { RecordOf } from '../../nouns.ts';
import type { Result } from '../../result.ts';
import { editsOf } from '../../row.ts';
import type { SampleAct } from '../sample-acts.ts';
import { sampleRecord } from '../sample-record.ts';
import data from './applicability.json' with { type: 'json' };

type Said = Partial<RecordOf<'applicability'>> & { readonly control: string; readonly register?: readonly string[] };

type Use = {
  readonly catalogue: Catalogue;
  /** What the organisation's journal says before: the register that entries name documents of. */
  readonly before?: readonly Edit[];
};

const sample = data as {
  readonly controls: readonly Said[];
  readonly extraControls: readonly (Omit<Said, 'control' | 'source'> &
    Omit<RecordOf<'extraControl'>, 'source'> & { readonly key: string })[];
  readonly versions: readonly {
    readonly key: string;
    readonly version: string;
    readonly approvedBy: string;
    readonly approvedOn: string;
    readonly note: string;
  }[];
  /** What the first version said otherwise. */
  readonly before: readonly Said[];
  /** What was decided after the spring audit. */
  readonly since: readonly Said[];
};

/** The facts of a journal in which nothing but these edits was said, one after the other. */
const factsOf = (journal: string, edits: readonly Edit[]): JournalFacts => {
  const rows = [...Map.groupBy(edits, (edit) => edit.record)].map(([record, own], i) => ({
    journal,
    record,
    noun: own[0]?.noun ?? '',
    fields: Object.fromEntries(own.filter(({ value }) => value !== null).map(({ field, value }) => [field, value])),
    heads: {},
    open: {},
    visibility: 'visible',
    createdAt: '',
    createdN: i,
  }));
  return journalFacts(journal, rows);
};

const must = <T>(result: Result<T, { readonly kind: string }>): T => {
  if (!result.ok) throw new Error(`Bug: the sample is refused: ${result.refusal.kind}`);
  return result.value;
};

/** The edits of each step: the first version, the second, and what was decided since. */
const steps = (journal: string, { catalogue, before = [] }: Use): readonly (readonly Edit[])[] => {
  const register = new Set(
    factsOf(journal, before)
      .of('document')
      .map((row) => row.record),
  );
  const extraRecord = (key: string) => sampleRecord(journal, 'extraControl', key);
  const isExtra = (control: string) => sample.extraControls.some(({ key }) => key === control);
  const entry = ({ control, register: keys = [], ...fields }: Said): readonly Edit[] => {
    const key = isExtra(control) ? extraRecord(control) : control;
    const documents = keys.map((one) => sampleRecord(journal, 'document', one)).filter((one) => register.has(one));
    return editsOf('applicability', entryRecordId(journal, key), {
      control: key,
      ...(key === control ? {} : { parent: key }),
      ...fields,
      ...(documents.length > 0 ? { documents } : {}),
    });
  };
  const extras = sample.extraControls.flatMap(({ key, reference, title, description, ...said }) => [
    ...editsOf('extraControl', extraRecord(key), { reference, title, description }),
    ...entry({ control: key, ...said }),
  ]);
  const approve = (so: readonly Edit[], place: number): readonly Edit[] => {
    const version = sample.versions[place];
    if (!version) return [];
    const { key, ...approval } = version;
    return must(
      approveVersion(factsOf(journal, so), catalogue, {
        record: sampleRecord(journal, 'statementVersion', key),
        ...approval,
      }),
    );
  };
  const second = [...sample.controls.flatMap(entry), ...extras];
  const settled = new Map(second.map((edit) => [`${edit.record} ${edit.field}`, edit]));
  const overrides = new Map(sample.before.flatMap(entry).map((edit) => [`${edit.record} ${edit.field}`, edit]));
  const first = second.map((edit) => overrides.get(`${edit.record} ${edit.field}`) ?? edit);
  const changed = [...overrides].flatMap(([place, edit]) => {
    const now = settled.get(place);
    return now && now.value !== edit.value ? [now] : [];
  });
  const soFar = [...before, ...first];
  const versioned = [...first, ...approve(soFar, 0)];
  const later = [...changed, ...approve([...before, ...versioned, ...changed], 1)];
  return [versioned, later, sample.since.flatMap(entry)];
};

/** The statement of the sample's organisation: two approved versions, and one control decided anew since. */
export const applicabilityActs = (journal: string, use: Use): readonly SampleAct[] =>
  steps(journal, use).map((edits) => ({ edits, photos: [] }));

/** What the spring audit took over of it: the statement as its second version was approved. */
export const applicabilityCopyActs = (audit: string, journal: string, use: Use): readonly SampleAct[] => {
  const edits = [...(use.before ?? []), ...steps(journal, use).slice(0, 2).flat()];
  return [{ edits: must(takeOverStatement(factsOf(audit, []), factsOf(journal, edits), use.catalogue)), photos: [] }];
};
