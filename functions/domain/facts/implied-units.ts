import type { Span } from '../page/span.ts';
import { afterBlanks, arabicDigit, behindLast, isLatinLetter, isOneOf, scalePower } from './characters.ts';
import { simplest, timesTen } from './decimal.ts';
import type { Numeral } from './numerals.ts';
import { qualifierAfter } from './qualifiers.ts';
import type { Quantity } from './quantity.ts';

interface Implied extends Span {
  readonly type: 'money' | 'count';
  readonly value: number | string | null;
  readonly unit: string | null;
  readonly looseness: Numeral['looseness'];
}

/**
 * What a figure in 万 or 亿 without a unit means: money after words of money (年产值达3亿以上, 人民币1000万), a rank of size (千亿级),
 * else a number of things (人才总量超700万). Other figures without a unit are no quantity.
 */
export function impliedUnit(text: string, numeral: Numeral, previous: Quantity | undefined): Implied | null {
  if (numeral.scale < 4) return sharedAmount(text, numeral);
  const { start, end, looseness } = numeral;
  const value = numeral.value === null ? null : simplest(numeral.value);
  if (namesSize(text, numeral)) {
    return { start, end: sizeWordEnd(text, end) ?? end, type: 'money', value, unit: '元', looseness: 'vague' };
  }
  if (numeral.script === 'han' || numeral.value === null) return null;
  const next = afterBlanks(text, end);
  if (isLatinLetter(text.charCodeAt(next)) || arabicDigit(text.charCodeAt(next)) >= 0) return null;
  if (isMoney(text, numeral, previous)) return { start, end, type: 'money', value, unit: '元', looseness };
  return { start, end, type: 'count', value, unit: null, looseness };
}

/** 分别补贴3000/2000/1000元: the unit behind the last amount is that of all. */
function sharedAmount(text: string, numeral: Numeral): Implied | null {
  if (numeral.scale !== 0 || numeral.value === null || !isOneOf(text, numeral.end, '/／')) return null;
  const rest = AMOUNTS_BEHIND.exec(text.slice(numeral.end, numeral.end + 40));
  if (rest === null) return null;
  const value = simplest(timesTen(numeral.value, rest[1] === undefined ? 0 : scalePower(rest[1].charCodeAt(0))));
  return { start: numeral.start, end: numeral.end, type: 'money', value, unit: '元', looseness: numeral.looseness };
}

/** 千亿级, 百亿元级, 千亿大关, 百亿产业: the size of an enterprise or market, in money. */
export function namesSize(text: string, numeral: Numeral): boolean {
  if (numeral.scale < 8) return false;
  return (
    sizeWordEnd(text, numeral.end) !== null ||
    (numeral.script === 'han' && SIZED.test(text.slice(numeral.end, numeral.end + 2)))
  );
}

function sizeWordEnd(text: string, at: number): number | null {
  const word = SIZE_WORDS.find((size) => text.startsWith(size, at));
  return word === undefined ? null : at + word.length;
}

/** The member of a list is what the member before it was. */
function isMoney(text: string, numeral: Numeral, previous: Quantity | undefined): boolean {
  if (previous?.type === 'money' && LIST_MARKS.includes(text.slice(previous.end, numeral.start).trim())) return true;
  const behind = qualifierAfter(text, numeral.end)?.at ?? numeral.end;
  const next = text.slice(behind, behind + 24);
  if (OF_MONEY.test(next) || TO_MONEY.test(next)) return true;
  const before = text.slice(Math.max(0, numeral.start - REACH), numeral.start);
  const clause = before.slice(behindLast(before, CLAUSE_MARKS));
  if (!MONEY_WORDS.test(clause)) return false;
  return !THING.test(text.slice(behind, behind + 1)) || MONEY_NOUN.test(text.slice(behind, behind + 4));
}

const REACH = 24;
const CLAUSE_MARKS = '，,。；;、\n';
const LIST_MARKS = ['、', '和', '及', '至', '到', '-', '—'];
const SIZE_WORDS = ['元级', '级', '元规模', '规模'];
/** 千亿大关 · 百亿产业 */
const SIZED = /^(?:大关|大關|产业|產業|企业|企業|集群|园区|園區)/u;
/** 资助50万 · 年产值达3亿 */
const MONEY_WORDS =
  /人民币|产值|收入|增收|减收|增支|余额|营收|资金|投资|资助|奖励|补助|补贴|奖补|奖金|奖|注册资本|贷款|授信|金额|费用|经费|融资|销售额|税收|利税|利润|预算|保费|罚款|债券|总额|额度|财政|造价|成本|拨付|支出|筹集|筹措|投入|交易额|成交额|价值/u;
/** A noun right behind the figure says what is counted. */
const THING = /[\u4e00-\u9fff]/u;
/** 5000万的人才发展专项基金 · 16亿产值 */
const OF_MONEY =
  /^(?:的[\u4e00-\u9fff]{0,8}?(?:资金|基金|经费|投资|贷款|补助|补贴|奖金|债券)|年?(?:产值|营收|销售额|交易额|税收|利润))/u;
/** /2000/1000元 · /3/2万元 */
const AMOUNTS_BEHIND = /^(?:[/／]\d[\d.]{0,8}){1,5}\s?(?:([万亿])元|(?<=\d{2})元)/u;
/** 由100万提高到300万元 */
const TO_MONEY =
  /^[\u4e00-\u9fff]{0,4}?(?:提高|提升|增加|增长|上升|上调|扩大|降低|下降|下调|减少|调整|升|增|降)(?:到|至|为)了?\s?[\d.,]{1,9}\s?[万亿]?元/u;
/** 500万资金 · 3亿以上的 */
const MONEY_NOUN = /^(?:的|资金|投资|贷款|补助|补贴|奖|经费|授信|用于|元|购|建|并|且|给|对|在|为|及|和|到|至|不等|予)/u;
