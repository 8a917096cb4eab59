import type { Span } from '../page/span.ts';
import type { FoldedText } from './folded.ts';

/** A line of the text, or a cell of a line with pipes, without blanks around it. Offsets are into the folded text. */
export interface Line extends Span {
  /** Folded words. */
  readonly text: string;
  /** Number of the line of the text that it stands in: cells of one row share it. */
  readonly row: number;
}

/** Splits a text into its non-empty lines and table cells, in order. */
export function splitLines({ folded }: FoldedText): readonly Line[] {
  const lines: Line[] = [];
  let row = 0;
  for (let start = 0; start <= folded.length; row += 1) {
    const newline = folded.indexOf('\n', start);
    const end = newline < 0 ? folded.length : newline;
    pushCells(lines, folded, start, end, row);
    start = end + 1;
  }
  return lines;
}

function pushCells(lines: Line[], folded: string, start: number, end: number, row: number): void {
  for (let from = start; from <= end; ) {
    const pipe = folded.indexOf('|', from);
    const to = pipe < 0 || pipe > end ? end : pipe;
    pushTrimmed(lines, folded, from, to, row);
    from = to + 1;
  }
}

function pushTrimmed(lines: Line[], folded: string, start: number, end: number, row: number): void {
  let from = start;
  let to = end;
  while (from < to && isBlank(folded.charCodeAt(from))) from += 1;
  while (to > from && isBlank(folded.charCodeAt(to - 1))) to -= 1;
  if (from < to) lines.push({ start: from, end: to, text: folded.slice(from, to), row });
}

/** Blanks, and the bullets that lists are drawn with. */
function isBlank(code: number): boolean {
  return code === 32 || code === 13 || code === 9 || code === 0x30fb || code === 11 || code === 12;
}
