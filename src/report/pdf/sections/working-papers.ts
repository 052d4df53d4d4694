import type { ReportModel } from '#domain/report/report-model.ts';
import type { Wording } from '../../wording/wording.ts';
import { evidenceText } from '../evidence-words.ts';
import type { Flow } from '../flow.ts';

/** Annex D: private notes and working papers, in the full edition alone. */
export const drawWorkingPapers = (flow: Flow, model: ReportModel, w: Wording): void => {
  const { notes = [], evidence = [] } = model.workingPapers ?? {};
  flow.paragraph(w('annexD.lead'));
  if (notes.length === 0 && evidence.length === 0) return flow.paragraph(w('none'));
  flow.gap(6);
  flow.table(
    [
      { title: w('table.item'), share: 0.8, weight: 'bold' },
      { title: w('table.what'), share: 5 },
      { title: w('table.when'), share: 1.6 },
    ],
    [
      ...notes.map(({ ref, text }) => ({ cells: [ref, text, ''] })),
      ...evidence.map((one) => ({
        cells: [
          one.ref,
          evidenceText(one, w),
          [w.moment(one.fields.eventOn), one.fields.capturedBy].filter(Boolean).join(', '),
        ],
      })),
    ],
  );
};
