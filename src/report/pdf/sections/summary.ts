import type { Verdict } from '#domain/checklist/verdict.ts';
import {
  countByGrade,
  countByResponse,
  type ReportGroup,
  type ReportModel,
  reportItems,
} from '#domain/report/report-model.ts';
import type { Wording } from '../../wording/wording.ts';
import type { Flow } from '../flow.ts';
import { color, type } from '../look.ts';
import { verdictFill, verdictInk, verdictShape, verdictTile } from '../verdict-mark.ts';

const order: readonly Verdict[] = [
  'major',
  'minor',
  'doesNotConform',
  'opportunityForImprovement',
  'observation',
  'goodPractice',
  'conforms',
  'notApplicable',
  'notAudited',
  'open',
];

/** The first page a reader looks at: conclusion, counts, verdicts by clause, the controls. */
export const drawSummary = (flow: Flow, model: ReportModel, w: Wording): void => {
  flow.paragraph(model.audit.conclusion?.trim() || w('summary.noConclusion'));
  const open = countByResponse(model, undefined);
  if (open > 0) flow.paragraph(w('summary.open', { count: open }), { ...type.body, weight: 'bold' });
  flow.gap(10);
  drawTiles(flow, model, w);
  flow.subhead(w('summary.verdicts'), 120);
  drawBars(flow, clauseGroups(model, w), w);
  flow.subhead(w(model.isImported ? 'summary.allControls' : 'summary.controls'), 120);
  drawControls(flow, model, w);
  const controls = reportItems(model).filter((item) => item.kind === 'control');
  const notApplicable = controls.filter((item) => item.response === 'notApplicable').length;
  const unanswered = controls.filter((item) => item.response === undefined).length;
  const audited = controls.filter((item) => item.response === 'conforms' || item.response === 'doesNotConform').length;
  flow.paragraph(
    w('summary.controlsWords', {
      applicable: controls.length - notApplicable,
      all: controls.length,
      audited,
      notApplicable,
      open: unanswered,
    }),
    { ...type.table, color: color.secondary },
  );
};

const drawTiles = (flow: Flow, model: ReportModel, w: Wording): void => {
  const { surface } = flow;
  const tiles: readonly (readonly [Verdict, number])[] = [
    ['major', countByGrade(model, 'major')],
    ['minor', countByGrade(model, 'minor')],
    ['opportunityForImprovement', countByGrade(model, 'opportunityForImprovement')],
    ['observation', countByGrade(model, 'observation')],
    ['goodPractice', countByGrade(model, 'goodPractice')],
    ['conforms', countByResponse(model, 'conforms')],
    ['notApplicable', countByResponse(model, 'notApplicable')],
    ['notAudited', countByResponse(model, 'notAudited')],
  ];
  const gap = 6;
  const width = (flow.width - gap * (tiles.length - 1)) / tiles.length;
  flow.need(58);
  // One word of some language may be wider than a tile: then all are set smaller.
  const widest = Math.max(
    ...tiles.flatMap(([verdict]) =>
      w(`verdict.${verdict}`)
        .split(' ')
        .map((word) => surface.textWidth(word, 6.2)),
    ),
  );
  const look = { size: Math.min(6.2, (6.2 * (width - 11)) / widest), leading: 8 };
  const alt = w.list(tiles.map(([verdict, count]) => `${w(`verdict.${verdict}`)}: ${count}`));
  surface.figure(alt, { x: flow.left, y: flow.y, width: flow.width, height: 52 }, () =>
    tiles.forEach(([verdict, count], i) => {
      const x = flow.left + i * (width + gap);
      surface.rect({ x, y: flow.y, width, height: 52 }, { fill: color.panel });
      surface.rect(
        { x, y: flow.y, width: 3, height: 52 },
        { fill: verdict === 'notApplicable' || verdict === 'notAudited' ? color.hairline : verdictFill[verdict] },
      );
      surface.text(String(count), x + 10, flow.y + 22, { size: 17, weight: 'bold' });
      verdictTile(surface, verdict, x + width - 18, flow.y + 9, 11);

      flow.draw(flow.lines(w(`verdict.${verdict}`), width - 10, look), x + 9, flow.y + 31, look);
    }),
  );
  flow.y += 60;
};

/** Clauses each by themselves, the controls as one. */
const clauseGroups = (model: ReportModel, w: Wording): readonly ReportGroup[] => {
  const controls = model.groups.filter((group) => group.items.some((item) => item.kind === 'control'));
  return [
    ...model.groups.filter((group) => group.items.some((item) => item.kind === 'clause')),
    ...(model.isImported
      ? controls.filter((group) => group.items.every((item) => item.kind !== 'clause'))
      : [{ ref: 'A', title: w('summary.controls'), items: controls.flatMap((group) => group.items) }]),
    ...model.groups
      .filter((group) => group.items.some((item) => item.kind === 'procedure'))
      .map((group) => ({ ...group, title: w('group.P') })),
  ];
};

/** One bar a clause, its parts from severe to light, each with its shape and number. */
const drawBars = (flow: Flow, groups: readonly ReportGroup[], w: Wording): void => {
  const { surface } = flow;
  const labelWidth = 128;
  const most = Math.max(1, ...groups.map((group) => group.items.length));
  const used = new Set<Verdict>();
  for (const group of groups) {
    flow.need(19);
    const name = `${group.ref === 'A' || group.ref === 'P' ? '' : `${group.ref} `}${group.title}`;
    const counts = order.flatMap((verdict) => {
      const count = group.items.filter((item) => item.verdict === verdict).length;
      return count > 0 ? `${w(`verdict.${verdict}`)} ${count}` : [];
    });
    const box = { x: flow.left, y: flow.y, width: flow.width, height: 14 };
    surface.figure(`${name}: ${w.list(counts)}`, box, () => {
      const label = flow.lines(name, labelWidth - 8, type.table)[0]?.text ?? '';
      surface.text(label, flow.left + labelWidth - 8, flow.y + 10, { size: type.table.size, align: 'right' });
      let x = flow.left + labelWidth;
      const unit = Math.max(4, (flow.width - labelWidth - 60) / most);
      for (const verdict of order) {
        const count = group.items.filter((item) => item.verdict === verdict).length;
        if (count === 0) continue;
        used.add(verdict);
        const width = Math.max(22, unit * count);
        const isEmpty = verdict === 'notApplicable' || verdict === 'notAudited' || verdict === 'open';
        surface.rect(
          { x, y: flow.y, width: width - 1, height: 14 },
          {
            fill: verdictFill[verdict],
            stroke: color.secondary,
            lineWidth: 0.4,
            ...(isEmpty ? { dash: [1.5, 1.2] } : {}),
          },
        );
        verdictShape(surface, verdict, x + 2, flow.y + 2.5, 9, verdictInk(verdict));
        surface.text(String(count), x + 13, flow.y + 10, { size: 7.5, weight: 'bold', color: verdictInk(verdict) });
        x += width;
      }
    });
    flow.y += 18;
  }
  flow.y += 4;
  let x = flow.left + labelWidth;
  flow.need(14);
  for (const verdict of order.filter((v) => used.has(v))) {
    const word = w(`verdict.${verdict}`);
    const width = surface.textWidth(word, 7.2) + 24;
    if (x + width > flow.right) {
      x = flow.left + labelWidth;
      flow.y += 13;
      flow.need(14);
    }
    verdictTile(surface, verdict, x, flow.y, 9);
    const place = x + 13;
    surface.tag('P', () => surface.text(word, place, flow.y + 7.3, { size: 7.2 }));
    x += width;
  }
  flow.y += 14;
};

/** The 38 controls as a grid: number, shape and tone. */
const drawControls = (flow: Flow, model: ReportModel, w: Wording): void => {
  const { surface } = flow;
  const controls = reportItems(model).filter((item) => item.kind === 'control');
  const columns = 13;
  const width = flow.width / columns;
  controls.forEach((item, i) => {
    if (i % columns === 0) {
      if (i > 0) flow.y += 30;
      flow.need(32);
    }
    const x = flow.left + (i % columns) * width;
    const isEmpty = item.verdict === 'notApplicable' || item.verdict === 'notAudited' || item.verdict === 'open';
    const box = { x, y: flow.y, width: width - 3, height: 27 };
    surface.figure(`${item.ref}: ${w(`verdict.${item.verdict}`)}`, box, () => {
      surface.rect(box, {
        fill: verdictFill[item.verdict],
        stroke: color.secondary,
        lineWidth: 0.5,
        ...(isEmpty ? { dash: [1.5, 1.2] } : {}),
      });
      surface.text(item.ref, x + 3, flow.y + 9, { size: 6.6, weight: 'bold', color: verdictInk(item.verdict) });
      verdictShape(surface, item.verdict, x + 3, flow.y + 13, 10, verdictInk(item.verdict));
    });
  });
  flow.y += 34;
};
