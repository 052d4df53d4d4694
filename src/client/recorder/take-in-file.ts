import { bytesToHex } from '@noble/hashes/utils.js';
import { jpegFacts } from '#domain/evidence/jpeg-facts.ts';
import { isImage, mediaTypeOf } from '#domain/evidence/media-type.ts';
import type { EvidenceFile } from '#domain/nouns.ts';
import { type Result, refuse, succeed } from '#domain/result.ts';
import type { StoredBytes } from '../store/device-database.ts';
import { fit } from './fit.ts';

export type FileRefusal =
  | { readonly kind: 'fileEmpty'; readonly name: string }
  | { readonly kind: 'fileUnreadable'; readonly name: string }
  | { readonly kind: 'fileKindUnknown'; readonly name: string }
  | { readonly kind: 'notAPhoto'; readonly name: string }
  /** A photo whose bytes end too early. */
  | { readonly kind: 'photoCutOff'; readonly name: string }
  | { readonly kind: 'fileTooLarge'; readonly name: string; readonly size: number; readonly largest: number }
  | { readonly kind: 'photoTooLarge'; readonly name: string; readonly megapixels: number; readonly most: number };

/** Bytes of a file that a tablet can hash, show and put into a PDF. */
export const largestFile = 60_000_000;
/** Pixels that a tablet can decode without running out of memory. */
const mostMegapixels = 110;
const thumbnailEdge = 480;
const copyEdge = 2_560;

export type TakenIn = {
  readonly file: EvidenceFile;
  readonly bytes: readonly StoredBytes[];
  readonly thumbnails: readonly StoredBytes[];
  /** When the camera says the picture was taken, as local time without zone, where it says so. */
  readonly takenAt?: string;
  /** Kept and safe, but this browser can't show it (HEIC, for one). */
  readonly isUndecodable: boolean;
};

/** Makes pictures; given so that tests run without a browser's decoder. */
export type Pictures = {
  /** Decodes; undefined where the browser can't. The picture is upright. */
  decode(bytes: Blob): Promise<
    | {
        readonly width: number;
        readonly height: number;
        toJpeg(longestEdge: number, quality: number): Promise<ArrayBuffer>;
        close(): void;
      }
    | undefined
  >;
  takenAt(bytes: ArrayBuffer): Promise<string | undefined>;
};

/** Hash, name, kind and pictures of a file, before anything is stored. The SHA-256 is of the bytes as given, taken first. */
export const takeInFile = async (
  given: Blob & { readonly name?: string },
  use: {
    readonly crypto: Crypto;
    readonly pictures: Pictures;
    readonly wants: 'photo' | 'file';
    readonly keeping: 'original' | 'copy2560';
  },
): Promise<Result<TakenIn, FileRefusal>> => {
  const name = plainName(given.name ?? '');
  if (given.size === 0) return refuse({ kind: 'fileEmpty', name });
  if (given.size > largestFile) return refuse({ kind: 'fileTooLarge', name, size: given.size, largest: largestFile });
  const original = await given.arrayBuffer().catch(() => undefined);
  if (!original) return refuse({ kind: 'fileUnreadable', name });
  const sha256 = await hash(use.crypto, original);
  const mediaType = mediaTypeOf(new Uint8Array(original));
  if (!mediaType) return refuse({ kind: use.wants === 'photo' ? 'notAPhoto' : 'fileKindUnknown', name });
  const asGiven = { sha256, mediaType, bytes: original };
  const described = { name, mediaType, size: original.byteLength, sha256 };
  if (!isImage(mediaType)) {
    if (use.wants === 'photo') return refuse({ kind: 'notAPhoto', name });
    return succeed({
      file: { ...described, kept: keptAs(asGiven, true) },
      bytes: [asGiven],
      thumbnails: [],
      isUndecodable: false,
    });
  }

  const facts = mediaType === 'image/jpeg' ? jpegFacts(new Uint8Array(original)) : undefined;
  if (mediaType === 'image/jpeg' && !facts?.isComplete) return refuse({ kind: 'photoCutOff', name });
  const megapixels = facts ? (facts.width * facts.height) / 1e6 : 0;
  if (megapixels > mostMegapixels)
    return refuse({ kind: 'photoTooLarge', name, megapixels: Math.round(megapixels), most: mostMegapixels });

  const takenAt = await use.pictures.takenAt(original).catch(() => undefined);
  const picture = await use.pictures.decode(new Blob([original], { type: mediaType }));
  const when = takenAt ? { takenAt } : {};
  const keepUnshown = () => {
    const file = { ...described, kept: keptAs(asGiven, true), ...(facts ? sizeOf(facts) : {}) };
    return succeed({ file, bytes: [asGiven], thumbnails: [], isUndecodable: true, ...when });
  };
  if (!picture) return keepUnshown();
  try {
    const jpegBytes = async (edge: number, quality: number): Promise<StoredBytes> => {
      const bytes = await picture.toJpeg(edge, quality);
      return { sha256: await hash(use.crypto, bytes), mediaType: 'image/jpeg', bytes };
    };
    const thumbnail = { ...(await jpegBytes(thumbnailEdge, 0.8)), sha256 };
    const isSmaller = Math.max(picture.width, picture.height) <= copyEdge;
    if (use.keeping === 'copy2560' && !(isSmaller && mediaType === 'image/jpeg')) {
      const copy = await jpegBytes(copyEdge, 0.85);
      const file = {
        ...described,
        kept: keptAs(copy, false),
        ...sizeOf({ ...fit(picture, copyEdge), orientation: 1 }),
      };
      return succeed({ file, bytes: [copy], thumbnails: [thumbnail], isUndecodable: false, ...when });
    }
    const readable = mediaType === 'image/jpeg' ? undefined : await jpegBytes(copyEdge, 0.9);
    const file = {
      ...described,
      kept: keptAs(asGiven, true),
      ...(readable ? { readable: { sha256: readable.sha256, size: readable.bytes.byteLength } } : {}),
      ...sizeOf(facts ?? { width: picture.width, height: picture.height, orientation: 1 }),
    };
    return succeed({
      file,
      bytes: readable ? [asGiven, readable] : [asGiven],
      thumbnails: [thumbnail],
      isUndecodable: false,
      ...when,
    });
  } catch {
    // Out of memory while copying: the photo itself is what counts, and it is kept.
    return keepUnshown();
  } finally {
    picture.close();
  }
};

const hash = async (crypto: Crypto, bytes: ArrayBuffer) =>
  bytesToHex(new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)));

const keptAs = (bytes: StoredBytes, isOriginal: boolean): EvidenceFile['kept'] => ({
  sha256: bytes.sha256,
  mediaType: bytes.mediaType,
  size: bytes.bytes.byteLength,
  isOriginal,
});

const sizeOf = ({ width, height, orientation }: { width: number; height: number; orientation: number }) => ({
  width,
  height,
  orientation,
});

/** A file's own name without folders and control characters; it is shown and printed, never used as a path. */
export const plainName = (name: string): string =>
  (name.split(/[/\\]/u).at(-1) ?? '')
    .replace(/\p{Cc}/gu, '')
    .replace(/^\.+/u, '')
    .trim()
    .slice(0, 200) || 'file';
