import type { Span } from '../page/span.ts';
import { simplest, timesTen } from './decimal.ts';
import { mayBeginNumeral, numeralAt } from './numerals.ts';

/**
 * A share in words: 百分之二十, 千分之五, 二分之一, 50%’s other spellings. Value in percent; null where it has no end (三分之一).
 */
export function fractionAt(
  text: string,
  at: number,
): (Span & { readonly type: 'percent'; readonly value: number | string | null; readonly unit: '%' }) | null {
  if (text[at + 1] !== '分') return null;
  if (text.startsWith(WHOLE, at)) return { start: at, end: at + WHOLE.length, type: 'percent', value: 100, unit: '%' };
  const scaled = SCALED.find(({ words }) => text.startsWith(words, at));
  if (scaled !== undefined) {
    const start = at + scaled.words.length;
    const numeral = mayBeginNumeral(text, start) ? numeralAt(text, start) : null;
    if (numeral?.value == null) return null;
    return {
      start: at,
      end: numeral.end,
      type: 'percent',
      value: simplest(timesTen(numeral.value, scaled.power)),
      unit: '%',
    };
  }
  const denominator = SMALL.indexOf(text[at] ?? ' ');
  if (denominator < 2 || !text.startsWith('分之', at + 1)) return null;
  const numerator = SMALL.indexOf(text[at + 3] ?? ' ');
  if (numerator < 1) return null;
  const percent = (numerator * 100) / denominator;
  const value = Number.isInteger(percent * 100) ? percent : null;
  return { start: at, end: at + 4, type: 'percent', value, unit: '%' };
}

const WHOLE = '百分之百';
const SCALED = [
  { words: '百分之', power: 0 },
  { words: '千分之', power: -1 },
  { words: '万分之', power: -2 },
];
const SMALL = '〇一二三四五六七八九十';
