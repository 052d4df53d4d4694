import { isNonconformity } from '#domain/finding/grade.ts';
import { type ReportItem, type ReportModel, reportEntries } from '#domain/report/report-model.ts';
import type { Wording } from '../../wording/wording.ts';
import { evidenceText } from '../evidence-words.ts';
import type { Flow } from '../flow.ts';
import { color, type } from '../look.ts';
import { verdictTile } from '../verdict-mark.ts';
import { drawOtherFinding } from './findings.ts';

/** Item by item: verdict, note, reason, evidence, and the findings that have no sheet. */
export const drawByClause = (flow: Flow, model: ReportModel, w: Wording, onGroup: () => void): void => {
  const indent = 18;
  for (const group of model.groups) {
    flow.subhead(`${group.ref}  ${group.title || w('group.P')}`, 60);
    const isBlank = (item: ReportItem) =>
      item.verdict === 'open' &&
      !item.isInConflict &&
      !item.note?.trim() &&
      item.evidence.length === 0 &&
      item.findings.length === 0;
    const entries = reportEntries(group.items);
    const blank = entries.filter(isBlank);
    for (const item of entries.filter((candidate) => !isBlank(candidate))) {
      flow.need(34);
      verdictTile(flow.surface, item.verdict, flow.left, flow.y + 2, 10);
      const look = { ...type.table, size: 9, leading: 13, weight: 'bold' as const };
      const facts = [w(`verdict.${item.verdict}`), ...item.findings].join(', ');
      const factsWidth = flow.surface.textWidth(facts, 8.5) + 12;
      const titleLines = flow.lines(`${item.ref}  ${item.title}`, flow.width - indent - factsWidth, look);
      flow.surface.tag('H3', () => {
        const y = flow.y;
        flow.y = flow.draw(titleLines, flow.left + indent, y, look) + 2;
        flow.surface.text(` ${facts}`, flow.right, y + 10, { size: 8.5, align: 'right', color: color.secondary });
      });
      const small = { ...type.table };
      if (item.isInConflict) flow.paragraph(w('byClause.conflict'), { ...small, weight: 'bold' }, indent);
      if (item.partsDone) flow.paragraph(w('plan.parts', item.partsDone), small, indent);
      for (const text of [item.reason, item.note]) if (text?.trim()) flow.paragraph(text, small, indent);
      for (const evidence of item.evidence.filter((one) => one.kind !== 'photo'))
        flow.paragraph(`– ${evidenceText(evidence, w)}`, { ...small, color: color.secondary }, indent);
      const photos = item.evidence.filter((one) => one.kind === 'photo').map((one) => one.label);
      if (photos.length > 0)
        flow.paragraph(`${w('photos')}: ${photos.join(', ')}`, { ...small, color: color.secondary }, indent);
      for (const finding of model.findings.filter((f) => f.ref === item.ref && !isNonconformity(f.grade)))
        drawOtherFinding(flow, finding, w);
      flow.y += 5;
      flow.surface.line(flow.left, flow.y, flow.right, flow.y, color.hairline);
      flow.y += 5;
    }
    if (blank.length > 0)
      flow.paragraph(
        w('byClause.open', { list: blank.map((item) => `${item.ref} ${item.title}`).join(', ') }),
        type.table,
      );
    onGroup();
  }
};
