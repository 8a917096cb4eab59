import { arabicDigit, beginsDateNumber, hanDigit, isLatinLetter } from './characters.ts';

/** A number as dates use it: Arabic digits in either width, or Han digits. */
export interface NumberToken {
  readonly value: number;
  readonly length: number;
  readonly script: 'arabic' | 'han';
  readonly end: number;
}

/** A run of Arabic digits, or a number spelled in Han digits up to 三十一 or as a year (二〇二一). */
export function numberAt(text: string, at: number): NumberToken {
  let end = at;
  let value = 0;
  while (arabicDigit(text.charCodeAt(end)) >= 0) {
    if (end - at < 9) value = value * 10 + arabicDigit(text.charCodeAt(end));
    end++;
  }
  if (end > at) return { value, length: end - at, script: 'arabic', end };
  return hanNumberAt(text, at);
}

function hanNumberAt(text: string, at: number): NumberToken {
  let end = at;
  let tens = -1;
  let value = 0;
  for (let code = text.charCodeAt(end); isHanNumeral(code); code = text.charCodeAt(++end)) {
    const digit = code === ZERO ? 0 : hanDigit(code);
    if (digit < 0) {
      tens = (end === at ? 1 : value) * 10;
      value = 0;
    } else value = tens >= 0 ? digit : end - at < 9 ? value * 10 + digit : value;
  }
  return { value: tens >= 0 ? tens + value : value, length: end - at, script: 'han', end };
}

/** 二0一七年 is typed with a plain zero as often as with 〇. */
function isHanNumeral(code: number): boolean {
  return code === TEN || code === ZERO || hanDigit(code) >= 0;
}

export function startsNumber(text: string, at: number): boolean {
  return beginsDateNumber(text.charCodeAt(at));
}

/** v2021, 1.2021, -2021 and 第2021 are parts of something else. */
export function isInsideWord(text: string, at: number): boolean {
  const code = text.charCodeAt(at - 1);
  if (code === 0x2e) return !LIST_NUMBER.test(text.slice(Math.max(0, at - 5), at));
  return isLatinLetter(code) || arabicDigit(code) >= 0 || text[at - 1] === '第';
}

/** 1.2017-2021年: the number of a list item, no part of the year */
const LIST_NUMBER = /(?:^|[\n\s。；;：:])\d{1,2}\.$/u;

export function isYear(number: NumberToken): boolean {
  return number.length === 4 && isYearNumber(number.value);
}

export function isYearNumber(value: number): boolean {
  return value >= 1900 && value <= 2099;
}

export function isDay(year: number | null, month: number, day: number): boolean {
  if (month < 1 || month > 12 || day < 1) return false;
  return day <= new Date(Date.UTC(year ?? 2000, month, 0)).getUTCDate();
}

export function twoDigits(value: number): string {
  return String(value).padStart(2, '0');
}

export function asciiDigits(text: string, start: number, end: number): string {
  let digits = '';
  for (let at = start; at < end; at++) digits += arabicDigit(text.charCodeAt(at));
  return digits;
}

/** 十 */
const TEN = 0x5341;
const ZERO = 0x30;
