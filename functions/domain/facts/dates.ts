import { afterBlanks, isOneOf } from './characters.ts';
import { compactDateAt } from './compact-dates.ts';
import {
  isDay,
  isInsideWord,
  isYear,
  isYearNumber,
  type NumberToken,
  numberAt,
  startsNumber,
  twoDigits,
} from './date-numbers.ts';
import type { FoundDate } from './found-date.ts';

export type { FoundDate } from './found-date.ts';

/**
 * All calendar dates of a text, in order: 2021年5月6日, 2021-05-06, 2021/5/6, 2021.5.6, 二〇二一年五月六日, 二OO七年, 5月6日,
 * 2021年上半年, 2021年一季度, 2020-2025年, 5月6日至20日. Blanks inside are passed over. Words such as 今年 are not read here.
 * One pass, linear in the length of the text.
 */
export function findDates(text: string): readonly FoundDate[] {
  const found: FoundDate[] = [];
  let at = 0;
  while (at < text.length) {
    if (!startsNumber(text, at)) {
      at++;
      continue;
    }
    const first = numberAt(text, at);
    const date = mayBeginDate(text, first) && !isInsideWord(text, at) ? dateAt(text, at, first) : null;
    if (date !== null) found.push(date);
    at = date?.end ?? first.end;
  }
  return found;
}

/** What has been read so far. A missing year or month is null; `end` is behind the last character that belongs to it. */
interface Reading {
  readonly year: number | null;
  readonly month: number | null;
  readonly day: number | null;
  readonly part: string | null;
  readonly end: number;
}

/** Four figures may be a year; a shorter number begins a date only before 月, or in a range or list of months. */
function mayBeginDate(text: string, first: NumberToken): boolean {
  return first.length >= 4 || isOneOf(text, first.end, BEHIND_MONTH) || text[afterBlanks(text, first.end)] === '月';
}

function dateAt(text: string, at: number, first: NumberToken): FoundDate | null {
  const bare =
    yearRangeAt(text, at, first) ??
    monthRangeAt(text, at, first) ??
    listedMonthAt(text, at, first) ??
    compactDateAt(text, at);
  if (bare !== null) return bare;
  const from = readingAt(text, at);
  if (from === null) return null;
  const to = rangeEndAt(text, from);
  if (to === null) return { start: at, end: from.end, value: writtenValue(from) };
  return { start: at, end: to.end, value: `${writtenValue(from)}/${writtenValue(to)}` };
}

function readingAt(text: string, at: number): Reading | null {
  const first = typedYearAt(text, at) ?? numberAt(text, at);
  if (isYear(first) || isOldYear(text, at, first)) {
    const next = afterBlanks(text, first.end);
    if (text[next] === '年') return afterYear(text, first.value, next + 1);
    if (HALVES.has(text.slice(next, next + 3))) return afterYear(text, first.value, next);
    if (text.startsWith(SCHOOL_YEAR, next)) return schoolYear(text, first.value, next);
    return first.script === 'arabic' ? separatedAt(text, first) : null;
  }
  if (first.length <= 2 || first.script === 'han') return monthAt(text, null, at);
  return brokenYearMonthAt(text, first);
}

/** 始建于1891年; but 1500年历史 is a length of time. */
function isOldYear(text: string, at: number, { script, length, value, end }: NumberToken): boolean {
  if (script !== 'arabic' || length !== 4 || value < EARLIEST_YEAR || text[end] !== '年') return false;
  return isOneOf(text, at - 1, BEFORE_OLD_YEAR) || text[end + 2] === '月' || text[end + 3] === '月';
}

/** 2O20年: the letter O typed for a zero. */
function typedYearAt(text: string, at: number): NumberToken | null {
  const typed =
    isOneOf(text, at + 1, TYPED_ZERO) || isOneOf(text, at + 2, TYPED_ZERO)
      ? TYPED_YEAR.exec(text.slice(at, at + 5))
      : null;
  return typed === null
    ? null
    : { value: Number(typed[0].slice(0, 4).replace(/[OoＯ]/gu, '0')), length: 4, script: 'arabic', end: at + 4 };
}

/** 2020学年, 2020学年度 */
function schoolYear(text: string, year: number, at: number): Reading {
  const end = at + SCHOOL_YEAR.length;
  return { year, month: null, day: null, part: null, end: end + (text[end] === '度' ? 1 : 0) };
}

/** What follows 2021年: a half year, a quarter, a month with or without its day, or nothing. */
function afterYear(text: string, year: number, at: number): Reading {
  const next = afterBlanks(text, at);
  const half = HALVES.get(text.slice(next, next + 3));
  if (half !== undefined) return { year, month: null, day: null, part: half, end: next + 3 };
  const quarter = quarterAt(text, next);
  if (quarter !== null) return { year, month: null, day: null, part: quarter.part, end: quarter.end };
  const month = monthAt(text, year, next);
  if (month !== null) return month;
  const again = text[at] === '年' && isOneOf(text, at + 1, YEAR_ENDS + YEAR_TAILS) ? at + 1 : at;
  if (again > at) return afterYear(text, year, again);
  const tail = text[at] ?? ' ';
  if (YEAR_ENDS.includes(tail)) return { year, month: 12, day: null, part: null, end: at + 1 };
  return { year, month: null, day: null, part: null, end: at + (YEAR_TAILS.includes(tail) ? 1 : 0) };
}

function monthAt(text: string, year: number | null, at: number): Reading | null {
  const first = monthNumberAt(text, at);
  if (first === null) return null;
  const sign = afterBlanks(text, first.end);
  if (text[sign] !== '月' || first.value < 1 || first.value > 12) return null;
  const behind = sign + 1;
  const dayAt = afterBlanks(text, behind);
  if (startsNumber(text, dayAt)) {
    const day = numberAt(text, dayAt);
    const daySign = afterBlanks(text, day.end);
    const marked = isOneOf(text, daySign, DAY_SIGNS) && isDay(year, first.value, day.value);
    if (marked) return { year, month: first.value, day: day.value, part: null, end: daySign + 1 };
    const isFirst = isFirstOfDays(text, day) && isDay(year, first.value, day.value);
    if (isFirst) return { year, month: first.value, day: day.value, part: null, end: day.end };
  }
  return { year, month: first.value, day: null, part: null, end: behind + monthTail(text, behind) };
}

/** 5月23-24日: the word 日 stands behind the last day alone. */
function isFirstOfDays(text: string, { value, end, length }: NumberToken): boolean {
  if (length > 2 || !isOneOf(text, end, RANGE_SIGNS) || !startsNumber(text, end + 1)) return false;
  const last = numberAt(text, end + 1);
  return last.length <= 2 && last.value > value && text[last.end] === '日';
}

/** 元月 is January. */
function monthNumberAt(text: string, at: number): NumberToken | null {
  if (text[at] === '元') return { value: 1, length: 1, script: 'han', end: at + 1 };
  return startsNumber(text, at) ? numberAt(text, at) : null;
}

function quarterAt(text: string, at: number): { part: string; end: number } | null {
  const number = text[at] === '第' ? at + 1 : at;
  const quarter = QUARTERS.indexOf(text[number] ?? ' ') % 4;
  if (quarter < 0 || !text.startsWith('季度', number + 1)) return null;
  return { part: `Q${quarter + 1}`, end: number + 3 };
}

/** 2021-05-06, 2021/5/6, 2021.5.6; 2021-05 with two digits. The separator must be the same twice. */
function separatedAt(text: string, year: NumberToken): Reading | null {
  const separator = text[year.end] ?? ' ';
  if (!DATE_SEPARATORS.includes(separator)) return null;
  if (!startsNumber(text, year.end + 1)) return null;
  const month = numberAt(text, year.end + 1);
  if (month.script !== 'arabic' || month.length > 2 || month.value < 1 || month.value > 12) return null;
  if (text[month.end] === separator && startsNumber(text, month.end + 1)) {
    const day = numberAt(text, month.end + 1);
    const follows = day.length > 2 && day.length <= 4 ? null : day;
    if (follows !== null && day.script === 'arabic' && day.length <= 2 && isDay(year.value, month.value, day.value)) {
      return { year: year.value, month: month.value, day: day.value, part: null, end: day.end };
    }
    return null;
  }
  const monthOnly = month.length === 2 && separator === '-' && !isOneOf(text, month.end, MONTH_ONLY_STOPS);
  return monthOnly ? { year: year.value, month: month.value, day: null, part: null, end: month.end } : null;
}

/** 20224月, 202110月: pages lose 年 between the digits. */
function brokenYearMonthAt(text: string, number: NumberToken): Reading | null {
  if (number.script !== 'arabic' || number.length < 5 || number.length > 6) return null;
  const scale = 10 ** (number.length - 4);
  const year = Math.floor(number.value / scale);
  const month = number.value % scale;
  if (text[number.end] !== '月' || !isYearNumber(year) || month < 1 || month > 12) return null;
  return monthAt(text, year, number.end - (number.length - 4));
}

/**
 * The other end of a range, with what it leaves out taken from its beginning: 5月6日至20日, 2021年5月至6月, 2020年至2022年.
 * A day alone counts only after a day.
 */
function rangeEndAt(text: string, from: Reading): Reading | null {
  const dash = afterBlanks(text, from.day === null ? from.end : afterTimeOfDay(text, from.end));
  if (!isOneOf(text, dash, RANGE_SIGNS)) return null;
  let at = dash + 1;
  while (at - dash < 3 && isOneOf(text, at, RANGE_SIGNS)) at++;
  at = afterBlanks(text, at);
  if (!startsNumber(text, at)) return null;
  const day = from.day === null ? null : dayAloneAt(text, at, from);
  const to = day ?? readingAt(text, at);
  if (to === null || precision(to) !== precision(from)) return null;
  return to.year === null ? { ...to, year: yearAfter(from, to) } : to;
}

/** 3月1日（星期五）9:00至… */
function afterTimeOfDay(text: string, at: number): number {
  return at + (TIME_OF_DAY.exec(text.slice(at, at + 20))?.[0].length ?? 0);
}

function dayAloneAt(text: string, at: number, from: Reading): Reading | null {
  const day = numberAt(text, at);
  const sign = afterBlanks(text, day.end);
  if (!isOneOf(text, sign, DAY_SIGNS) || !isDay(from.year, from.month ?? 1, day.value)) return null;
  return { ...from, day: day.value, end: sign + 1 };
}

/** 2021年12月20日至1月10日 ends in the next year. */
function yearAfter(from: Reading, to: Reading): number | null {
  if (from.year === null) return null;
  return (to.month ?? 1) < (from.month ?? 1) ? from.year + 1 : from.year;
}

/** 2020-2025年, 2022年-2025年 is left to the general way; (2022-2025) alone in brackets. */
function yearRangeAt(text: string, at: number, from: NumberToken): FoundDate | null {
  if (!isYear(from)) return null;
  const dash = afterBlanks(text, from.end);
  if (!isOneOf(text, dash, RANGE_SIGNS)) return null;
  let next = dash + 1;
  while (next - dash < 3 && isOneOf(text, next, RANGE_SIGNS)) next++;
  next = afterBlanks(text, next);
  if (!startsNumber(text, next)) return null;
  const to = numberAt(text, next);
  if (!isYear(to) || to.value <= from.value) return null;
  const sign = afterBlanks(text, to.end);
  const bracketed = isOneOf(text, at - 1, OPENING) && isOneOf(text, to.end, CLOSING);
  const mark = text[sign] === '年' ? '年' : text.startsWith(SCHOOL_YEAR, sign) ? SCHOOL_YEAR : '';
  if (mark === '' && !bracketed) return null;
  const last = sign + mark.length;
  const end = mark === '' ? to.end : last + (text[last] === '度' ? 1 : 0);
  return { start: at, end, value: `${from.value}/${to.value}` };
}

/** 1-5月, 1至6月份 */
function monthRangeAt(text: string, at: number, from: NumberToken): FoundDate | null {
  if (from.length > 2 || from.value < 1 || from.value > 12) return null;
  if (!isOneOf(text, from.end, RANGE_SIGNS) || !startsNumber(text, from.end + 1)) return null;
  const to = numberAt(text, from.end + 1);
  if (to.length > 2 || to.value <= from.value || to.value > 12 || text[to.end] !== '月') return null;
  const end = to.end + 1 + (text[to.end + 1] === '份' ? 1 : 0);
  return { start: at, end, value: `--${twoDigits(from.value)}/--${twoDigits(to.value)}` };
}

/** 3 in 3、4月: the month's sign stands behind the last of them. At the beginning of a line 3、 is a number of the list. */
function listedMonthAt(text: string, at: number, month: NumberToken): FoundDate | null {
  if (month.script !== 'arabic' || !isMonthNumber(month) || text[month.end] !== '、') return null;
  if (at === 0 || LIST_OPENINGS.includes(text[at - 1] ?? '') || !startsNumber(text, month.end + 1)) return null;
  let next = numberAt(text, month.end + 1);
  for (let more = 0; more < MOST_MONTHS && isMonthNumber(next) && text[next.end] === '、'; more++) {
    if (!startsNumber(text, next.end + 1)) break;
    next = numberAt(text, next.end + 1);
  }
  if (!isMonthNumber(next) || next.value <= month.value || text[next.end] !== '月') return null;
  return { start: at, end: month.end, value: `--${twoDigits(month.value)}` };
}

function isMonthNumber({ length, value }: NumberToken): boolean {
  return length <= 2 && value >= 1 && value <= 12;
}

function monthTail(text: string, at: number): number {
  if (MONTH_TAILS.includes(text.slice(at, at + 2)) && at + 2 <= text.length) return 2;
  return isOneOf(text, at, MONTH_TAILS_SHORT) ? 1 : 0;
}

function precision(reading: Reading): string {
  if (reading.part !== null) return 'part';
  if (reading.day !== null) return 'day';
  return reading.month === null ? 'year' : 'month';
}

function writtenValue({ year, month, day, part }: Reading): string {
  const head = year === null ? '-' : String(year);
  if (part !== null) return `${head}-${part}`;
  return [head, ...[month, day].filter((n): n is number => n !== null).map(twoDigits)].join('-');
}

/** （星期五） · 上午9:00 · 9时30分 */
const TIME_OF_DAY =
  /^\s?(?:[（(]?(?:星期|周)[一二三四五六日天][）)]?)?\s?(?:上午|下午)?\s?(?:\d{1,2}(?:[:：]\d{2}|时(?:\d{1,2}分)?|点))?(?:起)?/u;
const EARLIEST_YEAR = 1000;
const BEFORE_OLD_YEAR = '于自在从至到元(（';
const SCHOOL_YEAR = '学年';
const TYPED_ZERO = 'OoＯ';
/** 2O20年 · 20O5年 */
const TYPED_YEAR = /^[12][\dOoＯ]{3}年/u;
/** A longer list of numbers is none of months. */
const MOST_MONTHS = 12;
const LIST_OPENINGS = '\n\r 　。；（(';
const HALVES: ReadonlyMap<string, string> = new Map([
  ['上半年', 'H1'],
  ['下半年', 'H2'],
]);
const QUARTERS = '一二三四1234１２３４';
const YEAR_ENDS = '底末';
const YEAR_TAILS = '度初';
const DAY_SIGNS = '日号';
const DATE_SEPARATORS = '-/.－／．';
/** 2020-12号, 2020-12期: serial numbers */
const MONTH_ONLY_STOPS = '-/.号期號0123456789';
const RANGE_SIGNS = '-—–－~～至到';
/** 3、4月 · 1-5月 · 2O20年 */
const BEHIND_MONTH = `${RANGE_SIGNS}、${TYPED_ZERO}`;
const OPENING = '(（〔[';
const CLOSING = ')）〕]';
const MONTH_TAILS = ['上旬', '中旬', '下旬'];
const MONTH_TAILS_SHORT = '底末初份';
