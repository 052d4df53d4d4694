import type { WholeAudit } from '../audit/audit-facts.ts';

/**
 * The clause or control of a response's key, also where it names one part of a split item: what follows its number.
 * An audit's copy of an extra control is the organisation's record.
 */
export const itemOfKey = (key: string, audit?: WholeAudit): string => {
  const item = /^(?:[0-9a-f]{8}-[0-9a-f-]{27}|[A-Za-z0-9.]+)/.exec(key)?.[0] ?? key;
  return audit?.record('extraControl', item)?.fields.source?.record ?? item;
};
