/** Why an administrator's command did nothing, or not all: what happened, what is safe, what to do next. */
export type AdminRefusal = {
  readonly kind:
    | 'noDatabase'
    | 'folderExists'
    | 'databaseThere'
    | 'unfinishedBackup'
    | 'damagedBackup'
    | 'newerDatabase'
    | 'storageFull'
    | 'failed';
  readonly happened: string;
  readonly safe: string;
  readonly next: string;
};

/** What an unforeseen failure means for an operator. */
export const refusalOf = (error: unknown, what: string, safe: string): AdminRefusal => {
  const { code, errcode } = (error ?? {}) as { code?: string; errcode?: number };
  const reason = error instanceof Error ? error.message : String(error);
  if (code === 'ENOSPC' || code === 'EDQUOT' || errcode === 13)
    return {
      kind: 'storageFull',
      happened: `${what}: the disk is full.`,
      safe,
      next: 'Free some room, then try again.',
    };
  return { kind: 'failed', happened: `${what}: ${reason}.`, safe, next: 'Mend what is named here, then try again.' };
};

export const wordsOf = ({ happened, safe, next }: AdminRefusal): string => [happened, safe, next].join('\n');
