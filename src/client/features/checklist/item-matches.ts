import type { ChecklistItem } from '#domain/checklist/checklist-item.ts';

/** Whether an item's number, title, questions or what to look for hold every word that is looked for. */
export const itemMatches = (item: ChecklistItem, words: string): boolean => {
  const looked = words.toLocaleLowerCase().split(/\s+/u).filter(Boolean);
  if (looked.length === 0) return true;
  const leaf = item.leaf;
  const text = [
    item.ref,
    item.title,
    ...(leaf?.questions.map((q) => q.text) ?? []),
    ...(leaf?.evidence ?? []),
    leaf?.about ?? '',
  ]
    .join(' ')
    .toLocaleLowerCase();
  return looked.every((word) => text.includes(word));
};
