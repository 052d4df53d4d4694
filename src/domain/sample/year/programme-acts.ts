import { type Catalogue, leavesOf } from '../../catalogue/catalogue.ts';
import type { Noun, RecordOf } from '../../nouns.ts';
import { type Importance, importanceRecordId, setImportance } from '../../programme/importance.ts';
import { editsOf } from '../../row.ts';
import type { SampleAct } from '../sample-acts.ts';
import { sampleRecord } from '../sample-record.ts';

type PlannedAudit = RecordOf<'plannedAudit'>;
type Named = 'parent' | 'items' | 'areas' | 'sites' | 'aiSystems' | 'audit' | 'results';

export type SampleProgramme = {
  readonly programme: Partial<RecordOf<'programme'>>;
  readonly audits: readonly (Partial<Omit<PlannedAudit, Named>> & {
    readonly key: string;
    /** `all`: every clause and control of the catalogue. */
    readonly items: 'all' | readonly string[];
    readonly areas: readonly string[];
    readonly sites: readonly string[];
    readonly aiSystems: readonly string[];
  })[];
  readonly importances: readonly {
    readonly item?: string;
    readonly area?: string;
    readonly importance: Importance;
    readonly reason: string;
  }[];
};

/** The key of the sample's programme. */
export const sampleProgramme = '2026';

/** The programme of the sample year in the organisation's journal. `audits`: journals of those held, by their key. */
export const programmeActs = (
  journal: string,
  sample: SampleProgramme,
  use: { readonly catalogue: Catalogue; readonly audits: { readonly [key: string]: string | undefined } },
): readonly SampleAct[] => {
  const programme = sampleRecord(journal, 'programme', sampleProgramme);
  const named = (noun: Noun, keys: readonly string[]) => keys.map((key) => sampleRecord(journal, noun, key));
  const every = leavesOf(use.catalogue).map((leaf) => leaf.ref);
  return [
    editsOf('programme', programme, sample.programme),
    sample.audits.flatMap(({ key, items, areas, sites, aiSystems, ...audit }) =>
      editsOf('plannedAudit', sampleRecord(journal, 'plannedAudit', key), {
        ...audit,
        parent: programme,
        items: items === 'all' ? every : items,
        areas: named('area', areas),
        sites: named('site', sites),
        aiSystems: named('aiSystem', aiSystems),
        audit: use.audits[key],
      }),
    ),
    sample.importances.flatMap(({ item, area, importance, reason }) => {
      const what = area === undefined ? (item ?? '') : sampleRecord(journal, 'area', area);
      return [
        ...setImportance(journal, { programme, item: what, importance }),
        ...editsOf('importance', importanceRecordId(journal, programme, what), { reason }),
      ];
    }),
  ].map((edits) => ({ edits, photos: [] }));
};
