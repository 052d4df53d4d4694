/** The calendar day of an instant where this tablet is: `2026-03-17`. */
export const todayOf = (instant: string): string => {
  const date = new Date(instant);
  const two = (n: number) => String(n).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
};

/** The same with the time of day, as a date-time field wants it: `2026-03-17T10:42`. */
export const momentOf = (instant: string): string => {
  const date = new Date(instant);
  const two = (n: number) => String(n).padStart(2, '0');
  return `${todayOf(instant)}T${two(date.getHours())}:${two(date.getMinutes())}`;
};
