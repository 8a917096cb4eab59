import { findContactNames } from './contact-names.ts';

/**
 * Hides mobile numbers, identity numbers and the names of contact persons in what is published or sent; office lines and offices
 * stay. Each hidden character becomes one asterisk: the text keeps its length, so that what was found in it is found there still.
 * @example maskPersonalData('联系人：张三 138-0013-8000') === '联系人：** 138-****-8000'
 */
export function maskPersonalData(text: string): string {
  if (!MAY_HOLD.test(text)) return text;
  // Full-width digits and blanks are read as the others, one for one.
  const plain = text
    .replace(FULL_WIDTH, (character) => String.fromCharCode(character.charCodeAt(0) - 0xfee0))
    .replace(WIDE_BLANK, ' ');
  const hidden = new Set<number>();
  for (const match of plain.matchAll(IDENTITY_NUMBER)) hideDigits(match, 6, 14, hidden);
  for (const match of plain.matchAll(MOBILE_NUMBER)) if (!isTableRow(match)) hideDigits(match, 3, 7, hidden);
  for (const { start, end } of findContactNames(plain)) hideName(plain, start, end, hidden);
  return hidden.size === 0 ? text : [...units(text)].map((unit, at) => (hidden.has(at) ? '*' : unit)).join('');
}

/** Of the digits of a number (X counts), those from `from` up to `to`; a country code before it does not count. */
function hideDigits(match: RegExpExecArray, from: number, to: number, hidden: Set<number>): void {
  const code = (match.groups?.code ?? '').length;
  let digit = 0;
  for (let at = match.index + code; at < match.index + match[0].length; at++) {
    if (!DIGIT.test(match.input[at] ?? '')) continue;
    if (digit >= from && digit < to) hidden.add(at);
    digit += 1;
  }
}

function hideName(text: string, start: number, end: number, hidden: Set<number>): void {
  for (let at = start; at < end; at++) if (text[at] !== '\t') hidden.add(at);
}

/**
 * Whether blanks group what are numbers of a table: two years after a small one, or groups with more numbers beside them. Digits that
 * stand together are no row, whatever stands beside them.
 * @example 150 2025 2026 · 152 1380 1520 1600
 */
function isTableRow({ 0: found, index, input, groups }: RegExpExecArray): boolean {
  const parts = found.slice((groups?.code ?? '').length).split(/[ \t]/);
  if (parts.length === 1) return false;
  if (parts.length === 3 && parts.slice(1).every((part) => YEAR.test(part))) return true;
  const end = index + found.length;
  const run = DIGITS_BEFORE.exec(input.slice(Math.max(0, index - 80), index))?.[0] ?? '';
  if (MOBILES_ONLY.test((run + found + (DIGITS_BEHIND.exec(input.slice(end, end + 80))?.[0] ?? '')).trim()))
    return false;
  return (
    NUMBER_BEFORE.test(input.slice(Math.max(0, index - 2), index)) || NUMBER_BEHIND.test(input.slice(end, end + 2))
  );
}

function* units(text: string): Generator<string> {
  for (let at = 0; at < text.length; at++) yield text[at] ?? '';
}

/** What may stand between the characters of a label: a reading, blanks. @example 聯(lián)系　人 */
const BESIDE = '(?:\\([^()\\s]{1,6} ?\\))?[ \\t\\u00a0\\u3000]{0,2}';
/** Seven digits, however they are grouped, or a contact person: most texts have neither. */
const MAY_HOLD = new RegExp(
  `(?:[\\d０-９][-–— .\\t\\u00a0\\u3000\\u200b-\\u200f\\u2060\\ufeff]?){7}|[联聯经經承]${BESIDE}[系繫係络絡办辦]${BESIDE}人|[负負]${BESIDE}[责責]${BESIDE}(?:人|同志)|咨询人|收件人|[领領]${BESIDE}[导導]`,
  'u',
);
const FULL_WIDTH = /[０-９Ｘｘ]/g;
const WIDE_BLANK = /[\u00a0\u3000]/g;
const DIGIT = /[\dXx]/;
const NUMBER_BEFORE = /\d[ \t]$/;
const NUMBER_BEHIND = /^[ \t]\d/;
/** The figures that stand in one row with a number. */
const DIGITS_BEFORE = /(?:\d{1,12}[ \t]){1,40}$/;
const DIGITS_BEHIND = /^(?:[ \t]\d{1,12})+/;
/** 138 0013 8000 139 0013 9000: mobiles beside each other */
const MOBILES_ONLY = /^1[3-9]\d \d{4} \d{4}(?: 1[3-9]\d \d{4} \d{4}){1,5}$/;
const YEAR = /^(?:19|20)\d\d$/;
/** Between the groups of a number; also what nobody sees. */
const GAP = '[-–— \\t\\u00a0\\u3000\\u200b-\\u200f\\u2060\\ufeff]?';
/** Region, date of birth, serial, check (GB 11643-1999). @example 11010519491231002X, 110105 19491231 002X */
const IDENTITY_NUMBER = new RegExp(
  `(?<!\\d)[1-9]\\d{5}${GAP}(?:19|20)\\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\\d|3[01])${GAP}\\d{3}[\\dXx](?!\\d)`,
  'g',
);
/** 13800138000, 138-0013-8000, 138.0013.8000, +86 138 0013 8000 */
const MOBILE_NUMBER = new RegExp(
  `(?<!\\d)(?<code>(?:\\+|00)?86${GAP})?1[3-9]\\d(?:${GAP}\\d{4}${GAP}|\\.\\d{4}\\.)\\d{4}(?!\\d)`,
  'g',
);
