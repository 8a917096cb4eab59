/** A date found in a line: ISO day or month, and where in the line it stands. */
export interface HeaderDate {
  readonly on: string;
  readonly index: number;
  readonly length: number;
}

/**
 * The first date of a line in any of the spellings of signatures and page fields: 2019年6月15日, 2019-06-15, 二〇一九年六月十五日,
 * 2019年6月 (cut), and 2019615 or 20190615, whose 年月日 were lost, if only one reading is possible.
 * @example findHeaderDate('二OO七年五月十八日')?.on === '2007-05-18'
 */
export function findHeaderDate(line: string): HeaderDate | null {
  if (!DATED.test(line)) return null;
  const numeric = NUMERIC.exec(line);
  const chinese = CHINESE.exec(line);
  const first = chinese !== null && (numeric === null || chinese.index < numeric.index) ? chinese : numeric;
  if (first !== null) {
    const isChinese = first === chinese;
    const day = first[3] ?? first[4];
    const read = isChinese ? chineseNumber : (words: string) => (words === '元' ? 1 : Number(words));
    const on = isoDate(
      isChinese ? chineseYear(first[1] ?? '') : Number(first[1]),
      read(first[2] ?? ''),
      day ? read(day) : null,
    );
    return on === null ? null : { on, index: first.index, length: first[0].length };
  }
  const bare = BARE.exec(line);
  const on = bare === null ? null : readBareDigits(bare[0].replace(' ', ''));
  return bare === null || on === null ? null : { on, index: bare.index, length: bare[0].length };
}

/** 2019615 is 2019-06-15; 2019111 could be two days and is none. */
export function readBareDigits(digits: string): string | null {
  const year = Number(digits.slice(0, 4));
  const rest = digits.slice(4);
  const readings = new Set<string>();
  for (let cut = 1; cut <= 2 && cut < rest.length; cut += 1) {
    const [month, day] = [rest.slice(0, cut), rest.slice(cut)];
    const padded = rest.length === 4;
    if (day.length > 2 || (!padded && (month.startsWith('0') || day.startsWith('0')))) continue;
    const on = isoDate(year, Number(month), Number(day));
    if (on !== null) readings.add(on);
  }
  const [only] = readings;
  return readings.size === 1 && only !== undefined ? only : null;
}

function isoDate(year: number, month: number, day: number | null): string | null {
  if (!(year >= 1949 && year <= 2099) || !(month >= 1 && month <= 12)) return null;
  const yearMonth = `${year}-${String(month).padStart(2, '0')}`;
  if (day === null) return yearMonth;
  const days = new Date(Date.UTC(year, month, 0)).getUTCDate();
  return day >= 1 && day <= days ? `${yearMonth}-${String(day).padStart(2, '0')}` : null;
}

/** 二零零七 → 2007, also with the letter O. */
function chineseYear(words: string): number {
  return Number(
    [...words].map((char) => DIGITS.indexOf(char === 'O' || char === 'o' || char === '0' ? '零' : char)).join(''),
  );
}

/** 一 to 三十一, also 元 for the first month's name is not used in papers. */
function chineseNumber(words: string): number {
  const [tens = '', units = ''] = words.includes('十') ? words.split('十') : ['零', words];
  return (tens === '' ? 1 : DIGITS.indexOf(tens)) * 10 + (units === '' ? 0 : DIGITS.indexOf(units));
}

const DIGITS = '零一二三四五六七八九';
/** 2019年6月15日, 2019 - 06 - 15, 2019/6/15, 2019.6.15, 2019年6月; folded forms only. */
const NUMERIC =
  /(?<!\d)((?:19|20)\d{2}) {0,3}(?:年|[-/.]) {0,3}(\d{1,2}|元(?=月))(?!\d)(?: {0,3}月(?: {0,3}(\d{1,2})(?!\d) {0,3}[日号]?)?| {0,3}[-/.] {0,3}(\d{1,2})(?!\d))?/u;
/** No date is written without one of these. */
const DATED = /[\d年]/;
/** 二零一九年六月十五日, 二OO七年五月 */
const CHINESE =
  /([一二][零OoO0一二三四五六七八九]{3}) {0,3}年 {0,3}([一二三四五六七八九十]{1,3}) {0,3}月(?: {0,3}([一二三四五六七八九十]{1,3}) {0,3}[日号])?/u;
/** 2019615, 20190615 · 2021 915 alone on its line */
const BARE = /(?<!\d)20\d{2}\d{2,4}(?!\d)|^20\d{2} \d{3,4}$/u;
