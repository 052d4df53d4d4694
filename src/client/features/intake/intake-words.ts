import type { I18n } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { FindingsFileRefusal } from '#domain/finding/findings-file.ts';
import type { ForeignProblem, ForeignRefusal } from '#domain/finding/foreign-finding.ts';

/** Why a file was not taken: what is wrong with it, and what to do. Nothing was recorded. */
export const fileRefusalWords = (refusal: FindingsFileRefusal | ForeignRefusal, i18n: I18n): string => {
  switch (refusal.kind) {
    case 'fileEmpty':
      return i18n._(msg`The file is empty. Export the list again.`);
    case 'fileTooLarge':
      return i18n._(
        msg`The file has ${i18n.number(refusal.size / 1e6, { maximumFractionDigits: 0 })} MB; at most ${refusal.largest / 1e6} MB are read. Export the findings alone.`,
      );
    case 'unpacksTooLarge':
      return i18n._(msg`Unpacked, the file is larger than a list of findings can be. It was not opened further.`);
    case 'tooManyRows':
      return i18n._(
        msg`The list has more than ${i18n.number(refusal.most)} rows. Split it, and take the parts in one by one.`,
      );
    case 'lockedOrOld':
      return i18n._(
        msg`The workbook has a password, or is of a kind before 2007. Save it as XLSX without a password, or as CSV.`,
      );
    case 'notUtf8':
      return i18n._(msg`The text is not UTF-8, so letters would be lost. Save it as CSV UTF-8, or as XLSX.`);
    case 'notASpreadsheet':
      return i18n._(msg`This is neither an XLSX workbook nor a CSV file. Export the list as one of them.`);
    case 'missingColumns':
      return i18n._(msg`These columns are missing: ${refusal.columns.join(', ')}. The first row has to name them.`);
    case 'repeatedColumn':
      return i18n._(msg`The column ${refusal.column} stands there twice. Keep the one that is meant.`);
    case 'noRows':
      return i18n._(msg`There are no findings below the header.`);
  }
};

/** What is wrong with one row. */
export const problemWords = (problem: ForeignProblem, i18n: I18n): string => {
  switch (problem.kind) {
    case 'noName':
      return i18n._(msg`It has no name, so it can't be taken.`);
    case 'tooLong':
      return i18n._(
        msg`${problem.column} has ${i18n.number(problem.length)} characters; ${i18n.number(problem.longest)} can be recorded.`,
      );
    case 'unknownValue':
      return i18n._(msg`${problem.column} says ${problem.value}, which that tool doesn't know.`);
    case 'repeatedRef':
      return i18n._(msg`Its reference ${problem.ref} stands in row ${problem.firstRow} too.`);
    case 'titleThere':
      return i18n._(msg`${problem.number} has the same title: it may have been taken in before.`);
    case 'cellsBeside':
      return i18n._(msg`${problem.count} cells stand beside the columns and are not read.`);
  }
};
