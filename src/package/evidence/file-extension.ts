import { type EvidenceMediaType, mediaTypeOf } from '#domain/evidence/media-type.ts';

const extensions: { readonly [type in EvidenceMediaType]: string } = {
  'image/jpeg': '.jpg',
  'image/png': '.png',
  'image/webp': '.webp',
  'image/heic': '.heic',
  'application/pdf': '.pdf',
  'audio/webm': '.webm',
  'audio/mp4': '.m4a',
};

/** By what the bytes are, never by what somebody called them: nothing in a package starts when it is clicked. */
export const fileExtension = (bytes: Uint8Array): string => {
  const type = mediaTypeOf(bytes);
  return type === undefined ? '.bin' : extensions[type];
};
