import {
  countByGrade,
  countByResponse,
  notCovered,
  ownAreasOf,
  type ReportModel,
  reportItems,
} from '#domain/report/report-model.ts';
import { printedIssue } from '#domain/report/report-sign-off.ts';
import { criteriaWords } from '../../wording/criteria-words.ts';
import type { Wording } from '../../wording/wording.ts';
import { facts, heading, type Part, paragraphs, part, table } from '../parts.ts';
import { agendaParts, ownWorkParts } from './agenda.ts';

export const coverParts = (model: ReportModel, w: Wording): readonly Part[] => {
  const { audit } = model;
  const issue = printedIssue(model);
  const given = (text: string | undefined) => (text?.trim() ? text : w('notGiven'));
  const days = [...new Set([audit.startsOn, audit.endsOn])].filter(Boolean).map((day) => w.day(day));
  const leads = model.team.filter((member) => member.role === 'lead').flatMap((member) => member.name ?? []);
  return [
    ...paragraphs(
      `${w('report')} · ${model.isDraft ? w('draft') : w('signOff.issue', { issue: issue?.issue ?? '' })}`,
      { bold: true },
    ),
    heading(audit.title?.trim() || w('report'), 0),
    ...paragraphs(model.standard),
    facts([
      [w('cover.number'), given(audit.number)],
      [w('cover.organisation'), given(audit.organisation)],
      [w('cover.sites'), given(model.sites.flatMap((site) => site.name ?? []).join(', '))],
      [w('cover.dates'), given(days.join(' – '))],
      [w('cover.made'), w.moment(model.madeAt)],
      [w('cover.lead'), given(leads.join(', '))],
      ...(issue
        ? [
            [w('signOff.signedOff'), w('signOff.byOn', { when: w.moment(issue.sealedAt), by: issue.by })] as const,
            [w('signOff.root'), issue.root] as const,
          ]
        : []),
      [w('cover.client'), given(audit.client)],
      [w('cover.distribution'), given(audit.distribution)],
      [w('cover.confidentiality'), given(audit.confidentiality)],
    ]),
    ...paragraphs(''),
    ...paragraphs(w('caveat')),
    ...paragraphs(w('text.made', { when: w.moment(model.madeAt), app: model.app })),
  ];
};

export const summaryParts = (model: ReportModel, w: Wording): readonly Part[] => {
  const open = countByResponse(model, undefined);
  const controls = reportItems(model).filter((item) => item.kind === 'control');
  const count = (...responses: readonly (string | undefined)[]) =>
    controls.filter((item) => responses.includes(item.response)).length;
  return [
    heading(`1  ${w('summary')}`, 1, true),
    ...paragraphs(model.audit.conclusion?.trim() ? model.audit.conclusion : w('summary.noConclusion')),
    ...paragraphs(
      w('cover.counts', {
        major: countByGrade(model, 'major'),
        minor: countByGrade(model, 'minor'),
        ofi: countByGrade(model, 'opportunityForImprovement'),
      }),
      { bold: true },
    ),
    ...(open > 0 ? paragraphs(w('summary.open', { count: open }), { bold: true }) : []),
    ...paragraphs(
      w('summary.controlsWords', {
        applicable: controls.length - count('notApplicable'),
        all: controls.length,
        audited: count('conforms', 'doesNotConform'),
        notApplicable: count('notApplicable'),
        open: count(undefined),
      }),
    ),
  ];
};

export const basisParts = (model: ReportModel, w: Wording): readonly Part[] => {
  const { audit } = model;
  const joined = (...texts: readonly (string | undefined)[]) => texts.filter(Boolean).join('; ');
  const uncovered = notCovered(model);
  /** A table, or words where it would have no row. */
  const rowsOr = (made: ReturnType<typeof table>, rows: readonly unknown[], instead: string) =>
    rows.length > 0 ? [made] : paragraphs(instead);
  return [
    heading(`2  ${w('basis')}`, 1, true),
    ...part(w('basis.objectives'), audit.objectives, w('notGiven')),
    ...part(w('basis.scope'), audit.scope, w('notGiven')),
    heading(w('basis.criteria'), 2),
    ...paragraphs(criteriaWords(model, w)),
    ...model.procedures.flatMap(({ ref, name, version }) =>
      paragraphs([`${ref} ${name}`, version].filter(Boolean).join(', ')),
    ),
    ...part(
      w('basis.methods'),
      audit.methods?.length ? w.list(audit.methods.map((method) => w(`method.${method}`))) : undefined,
      w('notGiven'),
    ),
    heading(w('basis.sites'), 2),
    ...rowsOr(
      table(
        [
          [w('table.name'), 1],
          [w('table.place'), 2],
        ],
        model.sites.map((site) => [site.name ?? '', site.place ?? '']),
      ),
      model.sites,
      w('notGiven'),
    ),
    heading(w('basis.systems'), 2),
    ...rowsOr(
      table(
        [
          [w('table.name'), 2],
          [w('table.role'), 1.2],
          [w('table.purpose'), 3],
          [w('table.owner'), 1.6],
        ],
        model.aiSystems.map((system) => [
          joined(system.name, w.list((system.themes ?? []).map((theme) => w(`theme.${theme}`)))),
          system.role ? w(`system.${system.role}`) : '',
          system.purpose ?? '',
          system.owner ?? '',
        ]),
      ),
      model.aiSystems,
      w('notGiven'),
    ),
    heading(w('basis.team'), 2),
    ...rowsOr(
      table(
        [
          [w('table.name'), 2],
          [w('table.mark'), 0.7],
          [w('table.role'), 1.6],
          [w('basis.impartiality'), 3],
        ],
        model.team.map((member) => [
          member.name ?? '',
          member.mark ?? '',
          member.role ? w(`role.${member.role}`) : '',
          joined(
            w(member.impartiality ?? 'notDeclared'),
            ownAreasOf(member) && w('basis.ownAreas', { areas: ownAreasOf(member) }),
          ),
        ]),
      ),
      model.team,
      w('notGiven'),
    ),
    ...ownWorkParts(model, w),
    ...part(w('basis.sampling'), audit.samplingNote, w('notGiven')),
    heading(w('basis.notCovered'), 2),
    ...rowsOr(
      table(
        [
          [w('table.item'), 0.8],
          [w('table.title'), 1.8],
          [w('table.verdict'), 1.2],
          [w('table.reason'), 4.2],
        ],
        uncovered.map((item) => [item.ref, item.title, w(`verdict.${item.response ?? 'open'}`), item.reason ?? '']),
      ),
      uncovered,
      w('none'),
    ),
    ...agendaParts(model, w),
  ];
};

export const fulfilmentParts = (model: ReportModel, w: Wording): readonly Part[] => {
  const responses = ['conforms', 'doesNotConform', 'notAudited', 'notApplicable', undefined] as const;
  return [
    heading(`3  ${w('fulfilment')}`, 1, true),
    ...paragraphs(w('fulfilment.lead')),
    table(
      [
        [w('table.group'), 2.6],
        [w('fulfilment.items'), 0.9],
        ...responses.map((response): [string, number] => [w(`verdict.${response ?? 'open'}`), 1.4]),
      ],
      model.groups.map((group) => [
        `${group.ref} ${group.title || w('group.P')}`,
        String(group.items.length),
        ...responses.map((response) => String(group.items.filter((item) => item.response === response).length)),
      ]),
    ),
  ];
};
