/** A stretch of a text: UTF-16 indexes, `end` exclusive, so that `text.slice(start, end)` is the quoted text. */
export interface Span {
  readonly start: number;
  readonly end: number;
}
