import type { AuditFileSubject, Table } from './audit-file-part.ts';
import { type Cells, table } from './table-of.ts';

/** The drawn samples with all that a reader needs to draw them again, and each record with its result. */
export const sampleTables = ({ model, words, w }: AuditFileSubject): readonly Table[] => {
  const samples = model.samples ?? [];
  const titled = (...columns: Parameters<typeof words>[0][]) => columns.map((column) => words(column));
  return [
    ...table(
      'drawn-samples',
      words('table.drawnSamples'),
      titled(
        'column.sample',
        'column.item',
        'column.objective',
        'column.population',
        'column.populationSource',
        'column.method',
        'column.basis',
        'column.seed',
        'column.drawn',
        'column.positions',
        'column.sampleSize',
        'column.conforms',
        'column.fails',
        'column.notAvailable',
        'column.withoutResult',
        'column.aiSystem',
        'column.site',
        'column.evidence',
        'column.told',
        'column.note',
      ),
      samples.map(
        (sample): Cells => [
          sample.label,
          sample.ref,
          sample.objective,
          sample.population?.toString(),
          sample.populationSource,
          w(`samples.${sample.chosen}`, { seed: sample.seed ?? '' }),
          sample.basis,
          sample.seed,
          w.moment(sample.drawnAt),
          sample.positions.join(', '),
          ...[
            sample.count.n,
            sample.count.conforms,
            sample.count.fails,
            sample.count.notAvailable,
            sample.count.open,
          ].map(String),
          sample.aiSystem,
          sample.site,
          sample.carriedBy,
          sample.doubts
            .map((doubt) => {
              const { kind, ...said } = { positions: [], ...doubt };
              return w(`samples.doubt.${kind}`, { ...said, list: said.positions.join(', ') } as never);
            })
            .join('\n'),
          sample.note,
        ],
      ),
      true,
    ),
    ...table(
      'sample-records',
      words('table.sampleRecords'),
      titled('column.sample', 'column.placeInList', 'column.record', 'column.result', 'column.note'),
      samples.flatMap(({ label, records }) =>
        records.map(
          (record): Cells => [
            label,
            record.position?.toString(),
            record.label,
            record.result && w(`samples.result.${record.result}`),
            record.note,
          ],
        ),
      ),
    ),
  ];
};
