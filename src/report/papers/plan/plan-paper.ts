import type { PlanModel } from '#domain/plan/plan-model.ts';
import type { PaperMaking } from '#domain/report/paper-subject.ts';
import type { DateFormat, ReportLanguage } from '#domain/report/report-choices.ts';
import { wordingOf } from '../../wording/wording.ts';
import type { Paper } from '../paper.ts';
import german from './de.json' with { type: 'json' };
import english from './en.json' with { type: 'json' };

/** The audit plan as the auditee gets it. */
export const planPaper = (
  { audit }: PlanModel,
  _making: PaperMaking,
  choices: { readonly language: ReportLanguage; readonly dates: DateFormat },
): Paper => {
  const w = wordingOf({ en: english, de: german }, choices.language, choices.dates);
  return {
    kind: w('kind'),
    title: audit.title ?? w('kind'),
    subtitle: audit.organisation ?? '',
    facts: [[w('dates'), [w.day(audit.startsOn), w.day(audit.endsOn)].filter(Boolean).join(' – ')]],
    author: '',
    whose: audit.organisation ?? '',
    confidentiality: audit.confidentiality ?? '',
    sections: [{ title: w('objectives'), blocks: [{ kind: 'paragraph', text: audit.objectives ?? '' }] }],
  };
};
