import type { Tag } from './file/tags.ts';
import { color, margin, type } from './look.ts';
import { printable } from './printable.ts';
import type { Surface, Weight } from './surface.ts';
import { breakLines, type Line } from './text/break-lines.ts';

const top = margin + 26;
const bottomMargin = margin + 22;

export type TextLook = {
  readonly size: number;
  readonly leading: number;
  readonly weight?: Weight;
  readonly color?: string;
};

type Column = { readonly title: string; readonly share: number; readonly weight?: Weight };
type TableRow = {
  readonly cells: readonly string[];
  /** Draws into a cell's lead-in (a verdict's shape); gives the width that it takes. Without a place it only tells the width. */
  readonly mark?: (column: number, place?: { readonly x: number; readonly y: number }) => number;
};

/**
 * Sets text down a page and on to the next. `y` is where the next thing begins. What doesn't fit goes on on the next
 * page; nothing is cut off and no row is split unless it is longer than a page.
 */
export class Flow {
  y = top;
  readonly left = margin;
  readonly right: number;
  readonly bottom: number;
  readonly surface: Surface;
  readonly onPage: (page: number) => void;

  constructor(surface: Surface, onPage: (page: number) => void = () => undefined) {
    this.surface = surface;
    this.onPage = onPage;
    this.right = surface.width - margin;
    this.bottom = surface.height - bottomMargin;
  }

  get width(): number {
    return this.right - this.left;
  }

  get pageHeight(): number {
    return this.bottom - top;
  }

  newPage(): void {
    this.surface.addPage();
    this.y = top;
    this.onPage(this.surface.page());
  }

  /** Makes sure that `height` fits on this page, or goes on to the next. True if it went on. */
  need(height: number): boolean {
    if (this.y + height <= this.bottom || this.y === top) return false;
    this.newPage();
    return true;
  }

  gap(height: number): void {
    if (this.y > top) this.y += height;
  }

  /** The lines of a text in a width. Entered line breaks stand; words longer than a line are broken. */
  lines(text: string, width: number, look: TextLook): readonly Line[] {
    return breakLines(printable(text), width, (part) => this.surface.textWidth(part, look.size, look.weight));
  }

  /** Draws lines at x, from `y` on, and gives where the next line would begin. Doesn't move the flow. */
  draw(lines: readonly Line[], x: number, y: number, look: TextLook): number {
    lines.forEach(({ text, isRtl, width }, i) => {
      this.surface.text(text, isRtl ? x + width : x, y + look.leading * i + look.leading * 0.76, {
        size: look.size,
        isRtl,
        align: isRtl ? 'right' : 'left',
        ...(look.weight ? { weight: look.weight } : {}),
        ...(look.color ? { color: look.color } : {}),
      });
    });
    return y + look.leading * lines.length;
  }

  /** A paragraph from `y` on, as wide as the page or what is left of it. */
  paragraph(text: string, look: TextLook = type.body, indent = 0, tag: Tag = 'P'): void {
    this.surface.tag(tag, () => {
      for (const line of this.lines(text, this.width - indent, look)) {
        this.need(look.leading);
        this.y = this.draw([line], this.left + indent, this.y, look);
      }
    });
  }

  /** Lines that stand where the caller says, as one paragraph. */
  words(text: string, x: number, y: number, width: number, look: TextLook, tag: Tag = 'P'): number {
    return this.surface.tag(tag, () => this.draw(this.lines(text, width, look), x, y, look));
  }

  heading(text: string): void {
    const look = { ...type.heading, weight: 'bold' as const, color: color.navy };
    this.need(type.heading.leading + 60);
    this.y = this.words(text, this.left, this.y, this.width, look, 'H1');
    this.surface.rect({ x: this.left, y: this.y + 3, width: 36, height: 1.8 }, { fill: color.navy });
    this.y += 18;
  }

  subhead(text: string, keepWith = 40): void {
    this.gap(10);
    this.need(type.subhead.leading + keepWith);
    const look = { ...type.subhead, weight: 'bold' as const, color: color.navy };
    this.y = this.words(text, this.left, this.y, this.width, look, 'H2') + 4;
  }

  /** A subhead with its text; says so where there is none. */
  part(title: string, text: string | undefined, instead: string): void {
    this.subhead(title);
    this.paragraph(text?.trim() ? text : instead, text?.trim() ? type.body : { ...type.body, color: color.secondary });
    this.gap(4);
  }

  /**
   * A table with a repeated header. Widths are shares. A row is kept together unless it is longer than a page, then it
   * goes on line by line.
   */
  table(columns: readonly Column[], rows: readonly TableRow[], look: TextLook = type.table): void {
    const { surface } = this;
    const shares = columns.reduce((sum, column) => sum + column.share, 0);
    const pad = 5;
    const widths = columns.map((column) => (this.width * column.share) / shares);
    const starts = widths.map((_, i) => this.left + widths.slice(0, i).reduce((a, b) => a + b, 0));
    const head = { ...look, weight: 'bold' as const, color: color.secondary };
    const titles = columns.map((column, i) => this.lines(column.title, (widths[i] ?? 0) - 2 * pad, head));
    const headHeight = Math.max(...titles.map((lines) => lines.length)) * look.leading + 7;
    const header = () => {
      surface.tag('TR', () => {
        titles.forEach((lines, i) => {
          surface.tag('TH', () => this.draw(lines, (starts[i] ?? 0) + pad, this.y + 3, head), { scope: 'Column' });
        });
      });
      this.y += headHeight;
      surface.line(this.left, this.y, this.right, this.y, color.navy, 0.9);
    };
    /** The same head on the next page is no more content. */
    const repeatHeader = () => surface.artifact(header);
    const cellLook = (i: number): TextLook => ({
      ...look,
      ...(columns[i]?.weight ? { weight: columns[i].weight } : {}),
    });

    this.need(look.leading * 3 + 24);
    surface.tag('Table', () => {
      header();
      for (const { cells, mark } of rows) {
        const leads = cells.map((_, i) => mark?.(i) ?? 0);
        const lines = cells.map((cell, i) =>
          this.lines(cell, (widths[i] ?? 0) - 2 * pad - (leads[i] ?? 0), cellLook(i)),
        );
        const count = Math.max(1, ...lines.map((l) => l.length));
        const whole = count * look.leading + 8;
        if (whole <= this.pageHeight - 40 && this.need(whole)) repeatHeader();
        surface.tag('TR', () => {
          const elements = cells.map(() => surface.begin('TD'));
          for (let from = 0; from < count; ) {
            if (this.y + look.leading + 8 > this.bottom) {
              this.newPage();
              repeatHeader();
            }
            const fits = Math.max(1, Math.floor((this.bottom - this.y - 8) / look.leading));
            const y = this.y + 4;
            lines.forEach((ofCell, i) => {
              const x = (starts[i] ?? 0) + pad;
              if (from === 0 && leads[i]) mark?.(i, { x, y });
              const element = elements[i];
              if (element)
                surface.inside(element, () =>
                  this.draw(ofCell.slice(from, from + fits), x + (leads[i] ?? 0), y, cellLook(i)),
                );
            });
            this.y += Math.min(fits, count - from) * look.leading + 8;
            from += fits;
            surface.line(this.left, this.y, this.right, this.y, color.hairline);
          }
        });
      }
    });
    this.y += 6;
  }

  /** Names at the start, their texts beside them; a text longer than the page goes on. */
  facts(rows: readonly (readonly [string, string])[], look: TextLook = type.body, share = 0.24): void {
    const { surface } = this;
    const nameWidth = this.width * share;
    const nameLook = { ...look, weight: 'bold' as const, color: color.navy };
    surface.tag('Table', () => {
      for (const [name, text] of rows) {
        const names = this.lines(name, nameWidth - 20, nameLook);
        const lines = this.lines(text, this.width - nameWidth - 20, look);
        const whole = Math.max(names.length, lines.length) * look.leading + 12;
        if (whole <= this.pageHeight) this.need(whole);
        surface.tag('TR', () => {
          const [head, cell] = [surface.begin('TH', { scope: 'Row' }), surface.begin('TD')];
          let from = 0;
          do {
            if (this.y + look.leading + 12 > this.bottom) this.newPage();
            const fits = Math.max(1, Math.floor((this.bottom - this.y - 12) / look.leading));
            const part = lines.slice(from, from + fits);
            const height = Math.max(part.length, from === 0 ? names.length : 1) * look.leading + 12;
            surface.rect({ x: this.left, y: this.y, width: nameWidth, height }, { fill: color.panel });
            if (from === 0) surface.inside(head, () => this.draw(names, this.left + 8, this.y + 5, nameLook));
            surface.inside(cell, () => this.draw(part, this.left + nameWidth + 12, this.y + 5, look));
            this.y += height;
            surface.line(this.left + nameWidth, this.y, this.right, this.y, color.hairline);
            from += fits;
          } while (from < lines.length);
        });
      }
    });
    this.y += 6;
  }
}
