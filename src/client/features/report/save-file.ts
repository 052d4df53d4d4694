/** Hands a file to the browser, which saves it where downloads go. */
export const saveFile = (file: File): void => {
  const url = URL.createObjectURL(file);
  const link = document.createElement('a');
  link.href = url;
  link.download = file.name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
};

/** A file name that every system takes: letters and digits of any script, dashes. */
export const fileNameOf = (parts: readonly (string | undefined)[], ending: string): string =>
  `${parts
    .filter(Boolean)
    .join(' ')
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/gu, '')
    .slice(0, 80)}.${ending}`;
