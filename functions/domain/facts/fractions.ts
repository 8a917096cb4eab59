import type { Span } from '../page/span.ts';
import { arabicDigit, isOneOf } from './characters.ts';
import { simplest, sum, timesTen } from './decimal.ts';
import { mayBeginNumeral, numeralAt } from './numerals.ts';

/**
 * A share in words: 百分之二十, 千分之五, 二分之一, 50%’s other spellings. Value in percent; null where it has no end (三分之一).
 */
export function fractionAt(
  text: string,
  at: number,
): (Span & { readonly type: 'percent'; readonly value: number | string | null; readonly unit: '%' }) | null {
  if (text[at + 1] === '/') return slashFractionAt(text, at);
  if (text[at + 1] !== '分') return null;
  if (text.startsWith(WHOLE, at)) return { start: at, end: at + WHOLE.length, type: 'percent', value: 100, unit: '%' };
  const scaled = SCALED.find(({ words }) => text.startsWith(words, at));
  if (scaled !== undefined) {
    const start = at + scaled.words.length;
    const numeral = mayBeginNumeral(text, start) ? numeralAt(text, start) : null;
    if (numeral?.value == null) return null;
    const decimals =
      numeral.script === 'han' ? (HAN_DECIMALS.exec(text.slice(numeral.end, numeral.end + 4))?.[0] ?? '') : '';
    const parts = [...decimals.slice(1)].map((digit) => (digit === '零' ? 0 : SMALL.indexOf(digit)));
    const figure = parts.reduce(
      (value, digit, place) => sum(value, { digits: BigInt(digit), exponent: -1 - place }),
      numeral.value,
    );
    return {
      start: at,
      end: numeral.end + decimals.length,
      type: 'percent',
      value: simplest(timesTen(figure, scaled.power)),
      unit: '%',
    };
  }
  const denominator = SMALL.indexOf(text[at] ?? ' ');
  if (denominator < 2 || !text.startsWith('分之', at + 1)) return null;
  const numerator = SMALL.indexOf(text[at + 3] ?? ' ');
  if (numerator < 1) return null;
  return { start: at, end: at + 4, type: 'percent', value: shareOf(numerator, denominator), unit: '%' };
}

/** 2/3以上的委员: less than the whole, and bounded or of something; 1/2 alone may be a page or a day. */
function slashFractionAt(text: string, at: number): ReturnType<typeof fractionAt> {
  const [numerator, denominator] = [arabicDigit(text.charCodeAt(at)), arabicDigit(text.charCodeAt(at + 2))];
  if (numerator < 1 || denominator <= numerator || isOneOf(text, at - 1, '0123456789./第')) return null;
  const isBounded = BEHIND_SLASH.test(text.slice(at + 3, at + 5));
  if (!isBounded && !(SHARE_AHEAD.test(text.slice(Math.max(0, at - 2), at)) && END.test(text.slice(at + 3, at + 4))))
    return null;
  return { start: at, end: at + 3, type: 'percent', value: shareOf(numerator, denominator), unit: '%' };
}

function shareOf(numerator: number, denominator: number): number | null {
  const percent = (numerator * 100) / denominator;
  return Number.isInteger(percent * 100) ? percent : null;
}

const WHOLE = '百分之百';
const SCALED = [
  { words: '百分之', power: 0 },
  { words: '千分之', power: -1 },
  { words: '万分之', power: -2 },
];
const SMALL = '〇一二三四五六七八九十';
/** 百分之二|点五 */
const HAN_DECIMALS = /^点[零〇一二三四五六七八九]{1,3}/u;
/** 2/3|以上 · 1/3|的 */
const BEHIND_SLASH = /^(?:[以及或]|的)/u;
/** 总数的|2/3 · 不得少于|1/3 */
const SHARE_AHEAD = /(?:[的过到达足约占]|[低少高多]于)$/u;
/** the end of a clause or of the text */
const END = /^[，。；、）)\n]?$/u;
