import type { I18n, MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { StatementFileRefusal, StatementRowProblem } from '#domain/applicability/preview-statement.ts';
import type { StatementColumn } from '#domain/applicability/statement-columns.ts';

export const columnWords: Record<StatementColumn, MessageDescriptor> = {
  reference: msg`Control`,
  title: msg`Title`,
  applicability: msg`Applicable or excluded`,
  inclusionReason: msg`Why it applies`,
  exclusionReason: msg`Why it is excluded`,
  justification: msg`Justification, for both`,
  implementation: msg`Implementation`,
  owner: msg`Owner`,
  documents: msg`Documents`,
};

/** Why a file can't be looked through yet. */
export const statementFileWords = (refusal: StatementFileRefusal, i18n: I18n): string => {
  switch (refusal.kind) {
    case 'columnsNotChosen':
      return i18n._(
        msg`Choose the columns for: ${refusal.columns.map((column) => i18n._(columnWords[column])).join(', ')}.`,
      );
    case 'columnChosenTwice':
      return i18n._(msg`The column "${refusal.title}" is chosen twice. Choose another for one of them.`);
    case 'noRows':
      return i18n._(msg`There are no controls below the header.`);
    case 'tooManyControls':
      return i18n._(
        msg`The file has ${i18n.number(refusal.rows)} rows; a statement has at most ${i18n.number(refusal.most)} controls. Keep the rows that are meant.`,
      );
  }
};

/** What is wrong with one row. */
export const rowProblemWords = (problem: StatementRowProblem, i18n: I18n): string => {
  switch (problem.kind) {
    case 'noReference':
      return i18n._(msg`It names no control.`);
    case 'unknownControl':
      return i18n._(
        msg`Annex A has no control ${problem.reference}. A clause, a group and the .1 of a group are none; an own control needs a reference of its own.`,
      );
    case 'repeatedReference':
      return i18n._(msg`${problem.reference} stands in row ${problem.firstRow} already.`);
    case 'noDecision':
      return i18n._(msg`It doesn't say whether the control applies.`);
    case 'unknownWord':
      return i18n._(msg`"${problem.word}" is no word that is known here for: ${i18n._(columnWords[problem.column])}.`);
    case 'tooLong':
      return i18n._(
        msg`${i18n._(columnWords[problem.column])} has ${i18n.number(problem.length)} characters; ${i18n.number(problem.longest)} can be recorded.`,
      );
    case 'inConflict':
      return i18n._(msg`What stands of it stands in two versions. Decide there first.`);
    case 'excludedWithoutReason':
      return i18n._(msg`It is excluded without a justification. It can be taken in, and is shown as a cross-check.`);
    case 'looksLikeFormula':
      return i18n._(
        msg`${i18n._(columnWords[problem.column])} looks like a formula. It is taken as the text that it is, and never calculated.`,
      );
    case 'cellsBeside':
      return i18n._(msg`${problem.count} cells stand beside the columns and are not read.`);
  }
};
