import { useLingui } from '@lingui/react/macro';
import { useRef } from 'react';
import { nextFindingNumber } from '#domain/audit/numbering.ts';
import { answerItem } from '#domain/checklist/answer-item.ts';
import type { ItemWithState } from '#domain/checklist/item-states.ts';
import type { Response } from '#domain/checklist/response.ts';
import type { Grade } from '#domain/finding/grade.ts';
import { raiseFinding } from '#domain/finding/raise-finding.ts';
import { succeed } from '#domain/result.ts';
import { useAudit } from '../tablet/audit-context.tsx';
import { useTablet } from '../tablet/tablet-context.tsx';
import { todayOf } from '../tablet/today.ts';
import { useAct } from '../tablet/use-act.ts';
import { useAuditorIn } from '../tablet/use-auditor.ts';

/** Recording on one item: its response, and findings raised on it. One act at a time: a double tap raises one finding. */
export const useVerdict = (item: ItemWithState) => {
  const { facts, noteNumbers } = useAudit();
  const { newId, now } = useTablet();
  const auditor = useAuditorIn(facts.team);
  const act = useAct(facts.journal);
  const { t } = useLingui();
  const isBusy = useRef(false);

  const inTurn = async (work: () => Promise<boolean>): Promise<boolean> => {
    if (isBusy.current) return false;
    isBusy.current = true;
    try {
      return await work();
    } finally {
      isBusy.current = false;
    }
  };

  /** `recordedReason`: the reason as its field has recorded it; it is not said a second time. */
  const answer = (response: Response | null, recordedReason?: string) =>
    inTurn(() => {
      const answered = answerItem(facts, { item: item.item, response, reason: recordedReason ?? '' });
      const said = answered.ok ? succeed(answered.value.filter((edit) => edit.field !== 'reason')) : answered;
      return act.run(said, response === null ? t`${item.ref} is open again` : undefined);
    });

  /** Gives the finding's record id, or undefined where it was refused. */
  const raise = async (grade: Grade): Promise<string | undefined> => {
    if (!auditor) {
      act.refuse({ kind: 'markNeeded' });
      return undefined;
    }
    const record = newId();
    const isRaised = await inTurn(() => {
      const raised = raiseFinding(facts, { record, item: item.item, grade, by: auditor, today: todayOf(now()) });
      if (!raised.ok) return act.run(raised);
      const number = nextFindingNumber(auditor.mark, facts.numbersGiven);
      noteNumbers(raised.value);
      return act.run(raised, t`${number} raised on ${item.ref}`);
    });
    return isRaised ? record : undefined;
  };

  return { answer, raise, act };
};
