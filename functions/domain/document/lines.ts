import type { Span } from '../page/span.ts';

/** A line of the text, or a cell of a line with pipes or wide gaps, without blanks around it. Offsets are into the folded text. */
export interface Line extends Span {
  /** Folded words. */
  readonly text: string;
  /** Number of the line of the text that it stands in: cells of one row share it. */
  readonly row: number;
}
