import type { CaseRegisterModel } from '#domain/corrective-action/case-paper-model.ts';
import type { Paper } from '../paper.ts';
import { stateLine } from './case-paper.ts';
import { caseWords, type PaperWordChoices } from './case-words.ts';

/** The corrective-action register: every case in a line, and the open ones by age. */
export const caseRegisterPaper = (model: CaseRegisterModel, choices: PaperWordChoices): Paper => {
  const w = caseWords(choices);
  const organisations = [...new Set(model.cases.flatMap((one) => one.case.organisation ?? []))];
  return {
    kind: w('kind.register'),
    title: w('register.title'),
    subtitle: organisations.join(', '),
    facts: [
      [w('as.of'), w.day(model.today)],
      [w('cases'), String(model.cases.length)],
      [w('overdue'), String(model.cases.filter(({ state }) => state.overdueDays > 0).length)],
    ],
    author: '',
    whose: organisations.join(', '),
    confidentiality: '',
    sections: [
      {
        title: w('ageing'),
        blocks: [
          {
            kind: 'table',
            columns: [
              { title: w('age'), share: 3, isBold: true },
              { title: w('major'), share: 3 },
              { title: w('minor'), share: 3 },
              { title: w('sum'), share: 2 },
            ],
            rows: model.ageing.map(({ from, to, byGrade, count }) => [
              to === undefined ? w('ageing.over', { from: from - 1 }) : w('ageing.to', { from, to }),
              String(byGrade.major ?? 0),
              String(byGrade.minor ?? 0),
              String(count),
            ]),
            empty: w('noCases'),
          },
        ],
      },
      {
        title: w('cases'),
        blocks: [
          {
            kind: 'table',
            columns: [
              { title: w('number'), share: 4, isBold: true },
              { title: w('title'), share: 6 },
              { title: w('grade'), share: 4 },
              { title: w('owner'), share: 4 },
              { title: w('state'), share: 4 },
              { title: w('next'), share: 5 },
            ],
            rows: model.cases.map(({ case: said, state }) => [
              [said.auditNumber, said.number].filter(Boolean).join(' '),
              said.title ?? '',
              state.grade ? w(`grade.${state.grade}`) : '',
              said.owner ?? '',
              stateLine(state, w),
              state.next
                ? [
                    w(`step.${state.next.step}`),
                    w.day(state.next.until),
                    state.overdueDays > 0 ? `${w('overdue')}: ${w('days', { days: state.overdueDays })}` : '',
                  ]
                    .filter(Boolean)
                    .join('\n')
                : '',
            ]),
            empty: w('noCases'),
          },
        ],
      },
    ],
  };
};
