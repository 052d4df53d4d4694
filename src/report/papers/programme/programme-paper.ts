import type { ProgrammeModel } from '#domain/programme/programme-model.ts';
import type { SuggestionReason } from '#domain/programme/suggestions.ts';
import type { PaperMaking } from '#domain/report/paper-subject.ts';
import type { DateFormat, ReportLanguage } from '#domain/report/report-choices.ts';
import { makeWording, wordingOf } from '../../wording/wording.ts';
import type { Paper, PaperBlock } from '../paper.ts';
import german from './de.json' with { type: 'json' };
import english from './en.json' with { type: 'json' };

/** Columns of audits that fit beside each other on a portrait page; more go on in a further table. */
const auditsAcross = 5;

/** The audit programme on paper: what it is for, its audits, and what they cover as a table. */
export const programmePaper = (
  model: ProgrammeModel,
  _making: PaperMaking,
  choices: { readonly language: ReportLanguage; readonly dates: DateFormat },
): Paper => {
  const w = wordingOf({ en: english, de: german }, choices.language, choices.dates);
  const report = makeWording(choices.language, choices.dates);
  const { programme, audits, rows } = model;
  const period = (from: string | undefined, to: string | undefined) =>
    [...new Set([w.day(from), w.day(to)])].filter(Boolean).join(' – ');
  const written = (text: string | undefined): readonly PaperBlock[] => [
    { kind: 'paragraph', text: text?.trim() ? text : w('notWritten'), isNote: !text?.trim() },
  ];
  const reasonText = (reason: SuggestionReason): string => {
    switch (reason.kind) {
      case 'important':
        return reason.reason.trim() ? w('reason.importantFor', { reason: reason.reason }) : w('reason.important');
      case 'nonconformity':
        return w('reason.nonconformity', {
          verdict: report(`verdict.${reason.verdict}`),
          on: w.day(reason.on),
          title: reason.title,
        });
      case 'systemChanged':
        return w('reason.systemChanged', { ...reason, on: w.day(reason.on) });
      case 'overdue':
      case 'neverAudited':
        return w(`reason.${reason.kind}`);
    }
  };
  const parts = Array.from({ length: Math.max(1, Math.ceil(audits.length / auditsAcross)) }, (_, i) => ({
    from: i * auditsAcross,
    audits: audits.slice(i * auditsAcross, (i + 1) * auditsAcross),
  }));
  return {
    kind: w('kind'),
    title: programme.title || w('kind'),
    subtitle: model.organisation,
    facts: [
      [w('cycle'), model.hasCycle ? period(programme.startsOn, programme.endsOn) : w('noCycle')],
      [
        w('approved'),
        [programme.approvedBy, w.day(programme.approvedOn)].filter(Boolean).join(', ') || w('notApproved'),
      ],
      [w('standard'), w('standardText')],
    ],
    caveat: w('caveat'),
    author: '',
    whose: model.organisation,
    confidentiality: '',
    sections: [
      ...(['objectives', 'risks', 'methods', 'resources'] as const).map((part) => ({
        title: w(part),
        blocks: written(programme[part]),
      })),
      {
        title: w('audits'),
        blocks: [
          {
            kind: 'table',
            columns: [
              { title: w('column.audit'), share: 3, isBold: true },
              { title: w('column.when'), share: 2.4 },
              { title: w('column.lead'), share: 2 },
              { title: w('column.what'), share: 4.4 },
              { title: w('column.state'), share: 1.7 },
            ],
            rows: audits.map((audit) => [
              [audit.title, audit.kind && w(`kind.${audit.kind}`)].filter(Boolean).join('\n'),
              period(audit.startsOn, audit.endsOn) || w('empty'),
              [audit.lead, audit.method && report(`method.${audit.method}`)].filter(Boolean).join('\n'),
              [audit.items, audit.areas, audit.sites, audit.aiSystems]
                .map((names) => names.join(', '))
                .filter(Boolean)
                .join('\n'),
              w(`stage.${audit.stage}`),
            ]),
            empty: w('noAudits'),
          },
          ...audits
            .filter(({ reason, cancelledFor }) => `${reason}${cancelledFor}`.trim() !== '')
            .flatMap(({ title, reason, cancelledFor }): readonly PaperBlock[] => [
              { kind: 'subhead', text: title || w('column.audit') },
              ...[reason, cancelledFor.trim() ? w('cancelledFor', { reason: cancelledFor }) : '']
                .filter((text) => text.trim() !== '')
                .map((text) => ({ kind: 'paragraph', text }) as const),
            ]),
        ],
      },
      ...parts.map(({ from, audits: across }) => ({
        title: parts.length === 1 ? w('coverage') : w('coveragePart', { from: from + 1, to: from + across.length }),
        blocks: [
          {
            kind: 'table' as const,
            columns: [
              { title: w('column.item'), share: 4.2, isBold: true },
              ...across.map(({ title, startsOn }) => ({
                title: [title, w.day(startsOn)].filter(Boolean).join(', ') || w('empty'),
                share: 2,
              })),
              { title: w('column.last'), share: 2.4 },
              { title: w('column.state'), share: 1.8 },
            ],
            rows: rows.map(({ item, title, cells, last, state }) => [
              `${item} ${title}`,
              ...across.map((_, i) => {
                const cell = cells[from + i];
                return cell
                  ? cell.kind === 'audited'
                    ? report(`verdict.${cell.verdict}`)
                    : w(`cell.${cell.kind}`)
                  : w('empty');
              }),
              last ? `${report(`verdict.${last.verdict}`)}, ${w.day(last.on)}` : w('empty'),
              w(`state.${state}`),
            ]),
            empty: w('empty'),
          },
        ],
      })),
      {
        title: w('importances'),
        blocks: [
          {
            kind: 'table',
            columns: [
              { title: w('column.item'), share: 4, isBold: true },
              { title: w('importance'), share: 1.5 },
              { title: w('column.reason'), share: 5 },
            ],
            rows: model.importances.map(({ name, owner, importance, reason }) => [
              [name, owner].filter(Boolean).join(', '),
              importance ? w(`importance.${importance}`) : w('empty'),
              reason,
            ]),
            empty: w('noImportances'),
          },
        ],
      },
      {
        title: w('suggestions'),
        blocks: [
          {
            kind: 'table',
            columns: [
              { title: w('column.item'), share: 4, isBold: true },
              { title: w('column.reason'), share: 5 },
            ],
            rows: model.suggestions.map(({ name, reasons }) => [name, reasons.map(reasonText).join('\n')]),
            empty: w('noSuggestions'),
          },
        ],
      },
    ],
  };
};
