import type { I18n } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { TakeOutRefusal } from '#domain/audit/take-out.ts';
import type { AnswerRefusal } from '#domain/checklist/answer-item.ts';
import type { SplitRefusal } from '#domain/checklist/split-item.ts';
import type { OwnWorkRefusal } from '#domain/plan/assign.ts';
import { ownWords } from './own-words.ts';

type PlanRefusal = Extract<
  AnswerRefusal | TakeOutRefusal | SplitRefusal | OwnWorkRefusal,
  { kind: 'itemIsSplit' | 'partCannotBeSplit' | 'splitNeedsTwo' | 'partsInUse' | 'partOfSplit' | 'ownWork' }
>;

/** Refusals of the plan and of split items in words. */
export const planRefusalWords = (refusal: PlanRefusal, i18n: I18n): string => {
  switch (refusal.kind) {
    case 'itemIsSplit':
      return i18n._(
        msg`${refusal.item} is audited in parts, so nothing was changed. Choose a part below it, and answer there.`,
      );
    case 'partCannotBeSplit':
      return i18n._(msg`${refusal.item} is a part already, so it can't be split again. Nothing was changed.`);
    case 'splitNeedsTwo':
      return i18n._(msg`${refusal.item} is split into two parts or more. Nothing was changed. Choose another part.`);
    case 'partsInUse': {
      const parts = refusal.parts.join(', ');
      return i18n._(
        msg`${parts}: something is recorded there, so the part stays. Everything is safe. Take the response, notes, findings and evidence back first.`,
      );
    }
    case 'partOfSplit': {
      const items = refusal.items.join(', ');
      return i18n._(
        msg`${items} is audited in parts, and "${refusal.name}" is one of them, so it stays in the plan. Change that split first.`,
      );
    }
    case 'ownWork': {
      const own = ownWords(refusal.own);
      return i18n._(
        msg`${refusal.name} answers for ${own}. Nothing was changed. Choose another auditor, or give the reason that the report prints.`,
      );
    }
  }
};
