import {
  BorderStyle,
  type FileChild,
  HeadingLevel,
  type IParagraphOptions,
  type IRunOptions,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  WidthType,
} from 'docx';
import { isRightToLeft, linesOf, textRuns } from './text-runs.ts';

export type Part = FileChild;

/** Twentieths of a point between the margins of a page (A4, 18 mm each). */
const pageWidth = 9866;

const paragraph = (text: string, options: IParagraphOptions = {}, look: IRunOptions = {}): Paragraph =>
  new Paragraph({
    ...options,
    ...(isRightToLeft(text) ? { bidirectional: true } : {}),
    children: textRuns(text, look),
  });

/** A text as it was entered, each of its lines a paragraph. */
export const paragraphs = (text: string, look: IRunOptions = {}): readonly Paragraph[] =>
  linesOf(text).map((line) => paragraph(line, {}, look));

const levels = [HeadingLevel.TITLE, HeadingLevel.HEADING_1, HeadingLevel.HEADING_2, HeadingLevel.HEADING_3] as const;

/** Level 0 is the document's title. */
export const heading = (text: string, level: 0 | 1 | 2 | 3, isOnNewPage = false): Paragraph =>
  paragraph(text.replace(/\s*[\r\n]+\s*/gu, ' '), {
    heading: levels[level],
    pageBreakBefore: isOnNewPage,
    keepNext: true,
  });

/** A subhead and what was entered under it, or `instead`. */
export const part = (title: string, text: string | undefined, instead: string): readonly Part[] => [
  heading(title, 2),
  ...paragraphs(text?.trim() ? text : instead),
];

const cell = (text: string, width: number, look: IRunOptions = {}): TableCell =>
  new TableCell({
    width: { size: width, type: WidthType.DXA },
    margins: { top: 40, bottom: 40, left: 80, right: 80 },
    children: [...paragraphs(text, look)],
  });

const hairline = { style: BorderStyle.SINGLE, size: 4, color: 'C9D0D8' };
const hairlines = {
  top: hairline,
  bottom: hairline,
  left: hairline,
  right: hairline,
  insideHorizontal: hairline,
  insideVertical: hairline,
};

/** `shares` of the page's width, one for each column. */
const grid = (rows: readonly TableRow[], widths: readonly number[]): Table =>
  new Table({
    borders: hairlines,
    rows,
    columnWidths: widths,
    layout: TableLayoutType.FIXED,
    width: { size: pageWidth, type: WidthType.DXA },
  });

const widthsOf = (shares: readonly number[]): readonly number[] => {
  const all = shares.reduce((sum, share) => sum + share, 0);
  return shares.map((share) => Math.floor((pageWidth * share) / all));
};

const small = { size: 17 };

/** A table whose header row is repeated on every page. */
export const table = (
  columns: readonly (readonly [title: string, share: number])[],
  rows: readonly (readonly string[])[],
): Table => {
  const widths = widthsOf(columns.map(([, share]) => share));
  const row = (cells: readonly string[], look: IRunOptions) => cells.map((text, i) => cell(text, widths[i] ?? 0, look));
  return grid(
    [
      new TableRow({
        tableHeader: true,
        children: row(
          columns.map(([title]) => title),
          { ...small, bold: true },
        ),
      }),
      ...rows.map((cells) => new TableRow({ children: row(cells, small) })),
    ],
    widths,
  );
};

/** Names on the left, what was entered on the right; without those where nothing was. */
export const facts = (rows: readonly (readonly [name: string, text: string | undefined])[]): Table => {
  const widths = widthsOf([1, 3.4]);
  return grid(
    rows
      .filter(([, text]) => text?.trim())
      .map(
        ([name, text]) =>
          new TableRow({
            children: [cell(name, widths[0] ?? 0, { ...small, bold: true }), cell(text ?? '', widths[1] ?? 0, small)],
          }),
      ),
    widths,
  );
};
