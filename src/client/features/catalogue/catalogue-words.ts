import type { I18n, MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { CatalogueFileRefusal, CatalogueProblem, NodeProblem } from '#domain/catalogue/foreign-catalogue.ts';
import type { TableColumn } from '#domain/catalogue/table-catalogue.ts';

const megabytes = (bytes: number, i18n: I18n) => i18n.number(bytes / 1e6, { maximumFractionDigits: 1 });

/** Why a file is no catalogue, and what to do. Nothing was recorded. */
export const fileRefusalWords = (refusal: CatalogueFileRefusal, i18n: I18n): string => {
  switch (refusal.kind) {
    case 'fileEmpty':
      return i18n._(msg`The file is empty. Choose another one.`);
    case 'fileTooLarge':
      return i18n._(
        msg`The file has ${megabytes(refusal.size, i18n)} MB; at most ${megabytes(refusal.largest, i18n)} MB are read. Save the catalogue alone.`,
      );
    case 'unpacksTooLarge':
      return i18n._(msg`Unpacked, the workbook is larger than a catalogue can be. It was not opened further.`);
    case 'tooManyRows':
      return i18n._(msg`The table has more than ${i18n.number(refusal.most)} rows. Split it into several catalogues.`);
    case 'lockedOrOld':
      return i18n._(
        msg`The workbook has a password, or is of a kind before 2007. Save it as XLSX without a password, or as CSV.`,
      );
    case 'notUtf8':
      return refusal.encoding === 'utf16'
        ? i18n._(msg`The text is written as UTF-16. Save it as UTF-8 (in Excel: CSV UTF-8), or as XLSX.`)
        : i18n._(
            msg`The text is not UTF-8; it looks like Latin-1 or Windows-1252, so letters would be lost. Save it as UTF-8 (in Excel: CSV UTF-8), or as XLSX.`,
          );
    case 'brokenJson':
      return i18n._(msg`The file begins like JSON but ends too early or is broken. Download or export it again.`);
    case 'brokenYaml': {
      const line = refusal.line ?? 0;
      return line > 0
        ? i18n._(msg`The YAML is broken in line ${line}. Mend it there, or export it again.`)
        : i18n._(msg`The YAML is broken. Export it again.`);
    }
    case 'yamlBomb':
      return i18n._(msg`The YAML repeats itself by names so often that it would fill the tablet. It was not opened.`);
    case 'nestedTooDeep':
      return i18n._(msg`Things nest in this file deeper than in any catalogue. It was not opened further.`);
    case 'tookTooLong':
      return i18n._(msg`Reading the file took more than a minute and was ended. Save the catalogue alone.`);
    case 'noNodes':
      return i18n._(msg`The file has the right form but holds no requirements or controls.`);
    case 'ownFormWrong':
      return i18n._(
        msg`The file looks like a catalogue of Clausewalk, but ${refusal.where} in it is not as it should be.`,
      );
    case 'unknownForm':
      return i18n._(
        msg`This is none of the forms that are read: a catalogue of Clausewalk (JSON), a CISO Assistant library (YAML), an OSCAL catalog (JSON), a table (XLSX or CSV).`,
      );
  }
};

/** What is wrong with the catalogue as a whole. */
export const catalogueProblemWords = (problem: CatalogueProblem, i18n: I18n): string => {
  switch (problem.kind) {
    case 'noCatalogueTitle':
      return i18n._(msg`It has no title. Give it one above.`);
    case 'noVersion':
      return i18n._(msg`It has no version. Give it one above, so that audits can name it.`);
    case 'nothingAssessable':
      return i18n._(msg`Nothing in it can be audited: no row or node is marked as assessable.`);
    case 'tooManyNodes':
      return i18n._(
        msg`It has ${i18n.number(problem.count)} nodes; at most ${i18n.number(problem.most)} can be taken in. Split it into several catalogues.`,
      );
    case 'catalogueTooLarge':
      return i18n._(
        msg`All its texts together are more than ${megabytes(problem.largest, i18n)} MB. Split it into several catalogues.`,
      );
    case 'alreadyHere':
      return i18n._(
        msg`${problem.title}, version ${problem.version}, is here already. Give this one another version if it differs.`,
      );
  }
};

/** What is wrong with one row or node. */
export const nodeProblemWords = (problem: NodeProblem, i18n: I18n): string => {
  switch (problem.kind) {
    case 'noRef':
      return i18n._(msg`It has no reference.`);
    case 'noTitle':
      return i18n._(msg`It has no title.`);
    case 'repeatedRef':
      return i18n._(msg`Its reference ${problem.ref} stands at ${i18n.number(problem.firstPlace)} too.`);
    case 'missingParent':
      return i18n._(msg`Its parent ${problem.parent} is not in the file.`);
    case 'cycle':
      return i18n._(msg`It stands below itself: its parents form a circle.`);
    case 'tooDeep':
      return i18n._(msg`It stands deeper than ${problem.most} levels.`);
    case 'tooLong':
      return i18n._(
        msg`Its ${i18n._(partWords[problem.part])} is longer than ${i18n.number(problem.longest)} characters.`,
      );
    case 'nodeTooLarge':
      return i18n._(msg`Its texts together are more than ${i18n.number(problem.largest / 1000)} kB.`);
    case 'tooManyQuestions':
      return i18n._(msg`It has more than ${problem.most} questions.`);
    case 'depthLeap':
      return i18n._(msg`Its depth is no number, or leaves a level out.`);
    case 'refChanged':
      return i18n._(msg`Its reference ${problem.from} becomes ${problem.to}, so that it can be opened by its address.`);
    case 'titleFromDescription':
      return i18n._(msg`It has no title: the beginning of its description is shown in its place.`);
    case 'formulaLike':
      return i18n._(msg`A text in it looks like a formula. It stays text.`);
  }
};

const partWords: Record<'ref' | 'title' | 'description', MessageDescriptor> = {
  ref: msg`reference`,
  title: msg`title`,
  description: msg`description`,
};

export const columnWords: Record<TableColumn, MessageDescriptor> = {
  ref: msg`Reference`,
  title: msg`Title`,
  parent: msg`Parent`,
  depth: msg`Depth`,
  description: msg`Description`,
  questions: msg`Questions`,
  evidence: msg`Look for`,
  assessable: msg`Can be audited`,
};
