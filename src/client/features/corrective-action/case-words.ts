import type { I18n, MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { CaseProblem } from '#domain/corrective-action/case-problems.ts';
import type { CaseView } from '#domain/corrective-action/case-register.ts';
import type { CaseSide, CaseState, CaseStep } from '#domain/corrective-action/case-state.ts';
import type { CloseGap } from '#domain/corrective-action/close-case.ts';
import type { causeMethods, existences, fishboneBranches } from '#domain/corrective-action/corrective-action-nouns.ts';
import type { PlanGap } from '#domain/corrective-action/decide-plan.ts';

export const stepWords: Record<CaseStep, MessageDescriptor> = {
  acknowledgement: msg`Acknowledgement`,
  correction: msg`Correction`,
  extent: msg`Extent`,
  cause: msg`Cause`,
  actions: msg`Corrective actions`,
  plan: msg`Decision on the plan`,
  criterion: msg`How the effect will be judged`,
  implementation: msg`Implementation`,
  effectiveness: msg`Effectiveness`,
  closure: msg`Closing`,
};

/** What is to be done at a step, as it stands after "Next:". */
const dutyWords: Record<CaseStep, MessageDescriptor> = {
  acknowledgement: msg`agree or disagree with the nonconformity`,
  correction: msg`say what was done at once`,
  extent: msg`find out whether it exists elsewhere`,
  cause: msg`find the cause`,
  actions: msg`plan corrective actions, each with owner and due date`,
  plan: msg`decide on the plan`,
  criterion: msg`fix how the effect will be judged`,
  implementation: msg`implement the actions`,
  effectiveness: msg`check the effect`,
  closure: msg`close the case`,
};

export const sideWords: Record<CaseSide, MessageDescriptor> = {
  owner: msg`Process owner`,
  auditor: msg`Auditor`,
  verifier: msg`Verifier`,
};

export const viewWords: Record<CaseView, MessageDescriptor> = {
  open: msg`Open`,
  overdue: msg`Overdue`,
  toDecide: msg`For the auditor`,
  toCheck: msg`Effect to be checked`,
  closed: msg`Closed`,
};

export const existenceWords: Record<(typeof existences)[number], MessageDescriptor> = {
  onlyHere: msg`Only here`,
  elsewhereToo: msg`Elsewhere too`,
};

export const methodWords: Record<(typeof causeMethods)[number], MessageDescriptor> = {
  fiveWhys: msg`5 whys`,
  fishbone: msg`Fishbone`,
  other: msg`Another method`,
};

export const branchWords: Record<(typeof fishboneBranches)[number], MessageDescriptor> = {
  people: msg`People`,
  process: msg`Process`,
  technology: msg`Technology`,
  data: msg`Data`,
  environment: msg`Environment`,
  management: msg`Management`,
};

const planGapWord: Record<PlanGap['part'], MessageDescriptor> = {
  correction: msg`correction`,
  extent: msg`extent, with how it was found`,
  cause: msg`cause, with its method`,
  action: msg`a corrective action`,
  actionText: msg`what an action is`,
  actionOwner: msg`owner of an action`,
  actionDue: msg`due date of an action`,
  undecided: msg`a choice between two versions`,
};

/** What a plan lacks, each once. */
export const planGapWords = (gaps: readonly PlanGap[], i18n: I18n): string =>
  [...new Set(gaps.map(({ part }) => i18n._(planGapWord[part])))].join(', ');

export const closeGapWords = (gap: CloseGap, i18n: I18n): string => {
  switch (gap.part) {
    case 'acknowledgement':
      return i18n._(msg`the auditee's acknowledgement`);
    case 'plan':
      return i18n._(msg`in the plan: ${planGapWords(gap.gaps, i18n)}`);
    case 'planUndecided':
      return i18n._(msg`a decision on the plan`);
    case 'planRejected':
      return i18n._(msg`an accepted plan: it was rejected`);
    case 'planChanged':
      return i18n._(msg`a decision on the plan: it changed since it was accepted`);
    case 'implementation':
      return i18n._(msg`implementation of: ${gap.names.join('; ')}`);
    case 'criterion':
      return i18n._(msg`a criterion for the effect, fixed in advance`);
    case 'result':
      return i18n._(msg`the check of the effect`);
    case 'notEffective':
      return i18n._(msg`an effect: the check found none`);
    case 'problem':
      return i18n._(msg`mending of what is shown at the top`);
  }
};

export const problemWords = (problem: CaseProblem, i18n: I18n): { readonly title: string; readonly text: string } => {
  switch (problem.kind) {
    case 'verifierOwns':
      return {
        title: i18n._(msg`The verifier is an owner`),
        text: problem.action
          ? i18n._(
              msg`${problem.name} owns "${problem.action}". Name another verifier, or give the action to another person.`,
            )
          : i18n._(msg`${problem.name} owns this case. Name another verifier.`),
      };
    case 'closedWithOpenAction':
      return {
        title: i18n._(msg`Closed with an open action`),
        text: i18n._(
          msg`Another tablet added it meanwhile: ${problem.names.join('; ')}. Open the case again, and see it through.`,
        ),
      };
    case 'criterionAfterResult':
      return {
        title: i18n._(msg`The criterion is not the one that was judged by`),
        text: i18n._(
          msg`The result was given on "${problem.judged}"; now it reads "${problem.now.join('" and "')}". Begin a new round.`,
        ),
      };
    case 'decidedTwice':
      return {
        title: i18n._(msg`Decided twice, differently`),
        text:
          problem.what === 'plan'
            ? i18n._(
                msg`Two auditors decided on the plan on two tablets. The rejection counts until one decides again.`,
              )
            : problem.what === 'result'
              ? i18n._(
                  msg`Two checks of the effect came to different results. The failed one counts. Begin a new round.`,
                )
              : i18n._(msg`One tablet closed the case, another opened it again. It is open.`),
      };
    case 'twoOwners':
      return {
        title: i18n._(msg`Two owners`),
        text: i18n._(msg`${problem.names.join(', ')}. Choose one.`),
      };
    case 'issuedTwice':
      return {
        title: i18n._(msg`Issued twice`),
        text: i18n._(
          msg`The same nonconformity has another case, issued on another tablet. Go on in one of them, and say so in the other.`,
        ),
      };
  }
};

/** What the next one has to do. */
export const nextWords = (state: CaseState, i18n: I18n): string =>
  state.needsNewRound
    ? i18n._(msg`begin a new round`)
    : state.plan === 'rejected' && state.next?.step === 'actions'
      ? i18n._(msg`revise the rejected plan`)
      : state.next
        ? i18n._(dutyWords[state.next.step])
        : '';

/** Where a case stands, in two or three words. */
export const stateWord = (state: CaseState, i18n: I18n): string =>
  state.isClosed
    ? i18n._(msg`Closed`)
    : state.needsNewRound
      ? i18n._(msg`No effect: new round needed`)
      : state.plan === 'rejected'
        ? i18n._(msg`Plan rejected`)
        : state.plan === 'changed'
          ? i18n._(msg`Plan changed since accepted`)
          : state.step
            ? i18n._(stepWords[state.step])
            : '';
