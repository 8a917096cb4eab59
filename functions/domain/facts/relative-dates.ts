import { matchesOf } from '../matches.ts';
import type { Span } from '../page/span.ts';
import { arabicDigit, isOneOf } from './characters.ts';
import type { FoundDate } from './dates.ts';
import type { Comparator, FactContext } from './model.ts';

/** A date in the light of the paper's own date. `value` is null where the words fix no day (近年来). */
export interface ResolvedDate extends Span {
  readonly value: string | null;
  readonly op: Comparator;
}

/**
 * Calendar dates with the year that they leave out, and the words that lean on the paper's date: 今年, 去年12月, 同年, 年内, 近年来.
 * They resolve against the signature, or the publication where no signature is known, never against today.
 */
export function resolveDates(text: string, found: readonly FoundDate[], context: FactContext): readonly ResolvedDate[] {
  const paperDate = context.signedOn ?? context.publishedOn;
  const paperYear = paperDate === null ? null : Number(paperDate.slice(0, 4));
  const words = outside(relativeWords(text), found);
  const resolved: ResolvedDate[] = [];
  let spoken: SpokenYear | null = null;
  let word = 0;
  for (const date of found) {
    for (; (words[word]?.start ?? Infinity) < date.start; word++) {
      const next = words[word];
      if (next !== undefined) resolved.push(relativeDate(text, next, paperDate, paperYear, spoken));
    }
    const last = resolved.at(-1);
    const adjacent = last !== undefined && last.end === date.start && date.value.startsWith('--');
    const yearWord = adjacent && (isYear(last.value) || last.value === null) ? last : null;
    if (yearWord !== null) resolved.pop();
    const inherited = yearWord === null ? yearFor(text, date, spoken, paperYear) : yearOf(yearWord.value);
    const value = inherited === null ? date.value : date.value.replaceAll('--', `${inherited}-`);
    if (isYear(date.value.slice(0, 4))) spoken = { year: Number(date.value.slice(0, 4)), end: date.end };
    const start = yearWord?.start ?? date.start;
    const whole = withBoundary(text, { start, end: date.end, value });
    resolved.push(yearWord?.op === 'le' ? { ...whole, op: 'le' } : whole);
  }
  for (const next of words.slice(word)) resolved.push(relativeDate(text, next, paperDate, paperYear, spoken));
  return resolved;
}

interface SpokenYear {
  readonly year: number;
  readonly end: number;
}

interface RelativeWord extends Span {
  readonly meaning: Meaning;
}

/** Years from the paper's; a part of the paper's year; `spoken` is the year named last; `none` fixes no day; `now` is the paper's own date. */
type Meaning = number | 'spoken' | 'none' | 'now' | { readonly suffix: string };

/** Words that touch no calendar date: 日前 is none in 5月26日前. Both sorted. */
function outside(words: readonly RelativeWord[], dates: readonly Span[]): readonly RelativeWord[] {
  let next = 0;
  return words.filter((word) => {
    while (next < dates.length && (dates[next]?.end ?? 0) <= word.start) next++;
    return (dates[next]?.start ?? Infinity) >= word.end;
  });
}

function relativeWords(text: string): readonly RelativeWord[] {
  const found: RelativeWord[] = [];
  for (const match of matchesOf(text, RELATIVE)) {
    const word = match[0];
    const meaning = MEANINGS.get(word) ?? (word.startsWith('截') ? 'now' : 'none');
    found.push({ start: match.index, end: match.index + word.length, meaning });
  }
  return found;
}

function relativeDate(
  text: string,
  word: RelativeWord,
  paperDate: string | null,
  paperYear: number | null,
  spoken: SpokenYear | null,
): ResolvedDate {
  const { start, end, meaning } = word;
  if (meaning === 'none') return { start, end, value: null, op: 'eq' };
  if (typeof meaning === 'object') {
    return withBoundary(text, { start, end, value: paperYear === null ? null : `${paperYear}${meaning.suffix}` });
  }
  if (meaning === 'now') return { start, end, value: paperDate, op: 'le' };
  const year = meaning === 'spoken' ? (spoken?.year ?? null) : paperYear === null ? null : paperYear + meaning;
  const part = PARTS.find(({ words }) => text.startsWith(words, end));
  const partEnd = part === undefined ? end : end + part.words.length;
  const value = year === null ? null : `${year}${part?.suffix ?? ''}`;
  return withBoundary(text, { start, end: partEnd, value });
}

/** 截至2020年6月底 and 6月15日17时前 end a time, 2025年以来 begins one, 6月底前后 is about one. Only 截至 belongs to the date's own words. */
function withBoundary(text: string, date: { start: number; end: number; value: string | null }): ResolvedDate {
  const before = text.slice(Math.max(0, date.start - 3), date.start);
  const until = UNTIL.find((word) => before.endsWith(word));
  if (until !== undefined) return { ...date, start: date.start - until.length, op: 'le' };
  const op = isBeginning(text, date) ? 'ge' : opBehind(text, date.end);
  return { ...date, op: op === 'eq' && isLimitAhead(text, date.start) ? 'le' : op };
}

/** 自2002年启动建设以来, 从2019年开始 */
function isBeginning(text: string, { start, end }: Span): boolean {
  return isOneOf(text, start - 1, FROM) && BEGUN.test(text.slice(end, end + 18));
}

function opBehind(text: string, end: number): Comparator {
  if (!isOneOf(text, end, BOUNDARY_BEGINS)) return 'eq';
  const behind = text.slice(end, end + 24);
  if (SINCE.test(behind)) return 'ge';
  if (ABOUT.test(behind)) return 'approx';
  return BEFORE.test(behind) ? 'le' : 'eq';
}

/** 不迟于6月30日, 截止时间为6月30日, 延长至6月30日 */
function isLimitAhead(text: string, start: number): boolean {
  return isOneOf(text, start - 1, LIMIT_ENDS) && LIMIT_AHEAD.test(text.slice(Math.max(0, start - 10), start));
}

/** A month without a year is of the year named last in the same sentence, else of the paper's year. */
function yearFor(text: string, date: FoundDate, spoken: SpokenYear | null, paperYear: number | null): number | null {
  if (!date.value.startsWith('--') || EVERY_YEAR.test(text.slice(Math.max(0, date.start - REACH), date.start)))
    return null;
  const near = spoken !== null && date.start - spoken.end <= REACH;
  if (near && !SENTENCE_END.test(text.slice(spoken.end, date.start))) return spoken.year;
  return paperYear;
}

/** Null for 今年 in a paper without a date. */
function yearOf(word: string | null): number | null {
  return word === null ? null : Number(word);
}

function isYear(value: string | null): boolean {
  return value !== null && value.length === 4 && arabicDigit(value.charCodeAt(0)) >= 0;
}

/** 每年3月: no one year's */
const EVERY_YEAR = /每年[^，。；！？\n\d]{0,12}(?:\d{1,2}[、和及,，])?$/u;
const REACH = 60;
/** the end of a sentence */
const SENTENCE_END = /[。！？\n]/u;
const MEANINGS: ReadonlyMap<string, Meaning> = new Map<string, Meaning>([
  ['今年', 0],
  ['本年度', 0],
  ['年内', 0],
  ['去年', -1],
  ['上年度', -1],
  ['上一年度', -1],
  ['前年', -2],
  ['明年', 1],
  ['后年', 2],
  ['同年', 'spoken'],
  ['上半年', { suffix: '-H1' }],
  ['下半年', { suffix: '-H2' }],
  ['一季度', { suffix: '-Q1' }],
  ['二季度', { suffix: '-Q2' }],
  ['三季度', { suffix: '-Q3' }],
  ['四季度', { suffix: '-Q4' }],
]);
/** 近年来 · 近几年 · 近三年 · 近日 · 截至目前; 当年 and 目前 alone are no dates */
const RELATIVE =
  /今年|去年|明年|(?<![目以之提])前年|后年(?!级)|本年度|上一年度|上年度|同年(?![级龄])|(?<![一二三四五六七八九十两几半\d])年内|近(?:几|些|两|[一二三四五六七八九十]|\d{1,2})?年(?:来|以来)?|近[日期](?!工程|规划|建设|目标)|(?<!年)[上下]半年|(?<!年|年第|第|上|下)[一二三四]季度|(?<![\u4e00-\u9fff\d])日前|截[至止]目前/g;
/** what may follow 今年 and belongs to it */
const PARTS = [
  { words: '上半年', suffix: '-H1' },
  { words: '下半年', suffix: '-H2' },
  { words: '一季度', suffix: '-Q1' },
  { words: '二季度', suffix: '-Q2' },
  { words: '三季度', suffix: '-Q3' },
  { words: '四季度', suffix: '-Q4' },
  { words: '年底', suffix: '-12' },
  { words: '底', suffix: '-12' },
  { words: '年末', suffix: '-12' },
];
const UNTIL = ['截止到', '截至到', '截至', '截止'];
/** What a limit behind a date begins with. */
const BOUNDARY_BEGINS = '前以之止截为起后左(（ 上下中晚早凌0123456789０１２３４５６７８９';
/** （含） · （星期日）17:30 · 下午5点 · 下班 */
const TIME_OF_DAY =
  '(?:\\s?[（(][^（）()\\n]{1,8}[）)])?\\s?(?:上午|下午|中午|晚上?|凌晨|早上)?\\s?(?:\\d{1,2}(?:[:：]\\d{2}|[时点时時](?:\\d{1,2}分|半|整)?))?(?:下班)?\\s?(?:[（(][^（）()\\n]{1,8}[）)]\\s?)?';
/** 2022年以来 · 7月1日（含）以后 */
const SINCE = /^(?:[（(]含[^（）()]{0,4}[）)])?(?:以来|以後|以后|起|之后|后)/u;
const FROM = '自从';
const BEGUN = /^(?:开始|[^，,。；;\n]{1,14}以来)/u;
const ABOUT = /^(?:前后|左右)/u;
/** 6月15日前, 6月15日17:00止; not 4月15日前往 */
const BEFORE = new RegExp(`^${TIME_OF_DAY}(?:以前|之前|前(?![往来來去赴期述夕沿])|为止|為止|截止|止)`, 'u');
/** 不迟于 · 最迟于 · 截止日期为 · 有效期至 · 延长到 */
const LIMIT_AHEAD =
  /(?:不迟于|不遲於|不晚于|不晚於|(?:最迟|最晚|至迟)[于在]?|截[止至](?:时间|日期|期限|日)(?:均?为|是|到|至|[:：])?|(?:有效期限?|期限|时限|延长|延期|顺延|推迟|执行|施行|实施|延续)(?:截止|截至|至|到))\s?$/u;
const LIMIT_ENDS = '于於在迟晚间期限日为是到至:： ';
