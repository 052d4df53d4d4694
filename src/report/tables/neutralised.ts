/**
 * Text that no spreadsheet takes for a formula (TRUST 11): one that begins like a formula, behind white space and
 * apostrophes too, gets an apostrophe before it. `entered` takes it away again.
 */
export const neutralised = (text: string): string => (isFormulaLike.test(text) ? `'${text}` : text);

export const entered = (text: string): string =>
  text.startsWith("'") && isFormulaLike.test(text.slice(1)) ? text.slice(1) : text;

const isFormulaLike = /^(?:[\t\r\n]|[\s\p{Cc}\p{Cf}']*[=+\-@\uff1d\uff0b\uff0d\uff20])/u;
