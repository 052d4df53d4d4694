import { isNonconformity } from '#domain/finding/grade.ts';
import type { ReportFinding, ReportModel } from '#domain/report/report-model.ts';
import type { Wording } from '../../wording/wording.ts';
import { evidenceText } from '../evidence-words.ts';
import type { Flow } from '../flow.ts';
import { color } from '../look.ts';
import { type DrawablePhoto, drawPhotos } from '../photo-drawing.ts';
import { verdictFill, verdictInk, verdictShape, verdictTile } from '../verdict-mark.ts';

/** All findings, the severest first. */
export const drawRegister = (flow: Flow, model: ReportModel, w: Wording): void => {
  flow.heading(`4  ${w('register')}`);
  if (model.findings.length === 0) return flow.paragraph(w('register.empty'));
  flow.table(
    [
      { title: w('table.number'), share: 0.9, weight: 'bold' },
      { title: w('table.grade'), share: 1.5 },
      { title: w('table.item'), share: 0.8 },
      { title: w('table.finding'), share: 4 },
    ],
    model.findings.map((finding) => ({
      cells: [
        finding.number,
        w(`verdict.${finding.grade}`),
        finding.ref,
        finding.fields.title?.trim() || w('finding.untitled'),
      ],
      mark: (column, x, y) => {
        if (column !== 1) return 0;
        if (!Number.isNaN(x)) verdictTile(flow.surface, finding.grade, x, y + 0.5, 9.5);
        return 14;
      },
    })),
  );
};

/** One nonconformity a page, in its three parts. */
export const drawSheet = (
  flow: Flow,
  finding: ReportFinding,
  photos: readonly DrawablePhoto[],
  w: Wording,
  onPhoto: () => void,
): void => {
  const { surface } = flow;
  const ink = verdictInk(finding.grade);
  const title = { size: 14, leading: 19, weight: 'bold' as const, color: ink };
  surface.rect({ x: flow.left, y: flow.y, width: flow.width, height: 42 }, { fill: verdictFill[finding.grade] });
  verdictShape(surface, finding.grade, flow.left + 11, flow.y + 11, 20, ink);
  surface.text(
    w('sheet.title', { number: finding.number, grade: w(`grade.${finding.grade}`) }),
    flow.left + 40,
    flow.y + 26,
    title,
  );
  surface.text(finding.ref, flow.right - 12, flow.y + 26, { size: 11, color: ink, align: 'right' });
  flow.y += 52;
  flow.subhead(finding.fields.title?.trim() || w('finding.untitled'));
  flow.gap(2);
  flow.facts(factsOf(finding, w));
  if (photos.length > 0) {
    flow.subhead(w('finding.photos'), 120);
    drawPhotos(flow, photos, 3, w, onPhoto);
  }
};

/** Everything that was entered of a finding, named. */
export const factsOf = (finding: ReportFinding, w: Wording): readonly (readonly [string, string])[] => {
  const { fields } = finding;
  const where = [fields.area, finding.site, finding.aiSystem].filter(Boolean).join(' · ');
  const said = fields.acknowledgement ? w(`finding.${fields.acknowledgement}`) : undefined;
  const acknowledgement = [said, fields.acknowledgementComment].filter(Boolean).join(': ');
  const evidence = finding.evidence.map((one) => evidenceText(one, w)).join('\n');
  const isNc = isNonconformity(finding.grade);
  const rows: readonly (readonly [string, string | undefined])[] = [
    [w('table.item'), `${finding.ref} ${finding.itemTitle}`],
    ...(isNc || fields.requirement
      ? [[w('finding.requirement'), fields.requirement?.trim() || w('notGiven')] as const]
      : []),
    [w('finding.evidence'), evidence || w('finding.noEvidence')],
    [w('finding.statement'), fields.statement?.trim() || w('notGiven')],
    ...(isNc || fields.gradeReason
      ? [
          [
            w('finding.gradeReason'),
            `${w(`verdict.${finding.grade}`)}: ${fields.gradeReason?.trim() || w('notGiven')}`,
          ] as const,
        ]
      : []),
    [w('finding.where'), where],
    [w('finding.theme'), finding.theme ? w(`theme.${finding.theme}`) : undefined],
    [w('finding.repeatOf'), fields.repeatOf],
    [w('finding.raised'), w('finding.raisedBy', { day: w.day(fields.raisedOn), name: fields.raisedBy ?? '' })],
    [w('finding.acknowledgement'), acknowledgement],
  ];
  return rows.flatMap(([name, text]) => (text?.trim() ? [[name, text] as const] : []));
};

/** The findings that get no sheet of their own. */
export const drawOtherFinding = (flow: Flow, finding: ReportFinding, w: Wording): void => {
  flow.gap(8);
  flow.need(90);
  verdictTile(flow.surface, finding.grade, flow.left, flow.y + 2, 11);
  const look = { size: 10.5, leading: 15, weight: 'bold' as const, color: color.ink };
  flow.y =
    flow.draw(
      flow.lines(`${finding.number}  ${finding.fields.title?.trim() || w('finding.untitled')}`, flow.width - 18, look),
      flow.left + 18,
      flow.y,
      look,
    ) + 4;
  flow.facts(factsOf(finding, w), { size: 8.5, leading: 11.5 }, 0.2);
};
