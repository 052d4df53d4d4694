import type { I18n } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { TakeCatalogueRefusal } from '#domain/catalogue/take-catalogue.ts';

export type CatalogueRefusal =
  | TakeCatalogueRefusal
  /** An audit can't begin with a catalogue of which parts are missing. */
  | { readonly kind: 'catalogueNotHere' };

export const catalogueRefusalWords = (refusal: CatalogueRefusal, i18n: I18n): string => {
  switch (refusal.kind) {
    case 'catalogueHasProblems':
      return i18n._(msg`This catalogue has problems, so nothing of it was taken in. They are listed with their rows.`);
    case 'catalogueNotHere':
      return i18n._(
        msg`The catalogue is not here whole, so no audit was started. Sync, or import it again, then start the audit.`,
      );
  }
};

/** Of an imported catalogue: a requirement can't be left out. */
export const requirementAppliesWords = (item: string, i18n: I18n): string =>
  i18n._(
    msg`${item} is a requirement and always applies, so it can't be "not applicable". If it has not occurred yet, say so in the notes.`,
  );
