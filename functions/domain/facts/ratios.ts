import type { Span } from '../page/span.ts';

/**
 * A ratio in figures or words whose clause calls it one: 比例为3:1, 按1∶0.5的比例, 六比四的比例. A multiple, 3:1 is 3; null where it has
 * no end as a decimal (1:3). Not times of day (9:00) nor scales of maps (比例尺1:500).
 */
export function ratioAt(
  text: string,
  at: number,
): (Span & { readonly type: 'multiple'; readonly value: number | null; readonly unit: '倍' }) | null {
  const ratio = RATIO.exec(text.slice(at, at + LONGEST));
  if (ratio === null || !isCalledRatio(text, at, at + ratio[0].length)) return null;
  const [first, second] = [amountOf(ratio[1] ?? ''), amountOf(ratio[2] ?? '')];
  const value = first / second;
  const hasEnd = second > 0 && Number.isInteger(Number((value * 1000).toPrecision(12)));
  return { start: at, end: at + ratio[0].length, type: 'multiple', value: hasEnd ? value : null, unit: '倍' };
}

/** A bare figure that its noun makes a ratio: 容积率不低于1.2, 系数为0.8. */
export function isCoefficient(text: string, start: number, end: number): boolean {
  return COEFFICIENT.test(text.slice(Math.max(0, start - REACH), start)) && !UNIT_BEHIND.test(text.slice(end, end + 1));
}

function isCalledRatio(text: string, start: number, end: number): boolean {
  const clause = text.slice(Math.max(0, start - REACH), start);
  return CALLED_BEFORE.test(clause) || CALLED_BEHIND.test(text.slice(end, end + 6));
}

function amountOf(figure: string): number {
  const digit = HAN_DIGITS.indexOf(figure);
  return digit < 0 ? Number(figure) : digit;
}

const LONGEST = 16;
const REACH = 16;
/** 3:1 · 1∶0.5 · 六比四 */
const RATIO =
  /^(\d{1,4}(?:\.\d{1,2})?|[一二三四五六七八九])\s?[:：∶比]\s?(\d{1,4}(?:\.\d{1,2})?(?![\d.:：∶])|[一二三四五六七八九])/u;
/** 资金的比例不低于|2:1 · 车桩比为|2.8:1 */
const CALLED_BEFORE =
  /(?:(?:比例|配比|之比|比值)[^，。；;、：\n\d]{0,8}|[^相对同环占]比(?:为|达到?|是|约为?|不[低高少大小][于]|不超过|提高到|降至|降到)?)$/u;
/** 3:1|的比例 */
const CALLED_BEHIND = /^的?(?:比例(?!尺)|配比|配套)/u;
const HAN_DIGITS = '〇一二三四五六七八九';
/** 容积率不低于|1.2 */
const COEFFICIENT =
  /(?:容积率|系数|利用效率|PUE值?|权重)(?:[由从]\d[\d.]{0,4})?(?:标准|[为是：:由从至在按]|达到?|控制|不得?(?:超过|[低高大小]于)|(?:提高|降低|调整|下降)?[到至为]|[低高大小]于|上限|下限){0,3}$/u;
/** a letter, a percent sign, a slash or a character that may be a unit */
const UNIT_BEHIND = /[\w%％‰/／.:：\-—~～倍级个元]/u;
