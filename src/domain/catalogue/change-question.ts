import type { Edit } from '../journal/edit.ts';
import { computedRecordId } from '../journal/record-id.ts';
import { editsOf } from '../row.ts';

/** A shipped question, by where it stands. */
export type QuestionPlace = { readonly catalogue: string; readonly item: string; readonly question: string };

/** What is made of a question exists once, so that two who change it meet in one record. */
export const questionChangeId = (journal: string, { catalogue, question }: QuestionPlace): string =>
  computedRecordId(journal, 'questionChange', `${catalogue} ${question}`);

/** Leaves a shipped question out, or takes it in again. It says of which words. */
export const hideQuestion = (
  journal: string,
  place: QuestionPlace,
  shipped: string,
  isHidden: boolean,
): readonly Edit[] =>
  editsOf('questionChange', questionChangeId(journal, place), { ...place, basedOn: shipped, isHidden });

/** Rewords a shipped question; the words that it stood in are kept with it. */
export const rewordQuestion = (
  journal: string,
  place: QuestionPlace,
  shipped: string,
  wording: string,
): readonly Edit[] =>
  editsOf('questionChange', questionChangeId(journal, place), {
    ...place,
    wording: wording.trim(),
    basedOn: shipped,
    isHidden: false,
  });

/** Of two wordings the one that counts from now on, both having been seen. */
export const decideQuestion = (
  journal: string,
  place: QuestionPlace,
  shipped: string,
  decision: 'own' | 'shipped' | 'hidden',
): readonly Edit[] =>
  editsOf('questionChange', questionChangeId(journal, place), {
    ...place,
    basedOn: shipped,
    ...(decision === 'shipped' ? { wording: null } : {}),
    isHidden: decision === 'hidden',
  });
