import type { ReportSample } from '#domain/report/report-samples.ts';
import type { Wording } from '../../wording/wording.ts';
import type { Flow } from '../flow.ts';
import { color, type } from '../look.ts';

const chosenWords = ({ chosen, seed }: ReportSample, w: Wording): string =>
  chosen === 'random' ? w('samples.random', { seed: seed ?? '' }) : w(`samples.${chosen}`);

const doubtWords = (doubt: ReportSample['doubts'][number], w: Wording): string => {
  switch (doubt.kind) {
    case 'populationChanged':
    case 'sizeChanged':
      return w(`samples.doubt.${doubt.kind}`, { drawn: doubt.drawn, now: doubt.now });
    case 'otherRecords':
      return w('samples.doubt.otherRecords', { list: doubt.positions.join(', ') });
    case 'seedChanged':
    case 'methodChanged':
    case 'drawnTwice':
      return w(`samples.doubt.${doubt.kind}`);
  }
};

/** Every sample with what it was drawn from and each record with its result, so that a reader can draw it again. */
export const drawSamples = (flow: Flow, samples: readonly ReportSample[], w: Wording): void => {
  flow.paragraph(w('samples.caveat'));
  flow.gap(4);
  if (samples.some(({ chosen }) => chosen === 'random'))
    flow.paragraph(w('samples.how'), { ...type.table, color: color.secondary });
  flow.gap(8);
  flow.table(
    [
      { title: w('samples.sample'), share: 1.1, weight: 'bold' },
      { title: w('table.item'), share: 0.9 },
      { title: w('samples.objective'), share: 2.9 },
      { title: w('samples.population'), share: 1.5 },
      { title: w('samples.n'), share: 0.5 },
      { title: w('samples.k'), share: 0.5 },
      { title: w('samples.chosen'), share: 1.7 },
      { title: w('samples.evidence'), share: 1.2 },
    ],
    samples.map((sample) => ({
      cells: [
        sample.label,
        sample.ref,
        sample.objective ?? '',
        String(sample.population ?? ''),
        String(sample.count.n),
        String(sample.count.hits),
        chosenWords(sample, w),
        sample.carriedBy ?? '',
      ],
    })),
  );
  for (const sample of samples) drawSample(flow, sample, w);
};

const drawSample = (flow: Flow, sample: ReportSample, w: Wording): void => {
  const { count } = sample;
  flow.subhead([sample.label, sample.ref].filter(Boolean).join('  '), 100);
  flow.facts(
    (
      [
        [w('samples.objective'), sample.objective ?? ''],
        [
          w('samples.population'),
          sample.population === undefined ? '' : w('samples.from', { count: sample.population }),
        ],
        [w('samples.source'), sample.populationSource ?? ''],
        [w('samples.system'), sample.aiSystem ?? ''],
        [w('samples.site'), sample.site ?? ''],
        [w('samples.chosen'), chosenWords(sample, w)],
        [w('samples.basis'), sample.basis ?? ''],
        [w('samples.drawn'), w.moment(sample.drawnAt)],
        [w('samples.positions'), sample.positions.join(', ')],
        [
          w('samples.result'),
          [
            w('samples.kOfN', { hits: count.hits, n: count.n }),
            count.notAvailable > 0 ? w('samples.notAvailable', { count: count.notAvailable }) : undefined,
            count.open > 0 ? w('samples.open', { count: count.open }) : undefined,
          ]
            .filter(Boolean)
            .join('; '),
        ],
        [w('samples.evidence'), sample.carriedBy ?? ''],
        [w('samples.told'), sample.doubts.map((doubt) => doubtWords(doubt, w)).join('\n')],
        [w('samples.note'), sample.note ?? ''],
      ] as const
    ).filter(([, text]) => text.trim() !== ''),
    type.table,
    0.2,
  );
  if (sample.records.length === 0) return;
  flow.table(
    [
      { title: w('samples.position'), share: 0.8, weight: 'bold' },
      { title: w('samples.record'), share: 2.4 },
      { title: w('samples.outcome'), share: 1.1 },
      { title: w('samples.remark'), share: 3.2 },
    ],
    sample.records.map(({ position, label, result, note }) => ({
      cells: [String(position ?? ''), label ?? '', w(`samples.result.${result ?? 'none'}`), note ?? ''],
    })),
  );
};
