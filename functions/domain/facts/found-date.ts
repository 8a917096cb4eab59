import type { Span } from '../page/span.ts';

/**
 * A date as a text writes it. `value` is ISO (`2021-05-06`, `2021-05`, `2021`), with `2021-H1` for a half year and `2021-Q1`
 * for a quarter, `--05-06` or `--05` where the year is left out, and `from/to` for a range.
 */
export interface FoundDate extends Span {
  readonly value: string;
}
