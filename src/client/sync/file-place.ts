/** A file as it is named in one journal: the server gives and takes bytes by way of a journal that names them. */
export const filePlace = (journal: string, sha256: string): string => `${journal} ${sha256}`;
