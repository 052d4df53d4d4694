// @cantoo/pdf-lib has no tables and breaks no lines over cells: both are done here, once, as its users must.
import fontkit from '@cantoo/fontkit';
import { PDFDocument, type PDFFont, type PDFImage, type PDFPage } from '@cantoo/pdf-lib';
import { answer } from './answer.ts';
import { heads, type Sheet } from './contents.ts';

const margin = 51;
const width = 595 - 2 * margin;
const bottom = 842 - margin;

answer(async (contents, photos, fonts) => {
  const doc = await PDFDocument.create();
  doc.registerFontkit(fontkit);
  const regular = await doc.embedFont(fonts.regular, { subset: true });
  const bold = await doc.embedFont(fonts.bold, { subset: true });
  const known = new Map<PDFFont, Map<string, number>>([[regular, new Map()], [bold, new Map()]]);
  const widthOf = (word: string, font: PDFFont): number => {
    const widths = known.get(font);
    const found = widths?.get(word);
    if (found !== undefined) return found;
    const measured = font.widthOfTextAtSize(word, 1);
    widths?.set(word, measured);
    return measured;
  };
  const linesOf = (text: string, font: PDFFont, size: number, across: number): string[] =>
    text.split('\n').flatMap((paragraph) => {
      const lines: string[] = [];
      let line = '';
      let taken = 0;
      for (const word of paragraph.split(' ').flatMap((one) => (one.length > 60 && across < 300 ? [one.slice(0, 60), one.slice(60)] : [one]))) {
        const more = widthOf(line ? ` ${word}` : word, font) * size;
        if (line && taken + more > across) {
          lines.push(line);
          line = word;
          taken = widthOf(word, font) * size;
        } else {
          line = line ? `${line} ${word}` : word;
          taken += more;
        }
      }
      return [...lines, line];
    });
  let page: PDFPage = doc.addPage([595, 842]);
  let y = margin;
  const draw = (lines: readonly string[], font: PDFFont, size: number, x: number, top: number) =>
    lines.forEach((line, i) => {
      page.drawText(line, { x, y: 842 - top - size - i * size * 1.35, size, font });
    });
  const newPage = () => {
    page = doc.addPage([595, 842]);
    y = margin;
  };
  const text = (said: string, size: number, font: PDFFont, x = margin, across = width) => {
    const lines = linesOf(said, font, size, across);
    draw(lines, font, size, x, y);
    y += lines.length * size * 1.35;
  };
  const table = (head: readonly string[] | undefined, rows: readonly (readonly string[])[], widths: readonly number[]) => {
    const size = 8.5;
    const row = (cells: readonly string[], isHead: boolean): void => {
      const set = cells.map((cell, i) => {
        const font = isHead || (!head && i === 0) ? bold : regular;
        return { font, lines: linesOf(cell, font, size, (widths[i] ?? 0) - 6) };
      });
      const height = Math.max(...set.map(({ lines }) => lines.length)) * size * 1.35 + 6;
      if (y + height > bottom) {
        newPage();
        if (head && !isHead) row(head, true);
      }
      let x = margin;
      for (const [i, { font, lines }] of set.entries()) {
        draw(lines, font, size, x + 3, y + 3);
        x += widths[i] ?? 0;
      }
      y += height;
      if (head) page.drawLine({ start: { x: margin, y: 842 - y }, end: { x: margin + width, y: 842 - y }, thickness: 0.5 });
    };
    if (head) row(head, true);
    for (const cells of rows) row(cells, false);
    y += 8;
  };
  const begin = (title: string) => {
    newPage();
    text(title, 18, bold);
    y += 8;
  };
  const images = new Map<number, PDFImage>();
  const picture = async (i: number, x: number, top: number, across: number) => {
    const photo = photos[i];
    const image = images.get(i) ?? (photo && (await doc.embedJpg(await photo.arrayBuffer())));
    if (!image) throw new Error(`no photo ${i}`);
    images.set(i, image);
    page.drawImage(image, { x, y: 842 - top - across * 0.75, width: across, height: across * 0.75 });
  };
  const sheet = (one: Sheet) => {
    text(one.title, 11.5, bold);
    text(one.about, 8.5, regular);
    table(undefined, one.facts, [90, width - 90]);
  };

  text(contents.title, 22, bold);
  y += 20;
  table(undefined, contents.cover, [90, width - 90]);
  begin('Degree of fulfilment');
  table(heads.checklist, contents.checklist, [50, width - 270, 70, 150]);
  begin('Findings register');
  table(heads.register, contents.register, [60, 120, 50, width - 230]);
  for (const one of contents.sheets) {
    begin('Nonconformity');
    sheet(one);
    for (const [column, i] of one.photos.entries()) await picture(i, margin + column * 165, y, 150);
  }
  begin('Findings by clause');
  table(heads.byClause, contents.byClause, [150, 70, (width - 220) / 2, (width - 220) / 2]);
  for (const one of contents.others) {
    if (y > bottom - 170) newPage();
    sheet(one);
  }
  for (const [i, photo] of contents.photos.entries()) {
    if (i % 4 === 0) begin('Photographs');
    const x = margin + (i % 2) * 254;
    const top = margin + 40 + (i % 4 > 1 ? 330 : 0);
    await picture(i, x, top, 239);
    y = top + 239 * 0.75 + 4;
    text(photo.title, 8, bold, x, 239);
    text(photo.caption, 8, regular, x, 239);
    text(photo.hash, 6.3, regular, x, 239);
  }
  begin('Evidence');
  table(heads.evidence, contents.evidence, [60, 60, width - 200, 80]);
  begin('Photographs and their SHA-256');
  table(heads.hashes, contents.hashes, [60, 60, width - 120]);
  const pages = doc.getPages();
  pages.forEach((one, i) => {
    const said = `Page ${i + 1} of ${pages.length}`;
    one.drawText(said, { x: margin + width - regular.widthOfTextAtSize(said, 7.5), y: 30, size: 7.5, font: regular });
  });
  return new Blob([(await doc.save()) as Uint8Array<ArrayBuffer>], { type: 'application/pdf' });
});
