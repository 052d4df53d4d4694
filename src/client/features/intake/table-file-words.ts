import type { I18n } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { FindingsFileRefusal } from '#domain/finding/findings-file.ts';

/** Why a workbook or CSV file of any content was not read: what is wrong with it, and what to do. */
export const tableFileWords = (refusal: FindingsFileRefusal, i18n: I18n): string => {
  switch (refusal.kind) {
    case 'fileEmpty':
      return i18n._(msg`The file is empty. Export it again.`);
    case 'fileTooLarge':
      return i18n._(
        msg`The file has ${i18n.number(refusal.size / 1e6, { maximumFractionDigits: 0 })} MB; at most ${refusal.largest / 1e6} MB are read. Leave out pictures and other sheets.`,
      );
    case 'unpacksTooLarge':
      return i18n._(msg`Unpacked, the file is larger than any list of this kind. It was not opened further.`);
    case 'tooManyRows':
      return i18n._(
        msg`The file has more than ${i18n.number(refusal.most)} rows, which no list of this kind has. It was not opened further. Keep the rows that are meant.`,
      );
    case 'lockedOrOld':
      return i18n._(
        msg`The workbook has a password, or is of a kind before 2007. Save it as XLSX without a password, or as CSV.`,
      );
    case 'notUtf8':
      return i18n._(msg`The text is not UTF-8, so letters would be lost. Save it as CSV UTF-8, or as XLSX.`);
    case 'notASpreadsheet':
      return i18n._(msg`This is neither an XLSX workbook nor a CSV file. Export the list as one of them.`);
  }
};
