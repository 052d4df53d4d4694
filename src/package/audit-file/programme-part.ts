import { auditResults } from '#domain/programme/audit-results.ts';
import { coverage } from '#domain/programme/coverage.ts';
import { currentProgramme } from '#domain/programme/cycle.ts';
import { programmeModel } from '#domain/programme/programme-model.ts';
import type { AuditFilePart, AuditFileSubject, Table } from './audit-file-part.ts';

/** The programme that the audit was planned in, else the one of its first day. */
const programmeOf = ({ facts, organisation }: AuditFileSubject) => {
  const plan = organisation?.record('plannedAudit', facts.audit?.fields.plannedAudit?.record);
  return organisation
    ? (organisation.record('programme', plan?.fields.parent) ??
        currentProgramme(organisation.of('programme'), facts.audit?.fields.startsOn ?? ''))
    : undefined;
};

/** SPEC A1: the programme (9.2.2), as the organisation's journal tells it where the package holds it. */
export const programmePart: AuditFilePart = {
  key: 'programme',
  of: (subject) => {
    const { facts, organisation, words, w, madeAt } = subject;
    const programme = programmeOf(subject);
    if (!organisation || !programme) return { tables: [], lacking: [words('lacking.programme')] };
    const audits = auditResults(
      organisation.journal,
      {
        audits: facts.of('audit'),
        responses: facts.of('checklistResponse'),
        findings: facts.of('finding'),
        splits: facts.of('itemSplit'),
      },
      facts.catalogue,
    );
    const covered = coverage(organisation, programme, {
      audits,
      catalogue: facts.catalogue,
      today: madeAt.slice(0, 10),
    });
    const model = programmeModel(organisation, programme, covered);
    const { fields } = programme;
    const titled = (...columns: Parameters<typeof words>[0][]) => columns.map((column) => words(column));
    const period = (from: string | undefined, to: string | undefined) =>
      [...new Set([w.day(from), w.day(to)])].filter(Boolean).join(' – ');
    const table = (key: string, title: string, columns: readonly string[], rows: Table['rows'], isLong = false) =>
      rows.length === 0 ? [] : [{ key, title, columns, rows, isLong }];
    const said = [
      [words('fact.title'), fields.title],
      [words('fact.cycle'), period(fields.startsOn, fields.endsOn)],
      [words('fact.objectives'), fields.objectives],
      [words('fact.risks'), fields.risks],
      [words('fact.methods'), fields.methods],
      [words('fact.resources'), fields.resources],
      [words('fact.approved'), [fields.approvedBy, w.day(fields.approvedOn)].filter(Boolean).join(', ')],
    ].map(([name = '', text = '']) => [name, text]);
    return {
      tables: [
        ...table(
          'programme',
          words('table.programme'),
          titled('column.fact', 'column.said'),
          said.filter(([, text]) => text?.trim() !== ''),
        ),
        ...table(
          'planned-audits',
          words('table.plannedAudits'),
          titled(
            'column.title',
            'column.when',
            'column.state',
            'column.lead',
            'column.method.audit',
            'column.item',
            'column.area',
            'column.site',
            'column.aiSystem',
            'column.reason',
          ),
          model.audits.map((audit) => [
            audit.title,
            period(audit.startsOn, audit.endsOn),
            words(`stage.${audit.stage}`),
            audit.lead,
            audit.method ? w(`method.${audit.method}`) : '',
            audit.items.join(', '),
            audit.areas.join(', '),
            audit.sites.join(', '),
            audit.aiSystems.join(', '),
            [audit.reason, audit.cancelledFor].filter((text) => text.trim() !== '').join('\n'),
          ]),
          true,
        ),
        ...table(
          'coverage',
          words('table.coverage'),
          [...titled('column.item', 'column.title', 'column.state'), words('column.last')],
          model.rows.map(({ item, title, state, last }) => [
            item,
            title,
            words(`coverage.${state}`),
            last ? [w(`verdict.${last.verdict}`), w.day(last.on), last.title].filter(Boolean).join(', ') : '',
          ]),
        ),
        ...table(
          'importance',
          words('table.importance'),
          titled('column.item', 'column.importance', 'column.reason'),
          model.importances.map(({ name, importance, reason }) => [
            name,
            importance ? words(`importance.${importance}`) : '',
            reason,
          ]),
        ),
      ],
      lacking: [
        ...(covered.cycle ? [] : [words('lacking.cycle')]),
        ...(fields.objectives?.trim() ? [] : [words('lacking.programmeObjectives')]),
        ...(fields.approvedBy?.trim() ? [] : [words('lacking.approval')]),
      ],
    };
  },
};
