import { codeSet, codesOf } from '../code-set.ts';

/**
 * Characters by what they mean in figures and references. Scanners ask at every character of a text, so the answers stand in a
 * table by UTF-16 code. Full-width forms (０-９) count as their plain ones; `O` and `○` stand for 〇 in typed papers (二OO七年).
 */

/** 0-9 for an Arabic digit in either width, else -1. */
export function arabicDigit(code: number): number {
  if (code >= 0x30 && code <= 0x39) return code - 0x30;
  if (code >= 0xff10 && code <= 0xff19) return code - 0xff10;
  return -1;
}

/** 0-9 for a Han digit of a spelled number (〇一二…九, 两), else -1. */
export function hanDigit(code: number): number {
  return (HAN_DIGITS[code] ?? 0) - 1;
}

/** The power of ten that a scale word stands for (十 1, 百 2, 千 3, 万 4, 亿 8), else 0. */
export function scalePower(code: number): number {
  return SCALES[code] ?? 0;
}

/** Is the character at a place one of these? Outside the text there is none. */
export function isOneOf(text: string, at: number, characters: string): boolean {
  const code = text.charCodeAt(at);
  for (let next = 0; next < characters.length; next++) if (characters.charCodeAt(next) === code) return true;
  return false;
}

/** The place behind the last of these characters before `end`; 0 where none stands there. */
export function behindLast(words: string, characters: string, end = words.length): number {
  let at = end;
  while (at > 0 && !isOneOf(words, at - 1, characters)) at--;
  return at;
}

/** Can a date begin here: an Arabic or Han digit, 〇 or 十? */
export function beginsDateNumber(code: number): boolean {
  return DATE_NUMBERS.has(code);
}

/** Can an amount begin here: a digit, a scale word (百, 万), 数, 几, 上 before one, or 半? */
export function beginsQuantity(code: number): boolean {
  return QUANTITIES.has(code);
}

/** Blanks that typing or PDF text leaves inside a date or between a number and its unit; never a line break. */
export function isBlank(code: number): boolean {
  return code === 0x20 || code === 0xa0 || code === 0x3000 || code === 0x09;
}

/** The place after at most three blanks. */
export function afterBlanks(text: string, at: number): number {
  let next = at;
  while (next - at < 3 && isBlank(text.charCodeAt(next))) next++;
  return next;
}

export function isLatinLetter(code: number): boolean {
  const lower = code | 0x20;
  return (lower >= 0x61 && lower <= 0x7a) || (code >= 0xff21 && code <= 0xff3a) || (code >= 0xff41 && code <= 0xff5a);
}

/** The digits of a cheque, which cannot be forged: 罚款壹万伍仟元. Elsewhere they are names (伍家岗, 陆家嘴). */
export const FORMAL_DIGITS = '壹贰叁肆伍陆柒捌玖';
/** By code: the digit and one, so that 0 is none. */
const HAN_DIGITS = byCode([
  ...[...'零一二三四五六七八九'].map((digit, value) => [digit, value + 1] as const),
  ['〇', 1],
  ['○', 1],
  ['Ｏ', 1],
  ['O', 1],
  ['o', 1],
  ['两', 3],
  ...[...FORMAL_DIGITS].map((digit, value) => [digit, value + 2] as const),
]);
const SCALES = byCode([
  ['十', 1],
  ['拾', 1],
  ['佰', 2],
  ['仟', 3],
  ['百', 2],
  ['千', 3],
  ['万', 4],
  ['萬', 4],
  ['亿', 8],
  ['億', 8],
]);

function byCode(values: readonly (readonly [string, number])[]): Uint8Array {
  const table = new Uint8Array(0x10000);
  for (const [character, value] of values) table[character.charCodeAt(0)] = value;
  return table;
}

const DATE_NUMBERS = codeSet(codesOf('0123456789０１２３４５６７８９〇零一二三四五六七八九两十'));
const QUANTITIES = codeSet(
  codesOf('0123456789０１２３４５６７８９〇零一二三四五六七八九两十百千万亿数几上半壹贰叁肆伍陆柒捌玖拾'),
);
