import type { CasePaperModel, CaseRoundOnPaper } from '#domain/corrective-action/case-paper-model.ts';
import type { CaseProblem } from '#domain/corrective-action/case-problems.ts';
import type { CaseState } from '#domain/corrective-action/case-state.ts';
import type { Paper, PaperBlock } from '../paper.ts';
import { type CaseWords, caseWords, type PaperWordChoices, whoAndWhen } from './case-words.ts';

type FactRows = readonly (readonly [string, string | undefined])[];

const said = (rows: FactRows): readonly (readonly [string, string])[] =>
  rows.flatMap(([name, text]) => ((text ?? '').trim() === '' ? [] : [[name, text ?? ''] as const]));

const factsOf = (rows: FactRows): readonly PaperBlock[] =>
  said(rows).length === 0 ? [] : [{ kind: 'facts', rows: said(rows) }];

const note = (text: string): PaperBlock => ({ kind: 'paragraph', text, isNote: true });
const subhead = (text: string): PaperBlock => ({ kind: 'subhead', text });

export const stateLine = (state: Omit<CaseState, 'journal'>, w: CaseWords): string =>
  state.isClosed
    ? w('state.closed', { day: w.day(state.closedOn) })
    : state.needsNewRound
      ? w('state.newRound')
      : w('state.open', { round: state.round });

/** A case with all its history: what was issued, every round with its decisions and its check, and what is to be mended. */
export const casePaper = (model: CasePaperModel, choices: PaperWordChoices): Paper => {
  const w = caseWords(choices);
  const { case: said0, state, acknowledgement } = model;
  const next = state.next;
  return {
    kind: w('kind'),
    title: [said0.number, said0.title].filter(Boolean).join(' ') || w('kind'),
    subtitle: said0.organisation ?? '',
    facts: said([
      [w('grade'), state.grade && w(`grade.${state.grade}`)],
      [w('state'), stateLine(state, w)],
      [w('next'), next && whoAndWhen(next.name, w(`step.${next.step}`))],
      [w('until'), w.day(next?.until)],
      [w('overdue'), state.overdueDays > 0 ? w('days', { days: state.overdueDays }) : undefined],
      [w('age'), w('days', { days: state.ageDays })],
      [w('owner'), said0.owner],
      [w('verifier'), said0.verifier],
      [w('answerOn'), w.day(said0.answerOn)],
    ]),
    author: said0.issuedBy ?? '',
    whose: said0.organisation ?? '',
    confidentiality: '',
    sections: [
      ...(model.problems.length + model.openVersions.length > 0
        ? [{ title: w('problems'), blocks: problemBlocks(model, w) }]
        : []),
      {
        title: w('nonconformity'),
        blocks: factsOf([
          [w('requirement'), said0.requirement],
          [
            w('evidence'),
            (said0.evidence ?? [])
              .map(({ label, title, sha256 }) =>
                [label, title, sha256 && `SHA-256 ${sha256}`].filter(Boolean).join(' '),
              )
              .join('\n'),
          ],
          [w('statement'), said0.statement],
          [w('gradeReason'), said0.gradeReason],
          [w('audit'), [said0.auditNumber, said0.auditTitle].filter(Boolean).join(' ')],
          [w('item'), [said0.item, said0.itemTitle].filter(Boolean).join(' ')],
          [w('area'), said0.area],
          [w('site'), said0.site],
          [w('aiSystem'), said0.aiSystem],
          [w('raised'), whoAndWhen(said0.raisedBy, w.day(said0.raisedOn))],
          [w('issued'), whoAndWhen(said0.issuedBy, w.day(said0.issuedOn))],
          [w('repeatOf'), said0.repeatOf],
        ]),
      },
      {
        title: w('step.acknowledgement'),
        blocks: acknowledgement?.answer
          ? [
              ...factsOf([[w(acknowledgement.answer), acknowledgement.comment ?? w.day(acknowledgement.on)]]),
              {
                kind: 'signatures',
                rows: [
                  {
                    name: acknowledgement.signature?.name ?? acknowledgement.by ?? '',
                    position: w('owner'),
                    when: w.day(acknowledgement.on),
                    ...(acknowledgement.signature ? { signature: acknowledgement.signature } : {}),
                  },
                ],
              },
            ]
          : [note(w('notAcknowledged'))],
      },
      ...model.rounds.map((round) => ({
        title: w('round', { round: round.round }),
        blocks: roundBlocks(round, round.round === state.round && state.plan === 'changed', w),
      })),
    ],
  };
};

const roundBlocks = (round: CaseRoundOnPaper, isChanged: boolean, w: CaseWords): readonly PaperBlock[] => {
  const { extent, cause, check } = round;
  const some = (blocks: readonly PaperBlock[], empty: string) => (blocks.length > 0 ? blocks : [note(empty)]);
  return [
    subhead(w('step.correction')),
    ...some(
      factsOf(round.corrections.map(({ text, by, doneOn }) => [whoAndWhen(by, w.day(doneOn)), text])),
      w('notSaid'),
    ),
    subhead(w('step.extent')),
    ...some(
      factsOf([
        [extent?.existence ? w(extent.existence) : w('step.extent'), extent?.text],
        [w('checked'), whoAndWhen(extent?.by, w.day(extent?.assessedOn))],
      ]),
      w('notSaid'),
    ),
    subhead(w('step.cause')),
    ...some(
      factsOf([
        [w('method'), cause?.method && w(cause.method)],
        ...round.whys.map(({ branch, answer }, i): readonly [string, string | undefined] => [
          branch ? w(branch) : w('why', { n: i + 1 }),
          answer,
        ]),
        [w('step.cause'), cause?.statement],
        [w('checked'), whoAndWhen(cause?.by, w.day(cause?.foundOn))],
      ]),
      w('notSaid'),
    ),
    subhead(w('step.actions')),
    {
      kind: 'table',
      columns: [
        { title: w('action'), share: 5, isBold: true },
        { title: w('owner'), share: 3 },
        { title: w('due'), share: 2 },
        { title: w('implementedOn'), share: 3 },
        { title: w('implementation'), share: 5 },
      ],
      rows: round.actions.map(({ text, owner, dueOn, implementedOn, implementation }) => [
        text ?? '',
        owner ?? '',
        w.day(dueOn),
        w.day(implementedOn),
        implementation ?? '',
      ]),
      empty: w('noActions'),
    },
    ...factsOf(
      round.actions.map(({ evidence }, i): readonly [string, string] => [
        w('actionEvidence', { n: i + 1 }),
        evidence.join('\n'),
      ]),
    ),
    subhead(w('step.plan')),
    ...some(
      round.decisions.flatMap(({ decision, by, at, reason, plan }) => [
        ...factsOf([
          [w(decision ?? 'rejected'), whoAndWhen(by, w.moment(at))],
          ['', reason],
        ]),
        ...(plan && plan.actions.length > 0
          ? [
              note(w('decided')),
              {
                kind: 'table',
                columns: [
                  { title: w('action'), share: 6 },
                  { title: w('owner'), share: 3 },
                  { title: w('due'), share: 2 },
                ],
                rows: plan.actions.map(({ text, owner, dueOn }) => [text, owner, w.day(dueOn)]),
                empty: w('noActions'),
              } as const,
            ]
          : []),
      ]),
      w('noDecision'),
    ),
    ...(isChanged ? [note(w('changed'))] : []),
    subhead(w('step.effectiveness')),
    ...some(
      factsOf([
        [w('criterion'), check?.criterion],
        [w('method'), check?.method],
        [w('checkOn'), w.day(check?.checkOn)],
        [w('fixed'), whoAndWhen(check?.fixedBy, w.moment(check?.fixedAt))],
        [check?.result ? w(check.result) : w('checked'), whoAndWhen(check?.verifier, w.day(check?.checkedOn))],
        [w('seen'), check?.note],
        [w('evidence'), check?.evidence.join('\n')],
      ]),
      w('notChecked'),
    ),
    ...(round.closures.length > 0 ? [subhead(w('step.closure'))] : []),
    ...factsOf(
      round.closures.map(({ decision, by, at, reason }): readonly [string, string] => [
        w(decision ?? 'closed'),
        [whoAndWhen(by, w.moment(at)), reason].filter(Boolean).join('\n'),
      ]),
    ),
  ];
};

const problemText = (problem: CaseProblem, w: CaseWords): string => {
  switch (problem.kind) {
    case 'verifierOwns':
      return w('problem.verifierOwns', { what: [problem.name, problem.action].filter(Boolean).join(', ') });
    case 'closedWithOpenAction':
      return w('problem.closedWithOpenAction', { what: problem.names.join('; ') });
    case 'criterionAfterResult':
      return w('problem.criterionAfterResult', { what: [problem.judged, ...problem.now].join(' / ') });
    case 'decidedTwice':
      return w('problem.decidedTwice', { what: w(`what.${problem.what}`) });
    case 'twoOwners':
      return w('problem.twoOwners', { what: problem.names.join(', ') });
    case 'issuedTwice':
      return w('problem.issuedTwice', { what: problem.journals.join(', ') });
  }
};

const problemBlocks = (model: CasePaperModel, w: CaseWords): readonly PaperBlock[] => [
  ...model.problems.map((problem): PaperBlock => ({ kind: 'paragraph', text: problemText(problem, w) })),
  ...(model.openVersions.length > 0
    ? [
        subhead(w('versions')),
        ...factsOf(model.openVersions.map(({ where, values }) => [where, values.join('\n')] as const)),
      ]
    : []),
];
