/**
 * What goes into a report for mail in the place of a photo: its reduced copy. Of one that can't be reduced nothing goes,
 * since its own bytes may say where it was taken and the page says that they don't: the report then shows words instead.
 */
export const photoForMail = async (
  bytes: Uint8Array<ArrayBuffer>,
  reduce: (bytes: Uint8Array<ArrayBuffer>) => Promise<Uint8Array<ArrayBuffer>>,
): Promise<Uint8Array<ArrayBuffer>> => {
  try {
    return await reduce(bytes);
  } catch {
    return new Uint8Array();
  }
};
