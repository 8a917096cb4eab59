import type { Fact } from '../../facts/model.ts';
import type { ReadableFact } from './readable-facts.ts';

/** Whether two facts of one type say the same: value, unit, comparator and end, whatever words carry them. */
export function sameStatement(a: ReadableFact, b: ReadableFact): boolean {
  const [before, after] = [a.fact, b.fact];
  if (isReference(before)) return factKey(before) === factKey(after);
  if (before.value === null || after.value === null) return factKey(before) === factKey(after) && a.bound === b.bound;
  if (before.type === 'date') return sameDate(before, after) && sameClock(a, b);
  return sameValue(before, after) && a.bound === b.bound && sameEnd(a, b);
}

/** Whether two facts have one value, whatever their comparators. */
export function sameValue(before: Fact, after: Fact): boolean {
  if (before.type === 'date') return sameDay(before.value, after.value);
  return factKey(before) === factKey(after);
}

/** Facts with one key have one value in one unit. */
export function factKey({ type, value, unit, text }: Fact): string {
  if (value === null) return `${type} ${inDigits(folded(text.slice(Math.max(0, text.search(NUMERAL)))))}`;
  if (type === 'period') return `period ${durationOf(String(value))}`;
  if (type === 'money' || type === 'percent' || type === 'count' || type === 'multiple' || type === 'rank') {
    const measure = MEASURES.get(unit ?? '');
    return measure === undefined
      ? `${type} ${Number(value)} ${unit ?? ''}`
      : `${type} ${Number((Number(value) * measure.times).toPrecision(12))} ${measure.name}`;
  }
  if (type === 'frequency') return `frequency ${value} ${text.replace(NO_DIGIT, ' ').trim()}`;
  return `${type} ${folded(String(value))}`;
}

/** Units that are an exact number of each other (0.9公里 is 900米), or other words for one (㎡, 12人 and 12名, 3家 and 3户). */
const MEASURES: ReadonlyMap<string, Measure> = new Map(
  (
    [
      ['米', 1, 'm 米'],
      ['米', 1000, '公里 千米 km ㎞'],
      ['米', 0.01, '厘米 cm'],
      ['米', 0.001, '毫米 mm'],
      ['升', 1, '升'],
      ['升', 0.001, '毫升'],
      ['公斤', 0.001, '克'],
      ['公斤', 0.5, '斤'],
      ['公斤', 0.000001, '毫克'],
      ['千瓦', 1_000_000, '吉瓦'],
      ['平方米', 1, '平方米 平米 平方 ㎡ m² m2'],
      ['平方米', 10_000, '公顷 ha'],
      ['平方米', 1_000_000, '平方公里 平方千米 km²'],
      ['立方米', 1, '立方米 立方 方 m³ m3'],
      ['公斤', 1, '公斤 千克 kg'],
      ['公斤', 1000, '吨 噸 t'],
      ['千瓦', 1, '千瓦 kW KW kw'],
      ['千瓦', 1000, '兆瓦 MW'],
      ['千瓦时', 1, '千瓦时 度 度电 kWh'],
      ['人', 1, '人 名 位'],
      ['个', 1, '个 家 户 所 项 条 处 處 座 款'],
      ['台', 1, '台 套 台套 台件'],
      ['亩', 1, '亩 畝'],
    ] as const
  ).flatMap(([name, times, units]) => units.split(' ').map((unit) => [unit, { times, name }] as const)),
);

interface Measure {
  readonly times: number;
  readonly name: string;
}

/** 三分之二 is 2/3, 两年 is 2年. */
function inDigits(text: string): string {
  return text
    .replace(IN_WORDS, (_, whole: string, part: string) => `${HAN.indexOf(part)}/${HAN.indexOf(whole)}`)
    .replace(LONE_DIGIT, (digit) => String(digit === '两' ? 2 : HAN.indexOf(digit)));
}

const HAN = '〇一二三四五六七八九';
const LONE_DIGIT = /(?<![一二三四五六七八九十百千万])[一二两三四五六七八九](?![一二三四五六七八九十百千万])/u;
const IN_WORDS = /([二三四五六七八九])分之([一二三四五六七八九])/u;

/** Facts that name something instead of measuring it. */
export function isReference({ type }: Fact): boolean {
  return REFERENCES.has(type);
}

const REFERENCES: ReadonlySet<Fact['type']> = new Set(['citation', 'documentNumber', 'caseNumber', 'responsibleUnit']);

function folded(text: string): string {
  return text.normalize('NFKC').replace(WHITE_SPACE, '').replace(BRACKETS, '|').replace(RATIO_SIGN, ':');
}

/** An end that is a fact of its own is compared as such. */
function sameEnd(a: ReadableFact, b: ReadableFact): boolean {
  if (a.endStandsApart || b.endStandsApart) return true;
  const [before, after] = [a.fact, b.fact];
  if (before.to === undefined || after.to === undefined) return before.to === after.to;
  return before.type === 'period'
    ? durationOf(String(before.to)) === durationOf(String(after.to))
    : String(before.to) === String(after.to);
}

/** 截止6月30日 and 6月30日前 are one; before and after a day are not. */
function sameDate(before: Fact, after: Fact): boolean {
  if (!sameDay(before.value, after.value) || !sameDay(before.to ?? null, after.to ?? null)) return false;
  const [a, b] = [DIRECTIONS[before.op] ?? 0, DIRECTIONS[after.op] ?? 0];
  return a === b || a === 0 || b === 0;
}

/** Two times of one day are two dates (6月30日12:00, 6月30日17:00); a time where the other has none is no other date. */
function sameClock(a: ReadableFact, b: ReadableFact): boolean {
  return a.clock === '' || b.clock === '' || a.clock === b.clock;
}

const DIRECTIONS: Readonly<Record<string, number>> = { le: -1, lt: -1, ge: 1, gt: 1 };

/** A day without its year (`--06-30`) is the same day of any year. */
function sameDay(before: Fact['value'], after: Fact['value']): boolean {
  if (before === after) return true;
  if (before === null || after === null) return false;
  const [a, b] = [String(before), String(after)];
  if (YEARLESS.test(a)) return b.endsWith(a.slice(1));
  return YEARLESS.test(b) && a.endsWith(b.slice(1));
}

/** Months for years, quarters and months, days for weeks and days, minutes for hours and minutes; other units stand for themselves. */
function durationOf(value: string): string {
  const parts = DURATION.exec(value);
  const unit = parts === null ? undefined : DURATIONS[`${parts[1]}${parts[3]}`];
  return parts === null || unit === undefined ? value : `${Number(parts[2]) * unit.times} ${unit.name}`;
}

const DURATIONS: Readonly<Record<string, { readonly times: number; readonly name: string }>> = {
  PY: { times: 12, name: 'months' },
  P个季度: { times: 3, name: 'months' },
  PM: { times: 1, name: 'months' },
  PW: { times: 7, name: 'days' },
  PD: { times: 1, name: 'days' },
  PTH: { times: 60, name: 'minutes' },
  PTM: { times: 1, name: 'minutes' },
};

/** the days of 每月10日、25日 */
const NO_DIGIT = /\D+/g;
/** 1∶15 is 1:15 */
const RATIO_SIGN = /∶/g;
/** The figure of 不低于1:15 */
const NUMERAL = /[\d０-９一二三四五六七八九十百千万亿两]|[数几](?=[十百千万亿])/u;
const WHITE_SPACE = /\s+/g;
/** 〔2021〕, [2021] and （2021） are one. */
const BRACKETS = /[〔〕[\]【】()﹝﹞〈〉《》<>]/g;
/** --06-30 */
const YEARLESS = /^--\d/;
/** P3Y · P36M · P15D · PT24H · P2个季度 */
const DURATION = /^(PT?)(\d+(?:\.\d+)?)([YMWDH]|个季度)$/;
