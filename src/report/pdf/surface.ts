import { strToU8 } from 'fflate';
import { jsPDF } from 'jspdf';
import type { JpegFacts } from '#domain/evidence/jpeg-facts.ts';
import type { PaperSize } from '#domain/report/report-choices.ts';
import type { Box } from './box.ts';
import { type Attachment, writeAttachment } from './file/attachment.ts';
import { creator, type DocumentFacts, pdfDate, xmp } from './file/metadata.ts';
import { imageObject, matrixOf } from './file/photo-object.ts';
import { bodiesFor, compressedPages, splice, textFor } from './file/splice.ts';
import { srgbProfile } from './file/srgb-profile.ts';
import {
  byteString,
  colorOperands,
  compressed,
  number,
  numbers,
  reference,
  stream,
  textString,
} from './file/syntax.ts';
import { type Element, makeTags, structureObjects, type Tag, type TagFacts } from './file/tags.ts';
import { color as colors } from './look.ts';
import type { CutFont } from './text/font-log.ts';
import { makeFontShelf, type Weight } from './text/font-shelf.ts';
import { glyphOperators } from './text/glyph-operators.ts';
import { isRightToLeft, makeLineSetter } from './text/set-line.ts';
import type { TypefaceFiles } from './text/typefaces.ts';

export type { Weight } from './text/font-shelf.ts';

/** A photo's bytes: what they are is the caller's, they go through untouched. */
export type PhotoBody<Body> = {
  readonly body: Body;
  readonly size: number;
  readonly facts: JpegFacts;
  readonly sha256: string;
};

type Look = { readonly fill?: string; readonly stroke?: string; readonly lineWidth?: number };

/** What a report is drawn on. Everything in points, y downwards; jsPDF stands behind it and nowhere else. */
export type Surface<Body = unknown> = {
  readonly width: number;
  readonly height: number;
  readonly page: () => number;
  readonly covers: (codePoint: number) => boolean;
  readonly addPage: () => void;
  readonly goToPage: (page: number) => void;
  /** Everything drawn by `work` is one element of the document's structure. */
  readonly tag: <T>(tag: Tag, work: () => T, facts?: TagFacts) => T;
  /** An element whose content comes in several parts, each drawn `inside`. */
  readonly begin: (tag: Tag, facts?: TagFacts) => Element;
  readonly inside: (element: Element, work: () => void) => void;
  /** A picture of drawn parts, said in words. */
  readonly figure: (alt: string, box: Box, work: () => void) => void;
  /** What `work` draws is no content: repeated heads, page numbers. */
  readonly artifact: (work: () => void) => void;
  /** Draws one line of printable text with its baseline at y. `isRtl`: of its paragraph, where that isn't the line's own. */
  readonly text: (
    text: string,
    x: number,
    y: number,
    look: {
      readonly size: number;
      readonly weight?: Weight;
      readonly color?: string;
      readonly align?: 'left' | 'right';
      readonly isRtl?: boolean;
    },
  ) => void;
  /** Large and pale across the page, under what is drawn after it. */
  readonly watermark: (text: string) => void;
  readonly textWidth: (text: string, size: number, weight?: Weight) => number;
  readonly rect: (box: Box, look: Look & { readonly dash?: readonly number[] }) => void;
  readonly line: (x1: number, y1: number, x2: number, y2: number, color: string, lineWidth?: number) => void;
  readonly circle: (x: number, y: number, radius: number, look: Look) => void;
  readonly polygon: (
    points: readonly (readonly [number, number])[],
    look: Look & { readonly isOpen?: boolean },
  ) => void;
  /** Puts a JPEG upright into the box. */
  readonly jpeg: (photo: PhotoBody<Body>, box: Box) => void;
  /** A link over the box to the top of a page, for the element in hand. `words`: what it leads to. */
  readonly link: (box: Box, toPage: number, words: string) => void;
  readonly bookmark: (title: string, page: number, parent?: unknown) => unknown;
  /** The file in pieces, photos as they came. */
  readonly finish: () => readonly (Uint8Array<ArrayBuffer> | Body)[];
};

type Internals = {
  readonly write: (...text: readonly string[]) => void;
  readonly newAdditionalObject: () => { readonly objId: number; content: string };
  readonly getPageInfo: (page: number) => { readonly objId: number };
  readonly events: { subscribe(event: string, call: (data?: { readonly pageNumber: number }) => void): void };
};

const fontMark = '/Font <<\n>>';

export const makeSurface = <Body>(use: {
  readonly typefaces: readonly TypefaceFiles[];
  readonly cutFont: CutFont;
  readonly paper: PaperSize;
  readonly facts: DocumentFacts;
  readonly attachment: Attachment;
}): Surface<Body> => {
  const doc = new jsPDF({ unit: 'pt', format: use.paper, compress: false, putOnlyUsedFonts: true, precision: 2 });
  (doc as unknown as { __private__: { setPdfVersion(version: string): void } }).__private__.setPdfVersion('1.7');
  const { facts } = use;
  doc.setProperties({ creator });
  doc.setCreationDate(pdfDate(facts.madeAt));
  doc.setFileId(facts.fileId.slice(0, 32).toUpperCase());
  const internal = doc.internal as unknown as Internals;
  const write = (operators: string) => internal.write(operators);
  const [width, height] = [doc.internal.pageSize.getWidth(), doc.internal.pageSize.getHeight()];
  const shelf = makeFontShelf(use.typefaces);
  const lines = makeLineSetter(shelf);
  const tags = makeTags();
  let page = 1;

  /** What the open piece of content belongs to; nothing is open between pieces and at the end of a page. */
  let open: Element | 'artifact' | undefined;
  let isArtifact = false;
  let figure: Element | undefined;
  const close = () => {
    if (open) write('EMC');
    open = undefined;
  };
  const begin = (what: Element | 'artifact') => {
    if (open === what) return;
    close();
    open = what;
    if (what === 'artifact') write('/Artifact BMC');
    else write(`/${what.tag} <</MCID ${tags.mark(what, page)}>> BDC`);
  };
  /** Text is content of the element in hand; lines and tones are ornament, but for those of a figure. */
  const beginText = () => begin(isArtifact ? 'artifact' : (figure ?? tags.current()));
  const beginDrawing = () => begin(isArtifact ? 'artifact' : (figure ?? 'artifact'));

  const at = (x: number, y: number) => numbers(x, height - y);
  const paint = ({ fill, stroke, lineWidth = 0.6 }: Look): string => {
    if (fill) write(`${colorOperands(fill)} rg`);
    if (stroke) write(`${colorOperands(stroke)} RG ${number(lineWidth)} w`);
    return fill && stroke ? 'B' : fill ? 'f' : 'S';
  };

  const photos = new Map<string, PhotoBody<Body> & { readonly name: string; readonly mark: string }>();
  const links: {
    readonly page: number;
    readonly box: Box;
    readonly toPage: number;
    readonly words: string;
    readonly element: Element;
  }[] = [];

  const surface: Surface<Body> = {
    width,
    height,
    page: () => page,
    covers: shelf.covers,
    addPage: () => {
      close();
      doc.addPage();
      page = doc.getNumberOfPages();
    },
    goToPage: (to) => {
      close();
      doc.setPage(to);
      page = to;
    },
    tag: (tag, work, more = {}) => (isArtifact ? work() : tags.inside(tags.begin(tag, more), work)),
    begin: (tag, more = {}) => tags.begin(tag, more),
    inside: (element, work) => tags.inside(element, work),
    figure: (alt, box, work) => {
      if (isArtifact) return work();
      const place = [box.x, height - box.y - box.height, box.x + box.width, height - box.y] as const;
      const before = figure;
      figure = tags.begin('Figure', { alt, box: place });
      work();
      figure = before;
    },
    artifact: (work) => {
      const before = isArtifact;
      isArtifact = true;
      work();
      isArtifact = before;
    },
    text: (
      text,
      x,
      y,
      { size, weight = 'normal', color = colors.ink, align = 'left', isRtl = isRightToLeft(text) },
    ) => {
      if (text === '') return;
      const shaped = lines.set(text, weight, isRtl);
      const advance = (shaped.reduce((sum, run) => sum + run.advance, 0) * size) / 1000;
      beginText();
      const isThick = shaped.some((run) => run.isThickened);
      write(`BT ${colorOperands(color)} rg${isThick ? ` ${colorOperands(color)} RG` : ''}`);
      write(`${at(align === 'right' ? x - advance : x, y)} Td`);
      write(glyphOperators(shaped, size));
      write('ET');
    },
    watermark: (text) => {
      const shaped = lines.set(text, 'bold', isRightToLeft(text));
      const advance = shaped.reduce((sum, run) => sum + run.advance, 0) / 1000;
      const size = Math.min(120, (Math.hypot(width, height) * 0.6) / advance);
      const angle = Math.atan2(height, width);
      const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
      const half = (advance * size) / 2;
      const matrix = [
        cos,
        sin,
        -sin,
        cos,
        width / 2 - half * cos + size * 0.35 * sin,
        height / 2 - half * sin - size * 0.35 * cos,
      ];
      begin('artifact');
      write(`BT ${colorOperands(colors.watermark)} rg ${matrix.map((n) => n.toFixed(4)).join(' ')} Tm`);
      write(glyphOperators(shaped, size));
      write('ET');
    },
    textWidth: (text, size, weight = 'normal') => (lines.width(text, weight) * size) / 1000,
    rect: (box, look) => {
      beginDrawing();
      if (look.dash) write(`[${numbers(...look.dash)}] 0 d`);
      const operator = paint(look);
      write(`${numbers(box.x, height - box.y - box.height, box.width, box.height)} re ${operator}`);
      if (look.dash) write('[] 0 d');
    },
    line: (x1, y1, x2, y2, color, lineWidth = 0.6) => {
      beginDrawing();
      paint({ stroke: color, lineWidth });
      write(`${at(x1, y1)} m ${at(x2, y2)} l S`);
    },
    circle: (x, y, r, look) => {
      beginDrawing();
      const operator = paint(look);
      // A quarter of a circle as a Bézier curve.
      const k = 0.5523 * r;
      write(
        [
          `${at(x + r, y)} m`,
          `${at(x + r, y - k)} ${at(x + k, y - r)} ${at(x, y - r)} c`,
          `${at(x - k, y - r)} ${at(x - r, y - k)} ${at(x - r, y)} c`,
          `${at(x - r, y + k)} ${at(x - k, y + r)} ${at(x, y + r)} c`,
          `${at(x + k, y + r)} ${at(x + r, y + k)} ${at(x + r, y)} c`,
          operator,
        ].join(' '),
      );
    },
    polygon: (points, look) => {
      beginDrawing();
      const operator = paint(look);
      const path = points.map(([x, y], i) => `${at(x, y)} ${i === 0 ? 'm' : 'l'}`);
      write(`${path.join(' ')} ${look.isOpen ? '' : 'h '}${operator}`);
    },
    jpeg: (photo, box) => {
      beginDrawing();
      const known = photos.get(photo.sha256);
      const name = known?.name ?? `P${photos.size + 1}`;
      if (!known) photos.set(photo.sha256, { ...photo, name, mark: `photo ${name} ${photo.sha256}` });
      const matrix = matrixOf(photo.facts.orientation, { ...box, y: height - box.y - box.height });
      write(`q ${matrix.map((n) => n.toFixed(3)).join(' ')} cm /${name} Do Q`);
    },
    link: (box, toPage, words) => {
      const element = tags.current();
      element.kids.push({ page, link: links.length });
      links.push({ page, box, toPage, words, element });
    },
    bookmark: (title, toPage, parent) => doc.outline.add(parent ?? null, title, { pageNumber: toPage }),
    finish: () => {
      close();
      let failed: unknown;
      let written: Written | undefined;
      // jsPDF gives numbers to its pages first, and swallows what its listeners throw.
      const during = (event: string, work: (page: number) => void) =>
        internal.events.subscribe(event, ({ pageNumber } = { pageNumber: 0 }) => {
          try {
            work(pageNumber);
          } catch (error) {
            failed ??= error;
          }
        });
      during('putPage', (of) => {
        written ??= writeObjects();
        const own = written.annotations.filter((_, i) => links[i]?.page === of).map(reference);
        write(`/StructParents ${of - 1} /Tabs /S${own.length > 0 ? ` /Annots [${own.join(' ')}]` : ''}`);
      });
      during('putXobjectDict', () => {
        for (const [name, object] of written?.photos ?? []) write(`/${name} ${reference(object)}`);
      });
      during('putCatalog', () => write(written?.catalog ?? ''));
      const file = doc.output();
      if (failed) throw failed;
      return splice(file, [
        textFor(file, fontMark, `/Font <<${written?.fonts ?? ''}>>`),
        ...bodiesFor(file, photos.values()),
        ...compressedPages<Body>(file),
      ]);
    },
  };

  /** What jsPDF knows nothing of, as objects beside its own. Called once its pages have numbers. */
  const writeObjects = (): Written => {
    const newObject = () => internal.newAdditionalObject();
    const pageObject = (of: number) => internal.getPageInfo(of).objId;
    const annotations = links.map(() => newObject());
    const { tree, linkKey } = structureObjects(tags, {
      newObject,
      pageObject,
      pages: doc.getNumberOfPages(),
      links: links.map(({ element }, i) => ({ element, annotation: annotations[i]?.objId ?? 0 })),
    });
    links.forEach(({ box, toPage, words }, i) => {
      const annotation = annotations[i];
      if (!annotation) return;
      const place = numbers(box.x, height - box.y - box.height, box.x + box.width, height - box.y);
      annotation.content = `<</Type /Annot /Subtype /Link /Rect [${place}] /Border [0 0 0] /F 4 /Contents ${textString(words)} /StructParent ${linkKey(i)} /Dest [${reference(pageObject(toPage))} /XYZ 0 ${number(height)} null]>>`;
    });
    const placed = [...photos.values()].map((photo): readonly [string, number] => {
      const object = newObject();
      object.content = imageObject(photo);
      return [photo.name, object.objId];
    });
    const fonts = shelf.logs().map((log) => `/${log.key} ${reference(log.write(newObject, use.cutFont))}`);
    const profile = newObject();
    profile.content = compressed(' /N 3', srgbProfile());
    const metadata = newObject();
    metadata.content = stream(' /Type /Metadata /Subtype /XML', byteString(strToU8(xmp(facts))));
    const specification = writeAttachment(newObject, use.attachment, facts);
    const attachment = `${textString(use.attachment.name)} ${reference(specification)}`;
    return {
      annotations: annotations.map(({ objId }) => objId),
      photos: placed,
      fonts: fonts.join(' '),
      catalog: [
        `/Lang (${facts.language}) /MarkInfo <</Marked true>> /StructTreeRoot ${reference(tree)}`,
        `/Metadata ${reference(metadata.objId)} /ViewerPreferences <</DisplayDocTitle true>>`,
        `/OutputIntents [<</Type /OutputIntent /S /GTS_PDFA1 /OutputConditionIdentifier (${srgb}) /Info (${srgb}) /DestOutputProfile ${reference(profile.objId)}>>]`,
        `/AF [${reference(specification)}] /Names <</EmbeddedFiles <</Names [${attachment}]>>>>`,
      ].join('\n'),
    };
  };
  return surface;
};

const srgb = 'sRGB IEC61966-2.1';

type Written = {
  readonly annotations: readonly number[];
  readonly photos: readonly (readonly [string, number])[];
  readonly fonts: string;
  readonly catalog: string;
};
