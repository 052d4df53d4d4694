/** Why a file with findings is not read. Nothing of it is kept. */
export type FindingsFileRefusal =
  | { readonly kind: 'fileEmpty' }
  | { readonly kind: 'fileTooLarge'; readonly size: number; readonly largest: number }
  /** It becomes more than a list of findings can be, once unpacked. */
  | { readonly kind: 'unpacksTooLarge'; readonly largest: number }
  | { readonly kind: 'tooManyRows'; readonly most: number }
  /** A workbook with a password, or of the kind before 2007. */
  | { readonly kind: 'lockedOrOld' }
  | { readonly kind: 'notUtf8' }
  | { readonly kind: 'notASpreadsheet' };
