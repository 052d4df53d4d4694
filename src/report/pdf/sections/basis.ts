import { notCovered, ownAreasOf, type ReportModel } from '#domain/report/report-model.ts';
import { criteriaWords } from '../../wording/criteria-words.ts';
import type { Wording } from '../../wording/wording.ts';
import type { Flow } from '../flow.ts';
import { drawAgenda, drawEarlier, drawOwnWork } from './agenda.ts';

/** What was to be audited, against what, by whom and how; and what was not. */
export const drawBasis = (flow: Flow, model: ReportModel, w: Wording): void => {
  const { audit } = model;
  flow.part(w('basis.objectives'), audit.objectives, w('notGiven'));
  flow.part(w('basis.scope'), audit.scope, w('notGiven'));
  flow.subhead(w('basis.criteria'));
  flow.paragraph(criteriaWords(model, w));
  for (const procedure of model.procedures)
    flow.paragraph([`${procedure.ref} ${procedure.name}`, procedure.version].filter(Boolean).join(', '));
  flow.part(
    w('basis.methods'),
    audit.methods?.length ? w.list(audit.methods.map((method) => w(`method.${method}`))) : undefined,
    w('notGiven'),
  );
  flow.subhead(w('basis.sites'), 80);
  if (model.sites.length === 0) flow.paragraph(w('notGiven'));
  else
    flow.table(
      [
        { title: w('table.name'), share: 1, weight: 'bold' },
        { title: w('table.place'), share: 2 },
      ],
      model.sites.map((site) => ({ cells: [site.name ?? '', site.place ?? ''] })),
    );
  flow.subhead(w('basis.systems'), 80);
  if (model.aiSystems.length === 0) flow.paragraph(w('notGiven'));
  else
    flow.table(
      [
        { title: w('table.name'), share: 2, weight: 'bold' },
        { title: w('table.role'), share: 1.2 },
        { title: w('table.purpose'), share: 3 },
        { title: w('table.owner'), share: 1.6 },
      ],
      model.aiSystems.map((system) => ({
        cells: [
          [
            system.name,
            system.themes?.length ? `(${w.list(system.themes.map((theme) => w(`theme.${theme}`)))})` : undefined,
          ]
            .filter(Boolean)
            .join(' '),
          system.role ? w(`system.${system.role}`) : '',
          system.purpose ?? '',
          system.owner ?? '',
        ],
      })),
    );
  flow.subhead(w('basis.team'), 90);
  flow.table(
    [
      { title: w('table.name'), share: 2, weight: 'bold' },
      { title: w('table.mark'), share: 0.7 },
      { title: w('table.role'), share: 1.6 },
      { title: w('basis.impartiality'), share: 3 },
    ],
    model.team.map((member) => ({
      cells: [
        member.name ?? '',
        member.mark ?? '',
        member.role ? w(`role.${member.role}`) : '',
        [
          w(member.impartiality ?? 'notDeclared'),
          ownAreasOf(member) ? w('basis.ownAreas', { areas: ownAreasOf(member) }) : undefined,
        ]
          .filter(Boolean)
          .join('; '),
      ],
    })),
  );
  drawOwnWork(flow, model, w);
  flow.part(w('basis.sampling'), audit.samplingNote, w('notGiven'));
  flow.subhead(w('basis.notCovered'), 90);
  const uncovered = notCovered(model);
  if (uncovered.length === 0) flow.paragraph(w('none'));
  else
    flow.table(
      [
        { title: w('table.item'), share: 0.8, weight: 'bold' },
        { title: w('table.title'), share: 1.8 },
        { title: w('table.verdict'), share: 1.2 },
        { title: w('table.reason'), share: 4.6 },
      ],
      uncovered.map((item) => ({
        cells: [item.ref, item.title, w(`verdict.${item.response ?? 'open'}`), item.reason ?? ''],
      })),
    );
  drawAgenda(flow, model, w);
  drawEarlier(flow, model, w);
};
