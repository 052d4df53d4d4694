import { ownAreasOf, type ReportModel } from '#domain/report/report-model.ts';
import { agendaCells, earlierFacts } from '../pdf/sections/agenda.ts';
import { criteriaWords } from '../wording/criteria-words.ts';
import { madeWords } from '../wording/made-words.ts';
import type { Wording, WordingKey } from '../wording/wording.ts';
import { type Cell, recorded, type Table, tableOf } from './table.ts';

type Line = { readonly part: string; readonly name: string | undefined; readonly text: Cell };

/** What is said of an audit as a whole: plan, team, conclusions, what is unresolved or lacking. */
export const auditTable = (model: ReportModel, w: Wording): Table => {
  const { audit } = model;
  const line = (part: string, name: string | undefined, text: Cell): Line => ({ part, name, text });
  const said = (name: WordingKey, text: Cell): Line => line(w('workbook.audit'), w(name), text);
  const joined = (...texts: readonly (string | undefined)[]) => texts.filter(Boolean).join('; ');
  const gaps = model.gaps.filter((gap) => gap.lacking.length > 0);
  const lines: readonly Line[] = [
    said('cover.number', audit.number),
    said('table.title', audit.title),
    said('cover.organisation', audit.organisation),
    said('cover.client', audit.client),
    ...[audit.startsOn, audit.endsOn].map((day) => said('cover.dates', recorded(day))),
    said('basis.methods', audit.methods && w.list(audit.methods.map((method) => w(`method.${method}`)))),
    said('basis.objectives', audit.objectives),
    said('basis.scope', audit.scope),
    said('basis.criteria', criteriaWords(model, w)),
    said('basis.sampling', audit.samplingNote),
    said('cover.confidentiality', audit.confidentiality),
    said('cover.distribution', audit.distribution),
    said('conclusions.conclusion', audit.conclusion),
    said('conclusions.conformity', audit.conformityAnswer),
    said('conclusions.effectiveness', audit.effectivenessAnswer),
    said('conclusions.recommendations', audit.recommendations),
    ...(model.recommendations ?? []).map(({ text, reason, forWhom, findings }) =>
      line(w('conclusions.recommendations'), text, joined(forWhom, reason, findings.join(', '))),
    ),
    said('conclusions.divergent', audit.divergentOpinions),
    said('conclusions.followUp', audit.followUp),
    ...model.procedures.map((one) => line(w('group.P'), joined(one.ref, one.name), one.version)),
    ...model.sites.map((site) => line(w('basis.sites'), site.name, site.place)),
    ...model.aiSystems.map((system) =>
      line(
        w('basis.systems'),
        system.name,
        joined(
          system.role && w(`system.${system.role}`),
          system.purpose,
          system.owner,
          w.list((system.themes ?? []).map((theme) => w(`theme.${theme}`))),
        ),
      ),
    ),
    ...model.team.map((member) =>
      line(
        w('basis.team'),
        joined(member.name, member.mark),
        joined(
          member.role && w(`role.${member.role}`),
          w(member.impartiality ?? 'notDeclared'),
          ownAreasOf(member) && w('basis.ownAreas', { areas: ownAreasOf(member) }),
        ),
      ),
    ),
    ...(model.plan?.ownWork ?? []).map(({ name, work, own, reason }) =>
      line(w('plan.ownWork'), name, joined(work, own, reason ?? w('plan.noReason'))),
    ),
    ...(model.plan?.agenda ?? []).map((entry) =>
      line(
        w('plan.agenda'),
        [entry.startsAt, entry.endsAt]
          .map((moment) => moment?.replace('T', ' '))
          .filter(Boolean)
          .join(' – '),
        joined(...agendaCells(entry, w)),
      ),
    ),
    ...(model.plan?.earlier ?? []).map((one) =>
      line(
        w('plan.earlier'),
        one.label,
        joined(
          one.ref,
          one.title,
          earlierFacts(one, w),
          one.repeatedBy.length > 0 ? `${w('plan.repeatedBy')}: ${one.repeatedBy.join(', ')}` : undefined,
        ),
      ),
    ),
    ...(model.signatures ?? []).map(({ name, role, position, signature }) =>
      line(w('signOff.signatures'), name, joined(role && w(`signOff.role.${role}`), position, w.moment(signature?.at))),
    ),
    ...(model.waivers ?? []).map(({ name, reason, by, at }) =>
      line(w('signOff.waivers'), name, joined(reason, by, w.moment(at))),
    ),
    ...(model.signOff?.issues ?? []).map((issue) =>
      line(
        w('signOff.issues'),
        w('signOff.issue', { issue: issue.issue }),
        joined(w.moment(issue.sealedAt), issue.by, issue.reason, issue.root),
      ),
    ),
    ...model.openVersions.flatMap(({ where, field, values }) =>
      values.map((value) => line(w('annexC.unresolved'), `${where} ${field}`.trim(), value)),
    ),
    ...gaps.map((gap) => line(w('annexC.gaps'), '', w(`gap.${gap.part}`, { list: gap.lacking.join(', ') }))),
    line(w('workbook.about'), w('cover.made'), recorded(model.madeAt)),
    line(w('workbook.about'), '', madeWords(model, w)),
    ...(model.isDraft ? [line(w('workbook.about'), '', w('annexC.draft'))] : []),
  ];
  return tableOf(
    w('workbook.audit'),
    lines,
    [
      [w('column.part'), 24, (one) => one.part],
      [w('table.name'), 36, (one) => one.name],
      [w('column.text'), 110, (one) => one.text],
    ],
    1,
  );
};
