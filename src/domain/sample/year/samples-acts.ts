import type { Edit } from '../../journal/edit.ts';
import type { RecordOf } from '../../nouns.ts';
import { editsOf } from '../../row.ts';
import { sampleItemRecordId } from '../../sampling/samples.ts';
import type { SampleAct } from '../sample-acts.ts';
import { sampleRecord } from '../sample-record.ts';
import data from './samples.json' with { type: 'json' };

type DrawnSample = {
  readonly key: string;
  readonly item: string;
  /** Key of the evidence that says its figures. */
  readonly evidence: string;
  readonly aiSystem?: string;
  readonly site?: string;
  readonly fields: Partial<RecordOf<'sample'>>;
  readonly drawnAt?: string;
  readonly results: readonly (Partial<Omit<RecordOf<'sampleItem'>, 'parent'>> & { readonly key?: string })[];
};

/** The samples that the sample audit's evidence speaks of, record by record, one act each. */
export const sampleSamples = (journal: string): readonly SampleAct[] =>
  (data.samples as readonly DrawnSample[]).map(({ key, item, evidence, fields, drawnAt, results, ...where }) => {
    const record = sampleRecord(journal, 'sample', key);
    const { method, population = 0, size = 0, seed } = fields;
    const edits: readonly Edit[] = [
      ...editsOf('sample', record, {
        ...fields,
        item,
        aiSystem: where.aiSystem && sampleRecord(journal, 'aiSystem', where.aiSystem),
        site: where.site && sampleRecord(journal, 'site', where.site),
        ...(method === 'random' && drawnAt
          ? { drawn: { at: drawnAt, method, population, size, ...(seed ? { seed } : {}) } }
          : {}),
      }),
      ...results.flatMap(({ key: own, ...result }) =>
        editsOf(
          'sampleItem',
          result.position === undefined
            ? sampleRecord(journal, 'sampleItem', `${key} ${own}`)
            : sampleItemRecordId(journal, record, result.position),
          { parent: record, ...result },
        ),
      ),
      ...editsOf('evidence', sampleRecord(journal, 'evidence', evidence), { sample: record }),
    ];
    return { edits, photos: [] };
  });
