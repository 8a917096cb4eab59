import type { Span } from '../page/span.ts';

/** Part of a paper: page furniture, letterhead, answer, 下一步 outlook, closing matter, a reposter's commentary. */
export type Zone = 'chrome' | 'front' | 'body' | 'outlook' | 'back' | 'commentary';

export type FactType =
  | 'money'
  | 'percent'
  | 'count'
  | 'date'
  | 'period'
  | 'citation'
  | 'documentNumber'
  | 'caseNumber'
  | 'responsibleUnit'
  | 'rank'
  | 'frequency'
  | 'multiple';

/** How a value is meant: 最高 max, 不超过 le, 不到 lt, 不低于/以上 ge, 超过 gt, 约/多 approx, 百亿级 vague, else eq. */
export type Comparator = 'eq' | 'max' | 'le' | 'lt' | 'ge' | 'gt' | 'approx' | 'vague';

/**
 * One statement of a figure, date or reference in a text, with its place.
 * `value` is in the base unit (money in the currency's unit, percent as 12.5 for 12.5 %, dates ISO, `2021/2023` for a range),
 * decimal-exact: a decimal string where a double would round. null where the words give no value (近年来).
 * `unit` is the base unit: `元`, `美元`, `%`, or the measure word of a count (`家`).
 * `to` is the upper end of a range or the new value of a change inside the text (100万元至300万元; 从75%提高到100%).
 */
export interface Fact extends Span {
  readonly type: FactType;
  readonly text: string;
  readonly value: number | string | null;
  readonly unit: string | null;
  readonly op: Comparator;
  readonly to?: number | string;
  readonly zone: Zone;
}

/** How firmly a promise is made: will 将, plan 计划/拟, aim 力争, ongoing 正在/继续, explore 研究/探索. */
export type CommitmentClass = 'will' | 'plan' | 'aim' | 'ongoing' | 'explore';

/** A promise read in a document, followed over time by the ledger. `due` is `YYYY`, `YYYY-MM` or `YYYY-MM-DD`. */
export interface Commitment extends Span {
  readonly class: CommitmentClass;
  readonly text: string;
  readonly action: string | null;
  readonly object: string | null;
  readonly target: { readonly op: Comparator; readonly value: number | string; readonly unit: string | null } | null;
  readonly due: string | null;
}

/** A date by which something must be done (申报截止, 征求意见截止). `what` in the text's words. */
export interface Deadline extends Span {
  readonly what: string;
  readonly on: string;
  readonly text: string;
}

/** A stretch of the text that belongs to one part of the paper. */
export interface ZoneSpan extends Span {
  readonly zone: Zone;
}

/**
 * What the reader of facts must know of the paper. `zones` cover the text in order; none at all means that everything is body.
 * Dates are ISO (`2021-08-12`, or `2021-08` where the day is lost); null where the paper does not say.
 */
export interface FactContext {
  readonly zones: readonly ZoneSpan[];
  readonly signedOn: string | null;
  readonly publishedOn: string | null;
}
