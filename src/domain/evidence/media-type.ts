/**
 * What bytes are, by their content and never by their name. The allow-list of evidence files: photos (JPEG, PNG, WebP,
 * HEIC), PDF, audio (M4A, WebM). Anything else, SVG and HTML above all, is undefined.
 */
export const mediaTypeOf = (bytes: Uint8Array): EvidenceMediaType | undefined => {
  const ascii = (from: number, to: number) => String.fromCharCode(...bytes.subarray(from, to));
  if (bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff) return 'image/jpeg';
  if (ascii(0, 8) === '\u0089PNG\r\n\u001a\n') return 'image/png';
  if (ascii(0, 4) === 'RIFF' && ascii(8, 12) === 'WEBP') return 'image/webp';
  if (ascii(0, 5) === '%PDF-') return 'application/pdf';
  if (ascii(0, 4) === '\u001aE\u00df\u00a3') return 'audio/webm';
  if (ascii(4, 8) === 'ftyp') {
    const brand = ascii(8, 12);
    if (['heic', 'heix', 'hevc', 'mif1', 'msf1', 'heim', 'heis'].includes(brand)) return 'image/heic';
    if (['M4A ', 'M4B ', 'isom', 'mp42', 'iso5'].includes(brand)) return 'audio/mp4';
  }
  return undefined;
};

export type EvidenceMediaType =
  | 'image/jpeg'
  | 'image/png'
  | 'image/webp'
  | 'image/heic'
  | 'application/pdf'
  | 'audio/webm'
  | 'audio/mp4';

export const isImage = (mediaType: string): boolean => mediaType.startsWith('image/');
