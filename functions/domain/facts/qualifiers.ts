import { arabicDigit, isBlank, isOneOf } from './characters.ts';
import type { Comparator } from './model.ts';

/** A comparator word beside a figure; `at` is the outer edge of the words: their start on the left, their end on the right. */
export interface Qualifier {
  readonly op: Comparator;
  readonly at: number;
}

/**
 * The comparator before a figure: 不超过50%, 最高给予30万元, 不超过总投资的50%, 约招收795人. Verbs of giving may stand between,
 * and a limit reaches over the noun that a share is taken of.
 */
export function qualifierBefore(text: string, figureStart: number): Qualifier | null {
  let at = skipBlanksBack(text, figureStart);
  for (let steps = 0; steps < 4; steps++) {
    const word = wordBefore(text, at, BEFORE, LONGEST_BEFORE);
    if (word !== null) {
      const start = at - word.length;
      if (!MISREAD.test(text.slice(start - 1, start + 1))) return stacked(text, start, BEFORE.get(word) ?? 'eq');
    }
    const passed = wordBefore(text, at, PASSED_OVER, LONGEST_PASSED);
    if (passed === null) break;
    at = skipBlanksBack(text, at - passed.length);
  }
  if (PASSES.test(text.slice(Math.max(0, figureStart - 2), figureStart + 10))) return { op: 'gt', at: figureStart - 1 };
  return limitOverWords(text, figureStart) ?? limitOverNoun(text, figureStart);
}

/** The comparator after a unit: 以上, （含）以下, 左右. */
export function qualifierAfter(text: string, unitEnd: number): Qualifier | null {
  let at = unitEnd;
  if (isBlank(text.charCodeAt(at))) at++;
  if (!isOneOf(text, at, AFTER_BEGINS)) return null;
  at = afterInclusive(text, at);
  for (const [word, op] of AFTER) if (text.startsWith(word, at)) return { op, at: at + word.length };
  return null;
}

/** The place behind （含）, or the same place. */
export function afterInclusive(text: string, at: number): number {
  const words = INCLUSIVE.find((inclusive) => text.startsWith(inclusive, at));
  if (words === undefined) return at;
  const repeated = words.length === 2 && words.endsWith('含') ? REPEATED.exec(text.slice(at + 2, at + 14)) : null;
  return at + words.length + (repeated?.[0].length ?? 0);
}

/** 最高不超过, 最高奖补不超过: the outer word names the ceiling of a benefit. */
function stacked(text: string, start: number, op: Comparator): Qualifier {
  let at = start;
  for (let steps = 0; steps < 3; steps++) {
    const outer = wordBefore(text, at, BEFORE, LONGEST_BEFORE);
    if (outer !== null) return BEFORE.get(outer) === 'max' ? { op: 'max', at: at - outer.length } : { op, at: start };
    const passed = wordBefore(text, at, PASSED_OVER, LONGEST_PASSED);
    if (passed === null) break;
    at -= passed.length;
  }
  return { op, at: start };
}

/**
 * 最高可申请创业担保贷款500万元: what may be had at most, then how much; 不低于项目总投资30%: a limit over what a share is taken of,
 * without 的.
 */
function limitOverWords(text: string, figureStart: number): Qualifier | null {
  const words = text.slice(Math.max(0, figureStart - REACH), figureStart);
  const ceiling = CEILING.exec(words);
  if (ceiling !== null) return { op: 'max', at: figureStart - ceiling[0].length };
  const limit = LIMIT_OF_SUM.exec(words);
  return limit === null ? null : { op: LIMITS.get(limit[1] ?? '') ?? 'le', at: figureStart - limit[0].length };
}

/** 不超过平台建设投入总额的30%: no other figure and no mark of a clause stands between. */
function limitOverNoun(text: string, figureStart: number): Qualifier | null {
  const before = skipBlanksBack(text, figureStart);
  if (text[before - 1] !== '的') return null;
  for (let at = before - 1; at > before - REACH && at >= 0; at--) {
    if (isOneOf(text, at, CLAUSE_MARKS) || arabicDigit(text.charCodeAt(at)) >= 0) return null;
    const word = wordBefore(text, at, LIMITS, 4);
    if (word !== null) return at === before - 1 ? null : { op: LIMITS.get(word) ?? 'le', at: at - word.length };
  }
  return null;
}

function wordBefore(
  text: string,
  end: number,
  words: ReadonlyMap<string, unknown> | ReadonlySet<string>,
  longest: number,
): string | null {
  if (!WORD_ENDS.has(text.charCodeAt(end - 1))) return null;
  for (let length = Math.min(longest, end); length > 0; length--) {
    const word = text.slice(end - length, end);
    if (words.has(word)) return word;
  }
  return null;
}

function skipBlanksBack(text: string, at: number): number {
  let before = at;
  while (at - before < 2 && isBlank(text.charCodeAt(before - 1))) before--;
  return before;
}

const LIMITS: ReadonlyMap<string, Comparator> = new Map([
  ['不超过', 'le'],
  ['不得超过', 'le'],
  ['不高于', 'le'],
  ['不得高于', 'le'],
  ['不低于', 'ge'],
  ['不得低于', 'ge'],
  ['不少于', 'ge'],
  ['不得少于', 'ge'],
  ['最高', 'max'],
  ['最多', 'max'],
  ['最长', 'max'],
  ['至少', 'ge'],
  ['超过', 'gt'],
]);
const BEFORE: ReadonlyMap<string, Comparator> = new Map([
  ...LIMITS,
  ['≥', 'ge'],
  ['≧', 'ge'],
  ['≤', 'le'],
  ['≦', 'le'],
  ['＞', 'gt'],
  ['＜', 'lt'],
  ['至多', 'max'],
  ['封顶', 'max'],
  ['封顶线', 'max'],
  ['上限', 'max'],
  ['上限为', 'max'],
  ['上限是', 'max'],
  ['不多于', 'le'],
  ['不大于', 'le'],
  ['不小于', 'ge'],
  ['不下于', 'ge'],
  ['最低', 'ge'],
  ['最少', 'ge'],
  ['起码', 'ge'],
  ['下限', 'ge'],
  ['超', 'gt'],
  ['超出', 'gt'],
  ['超過', 'gt'],
  ['突破', 'gt'],
  ['大于', 'gt'],
  ['高于', 'gt'],
  ['多于', 'gt'],
  ['逾', 'gt'],
  ['破', 'gt'],
  ['低于', 'lt'],
  ['少于', 'lt'],
  ['小于', 'lt'],
  ['不足', 'lt'],
  ['不到', 'lt'],
  ['不满', 'lt'],
  ['未满', 'lt'],
  ['约', 'approx'],
  ['約', 'approx'],
  ['约为', 'approx'],
  ['约有', 'approx'],
  ['大约', 'approx'],
  ['大概', 'approx'],
  ['近', 'approx'],
  ['将近', 'approx'],
  ['接近', 'approx'],
]);
const LONGEST_BEFORE = 4;
/** Words that may stand between a comparator and its figure. */
const PASSED_OVER: ReadonlySet<string> = new Set([
  '给予',
  '予以',
  '奖励',
  '补助',
  '补贴',
  '资助',
  '支持',
  '资金',
  '奖补',
  '可达',
  '可获',
  '可',
  '达',
  '达到',
  '为',
  '有',
  '人民币',
  '每人',
  '每次',
  '每年',
  '每家',
  '招收',
  '培训',
  '投入',
  '投资',
  '需',
  '安排',
  '新增',
  '发放',
  '贷款',
  '救助',
  '扶持',
  '报销',
  '支付',
  '限额',
  '额度',
  '金额',
  '一次性',
]);
const LONGEST_PASSED = 3;
/** The last characters of all these words: before most figures stands none. */
const WORD_ENDS: ReadonlySet<number> = new Set(
  [...BEFORE.keys(), ...PASSED_OVER].map((word) => word.charCodeAt(word.length - 1)),
);
/** 节约, 签约, 预约, 附近, 最近, 临近: the last character is no comparator there */
const MISREAD = /^(?:[节签预合条契公邀履]约|[附最邻临靠远就新]近|[高赶]超|[爆]破)/u;
/** 产值过500亿元: behind a measured quantity and before a large figure, where it is no mark of a finished deed (举办过2场) */
const PASSES = /^[值税入额利售量模产口]过[\d.,]{1,8}\s?[万亿]/u;
/** 最高可申请创业担保贷款 */
const CEILING = /最[高多长](?:可以?|能|给予|予以)[\u4e00-\u9fff]{0,14}\s?$/u;
/** 不超过扣除项目金额 · 不低于总投资 */
const LIMIT_OF_SUM =
  /(不得?(?:超过|高于|低于|少于))[\u4e00-\u9fff]{1,12}(?:额|价|价格|费用|收入|投资|造价|成本|面积|人数|总数|总量)\s?$/u;
const REACH = 24;
const CLAUSE_MARKS = '，,。；;：:、（(）)\n';
/** 18m3(含18m3)以内: what stands behind 含 */
const REPEATED = /^\d[^()（）\s]{0,9}[)）]/u;
const INCLUSIVE = ['(含)', '（含）', '(含', '（含', '含'];
/** Most figures are followed by none of these. */
const AFTER_BEGINS = '(（含及或以之封左上';
const AFTER: readonly (readonly [string, Comparator])[] = [
  ['及以上', 'ge'],
  ['或以上', 'ge'],
  ['以上', 'ge'],
  ['及以下', 'le'],
  ['或以下', 'le'],
  ['以下', 'le'],
  ['以内', 'le'],
  ['之内', 'le'],
  ['封顶', 'max'],
  ['左右', 'approx'],
  ['上下', 'approx'],
];
