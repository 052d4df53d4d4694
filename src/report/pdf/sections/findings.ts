import { isNonconformity } from '#domain/finding/grade.ts';
import type { PhotoProfile } from '#domain/report/report-choices.ts';
import type { ReportFinding, ReportModel } from '#domain/report/report-model.ts';
import type { Wording } from '../../wording/wording.ts';
import { evidenceText } from '../evidence-words.ts';
import type { Flow } from '../flow.ts';
import { color, type } from '../look.ts';
import { type DrawablePhoto, drawPhotos } from '../photo-drawing.ts';
import { verdictFill, verdictInk, verdictShape, verdictTile } from '../verdict-mark.ts';
import { earlierFacts } from './agenda.ts';

/** All findings, the severest first. */
export const drawRegister = (flow: Flow, model: ReportModel, w: Wording): void => {
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
      mark: (column, place) => {
        if (column !== 1) return 0;
        if (place) verdictTile(flow.surface, finding.grade, place.x, place.y + 0.5, 9.5);
        return 14;
      },
    })),
  );
};

const sheetType = { size: 9, leading: 12.5 };

/** One nonconformity a page, in its three parts. */
export const drawSheet = (
  flow: Flow,
  finding: ReportFinding,
  photos: readonly DrawablePhoto[],
  { profile, w }: { readonly profile: PhotoProfile; readonly w: Wording },
  onPhoto: () => void,
): void => {
  const { surface } = flow;
  const ink = verdictInk(finding.grade);
  surface.rect({ x: flow.left, y: flow.y, width: flow.width, height: 36 }, { fill: verdictFill[finding.grade] });
  verdictShape(surface, finding.grade, flow.left + 10, flow.y + 8, 20, ink);
  surface.tag('H2', () => {
    surface.text(
      w('sheet.title', { number: finding.number, grade: w(`grade.${finding.grade}`) }),
      flow.left + 38,
      flow.y + 23,
      { size: 14, weight: 'bold', color: ink },
    );
    surface.text(` ${finding.ref}`, flow.right - 12, flow.y + 23, { size: 11, color: ink, align: 'right' });
  });
  flow.y += 42;
  drawTitle(flow, finding, w, { size: 12, leading: 16.5 });
  flow.facts(factsOf(finding, w), sheetType, 0.2);
  if (photos.length > 0) {
    flow.subhead(w('finding.photos'), 270);
    drawPhotos(flow, photos, { columns: 3, profile, w }, onPhoto);
  }
};

/** A finding's title, and below it the item, area, site, AI system and theme that it concerns. */
const drawTitle = (
  flow: Flow,
  finding: ReportFinding,
  w: Wording,
  look: { readonly size: number; readonly leading: number },
  indent = 0,
  lead = '',
): void => {
  const title = `${lead}${finding.fields.title?.trim() || w('finding.untitled')}`;
  const bold = { ...look, weight: 'bold' as const };
  flow.paragraph(title, bold, indent, 'H3');
  const about = [
    `${finding.ref} ${finding.itemTitle}`,
    finding.fields.area,
    finding.site,
    finding.aiSystem,
    finding.theme ? w(`theme.${finding.theme}`) : undefined,
  ];
  flow.paragraph(about.filter(Boolean).join(' · '), { ...type.table, color: color.secondary }, indent);
  flow.y += 6;
};

/** What a finding repeats, and what was known of that. */
export const repeatText = ({ fields, earlier }: ReportFinding, w: Wording): string | undefined =>
  fields.repeatOf?.trim() && earlier
    ? `${fields.repeatOf}\n${[earlierFacts(earlier, w), earlier.title].filter(Boolean).join('\n')}`
    : fields.repeatOf;

/** Everything else that was entered of a finding, named. */
const factsOf = (finding: ReportFinding, w: Wording): readonly (readonly [string, string])[] => {
  const { fields } = finding;
  const said = fields.acknowledgement ? w(`finding.${fields.acknowledgement}`) : undefined;
  const evidence = finding.evidence.map((one) => `– ${evidenceText(one, w)}`).join('\n');
  const isNc = isNonconformity(finding.grade);
  const rows: readonly (readonly [string, string | undefined])[] = [
    [w('finding.requirement'), fields.requirement?.trim() || (isNc ? w('notGiven') : undefined)],
    [w('finding.evidence'), evidence || w('finding.noEvidence')],
    [w('finding.statement'), fields.statement?.trim() || w('notGiven')],
    [
      w('finding.gradeReason'),
      isNc || fields.gradeReason
        ? `${w(`verdict.${finding.grade}`)}: ${fields.gradeReason?.trim() || w('notGiven')}`
        : undefined,
    ],
    [w('finding.repeatOf'), repeatText(finding, w)],
    [w('finding.raised'), w('finding.raisedBy', { day: w.day(fields.raisedOn), name: fields.raisedBy ?? '' })],
    [w('finding.acknowledgement'), [said, fields.acknowledgementComment].filter(Boolean).join(': ')],
  ];
  return rows.flatMap(([name, text]) => (text?.trim() ? [[name, text] as const] : []));
};

/** The findings that get no sheet of their own. */
export const drawOtherFinding = (flow: Flow, finding: ReportFinding, w: Wording): void => {
  flow.gap(8);
  flow.need(110);
  verdictTile(flow.surface, finding.grade, flow.left, flow.y + 2, 11);
  drawTitle(flow, finding, w, { size: 10.5, leading: 15 }, 18, `${finding.number}  `);
  flow.facts(factsOf(finding, w), type.table, 0.18);
};
