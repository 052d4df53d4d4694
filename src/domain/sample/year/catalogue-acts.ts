import type { Catalogue } from '../../catalogue/catalogue.ts';
import { leavesOf } from '../../catalogue/catalogue.ts';
import { rewordQuestion } from '../../catalogue/change-question.ts';
import { must } from '../../must.ts';
import { editsOf } from '../../row.ts';
import type { SampleAct } from '../sample-acts.ts';
import { sampleRecord } from '../sample-record.ts';
import data from './catalogue.json' with { type: 'json' };

/** Norrsken Kredit's own questions, one that it reworded, and a short checklist: for its organisation's journal. */
export const catalogueActs = (journal: string, catalogue: Catalogue): readonly SampleAct[] => [
  ...data.ownQuestions.map(({ key, item, text, lookFor }, i) => ({
    photos: [],
    edits: editsOf('ownQuestion', sampleRecord(journal, 'ownQuestion', key), {
      catalogue: catalogue.id,
      item,
      text,
      lookFor,
      order: i + 1,
    }),
  })),
  ...data.questionChanges.map(({ item, question, wording }) => {
    const questions = leavesOf(catalogue).find(({ ref }) => ref === item)?.questions;
    const shipped = must(
      questions?.find(({ id }) => id === question),
      `question ${question}`,
    ).text;
    const place = { catalogue: catalogue.id, item, question };
    return { photos: [], edits: rewordQuestion(journal, place, shipped, wording) };
  }),
  ...data.ownChecklists.map(({ key, name, description, items }) => ({
    photos: [],
    edits: editsOf('ownChecklist', sampleRecord(journal, 'ownChecklist', key), {
      catalogue: catalogue.id,
      name,
      description,
      items,
    }),
  })),
];
