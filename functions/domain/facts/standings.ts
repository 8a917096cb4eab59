import { matchesOf } from '../matches.ts';
import type { Span } from '../page/span.ts';
import { arabicDigit, isOneOf } from './characters.ts';
import { simplest } from './decimal.ts';
import type { Comparator } from './model.ts';
import { mayBeginNumeral, numeralAt } from './numerals.ts';

/** A place in an order (居全省第5, 全国500强), how often something happens (每年), or a multiple in words (翻番, 减半). */
export interface Standing extends Span {
  readonly type: 'rank' | 'frequency' | 'multiple';
  readonly value: number | string;
  readonly unit: string | null;
  readonly op: Comparator;
}

/** All of them, in order. 第一 by itself (第一书记, 第一批) is no rank. */
export function findStandings(text: string): readonly Standing[] {
  const found: Standing[] = [];
  for (const match of matchesOf(text, SIGNAL)) {
    const standing = standingAt(text, match.index, match[0]);
    if (standing !== null && standing.start >= (found.at(-1)?.end ?? 0)) found.push(standing);
  }
  return found;
}

function standingAt(text: string, at: number, signal: string): Standing | null {
  if (signal === '第') return rankAt(text, at);
  if (signal === '强') return topListAt(text, at);
  const end = at + signal.length;
  const frequency = FREQUENCIES.get(signal);
  if (signal === '每年' && !FIGURE_AHEAD.test(text.slice(end, end + REACH))) return null;
  if (frequency !== undefined) {
    // 每月5日前报送, 每月10日、25日发放: which days belongs to it.
    const days = signal === '每月' ? (DAYS.exec(text.slice(end, end + 16))?.[0].length ?? 0) : 0;
    return { start: at, end: end + days, type: 'frequency', value: frequency, unit: null, op: 'eq' };
  }
  const multiple = MULTIPLES.get(signal);
  if (multiple !== undefined) return { start: at, end, type: 'multiple', value: multiple, unit: '倍', op: 'eq' };
  if (signal.endsWith('新高')) return { start: at, end, type: 'rank', value: 1, unit: null, op: 'eq' };
  const often = signal.endsWith('多次') || signal.endsWith('几次');
  return { start: at, end, type: 'frequency', value: often ? 'n/y' : '1/y', unit: null, op: often ? 'gt' : 'eq' };
}

/** 居全省第5, 排名第三, 第一名: a word of ranking before it, or 名, 位 behind it; never before a noun that is numbered. */
function rankAt(text: string, at: number): Standing | null {
  const numeral = mayBeginNumeral(text, at + 1) ? numeralAt(text, at + 1) : null;
  if (numeral?.value == null || numeral.looseness !== 'exact') return null;
  const sign = text[numeral.end] ?? ' ';
  const lead = RANK_LEAD.exec(text.slice(Math.max(0, at - 16), at));
  const named = '名位'.includes(sign);
  if (!named && (lead === null || NUMBERED.test(text.slice(numeral.end, numeral.end + 1)))) return null;
  const end = numeral.end + (named ? 1 : 0);
  const start = at - (lead?.[0].length ?? 0);
  return { start, end, type: 'rank', value: simplest(numeral.value), unit: null, op: 'eq' };
}

/** 荣获全国500强 says how high; 世界500强 by itself is the name of a list. */
function topListAt(text: string, at: number): Standing | null {
  let start = at;
  while (at - start < 5 && (arabicDigit(text.charCodeAt(start - 1)) >= 0 || isOneOf(text, start - 1, '百十'))) start--;
  if (start === at || !mayBeginNumeral(text, start)) return null;
  const numeral = numeralAt(text, start);
  const hundred = text.slice(start, at) === '百' ? 100 : null;
  const value = numeral?.value == null || numeral.end !== at ? hundred : simplest(numeral.value);
  if (value === null || Number(value) < 10) return null;
  const before = text.slice(Math.max(0, start - 4), start);
  const scope = SCOPES.find((word) => before.endsWith(word));
  const first = start - (scope?.length ?? 0);
  if (!REACHED.test(text.slice(Math.max(0, first - 4), first))) return null;
  return { start: first, end: at + 1, type: 'rank', value, unit: '强', op: 'le' };
}

const FREQUENCIES: ReadonlyMap<string, string> = new Map([
  ['每年', '1/y'],
  ['每半年', '2/y'],
  ['半年', '2/y'],
  ['每季度', '4/y'],
  ['每月', '12/y'],
  ['每周', '52/y'],
  ['每天', '365/y'],
  ['每日', '365/y'],
]);
/** 每月|5日 · 每月|10日、25日 */
const DAYS = /^\d{1,2}日?(?:[、和至]\d{1,2}日?){0,3}(?<=日)/u;
/** 每年培训100人, 每年一次: a yearly rate has a figure in its clause; 每年申领不同额度 says that each year is alike. */
const FIGURE_AHEAD = /^[^，,。；;：:\n]{0,24}?[0-9０-９一二两三四五六七八九十百千几多]/u;
const REACH = 26;
const MULTIPLES: ReadonlyMap<string, number> = new Map([
  ['翻倍', 2],
  ['翻番', 2],
  ['翻一番', 2],
  ['翻两番', 4],
  ['再减半', 0.5],
  ['减半', 0.5],
]);
const SCOPES = ['全国', '世界', '中国', '全球', '全省', '民营企业', '民企', '亚洲'];
/** every word that may begin a rank, a frequency or a multiple */
const SIGNAL =
  /第|强|每(?:年|半年|季度|月|周|天|日)|[一每]年[\u4e00-\u9fff]{0,2}[一两多几]次|(?<![上下大])半年(?=[\u4e00-\u9fff]{0,4}一次)|翻(?:倍|番|一番|两番)|再?减半|创?(?:历史)?新高/g;
/** 居全省第 · 排名第 · 登记金额连续五年全省第 · 人才吸引力排名》第 */
const RANK_LEAD =
  /(?:(?:位居|位列|名列|稳居|跃居|居于|居|列|排名|排在|排|跃升至?|升至|保持|获得?|荣获)[\u4e00-\u9fff]{0,6}|全国|全省|全市|全区|全县|世界|全球|国内|名》)$/u;
/** 荣获全国500强 */
const REACHED = /(?:获|获得|入选|入围|进入|跻身|位列|名列|列入|评为|闯入|挺进)$/u;
/** 第二批, 第一次, 第三条: which, not how high */
const NUMBERED = /^[批次期届条款章节项个家种类轮阶段部号场方产时书季课代线大]/u;
