import type { ChecklistItem } from '#domain/checklist/checklist-item.ts';

/** What people call a record: an item by its number and title, a finding or photo by its own. Empty where it has no name. */
export const recordName = (
  { noun, fields }: { readonly noun: string; readonly fields: object },
  items: readonly Pick<ChecklistItem, 'item' | 'ref' | 'title'>[],
): string => {
  const { item, number, title, name } = fields as { readonly [field: string]: unknown };
  const asked = items.find((candidate) => candidate.item === item);
  if (noun === 'checklistResponse' && asked) return `${asked.ref} ${asked.title}`;
  const isWord = (part: unknown): part is string => typeof part === 'string' && part !== '';
  return [number, title ?? name].filter(isWord).join(' ');
};
