import type { Edition } from '#domain/report/report-choices.ts';
import { countByGrade, type ReportModel } from '#domain/report/report-model.ts';
import { printedIssue } from '#domain/report/report-sign-off.ts';
import type { Wording } from '../../wording/wording.ts';
import type { Flow } from '../flow.ts';
import { color, type } from '../look.ts';

/** Cover: what, whose, when, by whom, for whom, and the counts in one line. */
export const drawCover = (flow: Flow, model: ReportModel, edition: Edition, w: Wording): void => {
  const { surface } = flow;
  const { audit } = model;
  const issue = printedIssue(model);
  surface.rect({ x: 0, y: 0, width: surface.width, height: 6 }, { fill: color.navy });
  flow.y = 62;
  flow.paragraph(
    [
      w('report'),
      edition === 'report' ? undefined : w(`edition.${edition}`),
      model.isDraft ? w('draft') : w('signOff.issue', { issue: issue?.issue ?? '' }),
    ]
      .filter(Boolean)
      .join(' · '),
    { size: 9, leading: 12, weight: 'bold', color: color.secondary },
  );
  flow.y = 160;
  const title = { size: 26, leading: 33, weight: 'bold' as const, color: color.navy };
  const titleLines = flow.lines(audit.title?.trim() || w('report'), flow.width, title).slice(0, 6);
  flow.y = surface.tag('H1', () => flow.draw(titleLines, flow.left, flow.y, title));
  flow.y = flow.words(model.standard, flow.left, flow.y + 4, flow.width, { size: 16, leading: 24, color: color.navy });
  surface.rect({ x: flow.left, y: flow.y + 8, width: 60, height: 2.4 }, { fill: color.navy });
  flow.y += 26;
  const places = model.sites.flatMap((site) => site.name ?? []).join(', ');
  flow.paragraph([audit.organisation, places].filter(Boolean).join(' · '), { size: 11, leading: 16 });
  flow.y = Math.max(flow.y + 30, 400);
  const leads = model.team.filter((member) => member.role === 'lead').flatMap((member) => member.name ?? []);
  const dates = [...new Set([audit.startsOn, audit.endsOn])]
    .filter(Boolean)
    .map((day) => w.day(day))
    .join(' – ');
  /** `isHash`: a line that must not be broken. */
  const rows: readonly (readonly [string, string | undefined, isHash?: true])[] = [
    [w('cover.number'), audit.number],
    [w('cover.issue'), [audit.issue, issue?.issue].filter(Boolean).join(' · ')],
    [w('cover.organisation'), audit.organisation],
    [w('cover.dates'), dates],
    [w('cover.made'), w.moment(model.madeAt)],
    [w('cover.lead'), leads.join(', ')],
    ...(issue
      ? [
          [w('signOff.signedOff'), w('signOff.byOn', { when: w.moment(issue.sealedAt), by: issue.by })] as const,
          [w('signOff.root'), issue.root, true] as const,
        ]
      : []),
    [w('cover.client'), audit.client],
    [w('cover.distribution'), audit.distribution],
    [w('cover.confidentiality'), audit.confidentiality],
    [
      w('cover.conclusion'),
      w('cover.counts', {
        major: countByGrade(model, 'major'),
        minor: countByGrade(model, 'minor'),
        ofi: countByGrade(model, 'opportunityForImprovement'),
      }),
    ],
  ];
  const nameLook = { ...type.body, weight: 'bold' as const, color: color.secondary };
  surface.tag('Table', () => {
    for (const [name, text, isHash] of rows)
      surface.tag('TR', () => {
        const [head, cell] = [surface.begin('TH', { scope: 'Row' }), surface.begin('TD')];
        const names = flow.lines(name, 130, nameLook);
        const look = isHash ? { ...type.body, size: type.table.size } : type.body;
        const lines = flow.lines(text?.trim() || w('notGiven'), flow.width - 140, look);
        for (let i = 0; i < Math.max(names.length, lines.length); i++) {
          flow.need(22);
          surface.inside(head, () => flow.draw(names.slice(i, i + 1), flow.left, flow.y + 4, nameLook));
          surface.inside(cell, () => flow.draw(lines.slice(i, i + 1), flow.left + 140, flow.y + 4, look));
          flow.y += type.body.leading;
        }
        flow.y += 8;
        surface.line(flow.left, flow.y, flow.right, flow.y, color.hairline);
      });
  });
  flow.y += 26;
  flow.paragraph(w('caveat'), { ...type.table, color: color.secondary });
};
