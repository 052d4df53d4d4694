import type { ReportModel } from '#domain/report/report-model.ts';
import type { Wording } from '../../wording/wording.ts';
import type { Flow } from '../flow.ts';

/** Counts by clause and group, never a percentage. */
export const drawFulfilment = (flow: Flow, model: ReportModel, w: Wording): void => {
  flow.paragraph(w('fulfilment.lead'));
  flow.gap(6);
  const responses = ['conforms', 'doesNotConform', 'notAudited', 'notApplicable', undefined] as const;
  flow.table(
    [
      { title: w('table.group'), share: 3, weight: 'bold' },
      { title: w('fulfilment.items'), share: 0.8 },
      ...responses.map((response) => ({ title: w(`verdict.${response ?? 'open'}`), share: 1.1 })),
    ],
    model.groups.map((group) => ({
      cells: [
        `${group.ref}  ${group.title || w('group.P')}`,
        String(group.items.length),
        ...responses.map((response) => String(group.items.filter((item) => item.response === response).length || '–')),
      ],
    })),
  );
};
