import type { I18n, MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { responses } from '#domain/checklist/response.ts';
import { grades } from '#domain/finding/grade.ts';
import type { Json } from '#domain/journal/change.ts';
import { decisionWords, implementationWords } from '../applicability/statement-words.ts';
import { verdictWords } from '../checklist/verdict-look.tsx';

const words: { readonly [field: string]: MessageDescriptor } = {
  response: msg`Response`,
  reason: msg`Reason`,
  note: msg`Notes`,
  workingNote: msg`Working note`,
  title: msg`Title`,
  grade: msg`Grade`,
  requirement: msg`Requirement`,
  statement: msg`Statement`,
  gradeReason: msg`Reason for the grade`,
  description: msg`Description`,
  deleted: msg`Withdrawn`,
  file: msg`File`,
  area: msg`Area or process`,
  raisedOn: msg`Raised on`,
  number: msg`Number`,
  item: msg`Item`,
  objectives: msg`Objectives`,
  scope: msg`Scope`,
  conclusion: msg`Conclusion`,
  name: msg`Name`,
  asked: msg`Question asked`,
  applicability: msg`Decision`,
  inclusionReason: msg`Why it applies`,
  exclusionReason: msg`Why it is excluded`,
  implementation: msg`Implementation`,
  owner: msg`Owner`,
  documents: msg`Documents`,
  documentNames: msg`Documents`,
};

/** A field as people call it; a field of a newer app by its own name. */
export const fieldWord = (field: string, i18n: I18n): string => {
  const word = words[field];
  return word ? i18n._(word) : field;
};

const statedWords: { readonly [value: string]: MessageDescriptor } = { ...decisionWords, ...implementationWords };

/** A value in words. Texts stay as they are. */
export const valueWord = (value: Json | undefined, i18n: I18n): string => {
  if (value === undefined || value === null || value === '') return i18n._(msg`Cleared`);
  if (value === true) return i18n._(msg`Yes`);
  if (value === false) return i18n._(msg`No`);
  if (typeof value === 'string') {
    const isVerdict = ([...grades, ...responses] as readonly string[]).includes(value);
    if (isVerdict) return i18n._(verdictWords[value as keyof typeof verdictWords]);
    const stated = Object.hasOwn(statedWords, value) ? statedWords[value] : undefined;
    return stated ? i18n._(stated) : value;
  }
  if (Array.isArray(value) && value.every((one) => typeof one === 'string')) return value.join('\n');
  if (typeof value === 'object' && 'name' in value && typeof value.name === 'string') return value.name;
  return JSON.stringify(value);
};
