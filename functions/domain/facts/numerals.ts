import type { Span } from '../page/span.ts';
import {
  afterBlanks,
  arabicDigit,
  beginsQuantity,
  FORMAL_DIGITS,
  hanDigit,
  isOneOf,
  scalePower,
} from './characters.ts';
import { type Decimal, decimalOf, sum, timesTen } from './decimal.ts';

/**
 * A number as written, with its scale words: 2,085.78亿, 1亿2000万, 三百二十, 5000余, 数万, 上千.
 * `value` is null where the words give none (数万). `looseness` tells what the number itself says of its precision.
 */
export interface Numeral extends Span {
  readonly value: Decimal | null;
  readonly script: 'arabic' | 'han';
  /** Power of ten of the last scale word: 4 for 万, 8 for 亿; 0 without one. */
  readonly scale: number;
  readonly looseness: 'exact' | 'about' | 'atLeast' | 'more' | 'vague';
}

/** The number that begins at a place, or null. Bounded look-ahead: figures longer than thirty digits are no quantity. */
export function numeralAt(text: string, at: number): Numeral | null {
  if (arabicDigit(text.charCodeAt(at)) >= 0) return arabicNumeralAt(text, at);
  return hanNumeralAt(text, at);
}

/** Can a number begin with this character? A cheap question before numeralAt. */
export function mayBeginNumeral(text: string, at: number): boolean {
  return beginsQuantity(text.charCodeAt(at));
}

/** Where a run of digits and scale words of one script ends, for those who want to step over it. */
export function endOfNumeral(text: string, at: number): number {
  let end = endOfDigits(text, at);
  while (end === at || arabicDigit(text.charCodeAt(end - 1)) < 0) {
    if (!beginsQuantity(text.charCodeAt(end)) || arabicDigit(text.charCodeAt(end)) >= 0) break;
    end++;
  }
  return end;
}

/** Where a run of Arabic digits ends. */
function endOfDigits(text: string, at: number): number {
  let end = at;
  while (arabicDigit(text.charCodeAt(end)) >= 0) end++;
  return end;
}

function arabicNumeralAt(text: string, at: number): Numeral | null {
  const figures = figuresAt(text, at);
  if (figures === null) return null;
  let { end } = figures;
  let value = decimalOf(figures.digits);
  const early = looseMarkAt(text, end);
  if (early !== null) end = early.end;
  const scale = scaleAt(text, afterBlanks(text, end));
  if (scale === null) {
    if (early === null) return { start: at, end, value, script: 'arabic', scale: 0, looseness: 'exact' };
    return { start: at, end: early.end, value, script: 'arabic', scale: 0, looseness: early.looseness };
  }
  value = timesTen(value, scale.power);
  end = scale.end;
  const rest = early === null && scale.power === 8 ? lowerPartAt(text, end) : null;
  if (rest !== null) {
    value = sum(value, rest.value);
    end = rest.end;
  }
  const late = looseMarkAt(text, end);
  const mark = late ?? early;
  return {
    start: at,
    end: late?.end ?? end,
    value,
    script: 'arabic',
    scale: scale.power,
    looseness: mark?.looseness ?? 'exact',
  };
}

/** 1亿2000万: what stands behind 亿 */
function lowerPartAt(text: string, at: number): { value: Decimal; end: number } | null {
  const figures = arabicDigit(text.charCodeAt(at)) >= 0 ? figuresAt(text, at) : null;
  const scale = figures === null ? null : scaleAt(text, figures.end);
  if (figures === null || scale === null || scale.power >= 8) return null;
  return { value: timesTen(decimalOf(figures.digits), scale.power), end: scale.end };
}

/** Digits with thousands commas and one decimal point, in either width. */
function figuresAt(text: string, at: number): { digits: string; end: number } | null {
  let end = endOfDigits(text, at);
  const grouped = end - at <= 3;
  const spaced = grouped && mayBeSpaced(text, at);
  while (grouped && end - at < LONGEST_FIGURE && isThousandsGroup(text, end, spaced)) end += 4;
  const point = isOneOf(text, end, POINTS) && arabicDigit(text.charCodeAt(end + 1)) >= 0;
  if (point) end = endOfDigits(text, end + 1);
  if (end - at > LONGEST_FIGURE) return null;
  let digits = '';
  for (let place = at; place < end; place++) {
    const digit = arabicDigit(text.charCodeAt(place));
    if (digit >= 0) digits += digit;
    else if (isOneOf(text, place, POINTS)) digits += '.';
  }
  return { digits, end };
}

/** ,234 and no fourth digit; where figures are set with blanks between their groups (GB/T 15835), also a blank. */
function isThousandsGroup(text: string, at: number, spaced: boolean): boolean {
  if (text[at] !== ',' && !(spaced && isOneOf(text, at, GROUP_BLANKS))) return false;
  return endOfDigits(text, at + 1) === at + 4;
}

/** Behind a blank, or at the beginning of a line or cell, figures with a blank between them are neighbours in a row. */
function mayBeSpaced(text: string, at: number): boolean {
  return at > 0 && !isOneOf(text, at - 1, ROW_MARKS);
}

function scaleAt(text: string, at: number): { power: number; end: number } | null {
  const first = scalePower(text.charCodeAt(at));
  if (first === 0 || (first === 3 && isOneOf(text, at + 1, KILO_UNITS))) return null;
  const second = scalePower(text.charCodeAt(at + 1));
  const compound = second >= 4 && first < second;
  return compound ? { power: first + second, end: at + 2 } : { power: first, end: at + 1 };
}

/** 5000余, 80多, 4万+ */
function looseMarkAt(text: string, at: number): { looseness: 'about' | 'more'; end: number } | null {
  const mark = afterBlanks(text, at);
  if (isOneOf(text, mark, ABOUT_MARKS)) return { looseness: 'about', end: mark + 1 };
  const plus = isOneOf(text, mark, '+＋') && arabicDigit(text.charCodeAt(mark + 1)) < 0;
  return plus ? { looseness: 'more', end: mark + 1 } : null;
}

/**
 * Han numerals in words: digits with 十百千万亿 between them. A row of bare digits (一二三产业) is no quantity.
 * 余 may stand before 万 (二十余万). A scale word alone needs 余 behind it or a word of nearness before it (近百, 上千, 数万, 百余).
 */
function hanNumeralAt(text: string, at: number): Numeral | null {
  const indefinite = isOneOf(text, at, INDEFINITE);
  if (indefinite && BEFORE_NO_INDEFINITE.includes(text.slice(Math.max(0, at - 1), at + 1))) return null;
  const start = indefinite ? at + 1 : at;
  let end = start;
  let total = 0;
  let section = 0;
  let digit = -1;
  let scale = 0;
  for (; end - start < LONGEST_HAN; end++) {
    const code = text.charCodeAt(end);
    const power = scalePower(code);
    if (power === 0) {
      const next = hanDigit(code);
      if (next < 0 || code === CAPITAL_O || code === SMALL_O || (digit > 0 && next >= 0)) break;
      digit = next;
    } else if (power < 4) {
      section += (digit <= 0 ? 1 : digit) * 10 ** power;
      digit = -1;
      scale = power;
    } else {
      total = (total + section + Math.max(digit, 0) || 1) * 10 ** power;
      section = 0;
      digit = -1;
      scale = power;
    }
  }
  if (end === start || hanDigit(text.charCodeAt(end)) >= 0 || end - start >= LONGEST_HAN) return null;
  const whole = total + section + Math.max(digit, 0);
  const decimal = text[end] === POINT && !indefinite ? hanDecimalAt(text, at, end, whole) : null;
  if (decimal !== null) return decimal;
  if (isOneOf(text, start, FORMAL) && !isOneOf(text, end, MONEY_SIGNS)) return null;
  const about = isOneOf(text, end, ABOUT_MARKS);
  const lifted = about && scale < 4 ? scalePower(text.charCodeAt(end + 1)) : 0;
  const lift = lifted >= 4 ? lifted : 0;
  const value = whole * 10 ** lift;
  const bareScale = scalePower(text.charCodeAt(start)) > 1;
  const near = isOneOf(text, start - 1, NEARNESS) || SIZE.test(text.slice(end, end + 2));
  if (bareScale && !indefinite && !about && !near) return null;
  if (indefinite && scalePower(text.charCodeAt(start)) === 0) return null;
  const looseness = text[at] === '上' ? 'atLeast' : indefinite ? 'vague' : about ? 'about' : 'exact';
  const known = looseness !== 'vague' && Number.isSafeInteger(value);
  return {
    start: at,
    end: end + (about ? 1 : 0) + (lift > 0 ? 1 : 0),
    value: known ? { digits: BigInt(value), exponent: 0 } : null,
    script: 'han',
    scale: Math.max(lift, scale >= 4 ? scale : 0),
    looseness,
  };
}

/** 一点五亿, 三点二公里; 八点 is a time, 三点要求 are points of a list. */
function hanDecimalAt(text: string, start: number, point: number, whole: number): Numeral | null {
  const found = HAN_DECIMALS.exec(text.slice(point, point + 6));
  if (found === null) return null;
  const decimals = [...(found[1] ?? '')].map((digit) => Math.max(hanDigit(digit.charCodeAt(0)), 0)).join('');
  const scale = found[2] === undefined ? 0 : scalePower(found[2].charCodeAt(0));
  const value = timesTen(decimalOf(`${whole}.${decimals}`), scale);
  return { start, end: point + found[0].length, value, script: 'han', scale, looseness: 'exact' };
}

const POINT = '点';
/** 点五|亿 · 点二|公里 */
const HAN_DECIMALS = /^点([零〇一二三四五六七八九]{1,3})(?:([万亿萬億])|(?=[元倍公平亩吨千]))/u;
/** 壹万元整 · 贰拾圆 */
const FORMAL = `${FORMAL_DIGITS}拾`;
const MONEY_SIGNS = '元圆圓';
const CAPITAL_O = 0x4f;
const SMALL_O = 0x6f;
const LONGEST_FIGURE = 30;
const LONGEST_HAN = 12;
const POINTS = '.．';
const GROUP_BLANKS = ' \u00a0\u2009\u202f';
const ROW_MARKS = ' \u00a0\u2009\u202f\u3000\t\r\n|';
/** 千克, 千米, 千瓦: the scale word is part of the unit */
const KILO_UNITS = '克米瓦卡伏帕';
const ABOUT_MARKS = '多余餘几';
/** 数万, 几十, 上千 */
const INDEFINITE = '数几上';
/** 以上十个, 总数十个: the first two characters are one word */
const BEFORE_NO_INDEFINITE = [
  '以上',
  '网上',
  '线上',
  '会上',
  '路上',
  '总数',
  '人数',
  '户数',
  '件数',
  '次数',
  '个数',
  '家数',
];
const NEARNESS = '近约超逾达过破';
/** 千亿级 · 千亿产业 */
const SIZE = /^(?:元?[级规]|大关|大關|产业|產業|企业|企業|集群|园区|園區)/u;
