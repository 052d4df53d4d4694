import type { PlanModel } from '#domain/plan/plan-model.ts';
import type { PaperMaking } from '#domain/report/paper-subject.ts';
import type { DateFormat, ReportLanguage } from '#domain/report/report-choices.ts';
import { type WordsBy, wordingOf } from '../../wording/wording.ts';
import type { Paper, PaperBlock } from '../paper.ts';
import { agendaTime } from './agenda-time.ts';
import german from './de.json' with { type: 'json' };
import english from './en.json' with { type: 'json' };

type Words = WordsBy<keyof typeof english>;

/** The audit plan as the auditee gets it: what for, what, by whom, when; and a line to say that it came. */
export const planPaper = (
  model: PlanModel,
  _making: PaperMaking,
  choices: { readonly language: ReportLanguage; readonly dates: DateFormat },
): Paper => {
  const w = wordingOf({ en: english, de: german }, choices.language, choices.dates);
  const { audit } = model;
  const given = (text: string | undefined) => (text?.trim() ? text : w('notGiven'));
  const leads = model.team.filter((member) => member.role === 'lead').flatMap((member) => member.name ?? []);
  const days = [...new Set([audit.startsOn, audit.endsOn])].filter(Boolean).map((day) => w.day(day));
  const methods = audit.methods?.length ? w.list(audit.methods.map((method) => w(`method.${method}`))) : undefined;
  return {
    kind: w('kind'),
    title: audit.title?.trim() || w('untitled'),
    subtitle: audit.organisation ?? '',
    facts: [
      [w('number'), given(audit.number)],
      [w('dates'), given(days.join(' – '))],
      [w('client'), given(audit.client)],
      [w('lead'), given(leads.join(', '))],
      [w('methods'), given(methods)],
    ],
    author: leads.join(', '),
    whose: audit.organisation ?? '',
    confidentiality: audit.confidentiality ?? '',
    sections: [
      { title: w('objectives'), blocks: [{ kind: 'paragraph', text: given(audit.objectives) }] },
      { title: w('scope'), blocks: scopeBlocks(model, w) },
      { title: w('team'), blocks: teamBlocks(model, w) },
      { title: w('agenda'), blocks: agendaBlocks(model, w) },
      ...(model.earlier.length > 0 ? [{ title: w('earlier'), blocks: [earlierTable(model, w)] }] : []),
      {
        title: w('sampling'),
        blocks: [
          { kind: 'paragraph', text: w('samplingLead') },
          ...(audit.samplingNote?.trim() ? [{ kind: 'paragraph' as const, text: audit.samplingNote }] : []),
        ],
      },
      {
        title: w('confidentiality'),
        blocks: [
          { kind: 'paragraph', text: w('confidentialityLead') },
          ...(audit.confidentiality?.trim() ? [{ kind: 'paragraph' as const, text: audit.confidentiality }] : []),
        ],
      },
      {
        title: w('receipt'),
        blocks: [
          { kind: 'paragraph', text: w('receiptLead') },
          {
            kind: 'signatures',
            rows: [
              { name: w('forAuditee'), position: audit.organisation ?? '', when: '' },
              { name: leads.join(', ') || w('lead'), position: w('forTeam'), when: '' },
            ],
          },
        ],
      },
    ],
  };
};

const scopeBlocks = (model: PlanModel, w: Words): readonly PaperBlock[] => [
  { kind: 'subhead', text: w('scopeIs') },
  { kind: 'paragraph', text: model.audit.scope?.trim() ? model.audit.scope : w('notGiven') },
  { kind: 'subhead', text: w('criteria') },
  { kind: 'paragraph', text: [w('standard', { standard: model.standard }), ...model.procedures].join('\n') },
  ...factsBlock(w('sites'), model.sites),
  ...factsBlock(w('systems'), model.aiSystems),
  ...(model.areas.length > 0
    ? [
        { kind: 'subhead' as const, text: w('areas') },
        { kind: 'paragraph' as const, text: model.areas.join(', ') },
      ]
    : []),
];

const factsBlock = (title: string, rows: readonly (readonly [string, string])[]): readonly PaperBlock[] =>
  rows.length > 0
    ? [
        { kind: 'subhead', text: title },
        { kind: 'facts', rows },
      ]
    : [];

const teamBlocks = (model: PlanModel, w: Words): readonly PaperBlock[] => [
  {
    kind: 'table',
    columns: [
      { title: w('name'), share: 2, isBold: true },
      { title: w('role'), share: 1.5 },
      { title: w('impartiality'), share: 1.7 },
      { title: w('own'), share: 2.6 },
    ],
    rows: model.team.map(({ name = '', role, impartiality, own }) => [
      name,
      role ? w(`role.${role}`) : '',
      role === 'observer' ? '' : w(impartiality ?? 'notDeclared'),
      own,
    ]),
    empty: model.team.length > 0 ? '' : w('notGiven'),
  },
  ...(model.ownWork.length > 0
    ? [
        { kind: 'subhead' as const, text: w('ownWork') },
        {
          kind: 'table' as const,
          columns: [
            { title: w('name'), share: 1.5, isBold: true },
            { title: w('ownWork.audits'), share: 1.6 },
            { title: w('own'), share: 1.6 },
            { title: w('reason'), share: 3 },
          ],
          rows: model.ownWork.map(({ name, work, own, reason }) => [name, work, own, reason ?? w('noReason')]),
          empty: '',
        },
      ]
    : []),
  { kind: 'paragraph', text: w('teamLead'), isNote: true },
];

const agendaBlocks = (model: PlanModel, w: Words): readonly PaperBlock[] =>
  model.agenda.length === 0
    ? [{ kind: 'paragraph', text: w('agenda.empty') }]
    : [...Map.groupBy(model.agenda, (entry) => entry.startsAt?.slice(0, 10))].flatMap(([day, entries]) => [
        { kind: 'subhead', text: day ? w.day(day) : w('noTime') },
        {
          kind: 'table',
          columns: [
            { title: w('time'), share: 1.45, isBold: true },
            { title: w('what'), share: 3.2 },
            { title: w('where'), share: 2 },
            { title: w('auditors'), share: 1.5 },
            { title: w('auditees'), share: 1.8 },
          ],
          rows: entries.map((entry) => [
            agendaTime(entry),
            [entry.title, [...entry.areas, ...entry.items].join(', '), entry.note].filter(Boolean).join('\n'),
            [
              [entry.place, entry.site].filter(Boolean).join(', '),
              ...entry.methods.flatMap((method) => (method ? w(`method.${method}`) : [])),
            ]
              .filter(Boolean)
              .join('\n'),
            entry.auditors.join(', '),
            entry.auditees ?? '',
          ]),
          empty: '',
        },
      ]);

const earlierTable = (model: PlanModel, w: Words): PaperBlock => ({
  kind: 'table',
  columns: [
    { title: w('number'), share: 1.3, isBold: true },
    { title: w('earlier.item'), share: 0.7 },
    { title: w('earlier.what'), share: 3.4 },
    { title: w('earlier.last'), share: 2 },
  ],
  rows: model.earlier.map(({ label, ref, title, grade, raisedOn, state }) => [
    label,
    ref,
    title ?? '',
    [grade && w(`verdict.${grade}`), w.day(raisedOn), w(`state.${state ?? 'unknown'}`)].filter(Boolean).join(', '),
  ]),
  empty: '',
});
