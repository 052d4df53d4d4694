// pdfmake 0.3: its document definition, its virtual file system for fonts and photos.
import pdfMake from 'pdfmake/build/pdfmake.js';
import { answer } from './answer.ts';
import { heads, type Sheet } from './contents.ts';

type Node = Record<string, unknown>;

const table = (head: readonly string[], rows: readonly (readonly string[])[], widths: readonly unknown[]): Node => ({
  layout: 'lightHorizontalLines',
  fontSize: 8.5,
  table: { headerRows: 1, dontBreakRows: true, widths, body: [head.map((text) => ({ text, bold: true })), ...rows] },
});

const facts = (rows: readonly (readonly [string, string])[]): Node => ({
  layout: 'noBorders',
  fontSize: 8.5,
  margin: [0, 4, 0, 10],
  table: { widths: [90, '*'], body: rows.map(([name, text]) => [{ text: name, bold: true }, text]) },
});

const begin = (text: string): Node => ({ text, fontSize: 18, bold: true, pageBreak: 'before', margin: [0, 0, 0, 8] });

const sheet = (one: Sheet): readonly Node[] => [
  { text: one.title, fontSize: 11.5, bold: true },
  { text: one.about, fontSize: 8.5 },
  facts(one.facts),
];

answer(async (contents, photos, fonts) => {
  const files = pdfMake.virtualfs;
  files.writeFileSync('regular.ttf', fonts.regular);
  files.writeFileSync('bold.ttf', fonts.bold);
  const images: Record<string, string> = {};
  for (const [i, photo] of photos.entries()) {
    files.writeFileSync(`${i}.jpg`, await photo.arrayBuffer());
    images[`photo${i}`] = `${i}.jpg`;
  }
  pdfMake.addFonts({ Noto: { normal: 'regular.ttf', bold: 'bold.ttf' } });
  const pictures = contents.photos.map((photo, i): Node => ({
    width: 239,
    stack: [
      { image: `photo${i}`, width: 239 },
      { text: photo.title, fontSize: 8, bold: true },
      { text: photo.caption, fontSize: 8 },
      { text: photo.hash, fontSize: 6.3, margin: [0, 0, 0, 30] },
    ],
  }));
  return pdfMake
    .createPdf({
      pageSize: 'A4',
      pageMargins: 51,
      defaultStyle: { font: 'Noto', fontSize: 10 },
      images,
      footer: (page: number, pages: number) => ({
        text: `Page ${page} of ${pages}`,
        fontSize: 7.5,
        alignment: 'right',
        margin: [0, 10, 51, 0],
      }),
      content: [
        { text: contents.title, fontSize: 22, bold: true, margin: [0, 0, 0, 20] },
        facts(contents.cover),
        begin('Degree of fulfilment'),
        table(heads.checklist, contents.checklist, [40, '*', 60, 160]),
        begin('Findings register'),
        table(heads.register, contents.register, [60, 110, 40, '*']),
        ...contents.sheets.flatMap((one) => [
          begin('Nonconformity'),
          ...sheet(one),
          ...(one.photos.length > 0
            ? [{ columnGap: 15, columns: one.photos.map((i) => ({ image: `photo${i}`, width: 150 })) }]
            : []),
        ]),
        begin('Findings by clause'),
        table(heads.byClause, contents.byClause, [150, 60, '*', '*']),
        ...contents.others.map((one) => ({ unbreakable: true, stack: sheet(one) })),
        ...pictures.flatMap((_, i) =>
          i % 2 === 0
            ? [
                ...(i % 4 === 0 ? [begin('Photographs')] : []),
                { columnGap: 15, unbreakable: true, columns: pictures.slice(i, i + 2) },
              ]
            : [],
        ),
        begin('Evidence'),
        table(heads.evidence, contents.evidence, [60, 60, '*', 80]),
        begin('Photographs and their SHA-256'),
        table(heads.hashes, contents.hashes, [60, 60, '*']),
      ],
    })
    .getBlob();
});
