import { type JpegFacts, jpegFacts } from '#domain/evidence/jpeg-facts.ts';
import type { ReportEvidence } from '#domain/report/report-model.ts';
import type { Wording } from '../wording/wording.ts';
import { placeOf } from './evidence-words.ts';
import type { Flow } from './flow.ts';
import { color, type } from './look.ts';
import { seenAspect } from './surface.ts';

/** Gives a photo's bytes by SHA-256; undefined where this device doesn't hold them. */
export type PhotoBytes = (sha256: string) => Promise<Uint8Array | undefined>;

export type DrawablePhoto = {
  readonly evidence: ReportEvidence;
  /** The JPEG that is shown, and its hash; a sentence where nothing can be shown. */
  readonly shown:
    | { readonly bytes: Uint8Array; readonly sha256: string; readonly aspect: number; readonly facts: JpegFacts }
    | { readonly instead: string };
};

/** Fetches what is shown of a photo: the original JPEG where it is one, else its readable copy, else words. */
export const drawablePhoto = async (
  evidence: ReportEvidence,
  photoBytes: PhotoBytes,
  w: Wording,
): Promise<DrawablePhoto> => {
  const { file } = evidence;
  const sha256 = file?.readable?.sha256 ?? (file?.kept.mediaType === 'image/jpeg' ? file.kept.sha256 : undefined);
  if (!file || !sha256)
    return {
      evidence,
      shown: { instead: w('photo.notShown', { mediaType: file?.mediaType ?? '', name: file?.name ?? '' }) },
    };
  const bytes = await photoBytes(sha256);
  if (!bytes) return { evidence, shown: { instead: w('photo.missing') } };
  const facts = jpegFacts(bytes);
  if (!facts) return { evidence, shown: { instead: w('photo.broken') } };
  return { evidence, shown: { bytes, sha256, aspect: seenAspect(facts), facts } };
};

/** What stands under a photo. */
const captionOf = ({ evidence }: DrawablePhoto, w: Wording) => {
  const { fields, file } = evidence;
  const place = placeOf(evidence, w);
  return {
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
    ],
  };
};

/** Photos side by side in columns, aspect kept and never cropped, each with its caption and hash. Rows are kept together. */
export const drawPhotos = (
  flow: Flow,
  photos: readonly DrawablePhoto[],
  columns: number,
  w: Wording,
  onPhoto: () => void,
): void => {
  const gutter = 14;
  const width = (flow.width - gutter * (columns - 1)) / columns;
  const tallest = columns === 1 ? 330 : width * 0.75;
  for (let i = 0; i < photos.length; i += columns) {
    const row = photos.slice(i, i + columns).map((photo) => {
      const caption = captionOf(photo, w);
      return {
        photo,
        title: flow.lines(caption.title, width, { ...type.caption, weight: 'bold' }),
        facts: flow.lines(caption.facts, width, type.caption),
        description: caption.description ? flow.lines(caption.description, width, type.caption) : [],
        hashes: caption.hashes.flatMap((hash) => flow.lines(hash, width, type.hash)),
      };
    });
    const textHeight = Math.max(
      ...row.map(
        (r) =>
          (r.title.length + r.facts.length + r.description.length) * type.caption.leading +
          r.hashes.length * type.hash.leading,
      ),
    );
    const pictureHeight = Math.min(
      tallest,
      Math.max(...row.map((r) => ('bytes' in r.photo.shown ? width / r.photo.shown.aspect : 40))),
    );
    const isLongText = textHeight > flow.pageHeight * 0.5;
    flow.need(pictureHeight + (isLongText ? 60 : textHeight) + 12);
    const y = flow.y;
    row.forEach((r, column) => {
      const x = flow.left + column * (width + gutter);
      const { shown } = r.photo;
      if ('bytes' in shown) {
        const scale = Math.min(width, pictureHeight * shown.aspect);
        const box = { width: scale, height: scale / shown.aspect };
        flow.surface.rect({ x, y, width, height: pictureHeight }, { fill: color.panel });
        flow.surface.jpeg(
          shown.bytes,
          shown.sha256,
          { x: x + (width - box.width) / 2, y: y + (pictureHeight - box.height) / 2, ...box },
          shown.facts,
        );
      } else {
        flow.surface.rect({ x, y, width, height: pictureHeight }, { stroke: color.secondary, dash: [2, 2] });
        flow.draw(
          flow
            .lines(shown.instead, width - 16, type.caption)
            .slice(0, Math.floor((pictureHeight - 8) / type.caption.leading)),
          x + 8,
          y + 6,
          type.caption,
        );
      }
      onPhoto();
    });
    if (isLongText) {
      flow.y = y + pictureHeight + 4;
      for (const r of row) {
        for (const [lines, look] of [
          [r.title, { ...type.caption, weight: 'bold' }],
          [r.facts, type.caption],
          [r.description, type.caption],
          [r.hashes, type.hash],
        ] as const)
          for (const line of lines) {
            flow.need(look.leading);
            flow.y = flow.draw([line], flow.left, flow.y, look);
          }
      }
    } else {
      row.forEach((r, column) => {
        const x = flow.left + column * (width + gutter);
        let below = y + pictureHeight + 4;
        below = flow.draw(r.title, x, below, { ...type.caption, weight: 'bold' });
        below = flow.draw(r.facts, x, below, { ...type.caption, color: color.secondary });
        below = flow.draw(r.description, x, below, type.caption);
        flow.draw(r.hashes, x, below, { ...type.hash, color: color.secondary });
      });
      flow.y = y + pictureHeight + textHeight + 4;
    }
    flow.y += 14;
  }
};
