// @react-pdf/renderer, without JSX: one element function.
import { Document, Font, Image, Page, pdf, Text, View } from '@react-pdf/renderer';
import { createElement as h, type ReactElement } from 'react';
import { answer } from './answer.ts';
import { heads, type Sheet } from './contents.ts';

const small = { fontSize: 8.5 };
const bold = { fontWeight: 700 as const };

const text = (said: string, style: object = {}) => h(Text, { style }, said);

const row = (cells: readonly string[], widths: readonly string[], style: object, key: string): ReactElement =>
  h(
    View,
    { key, wrap: false, style: { flexDirection: 'row', paddingVertical: 3, ...small, ...style } },
    ...cells.map((cell, i) => h(Text, { style: { width: widths[i], paddingRight: 6 } }, cell)),
  );

const table = (head: readonly string[], rows: readonly (readonly string[])[], widths: readonly string[]) => [
  h(View, { key: 'head', fixed: true }, row(head, widths, bold, 'head')),
  ...rows.map((cells, i) => row(cells, widths, { borderBottomWidth: 0.5, borderBottomColor: '#C9D0D8' }, String(i))),
];

const facts = (rows: readonly (readonly [string, string])[]) =>
  rows.map(([name, said]) =>
    h(
      View,
      { key: name, style: { flexDirection: 'row', paddingVertical: 3, ...small } },
      text(name, { width: 90, ...bold }),
      text(said, { flex: 1 }),
    ),
  );

const sheet = (one: Sheet) => [
  text(one.title, { fontSize: 11.5, ...bold }),
  text(one.about, small),
  h(View, { style: { marginBottom: 10 } }, ...facts(one.facts)),
];

const page = (title: string, ...children: ReactElement[]) =>
  h(
    Page,
    { size: 'A4', style: { padding: 51, fontFamily: 'Noto', fontSize: 10 } },
    text(title, { fontSize: 18, marginBottom: 8, ...bold }),
    ...children,
    h(Text, {
      fixed: true,
      style: { position: 'absolute', bottom: 24, right: 51, fontSize: 7.5 },
      render: ({ pageNumber, totalPages }: { pageNumber: number; totalPages: number }) =>
        `Page ${pageNumber} of ${totalPages}`,
    }),
  );

answer(async (contents, photos, fonts) => {
  const address = (bytes: ArrayBuffer) => URL.createObjectURL(new Blob([bytes], { type: 'font/ttf' }));
  Font.register({
    family: 'Noto',
    fonts: [
      { src: address(fonts.regular), fontWeight: 400 },
      { src: address(fonts.bold), fontWeight: 700 },
    ],
  });
  Font.registerHyphenationCallback((word) => [word]);
  const photo = (i: number, across: number) =>
    h(Image, { src: photos[i] as unknown as string, style: { width: across, height: across * 0.75 } });
  const captioned = (i: number) => {
    const said = contents.photos[i];
    return h(
      View,
      { style: { width: 239, marginRight: 7, marginBottom: 30 } },
      photo(i, 239),
      text(said?.title ?? '', { fontSize: 8, ...bold }),
      text(said?.caption ?? '', { fontSize: 8 }),
      text(said?.hash ?? '', { fontSize: 6.3 }),
    );
  };
  const fours = Array.from({ length: Math.ceil(photos.length / 4) }, (_, k) =>
    [0, 1, 2, 3].map((j) => k * 4 + j).filter((i) => i < photos.length),
  );
  return pdf(
    h(
      Document,
      { title: contents.title },
      page(contents.title, ...facts(contents.cover)),
      page('Degree of fulfilment', ...table(heads.checklist, contents.checklist, ['10%', '45%', '15%', '30%'])),
      page('Findings register', ...table(heads.register, contents.register, ['12%', '24%', '10%', '54%'])),
      ...contents.sheets.map((one) =>
        page(
          'Nonconformity',
          ...sheet(one),
          h(View, { style: { flexDirection: 'row', gap: 15 } }, ...one.photos.map((i) => photo(i, 150))),
        ),
      ),
      page(
        'Findings by clause',
        ...table(heads.byClause, contents.byClause, ['30%', '14%', '28%', '28%']),
        ...contents.others.map((one) => h(View, { wrap: false }, ...sheet(one))),
      ),
      ...fours.map((four) =>
        page('Photographs', h(View, { style: { flexDirection: 'row', flexWrap: 'wrap' } }, ...four.map(captioned))),
      ),
      page('Evidence', ...table(heads.evidence, contents.evidence, ['12%', '12%', '60%', '16%'])),
      page('Photographs and their SHA-256', ...table(heads.hashes, contents.hashes, ['12%', '12%', '76%'])),
    ) as never,
  ).toBlob();
});
