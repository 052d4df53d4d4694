// Plain jsPDF with its autotable, as its readme shows them.
import { jsPDF } from 'jspdf';
import { autoTable } from 'jspdf-autotable';
import { answer } from './answer.ts';
import { heads, type Sheet } from './contents.ts';

const margin = 51;
const width = 595 - 2 * margin;
const bottom = 842 - margin;

const base64 = (bytes: ArrayBuffer): string => {
  let text = '';
  const all = new Uint8Array(bytes);
  for (let i = 0; i < all.length; i += 0x8000) text += String.fromCharCode(...all.subarray(i, i + 0x8000));
  return btoa(text);
};

answer(async (contents, photos, fonts) => {
  const doc = new jsPDF({ unit: 'pt', format: 'a4', putOnlyUsedFonts: true });
  for (const [style, bytes] of [['normal', fonts.regular], ['bold', fonts.bold]] as const) {
    doc.addFileToVFS(`${style}.ttf`, base64(bytes));
    doc.addFont(`${style}.ttf`, 'Noto', style);
  }
  const styles = { font: 'Noto', fontSize: 8.5, cellPadding: 3 } as const;
  let y = margin;
  const text = (said: string, size: number, style: 'normal' | 'bold', x = margin, across = width) => {
    doc.setFont('Noto', style).setFontSize(size);
    const lines = doc.splitTextToSize(said, across) as string[];
    doc.text(lines, x, y + size);
    y += lines.length * size * 1.35;
  };
  const table = (head: readonly string[] | undefined, rows: readonly (readonly string[])[]) => {
    autoTable(doc, {
      ...(head ? { head: [[...head]] } : {}),
      body: rows.map((row) => [...row]),
      startY: y,
      margin,
      styles,
      theme: head ? 'striped' : 'plain',
      rowPageBreak: 'avoid',
      ...(head ? {} : { columnStyles: { 0: { cellWidth: 90, fontStyle: 'bold' as const } } }),
    });
    y = (doc as unknown as { lastAutoTable: { finalY: number } }).lastAutoTable.finalY + 8;
  };
  const begin = (title: string) => {
    doc.addPage();
    y = margin;
    text(title, 18, 'bold');
    y += 8;
  };
  const picture = async (i: number, x: number, at: number, across: number) =>
    doc.addImage(
      new Uint8Array((await photos[i]?.arrayBuffer()) ?? new ArrayBuffer(0)),
      'JPEG',
      x,
      at,
      across,
      across * 0.75,
      `photo ${i}`,
    );
  const sheet = (one: Sheet) => {
    text(one.title, 11.5, 'bold');
    text(one.about, 8.5, 'normal');
    table(undefined, one.facts);
  };

  text(contents.title, 22, 'bold');
  y += 20;
  table(undefined, contents.cover);
  begin('Degree of fulfilment');
  table(heads.checklist, contents.checklist);
  begin('Findings register');
  table(heads.register, contents.register);
  for (const one of contents.sheets) {
    begin('Nonconformity');
    sheet(one);
    for (const [column, i] of one.photos.entries()) await picture(i, margin + column * 165, y, 150);
  }
  begin('Findings by clause');
  table(heads.byClause, contents.byClause);
  for (const one of contents.others) {
    if (y > bottom - 170) {
      doc.addPage();
      y = margin;
    }
    sheet(one);
  }
  for (const [i, photo] of contents.photos.entries()) {
    if (i % 4 === 0) begin('Photographs');
    const x = margin + (i % 2) * 254;
    const top = margin + 40 + (i % 4 > 1 ? 330 : 0);
    await picture(i, x, top, 239);
    y = top + 239 * 0.75 + 4;
    text(photo.title, 8, 'bold', x, 239);
    text(photo.caption, 8, 'normal', x, 239);
    text(photo.hash, 6.3, 'normal', x, 239);
  }
  begin('Evidence');
  table(heads.evidence, contents.evidence);
  begin('Photographs and their SHA-256');
  table(heads.hashes, contents.hashes);
  const pages = doc.getNumberOfPages();
  for (let page = 1; page <= pages; page++) {
    doc.setPage(page).setFont('Noto', 'normal').setFontSize(7.5);
    doc.text(`Page ${page} of ${pages}`, margin + width, bottom + 20, { align: 'right' });
  }
  return doc.output('blob');
});
