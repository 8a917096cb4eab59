import type { Span } from '../page/span.ts';
import { arabicDigit, hanDigit, isOneOf } from './characters.ts';

/** Half of a unit of time in words: 半年, 半个月, 半天, 半小时. Not 上半年, 一年半年, 每半年, 半年度, 半日游. */
export function halfAt(
  text: string,
  at: number,
): (Span & { readonly type: 'period'; readonly value: number; readonly unit: string }) | null {
  if (text[at] !== '半' || isOneOf(text, at - 1, BEFORE_NO_HALF)) return null;
  const before = text.charCodeAt(at - 1);
  if (arabicDigit(before) >= 0 || hanDigit(before) >= 0) return null;
  const found = HALVES.find(({ words }) => text.startsWith(words, at));
  if (found === undefined || isOneOf(text, at + found.words.length, BEHIND_NO_HALF)) return null;
  if (ONCE.test(text.slice(at + found.words.length, at + found.words.length + 6))) return null;
  // 前半年, 后半年 are halves of a year; 结束后半年内 is a limit.
  if (isOneOf(text, at - 1, '前后後') && !WITHIN.test(text.slice(at + found.words.length, at + found.words.length + 2)))
    return null;
  return { start: at, end: at + found.words.length, type: 'period', value: 0.5, unit: found.unit };
}

const HALVES = [
  { words: '半个工作日', unit: '工作日' },
  { words: '半个小时', unit: 'H' },
  { words: '半小时', unit: 'H' },
  { words: '半个月', unit: 'M' },
  { words: '半年', unit: 'Y' },
  { words: '半天', unit: 'D' },
  { words: '半日', unit: 'D' },
];
/** 上半年 · 每半年 · 一年半 · 一大半 */
const BEFORE_NO_HALF = '上下每年大多小头一两个月天日';
/** 半年度 · 半年报 · 半日游 · 半日制 */
const BEHIND_NO_HALF = '度报報刊游制托级会';
/** 半年内 · 半年以上 */
const WITHIN = /^(?:[内后]|[以之][内上后])/u;
/** 半年通报一次: how often */
const ONCE = /^[\u4e00-\u9fff]{0,4}一次/u;
