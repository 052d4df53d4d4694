/**
 * Numbers are given offline and kept for ever: the auditor's mark, unique in the team, and that auditor's own
 * counter: finding `SA-03`, photo `SA-P12` (AUDITING 2). Deleted numbers stay taken.
 */
const nextNumber = (prefix: string, given: readonly string[]): string => {
  const taken = given
    .filter((number) => number.startsWith(prefix))
    .map((number) => Number(number.slice(prefix.length)))
    .filter(Number.isInteger);
  return `${prefix}${String(Math.max(0, ...taken) + 1).padStart(2, '0')}`;
};

export const nextFindingNumber = (mark: string, given: readonly string[]): string => nextNumber(`${mark}-`, given);
export const nextPhotoNumber = (mark: string, given: readonly string[]): string => nextNumber(`${mark}-P`, given);

/** A mark to offer for a name: its initials in capitals, at most three, different from those taken. */
export const suggestMark = (name: string, taken: readonly string[]): string => {
  const initials = name
    .trim()
    .split(/\s+/u)
    .flatMap((word) => [...word].slice(0, 1))
    .join('')
    .toLocaleUpperCase('en')
    .slice(0, 3);
  const base = initials === '' ? 'A' : initials;
  if (!taken.includes(base)) return base;
  let n = 2;
  while (taken.includes(`${base}${n}`)) n++;
  return `${base}${n}`;
};

/** Marks stand in numbers and file names: letters and digits of any script, one to four. */
export const isMark = (mark: string): boolean => /^[\p{L}\p{N}]{1,4}$/u.test(mark);
