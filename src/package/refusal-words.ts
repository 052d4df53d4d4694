import type { BlobRefusal } from './package-refusal.ts';

/** What happened, what is safe, what to do next: in words, for commands and pages without the app. */
export type RefusalWords = { readonly happened: string; readonly safe: string; readonly next: string };

const safe = 'Nothing was changed; the file is as it was.';
const again = 'Ask for another copy of it, or make it again on the tablet.';

/** `damaged`: it was a package, and isn't as it was written. `unusable`: it can't be looked at here. */
export const weightOf = (refusal: BlobRefusal): 'damaged' | 'unusable' => {
  switch (refusal.kind) {
    case 'notAZip':
    case 'notAPackage':
    case 'newerFormat':
    case 'tooLarge':
      return 'unusable';
    case 'badPath':
    case 'cutOff':
    case 'foreignChange':
    case 'tampered':
    case 'notInPackage':
      return 'damaged';
  }
};

export const refusalWords = (refusal: BlobRefusal): RefusalWords => {
  switch (refusal.kind) {
    case 'notAZip':
      return {
        happened: 'This is no ZIP file, or not one that can be read.',
        safe,
        next: 'Choose a file that ends in .audit.zip.',
      };
    case 'notAPackage':
      return {
        happened: 'This is a ZIP file, but no audit package: it has no manifest of one.',
        safe,
        next: 'Choose a file that the app made: its name ends in .audit.zip.',
      };
    case 'newerFormat':
      return {
        happened: `This package was made by a newer version of the app (format ${refusal.version}).`,
        safe,
        next: 'Update this program, then try again.',
      };
    case 'badPath':
      return {
        happened: `The file holds an entry that no package has: ${JSON.stringify(refusal.path)}.`,
        safe,
        next: again,
      };
    case 'cutOff':
      return {
        happened: `The file ends too early, after ${refusal.size.toLocaleString('en-GB')} bytes: a copy or download that broke off.`,
        safe,
        next: again,
      };
    case 'foreignChange':
      return {
        happened: `Line ${refusal.line} of journal ${refusal.journal} is a change of another journal, ${refusal.of}.`,
        safe,
        next: again,
      };
    case 'tampered':
      return {
        happened: `The package was altered after it was written: ${tamperedWords[refusal.what]}${refusal.entry === '' ? '' : ` (${refusal.entry}${refusal.line === undefined ? '' : `, line ${refusal.line}`})`}.`,
        safe,
        next: again,
      };
    case 'tooLarge':
      return {
        happened: `The package is larger than what can be read (${refusal.what}: ${refusal.size.toLocaleString('en-GB')}, at most ${refusal.limit.toLocaleString('en-GB')}).`,
        safe,
        next: 'Ask its maker for a package with fewer audits in it.',
      };
    case 'notInPackage':
      return { happened: `File ${refusal.sha256} isn’t in the package.`, safe, next: again };
  }
};

const tamperedWords = {
  layout: 'it isn’t laid out as the app writes it, as after unpacking and packing it again',
  manifest: 'its list of contents was altered',
  duplicateEntry: 'an entry is in it twice',
  missingEntry: 'a file that its list names is missing',
  extraEntry: 'it holds a file that its list doesn’t name',
  fileHash: 'the bytes of a file aren’t those that were written',
  journalKind: 'a journal is of another kind than its first change says',
  changeCount: 'a journal has more or fewer changes than its list says',
  changeOrder: 'changes are in another order than they were written in',
  change: 'a line can’t be read as a change',
  valueHash: 'the words of a change aren’t those that were recorded',
} as const;
