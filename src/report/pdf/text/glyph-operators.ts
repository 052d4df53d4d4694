import { glyphHex, number, textString } from '../file/syntax.ts';
import type { ShapedText } from './font-shelf.ts';

/** The operators that show a shaped line, from where the text stands on. What is read otherwise than it looks says so. */
export const glyphOperators = (shaped: readonly ShapedText[], size: number): string => {
  const operators: string[] = [];
  let shown = '';
  let hex = '';
  const endHex = () => {
    if (hex) shown += `<${hex}>`;
    hex = '';
  };
  const endShown = () => {
    endHex();
    if (shown) operators.push(`[${shown}] TJ`);
    shown = '';
  };
  /** Moves on without a glyph, in thousandths of the size. */
  const move = (by: number) => {
    const rounded = Math.round(by);
    if (rounded === 0) return;
    endHex();
    shown += String(-rounded);
  };
  let font = '';
  let isThick = false;
  for (const run of shaped) {
    if (run.font !== font) operators.push(`/${run.font} ${number(size)} Tf`);
    if (run.isThickened !== isThick) operators.push(run.isThickened ? `2 Tr ${number(size * 0.03)} w` : '0 Tr');
    font = run.font;
    isThick = run.isThickened;
    for (const { glyphs, actual } of run.clusters) {
      if (actual !== undefined) {
        endShown();
        operators.push(`/Span <</ActualText ${textString(actual)}>> BDC`);
      }
      for (const { id, width, advance, dx, dy } of glyphs) {
        if (dy !== 0) {
          endShown();
          operators.push(`${number((dy * size) / 1000)} Ts`);
        }
        move(dx);
        hex += glyphHex(id);
        move(advance - width - dx);
        if (dy !== 0) {
          endShown();
          operators.push('0 Ts');
        }
      }
      if (actual !== undefined) {
        endShown();
        operators.push('EMC');
      }
    }
    endShown();
  }
  if (isThick) operators.push('0 Tr');
  return operators.join('\n');
};
