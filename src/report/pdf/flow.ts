import { color, margin, type } from './look.ts';
import { printable } from './printable.ts';
import type { Surface, Weight } from './surface.ts';

const top = margin + 26;
const bottomMargin = margin + 22;

type TextLook = { readonly size: number; readonly leading: number; readonly weight?: Weight; readonly color?: string };

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
  lines(text: string, width: number, look: TextLook): readonly string[] {
    const { surface } = this;
    const measure = (part: string) => surface.textWidth(part, look.size, look.weight);
    const space = measure(' ');
    return printable(text, (code) => surface.covers(code))
      .split('\n')
      .flatMap((paragraph) => {
        const lines: string[] = [];
        let line = '';
        let used = 0;
        for (const word of paragraph.split(' ')) {
          const wide = measure(word);
          if (line !== '' && used + space + wide <= width) {
            line += ` ${word}`;
            used += space + wide;
            continue;
          }
          if (line !== '') lines.push(line);
          if (wide <= width) {
            line = word;
            used = wide;
            continue;
          }
          line = '';
          used = 0;
          for (const character of word) {
            const step = measure(character);
            if (used + step > width && line !== '') {
              lines.push(line);
              line = '';
              used = 0;
            }
            line += character;
            used += step;
          }
        }
        lines.push(line);
        return lines;
      });
  }

  /** Draws lines at x, from `y` on, and gives where the next line would begin. Doesn't move the flow. */
  draw(lines: readonly string[], x: number, y: number, look: TextLook): number {
    lines.forEach((line, i) => {
      this.surface.text(line, x, y + look.leading * i + look.leading * 0.76, {
        size: look.size,
        ...(look.weight ? { weight: look.weight } : {}),
        ...(look.color ? { color: look.color } : {}),
      });
    });
    return y + look.leading * lines.length;
  }

  paragraph(text: string, look: TextLook = type.body, indent = 0): void {
    for (const line of this.lines(text, this.width - indent, look)) {
      this.need(look.leading);
      this.y = this.draw([line], this.left + indent, this.y, look);
    }
  }

  heading(text: string): void {
    this.need(type.heading.leading + 60);
    this.y = this.draw(this.lines(text, this.width, { ...type.heading, weight: 'bold' }), this.left, this.y, {
      ...type.heading,
      weight: 'bold',
      color: color.navy,
    });
    this.surface.rect({ x: this.left, y: this.y + 3, width: 36, height: 1.8 }, { fill: color.navy });
    this.y += 18;
  }

  subhead(text: string, keepWith = 40): void {
    this.gap(10);
    this.need(type.subhead.leading + keepWith);
    this.y =
      this.draw(this.lines(text, this.width, { ...type.subhead, weight: 'bold' }), this.left, this.y, {
        ...type.subhead,
        weight: 'bold',
        color: color.navy,
      }) + 4;
  }

  /** A subhead with its text; says so where there is none. */
  part(title: string, text: string | undefined, instead: string): void {
    this.subhead(title);
    this.paragraph(text?.trim() ? text : instead, text?.trim() ? type.body : { ...type.body, color: color.secondary });
    this.gap(4);
  }

  /**
   * A table with a repeated header. Widths are shares. A row is kept together unless it is longer than a page, then it
   * goes on line by line. `mark` draws into a cell's lead-in (a verdict's shape) and gives the width it took.
   */
  table(
    columns: readonly { readonly title: string; readonly share: number; readonly weight?: Weight }[],
    rows: readonly {
      readonly cells: readonly string[];
      readonly mark?: (column: number, x: number, y: number) => number;
    }[],
    look: TextLook = type.table,
  ): void {
    const shares = columns.reduce((sum, column) => sum + column.share, 0);
    const pad = 5;
    const widths = columns.map((column) => (this.width * column.share) / shares);
    const starts = widths.map((_, i) => this.left + widths.slice(0, i).reduce((a, b) => a + b, 0));
    const head = { ...look, weight: 'bold' as const, color: color.secondary };
    const header = () => {
      const lines = columns.map((column, i) => this.lines(column.title, (widths[i] ?? 0) - 2 * pad, head));
      const height = Math.max(...lines.map((l) => l.length)) * look.leading + 7;
      lines.forEach((l, i) => this.draw(l, (starts[i] ?? 0) + pad, this.y + 3, head));
      this.y += height;
      this.surface.line(this.left, this.y, this.right, this.y, color.navy, 0.9);
    };
    this.need(look.leading * 3 + 24);
    header();
    const drawn = rows.map((row) => ({
      ...row,
      lines: row.cells.map((cell, i) => {
        const marked = row.mark ? row.mark(i, Number.NaN, Number.NaN) : 0;
        return this.lines(cell, (widths[i] ?? 0) - 2 * pad - marked, {
          ...look,
          ...(columns[i]?.weight ? { weight: columns[i].weight } : {}),
        });
      }),
    }));
    for (const row of drawn) {
      let from = 0;
      const count = Math.max(1, ...row.lines.map((l) => l.length));
      const whole = count * look.leading + 8;
      if (whole <= this.pageHeight - 40 && this.need(whole)) header();
      while (from < count) {
        if (this.y + look.leading + 8 > this.bottom) {
          this.newPage();
          header();
        }
        const fits = Math.max(1, Math.floor((this.bottom - this.y - 8) / look.leading));
        const y = this.y + 4;
        row.lines.forEach((lines, i) => {
          const marked =
            row.mark && from === 0
              ? row.mark(i, (starts[i] ?? 0) + pad, y)
              : row.mark
                ? row.mark(i, Number.NaN, Number.NaN)
                : 0;
          this.draw(lines.slice(from, from + fits), (starts[i] ?? 0) + pad + marked, y, {
            ...look,
            ...(columns[i]?.weight ? { weight: columns[i].weight } : {}),
          });
        });
        this.y += Math.min(fits, count - from) * look.leading + 8;
        from += fits;
        this.surface.line(this.left, this.y, this.right, this.y, color.hairline);
      }
    }
    this.y += 6;
  }

  /** Names at the start, their texts beside them; a text longer than the page goes on. */
  facts(rows: readonly (readonly [string, string])[], look: TextLook = type.body, share = 0.24): void {
    const nameWidth = this.width * share;
    for (const [name, text] of rows) {
      const names = this.lines(name, nameWidth - 20, { ...look, weight: 'bold' });
      const lines = this.lines(text, this.width - nameWidth - 20, look);
      const whole = Math.max(names.length, lines.length) * look.leading + 12;
      if (whole <= this.pageHeight) this.need(whole);
      let from = 0;
      do {
        if (this.y + look.leading + 12 > this.bottom) this.newPage();
        const fits = Math.max(1, Math.floor((this.bottom - this.y - 12) / look.leading));
        const part = lines.slice(from, from + fits);
        const height = Math.max(part.length, from === 0 ? names.length : 1) * look.leading + 12;
        this.surface.rect({ x: this.left, y: this.y, width: nameWidth, height }, { fill: color.panel });
        if (from === 0) this.draw(names, this.left + 8, this.y + 5, { ...look, weight: 'bold', color: color.navy });
        this.draw(part, this.left + nameWidth + 12, this.y + 5, look);
        this.y += height;
        this.surface.line(this.left + nameWidth, this.y, this.right, this.y, color.hairline);
        from += fits;
      } while (from < lines.length);
    }
    this.y += 6;
  }
}
