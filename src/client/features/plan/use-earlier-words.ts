import { useLingui } from '@lingui/react/macro';
import { useCallback } from 'react';
import type { RecordOf } from '#domain/nouns.ts';
import { earlierName } from '#domain/plan/earlier-findings.ts';
import { verdictWords } from '../checklist/verdict-look.tsx';
import { useDay } from '../tablet/use-clock.ts';
import { earlierStateWords } from './plan-words.ts';

/** An earlier finding in one line: `Minor, 12 September 2025, IA-2025-006, MW-03, open`. */
export const useEarlierWords = (): ((fields: Partial<RecordOf<'earlierFinding'>>) => string) => {
  const { i18n } = useLingui();
  const day = useDay();
  return useCallback(
    (fields) =>
      [
        fields.grade && i18n._(verdictWords[fields.grade]),
        day(fields.raisedOn),
        earlierName(fields),
        i18n._(earlierStateWords[fields.state ?? 'unknown']),
      ]
        .filter(Boolean)
        .join(', '),
    [day, i18n],
  );
};
