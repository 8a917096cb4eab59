/**
 * Hides mobile numbers, identity numbers and the names of contact persons in what is published or sent; office lines and offices
 * stay. Each hidden character becomes one asterisk: the text keeps its length, so that what was found in it is found there still.
 * @example maskPersonalData('联系人：张三 138-0013-8000') === '联系人：** 138-****-8000'
 */
export function maskPersonalData(text: string): string {
  if (!MAY_HOLD.test(text)) return text;
  // Full-width digits are read as the others, one for one.
  const plain = text.replace(FULL_WIDTH, (character) => String.fromCharCode(character.charCodeAt(0) - 0xfee0));
  const hidden = new Set<number>();
  for (const match of plain.matchAll(IDENTITY_NUMBER)) hideDigits(match, 6, 14, hidden);
  for (const match of plain.matchAll(MOBILE_NUMBER)) if (!isTableRow(match)) hideDigits(match, 3, 7, hidden);
  for (const match of plain.matchAll(CONTACT)) hideNames(match, hidden);
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

function hideNames(match: RegExpExecArray, hidden: Set<number>): void {
  const { names = '' } = match.groups ?? {};
  let at = match.index + match[0].length - names.length;
  for (const name of names.split(BETWEEN_NAMES)) {
    if (!OFFICE_END.test(name)) for (let unit = 0; unit < name.length; unit++) hidden.add(at + unit);
    at += name.length + 1;
  }
}

/**
 * Whether blanks group what are numbers of a table: two years after a small one, or groups with more numbers beside them. Digits that
 * stand together are no row, whatever stands beside them.
 * @example 150 2025 2026 · 152 1380 1520 1600
 */
function isTableRow({ 0: found, index, input, groups }: RegExpExecArray): boolean {
  const parts = found.slice((groups?.code ?? '').length).split(' ');
  if (parts.length === 1) return false;
  if (parts.length === 3 && parts.slice(1).every((part) => YEAR.test(part))) return true;
  const end = index + found.length;
  return (
    NUMBER_BEFORE.test(input.slice(Math.max(0, index - 2), index)) || NUMBER_BEHIND.test(input.slice(end, end + 2))
  );
}

function* units(text: string): Generator<string> {
  for (let at = 0; at < text.length; at++) yield text[at] ?? '';
}

/** Nine digits, however they are grouped, or a contact person: most texts have neither. */
const MAY_HOLD = /(?:[\d０-９][-–— \u00a0\u3000\u200b-\u200f\u2060\ufeff]?){9}|联系人|联络人|经办人/u;
const FULL_WIDTH = /[０-９Ｘｘ]/g;
const DIGIT = /[\dXx]/;
const NUMBER_BEFORE = /\d $/;
const NUMBER_BEHIND = /^ \d/;
const YEAR = /^(?:19|20)\d\d$/;
/** Between the groups of a number; also what nobody sees. */
const GAP = '[-–— \\u00a0\\u3000\\u200b-\\u200f\\u2060\\ufeff]?';
/** Region, date of birth, serial, check (GB 11643-1999). @example 11010519491231002X, 110105 19491231 002X */
const IDENTITY_NUMBER = new RegExp(
  `(?<!\\d)[1-9]\\d{5}${GAP}(?:19|20)\\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\\d|3[01])${GAP}\\d{3}[\\dXx](?!\\d)`,
  'g',
);
/** 13800138000, 138-0013-8000, +86 138 0013 8000 */
const MOBILE_NUMBER = new RegExp(`(?<!\\d)(?<code>(?:\\+|00)?86${GAP})?1[3-9]\\d${GAP}\\d{4}${GAP}\\d{4}(?!\\d)`, 'g');
/** 联系人：张三 · 联系人及电话:李四 · 经办人：王 五、赵六 */
const CONTACT =
  /(?:联系人|联络人|经办人)(?:及(?:联系)?(?:电话|方式)|姓名)? ?[:：] ?(?<names>[\p{Script=Han}·]{2,4}?(?:[、，,/](?!联系|电话|手机|办公|地址|传真|邮)[\p{Script=Han}·]{2,4}?){0,4}|\p{Script=Han} {1,2}\p{Script=Han})(?=[^\p{Script=Han}·、，,/]|[、，,/][^\p{Script=Han}]|[、，,/]?(?:联系|电话|手机|办公|地址|传真|邮)|$)/gu;
const BETWEEN_NAMES = /[、，,/]/;
/** Who is named is an office. @example 综合科 */
const OFFICE_END = /[科处局室部股办委厅中站队]$|中心$|窗口$/u;
