import type { Span } from '../page/span.ts';
import { afterBlanks, arabicDigit, isLatinLetter, isOneOf } from './characters.ts';
import { decimalOf, simplest, sum, timesTen } from './decimal.ts';
import { fractionAt } from './fractions.ts';
import { halfAt } from './halves.ts';
import { impliedUnit, namesSize } from './implied-units.ts';
import type { Comparator } from './model.ts';
import { isNoQuantity } from './not-quantities.ts';
import { endOfNumeral, mayBeginNumeral, type Numeral, numeralAt } from './numerals.ts';
import { afterInclusive, qualifierAfter, qualifierBefore } from './qualifiers.ts';
import type { Quantity } from './quantity.ts';
import { isCoefficient, ratioAt } from './ratios.ts';
import { type Unit, unitAt, YEAR_AND_HALF } from './units.ts';

/**
 * All quantities of a text outside the spans in `taken` (dates, document and case numbers; sorted), in order.
 * One pass over the characters; what stands left and right of a number is looked at within a bounded reach.
 */
export function findQuantities(text: string, taken: readonly Span[]): readonly Quantity[] {
  const found: Quantity[] = [];
  let at = 0;
  let next = 0;
  while (at < text.length) {
    while (next < taken.length && (taken[next]?.end ?? 0) <= at) next++;
    const block = taken[next];
    if (block !== undefined && block.start <= at) {
      at = block.end;
      continue;
    }
    if (!mayBeginNumeral(text, at)) {
      at++;
      continue;
    }
    const quantity = quantityAt(text, at, found.at(-1));
    if (quantity === null || quantity.end > (block?.start ?? Infinity))
      at = isOneOf(text, at, INDEFINITE) ? at + 1 : Math.max(at + 1, endOfNumeral(text, at));
    else {
      found.push(quantity);
      at = quantity.end;
    }
  }
  return joinPairs(text, found);
}

function quantityAt(text: string, at: number, previous: Quantity | undefined): Quantity | null {
  const fraction = fractionAt(text, at);
  if (fraction !== null) return qualified(text, fraction, 'exact');
  const half = halfAt(text, at);
  if (half !== null) return qualified(text, half, 'exact');
  if ((isInsideWord(text, at) && previous?.end !== at - 1) || isBrokenOrdinal(text, at)) return null;
  const ratio = ratioAt(text, at);
  if (ratio !== null) return qualified(text, ratio, 'exact');
  const numeral = numeralAt(text, at);
  if (numeral === null) return null;
  return rangeAt(text, numeral) ?? measured(text, numeral, previous);
}

function measured(text: string, numeral: Numeral, previous: Quantity | undefined): Quantity | null {
  const unitStart = afterBlanks(text, numeral.end);
  const standing = namesSize(text, numeral) ? null : unitAt(text, unitStart, numeral.script);
  const unit = standing?.word === PAIR && numeral.scale >= 4 ? null : standing;
  if (unit === null) {
    const implied = impliedUnit(text, numeral, previous);
    if (implied !== null) return qualified(text, implied, implied.looseness);
    if (numeral.script === 'han' || numeral.value === null || !isCoefficient(text, numeral.start, numeral.end))
      return null;
    const { start, end } = numeral;
    return qualified(text, { start, end, type: 'multiple', value: simplest(numeral.value), unit: null }, 'exact');
  }
  const end = perUnitEnd(text, unitStart + unit.word.length, unit);
  if (isNoQuantity(text, numeral, unit, unitStart)) return null;
  const figure = numeral.value === null || unit.word !== YEAR_AND_HALF ? numeral.value : sum(numeral.value, HALF);
  const value = figure === null ? null : simplest(timesTen(figure, unit.power));
  return qualified(text, { start: numeral.start, end, type: unit.type, value, unit: unit.base }, numeral.looseness);
}

/** 5-10万元, 2至3个月, 50-70%: the first figure has no unit of its own and shares the scale of the second, if it has none (5万-10万元). */
function rangeAt(text: string, low: Numeral): Quantity | null {
  if (low.value === null) return null;
  const sign = afterBlanks(text, afterInclusive(text, low.end));
  if (!isOneOf(text, sign, RANGE_SIGNS)) return null;
  const second = afterBlanks(text, sign + 1);
  const high = mayBeginNumeral(text, second) ? numeralAt(text, second) : null;
  if (high === null || high.value === null) return null;
  if (high.script !== low.script && low.scale < 4) return null;
  const unitStart = afterBlanks(text, high.end);
  const unit = unitAt(text, unitStart, high.script);
  if (low.scale !== 0 && high.scale === 0) return null;
  if (unit === null) return low.scale === 0 ? impliedRange(text, low, high) : null;
  if (isNoQuantity(text, high, unit, unitStart)) return null;
  const end = perUnitEnd(text, unitStart + unit.word.length, unit);
  const value = simplest(timesTen(low.value, (low.scale === 0 ? high.scale : 0) + unit.power));
  const to = simplest(timesTen(high.value, unit.power));
  return qualified(text, { start: low.start, end, type: unit.type, value, unit: unit.base, to }, high.looseness);
}

/** 额度100-500万 */
function impliedRange(text: string, low: Numeral, high: Numeral): Quantity | null {
  const implied = impliedUnit(text, { ...high, start: low.start }, undefined);
  if (implied === null || implied.value === null || low.value === null) return null;
  const value = simplest(timesTen(low.value, high.scale));
  return qualified(text, { ...implied, start: low.start, value, to: implied.value }, implied.looseness);
}

interface Bare extends Span {
  readonly type: Unit['type'];
  readonly value: number | string | null;
  readonly unit: string | null;
  readonly to?: number | string;
}

/** The comparator beside the figure; the outer words of it belong to the quantity's span. */
function qualified(text: string, bare: Bare, looseness: Numeral['looseness']): Quantity {
  const before = qualifierBefore(text, bare.start);
  const after = qualifierAfter(text, bare.end);
  const op = before?.op ?? after?.op ?? LOOSE_OPS[looseness];
  const { type, value, unit, to } = bare;
  const span = { start: Math.min(before?.at ?? bare.start, bare.start), end: after?.at ?? bare.end };
  return to === undefined ? { ...span, type, value, unit, op } : { ...span, type, value, unit, op, to };
}

/** 4000元/年 */
function perUnitEnd(text: string, end: number, unit: Unit): number {
  if (unit.type !== 'money' || !isOneOf(text, end, '/／')) return end;
  if (!isOneOf(text, end + 1, PER_UNITS)) return end;
  // 100元/人·天, 80元/人/次
  return isOneOf(text, end + 2, '·/／') && isOneOf(text, end + 3, PER_UNITS) ? end + 4 : end + 2;
}

/**
 * What two neighbours say together: a range (100万元至300万元, 一万元以上五万元以下) or a change (从75%提高到100%) gives the first one its `to`;
 * in a list the ceiling of the first holds for all (分别给予最高1000万元、300万元).
 */
function joinPairs(text: string, quantities: readonly Quantity[]): readonly Quantity[] {
  const joined: Quantity[] = [];
  for (const quantity of quantities) {
    const before = joined.at(-1);
    const gap = before === undefined || before.type !== quantity.type ? null : text.slice(before.end, quantity.start);
    if (before === undefined || gap === null || gap.length > LONGEST_GAP || before.unit !== quantity.unit) {
      joined.push(quantity);
    } else if (
      RANGE_WORDS.has(gap.replace(INCLUSION, '').trim()) ||
      CHANGE.test(gap) ||
      (gap === '' && before.op === 'ge' && quantity.op === 'le')
    ) {
      if (quantity.value !== null) joined[joined.length - 1] = { ...before, to: quantity.value };
      joined.push(quantity);
    } else if (LIST_GAP.test(gap) && SHARED_OPS.has(before.op) && quantity.op === 'eq' && isLeftBound(text, before)) {
      joined.push({ ...quantity, op: before.op });
    } else joined.push(quantity);
  }
  return joined;
}

/** Only a comparator that stands before the first member governs the whole list. */
function isLeftBound(text: string, quantity: Quantity): boolean {
  return !mayBeginNumeral(text, quantity.start);
}

/** A5, 1.5.2, 第3, 20+8: part of a name, an ordinal or a formula. */
function isInsideWord(text: string, at: number): boolean {
  const before = text.charCodeAt(at - 1);
  if (isLatinLetter(before) || arabicDigit(before) >= 0 || isOneOf(text, at - 1, ORDINAL_MARKS)) return true;
  return (
    isOneOf(text, at - 1, JOINTS) &&
    (arabicDigit(text.charCodeAt(at - 2)) >= 0 || isLatinLetter(text.charCodeAt(at - 2)))
  );
}

/** 第 八十八条 · 第八 | 十八条, as PDF text breaks it: the figures still tell which. */
function isBrokenOrdinal(text: string, at: number): boolean {
  return text.charCodeAt(at - 1) <= BLANK_OR_BREAK && BROKEN_ORDINAL.test(text.slice(Math.max(0, at - 8), at));
}

const HALF = decimalOf('0.5');
/** 5对夫妻, but 补助资金282万对…整修: nobody counts pairs by the ten thousand. */
const PAIR = '对';
const BLANK_OR_BREAK = 0x3000;
/** 第 · 第八 at the end of a line */
const BROKEN_ORDINAL = /第[一二三四五六七八九十百零〇]{0,5}\s{1,2}$/u;
/** 上 and 数 before a number are words of their own more often than not */
const INDEFINITE = '上数几';
const LOOSE_OPS: Readonly<Record<Numeral['looseness'], Comparator>> = {
  exact: 'eq',
  about: 'approx',
  atLeast: 'ge',
  more: 'gt',
  vague: 'vague',
};
const SHARED_OPS: ReadonlySet<Comparator> = new Set(['max', 'le', 'ge', 'gt', 'lt']);
const RANGE_SIGNS = '-—–－~～至到';
/** 75分（含）至90分 */
const INCLUSION = /^[（(]不?含[）)]/u;
const RANGE_WORDS: ReadonlySet<string> = new Set(['至', '到', '-', '—', '——', '–', '－', '~', '～']);
/** 提高到, 压缩至, 由原来的 … 调整为 */
const CHANGE =
  /^[^，,。；;、]{0,6}(?:(?:提高|提升|增加|增长|上升|上调|扩大|降低|下降|下调|减少|压缩|压减|缩短|调整|提前|延长|升|增|降)(?:到|至|为))了?$/u;
/** 、 · 和 · 及 */
const LIST_GAP = /^\s?(?:、|和|及|或|,|，)\s?$/u;
const LONGEST_GAP = 12;
const PER_UNITS = '年月人天日次家户亩吨件';
const ORDINAL_MARKS = '第#№';
const JOINTS = '.+-×/:：_';
