import type { PackageRefusal } from '#package/package-refusal.ts';

/** Why nothing was exported: what happened, what is safe, what to do next. */
export type ExportRefusal = {
  readonly kind:
    | 'noFile'
    | 'notAPackage'
    | 'newerFormat'
    | 'tampered'
    | 'tooLarge'
    | 'noAudit'
    | 'foreignCatalogue'
    | 'folderInUse'
    | 'storageFull'
    | 'failed';
  readonly happened: string;
  readonly safe: string;
  readonly next: string;
};

const nothingWritten = 'Nothing was written, and the package is as it was.';

export const exportRefusal = (
  kind: ExportRefusal['kind'],
  happened: string,
  next: string,
  safe = nothingWritten,
): ExportRefusal => ({ kind, happened, safe, next });

const where = (refusal: { readonly entry?: string; readonly line?: number }) =>
  refusal.entry ? ` (${refusal.entry}${refusal.line === undefined ? '' : `, line ${refusal.line}`})` : '';

/** A package's refusal in words. */
export const refusalOfPackage = (path: string, refusal: PackageRefusal): ExportRefusal => {
  switch (refusal.kind) {
    case 'notAZip':
    case 'notAPackage':
      return exportRefusal('notAPackage', `${path} is no audit package.`, 'Name a file that ends in .audit.zip.');
    case 'cutOff':
      return exportRefusal('tampered', `${path} ends too early: a copy or download broke off.`, 'Copy it again.');
    case 'newerFormat':
      return exportRefusal(
        'newerFormat',
        `${path} was made by a newer Clausewalk${where(refusal)}.`,
        'Update this one, then try again.',
      );
    case 'tooLarge':
      return exportRefusal(
        'tooLarge',
        `${path} is larger than is taken: ${refusal.what} ${refusal.size}, at most ${refusal.limit}${where(refusal)}.`,
        'Make the package of one audit alone.',
      );
    case 'badPath':
      return changed(path, JSON.stringify(refusal.path));
    case 'foreignChange':
      return changed(path, `journal ${refusal.journal}, line ${refusal.line}`);
    case 'tampered':
      return changed(path, `${refusal.what}${where(refusal)}`);
  }
};

export const changed = (path: string, what: string): ExportRefusal =>
  exportRefusal(
    'tampered',
    `${path} was changed after it was made: ${what}.`,
    'Take the package from its tablet again, or another copy of it.',
  );

/** What an unforeseen failure means. */
export const refusalOfError = (error: unknown, what: string): ExportRefusal => {
  const { code } = (error ?? {}) as { code?: string };
  const reason = error instanceof Error ? error.message : String(error);
  return code === 'ENOSPC' || code === 'EDQUOT'
    ? exportRefusal('storageFull', `${what}: the disk is full.`, 'Free some room, then try again.')
    : exportRefusal('failed', `${what}: ${reason}.`, 'Mend what is named here, then try again.');
};

export const wordsOf = ({ happened, safe, next }: ExportRefusal): string => [happened, safe, next].join('\n');
