import english from './en.json' with { type: 'json' };

export type AuditFileWords = (key: keyof typeof english, values?: Readonly<Record<string, string | number>>) => string;

/** The audit file's own words; values stand where `{name}` does. */
export const auditFileWords: AuditFileWords = (key, values = {}) =>
  english[key].replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
