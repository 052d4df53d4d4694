import { jpegFacts } from '#domain/evidence/jpeg-facts.ts';
import type { PhotoProfile } from '#domain/report/report-choices.ts';
import type { ReportEvidence } from '#domain/report/report-model.ts';
import type { Wording } from '../wording/wording.ts';
import { placeOf } from './evidence-words.ts';
import { seenAspect } from './file/photo-object.ts';
import type { Flow, TextLook } from './flow.ts';
import { color, type } from './look.ts';
import type { PhotoBody } from './surface.ts';
import type { Line } from './text/break-lines.ts';

/**
 * Gives a photo's JPEG by the SHA-256 of what is kept: its beginning to be looked at, up to its frame at least, and what
 * goes into the file. Undefined where this device doesn't hold it.
 */
export type PhotoSource<Body> = (
  sha256: string,
) => Promise<{ readonly head: Uint8Array; readonly size: number; readonly body: Body } | undefined>;

export type DrawablePhoto = {
  readonly evidence: ReportEvidence;
  /** The JPEG that is shown; a sentence where nothing can be shown. */
  readonly shown: { readonly photo: PhotoBody<unknown>; readonly aspect: number } | { readonly instead: string };
};

/** Fetches what is shown of a photo: the original JPEG where it is one, else its readable copy, else words. */
export const drawablePhoto = async (
  evidence: ReportEvidence,
  photoSource: PhotoSource<unknown>,
  w: Wording,
): Promise<DrawablePhoto> => {
  const { file } = evidence;
  const sha256 = file?.readable?.sha256 ?? (file?.kept.mediaType === 'image/jpeg' ? file.kept.sha256 : undefined);
  if (!file || !sha256)
    return {
      evidence,
      shown: { instead: w('photo.notShown', { mediaType: file?.mediaType ?? '', name: file?.name ?? '' }) },
    };
  const found = await photoSource(sha256);
  if (!found) return { evidence, shown: { instead: w('photo.missing') } };
  const facts = jpegFacts(found.head);
  if (!facts) return { evidence, shown: { instead: w('photo.broken') } };
  const photo = { body: found.body, size: found.size, facts, sha256 };
  return { evidence, shown: { photo, aspect: seenAspect(facts) } };
};

/** What stands under a photo. */
const captionOf = ({ evidence }: DrawablePhoto, profile: PhotoProfile, w: Wording) => {
  const { fields, file } = evidence;
  const place = placeOf(evidence, w);
  return {
    plain: fields.title?.trim() || fields.description?.trim(),
    title: [evidence.label, fields.title].filter(Boolean).join('  '),
    facts: [
      w('photo.facts', { when: w.moment(fields.eventOn), by: fields.capturedBy ?? '', item: evidence.ref }),
      evidence.findings.length > 0 ? w('photo.findings', { findings: evidence.findings.join(', ') }) : undefined,
      place,
    ]
      .filter(Boolean)
      .join(' · '),
    description: fields.description,
    hashes: [
      ...(file ? [w('photo.original', { hash: file.sha256 })] : []),
      ...(file && !(file.kept.isOriginal && file.kept.mediaType === 'image/jpeg')
        ? [w('photo.copy', { hash: file.readable?.sha256 ?? file.kept.sha256 })]
        : []),
      ...(file && profile === 'mail' ? [w('photo.mail')] : []),
    ],
  };
};

type Captioned = {
  readonly photo: DrawablePhoto;
  readonly alt: string;
  readonly parts: readonly (readonly [readonly Line[], TextLook])[];
};

/** Photos side by side in columns, aspect kept and never cropped, each with its caption and hash. Rows are kept together. */
export const drawPhotos = (
  flow: Flow,
  photos: readonly DrawablePhoto[],
  { columns, profile, w }: { readonly columns: number; readonly profile: PhotoProfile; readonly w: Wording },
  onPhoto: () => void,
): void => {
  const { surface } = flow;
  const gutter = 14;
  const width = (flow.width - gutter * (columns - 1)) / columns;
  const tallest = columns === 1 ? 330 : width * 0.75;
  const secondary = { ...type.caption, color: color.secondary };
  for (let i = 0; i < photos.length; i += columns) {
    const row = photos.slice(i, i + columns).map((photo): Captioned => {
      const caption = captionOf(photo, profile, w);
      const bold = { ...type.caption, weight: 'bold' as const };
      const hash = { ...type.hash, color: color.secondary };
      return {
        photo,
        alt: [w('photo.alt', { label: photo.evidence.label }), caption.plain].filter(Boolean).join(': '),
        parts: [
          [flow.lines(caption.title, width, bold), bold],
          [flow.lines(caption.facts, width, secondary), secondary],
          [caption.description ? flow.lines(caption.description, width, type.caption) : [], type.caption],
          [caption.hashes.flatMap((one) => flow.lines(one, width, hash)), hash],
        ],
      };
    });
    const heightOf = ({ parts }: Captioned) =>
      parts.reduce((sum, [lines, look]) => sum + lines.length * look.leading, 0);
    const textHeight = Math.max(...row.map(heightOf));
    const pictureHeight = Math.min(
      tallest,
      Math.max(...row.map(({ photo: { shown } }) => ('photo' in shown ? width / shown.aspect : 40))),
    );
    const isLongText = textHeight > flow.pageHeight * 0.5;
    flow.need(pictureHeight + (isLongText ? 60 : textHeight) + 12);
    const y = flow.y;
    row.forEach(({ photo: { shown }, alt }, column) => {
      const frame = { x: flow.left + column * (width + gutter), y, width, height: pictureHeight };
      if ('photo' in shown) {
        surface.rect(frame, { fill: color.panel });
        const across = Math.min(width, pictureHeight * shown.aspect);
        const box = { width: across, height: across / shown.aspect };
        const place = { x: frame.x + (width - box.width) / 2, y: y + (pictureHeight - box.height) / 2, ...box };
        surface.figure(alt, place, () => surface.jpeg(shown.photo, place));
      } else {
        surface.rect(frame, { stroke: color.secondary, dash: [2, 2] });
        const fits = Math.floor((pictureHeight - 8) / type.caption.leading);
        const lines = flow.lines(shown.instead, width - 16, type.caption).slice(0, fits);
        surface.tag('P', () => flow.draw(lines, frame.x + 8, y + 6, type.caption));
      }
      onPhoto();
    });
    flow.y = y + pictureHeight + 4;
    if (isLongText)
      for (const { parts } of row)
        for (const [lines, look] of parts)
          surface.tag('P', () => {
            for (const line of lines) {
              flow.need(look.leading);
              flow.y = flow.draw([line], flow.left, flow.y, look);
            }
          });
    else {
      const below = flow.y;
      row.forEach(({ parts }, column) => {
        const x = flow.left + column * (width + gutter);
        let at = below;
        for (const [lines, look] of parts)
          if (lines.length > 0)
            surface.tag('P', () => {
              at = flow.draw(lines, x, at, look);
            });
      });
      flow.y = below + textHeight;
    }
    flow.y += 14;
  }
};
