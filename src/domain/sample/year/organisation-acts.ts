import { computedRecordId } from '../../journal/record-id.ts';
import type { Noun, RecordOf } from '../../nouns.ts';
import { editsOf } from '../../row.ts';
import type { SampleAct } from '../sample-acts.ts';
import { sampleRecord } from '../sample-record.ts';

type Keyed<N extends Noun, Named extends string = never> = Partial<Omit<RecordOf<N>, 'source' | 'parent' | Named>> & {
  readonly key: string;
};

/** What the sample company keeps of itself, by the keys that its other parts name. */
export type SampleOrganisation = {
  readonly name: string;
  readonly sites: readonly Keyed<'site'>[];
  readonly aiSystems: readonly Keyed<'aiSystem'>[];
  readonly systemChanges: readonly (Keyed<'systemChange'> & { readonly system: string })[];
  readonly people: readonly (Keyed<'person', 'areas'> & { readonly areas?: readonly string[] })[];
  readonly competences: readonly (Keyed<'competence'> & { readonly person: string })[];
  readonly areas: readonly (Keyed<'area', 'owner' | 'site'> & { readonly owner: string; readonly site: string })[];
  readonly documents: readonly Keyed<'document'>[];
};

/** The organisation's registers as acts in its journal, register by register. */
export const organisationActs = (journal: string, sample: SampleOrganisation): readonly SampleAct[] => {
  const named = (noun: Noun, key: string) => sampleRecord(journal, noun, key);
  return [
    editsOf('organisation', computedRecordId(journal, 'organisation', 'facts'), { name: sample.name }),
    sample.sites.flatMap(({ key, ...site }) => editsOf('site', named('site', key), site)),
    sample.aiSystems.flatMap(({ key, ...system }) => editsOf('aiSystem', named('aiSystem', key), system)),
    sample.systemChanges.flatMap(({ key, system, ...change }) =>
      editsOf('systemChange', named('systemChange', key), { ...change, parent: named('aiSystem', system) }),
    ),
    sample.people.flatMap(({ key, areas, ...person }) =>
      editsOf('person', named('person', key), { ...person, areas: areas?.map((area) => named('area', area)) }),
    ),
    sample.competences.flatMap(({ key, person, ...competence }) =>
      editsOf('competence', named('competence', key), { ...competence, parent: named('person', person) }),
    ),
    sample.areas.flatMap(({ key, owner, site, ...area }) =>
      editsOf('area', named('area', key), { ...area, owner: named('person', owner), site: named('site', site) }),
    ),
    sample.documents.flatMap(({ key, ...document }) => editsOf('document', named('document', key), document)),
  ].map((edits) => ({ edits, photos: [] }));
};
