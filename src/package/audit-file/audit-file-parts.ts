import { leavesOf } from '#domain/catalogue/catalogue.ts';
import { checklistItems, titleInContext } from '#domain/checklist/checklist-item.ts';
import { caseOf } from '#domain/corrective-action/case-records.ts';
import { isNonconformity } from '#domain/finding/grade.ts';
import type { Noun } from '#domain/nouns.ts';
import type { ReportPart } from '#domain/report/report-gaps.ts';
import { ownAreasOf, type ReportFinding, reportEntries, reportItems } from '#domain/report/report-model.ts';
import type { Row } from '#domain/row.ts';
import { applicabilityTable } from './applicability-table.ts';
import type { AuditFilePart, AuditFileSubject, Table } from './audit-file-part.ts';
import { caseTables, withoutClosedCase } from './case-tables.ts';
import { competencePart } from './competence-part.ts';
import { entryTable } from './entry-table.ts';
import { managementReview } from './management-review-part.ts';
import { meetingTables } from './meeting-tables.ts';
import { programmePart } from './programme-part.ts';
import { sampleTables } from './sample-tables.ts';
import { type Cells, table } from './table-of.ts';

/** Facts one below the other; those that nobody wrote fall away. */
const factTable = (
  key: string,
  title: string,
  { words }: AuditFileSubject,
  facts: readonly (readonly [string, string | undefined])[],
) =>
  table(
    key,
    title,
    [words('column.fact'), words('column.said')],
    facts.filter(([, said]) => (said ?? '').trim() !== ''),
  );

const gapWords = ({ model, w }: AuditFileSubject, parts: readonly ReportPart[]): readonly string[] =>
  model.gaps
    .filter(({ part, lacking }) => parts.includes(part) && lacking.length > 0)
    .map(({ part, lacking }) => w(`gap.${part}`, { list: w.list(lacking) }));

const plan: AuditFilePart = {
  key: 'plan',
  of: (subject) => {
    const { model, words, w } = subject;
    const { audit } = model;
    const { agenda = [], earlier = [] } = model.plan ?? {};
    const dates = [audit.startsOn, audit.endsOn].filter((day) => day !== undefined).map((day) => w.day(day));
    const titled = (column: Parameters<typeof words>[0]) => words(column);
    return {
      tables: [
        ...factTable('plan', words('table.plan'), subject, [
          [words('fact.title'), audit.title],
          [words('fact.number'), audit.number],
          [words('fact.organisation'), audit.organisation],
          [words('fact.client'), audit.client],
          [words('fact.objectives'), audit.objectives],
          [words('fact.scope'), audit.scope],
          [words('fact.criteria'), words('criteria', { standard: model.standard, version: model.catalogueVersion })],
          [words('fact.dates'), [...new Set(dates)].join(' – ')],
          [words('fact.methods'), audit.methods && w.list(audit.methods.map((method) => w(`method.${method}`)))],
          [words('fact.confidentiality'), audit.confidentiality],
          [words('fact.distribution'), audit.distribution],
        ]),
        ...table(
          'sites',
          words('table.sites'),
          [titled('column.name'), titled('column.place.site')],
          model.sites.map(({ name, place }) => [name, place]),
        ),
        ...table(
          'ai-systems',
          words('table.aiSystems'),
          (['column.name', 'column.role', 'column.purpose', 'column.owner', 'column.theme'] as const).map(titled),
          model.aiSystems.map(({ name, role, purpose, owner, themes }) => [
            name,
            role && w(`system.${role}`),
            purpose,
            owner,
            w.list((themes ?? []).map((theme) => w(`theme.${theme}`))),
          ]),
        ),
        ...table(
          'procedures',
          words('table.procedures'),
          (['column.item', 'column.name', 'column.version'] as const).map(titled),
          model.procedures.map(({ ref, name, version }) => [ref, name, version]),
        ),
        ...table(
          'team',
          words('table.team'),
          (['column.name', 'column.role', 'column.mark'] as const).map(titled),
          model.team.map(({ name, role, mark }) => [name, role && w(`role.${role}`), mark]),
        ),
        ...table(
          'agenda',
          words('table.agenda'),
          (
            [
              'column.from',
              'column.to',
              'column.what',
              'column.items',
              'column.where',
              'column.auditors',
              'column.auditees',
              'column.note',
            ] as const
          ).map(titled),
          agenda.map((entry) => [
            w.moment(entry.startsAt),
            w.moment(entry.endsAt),
            entry.title,
            [...entry.areas, ...entry.items].join(', '),
            [entry.place, entry.site, ...entry.methods.flatMap((one) => (one ? w(`method.${one}`) : []))]
              .filter(Boolean)
              .join(', '),
            entry.auditors.join(', '),
            entry.auditees,
            entry.note,
          ]),
        ),
        ...table(
          'earlier-findings',
          words('table.earlier'),
          (
            [
              'column.label',
              'column.item',
              'column.title',
              'column.grade',
              'column.raisedOn',
              'column.repeatedBy',
            ] as const
          ).map(titled),
          earlier.map((one) => [
            one.label,
            one.ref,
            one.title,
            one.grade && w(`grade.${one.grade}`),
            w.day(one.raisedOn),
            one.repeatedBy.join(', '),
          ]),
        ),
        ...table(
          'items',
          words('table.items'),
          (['column.item', 'column.title', 'column.verdict', 'column.reason', 'column.note'] as const).map(titled),
          reportEntries(reportItems(model)).map(({ ref, title, verdict, reason, note }) => [
            ref,
            title,
            w(`verdict.${verdict}`),
            reason,
            note,
          ]),
        ),
        ...meetingTables(subject),
        ...applicabilityTable(subject),
      ],
      lacking: [
        ...gapWords(subject, ['objectives', 'scope', 'dates', 'team', 'openingMeeting', 'closingMeeting']).map((what) =>
          words('lacking.part', { what }),
        ),
        ...(agenda.length > 0 ? [] : [words('lacking.agenda')]),
      ],
    };
  },
};

const independence: AuditFilePart = {
  key: 'independence',
  of: (subject) => {
    const { model, words, w } = subject;
    const ownWork = model.plan?.ownWork ?? [];
    const undeclared = model.team.filter(
      ({ role, impartiality }) => role !== 'observer' && impartiality !== 'declared',
    );
    return {
      tables: [
        ...table(
          'declarations',
          words('table.independence'),
          (['column.name', 'column.role', 'column.ownAreas', 'column.impartiality'] as const).map((column) =>
            words(column),
          ),
          model.team
            .filter((member) => member.impartiality !== undefined || ownAreasOf(member) !== '')
            .map((member) => [
              member.name,
              member.role && w(`role.${member.role}`),
              ownAreasOf(member),
              member.impartiality && w(member.impartiality),
            ]),
        ),
        ...table(
          'own-work',
          words('table.ownWork'),
          (['column.name', 'column.audits', 'column.ownAreas', 'column.reason'] as const).map((column) =>
            words(column),
          ),
          ownWork.map(({ name, work, own, reason }) => [name, work, own, reason]),
        ),
      ],
      lacking: [
        ...(model.team.length === 0 ? [words('lacking.noTeam')] : []),
        ...(undeclared.length > 0
          ? [words('lacking.independence', { names: w.list(undeclared.map(({ name, mark }) => name ?? mark ?? '?')) })]
          : []),
        ...gapWords(subject, ['ownWork']).map((what) => words('lacking.part', { what })),
      ],
    };
  },
};

const sampling: AuditFilePart = {
  key: 'sampling',
  of: (subject) => {
    const { entries, model, words, w } = subject;
    const samples = entries.filter(
      ({ evidence: { kind, fields } }) =>
        kind === 'recordSample' ||
        [fields.population, fields.sampleSize, fields.sampleHits].some((count) => count !== undefined),
    );
    const incomplete = samples.filter(
      ({ evidence: { fields } }) =>
        fields.population === undefined || fields.sampleSize === undefined || fields.method === undefined,
    );
    const hasNote = (model.audit.samplingNote ?? '').trim() !== '';
    return {
      tables: [
        ...factTable('sampling', words('table.samplingNote'), subject, [
          [words('fact.samplingNote'), model.audit.samplingNote],
        ]),
        ...entryTable('samples', words('table.samples'), samples, subject),
        ...sampleTables(subject),
      ],
      lacking: [
        ...(samples.length === 0 ? [words('lacking.noSamples')] : []),
        ...(incomplete.length > 0
          ? [words('lacking.sampleFacts', { list: w.list(incomplete.map(({ evidence }) => evidence.label)) })]
          : []),
        ...(hasNote ? [] : [words('lacking.samplingNote')]),
        ...gapWords(subject, ['samplesFinished']).map((what) => words('lacking.report', { what })),
      ],
    };
  },
};

/** Labels of entries whose bytes aren't there. */
const withoutBytes = (
  entries: AuditFileSubject['entries'],
  { pathOf, words, w }: AuditFileSubject,
): readonly string[] => {
  const labels = entries
    .filter(({ evidence: { file } }) => file && pathOf(file.kept.sha256) === undefined)
    .map(({ evidence }) => evidence.label);
  return labels.length > 0 ? [words('lacking.bytes', { list: w.list(labels) })] : [];
};

const workingPapers: AuditFilePart = {
  key: 'workingPapers',
  of: (subject) => {
    const { facts, words } = subject;
    const items = checklistItems(facts);
    const titleOf = (key: string | undefined): Cells => {
      const item = items.find((one) => one.item === key);
      return item ? [item.ref, titleInContext(facts, item)] : [key, ''];
    };
    const questions = new Map(
      leavesOf(facts.catalogue).flatMap((leaf) => leaf.questions.map(({ id, text }) => [id, text] as const)),
    );
    const papers = subject.entries.filter(({ isWorking }) => isWorking);
    const titled = (...columns: Parameters<typeof words>[0][]) => columns.map((column) => words(column));
    const tables = [
      ...entryTable('working-papers', words('table.workingPapers'), papers, subject),
      ...table(
        'private-notes',
        words('table.workingNotes'),
        titled('column.item', 'column.title', 'column.note'),
        [...facts.responses.values()]
          .filter(({ fields, open }) => fields.workingNote !== undefined || open['workingNote'] !== undefined)
          .map(({ fields }) => [...titleOf(fields.item), fields.workingNote]),
        true,
      ),
      ...table(
        'assignments',
        words('table.assignments'),
        titled('column.item', 'column.title', 'column.name', 'column.reason'),
        facts
          .of('assignment')
          .filter(({ fields }) => fields.member !== undefined)
          .map(({ fields }) => [
            ...titleOf(fields.item),
            facts.team.find((row) => row.record === fields.member)?.fields.name,
            fields.reason,
          ]),
      ),
      ...table(
        'questions',
        words('table.questions'),
        titled('column.item', 'column.title', 'column.question', 'column.asked'),
        facts.asked.map(({ fields }) => [
          ...titleOf(fields.item),
          questions.get(fields.question ?? '') ?? fields.question,
          words(fields.asked === true ? 'yes' : 'no'),
        ]),
      ),
      ...openVersions(subject),
    ];
    return {
      tables,
      lacking: [...(tables.length === 0 ? [words('lacking.noWorkingPapers')] : []), ...withoutBytes(papers, subject)],
    };
  },
};

/** Versions that nobody chose from yet, of everything, also of what no report says. */
const openVersions = ({ facts, words }: AuditFileSubject): readonly Table[] => {
  const rows = [
    ...(facts.audit ? [facts.audit] : []),
    ...facts.sites,
    ...facts.procedures,
    ...facts.aiSystems,
    ...facts.team,
    ...facts.responses.values(),
    ...facts.findings,
    ...facts.evidence,
    ...facts.asked,
    ...facts.of('itemSplit'),
    ...facts.of('area'),
    ...facts.of('agendaItem'),
    ...facts.of('assignment'),
    ...facts.of('earlierFinding'),
  ] as readonly Row<Noun>[];
  const said = (value: unknown) => (typeof value === 'string' ? value : JSON.stringify(value));
  return table(
    'versions',
    words('table.versions'),
    (['column.where', 'column.field', 'column.versions'] as const).map((column) => words(column)),
    rows.flatMap((row) =>
      Object.entries(row.open).map(([field, heads]): Cells => {
        const named = row.fields as { readonly number?: string; readonly item?: string; readonly name?: string };
        const where = [row.noun, named.number ?? named.item ?? named.name].filter(Boolean).join(' ');
        return [where, field, heads.map((head) => `${head.at}: ${said(head.value)}`).join('\n')];
      }),
    ),
    true,
  );
};

const findingColumns = [
  'label',
  'grade',
  'item',
  'title',
  'requirement',
  'statement',
  'evidence',
  'gradeReason',
  'raisedOn',
  'raisedBy',
  'area',
  'site',
  'aiSystem',
  'theme',
  'repeatOf',
  'acknowledgement',
  'acknowledgementComment',
] as const;

const findingTable = (key: string, title: string, findings: readonly ReportFinding[], { words, w }: AuditFileSubject) =>
  table(
    key,
    title,
    findingColumns.map((column) => words(`column.${column}`)),
    findings.map((finding) => {
      const { fields } = finding;
      const said: { readonly [column in (typeof findingColumns)[number]]: string | undefined } = {
        label: finding.number,
        grade: w(`grade.${finding.grade}`),
        item: `${finding.ref} ${finding.itemTitle}`.trim(),
        title: fields.title,
        requirement: fields.requirement,
        statement: fields.statement,
        evidence: finding.evidence
          .map(({ label, fields: { title: what } }) => [label, what].filter(Boolean).join(' '))
          .join('\n'),
        gradeReason: fields.gradeReason,
        raisedOn: w.day(fields.raisedOn),
        raisedBy: fields.raisedBy,
        area: fields.area,
        site: finding.site,
        aiSystem: finding.aiSystem,
        theme: finding.theme && w(`theme.${finding.theme}`),
        repeatOf: fields.repeatOf,
        acknowledgement: fields.acknowledgement && w(`finding.${fields.acknowledgement}`),
        acknowledgementComment: fields.acknowledgementComment,
      };
      return findingColumns.map((column) => said[column]);
    }),
    true,
  );

/** What the plan, the declarations and the samples have told already isn't lacking twice. */
const toldElsewhere: readonly ReportPart[] = [
  'objectives',
  'scope',
  'dates',
  'team',
  'impartiality',
  'ownWork',
  'samplingCaveat',
  'openingMeeting',
  'closingMeeting',
  'samplesFinished',
];

const report: AuditFilePart = {
  key: 'report',
  of: (subject) => {
    const { model, words, entries, hasReportPdf } = subject;
    const { audit } = model;
    const reported = entries.filter(({ isWorking }) => !isWorking);
    const parts = model.gaps.map(({ part }) => part).filter((part) => !toldElsewhere.includes(part));
    return {
      tables: [
        ...factTable('conclusions', words('table.conclusions'), subject, [
          [words('fact.conclusion'), audit.conclusion],
          [words('fact.conformityAnswer'), audit.conformityAnswer],
          [words('fact.effectivenessAnswer'), audit.effectivenessAnswer],
          [words('fact.recommendations'), audit.recommendations],
          [words('fact.divergentOpinions'), audit.divergentOpinions],
          [words('fact.followUp'), audit.followUp],
          [words('fact.distribution'), audit.distribution],
        ]),
        ...findingTable('findings', words('table.findings'), model.findings, subject),
        ...entryTable('evidence', words('table.evidence'), reported, subject),
      ],
      lacking: [
        ...(hasReportPdf ? [] : [words('lacking.reportPdf')]),
        ...gapWords(subject, parts).map((what) => words('lacking.report', { what })),
        ...withoutBytes(reported, subject),
        words('lacking.handedOver'),
      ],
    };
  },
};

const nonconformities: AuditFilePart = {
  key: 'nonconformities',
  of: (subject) => {
    const { model, words, w } = subject;
    const raised = model.findings.filter(({ grade }) => isNonconformity(grade));
    if (raised.length === 0) return { tables: [], lacking: [], note: words('noNonconformities') };
    const acknowledged = new Set(
      subject.cases
        .filter((facts) => facts.of('acknowledgement').some(({ fields }) => fields.answer !== undefined))
        .map((facts) => caseOf(facts)?.fields.number ?? ''),
    );
    const list = (findings: readonly ReportFinding[]) => w.list(findings.map(({ number }) => number));
    const open = raised.filter(
      ({ number, fields }) => fields.acknowledgement === undefined && !acknowledged.has(number),
    );
    const { none, open: notClosed } = withoutClosedCase(
      subject,
      raised.map(({ number }) => number),
    );
    return {
      tables: [
        ...findingTable('nonconformities', words('table.nonconformities'), raised, subject),
        ...caseTables(subject),
      ],
      lacking: [
        ...(none.length > 0 ? [words('lacking.correction', { list: w.list(none) })] : []),
        ...(notClosed.length > 0 ? [words('lacking.closing', { list: w.list(notClosed) })] : []),
        ...(open.length > 0 ? [words('lacking.acknowledgement', { list: list(open) })] : []),
      ],
    };
  },
};

/** SPEC A1: the nine things that a certification body asks to see of an internal audit, in the order it asks. */
export const auditFileParts: readonly AuditFilePart[] = [
  programmePart,
  plan,
  competencePart,
  independence,
  sampling,
  workingPapers,
  report,
  nonconformities,
  managementReview,
];
