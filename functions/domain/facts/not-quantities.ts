import type { Numeral } from './numerals.ts';
import { qualifierBefore } from './qualifiers.ts';
import type { Unit } from './units.ts';

/**
 * Number words that count nothing: 一站式, 二级, 三期工程, 四个自信, 十九大, 三级甲等, 以下三个方面, “两个不低于”.
 * Arabic figures before a unit nearly always count; Han digits must pass more questions.
 */
export function isNoQuantity(text: string, numeral: Numeral, unit: Unit, unitStart: number): boolean {
  const unitEnd = unitStart + unit.word.length;
  const behind = text.slice(unitEnd, unitEnd + 6);
  if (unit.type === 'count' && isOrdinalUse(unit.word, behind)) return true;
  if (unit.word === '年' && DECADE.test(behind)) return true;
  if (unit.word === '年' && LONG_FIGURE.test(text.slice(numeral.start, numeral.end))) return true;
  if (unit.word === '日' && (text[numeral.start - 1] === '月' || isListedDay(text, numeral.start))) return true;
  if (NUMBERED.includes(unit.word) && ADDRESS.test(behind)) return true;
  if (text[numeral.start - 1] === '等' && ALL_OF_US.test(text.slice(unitStart, unitEnd + 8))) return true;
  if (numeral.script === 'arabic') return unit.word === '大' && !LARGE_NOUN.test(behind);
  if (unit.word === '成') return !isShareInTens(text, numeral.start, behind);
  if (unit.type === 'money') return numeral.value !== null && numeral.value.digits < 10n;
  if (unit.type === 'period') return numeral.value === null ? false : isNoPeriod(text, numeral, unit, behind);
  if (unit.type === 'multiple' || unit.type === 'percent') return false;
  return isNoHanCount(text, numeral, unit, behind);
}

/** 5月1日、|2日 */
function isListedDay(text: string, start: number): boolean {
  return '、和及至'.includes(text[start - 1] ?? ' ') && LISTED_DAYS.test(text.slice(Math.max(0, start - 20), start));
}

/** 2期工程, 3级以上医院, 12次会议: the figure tells which, not how many. */
function isOrdinalUse(word: string, behind: string): boolean {
  if (word === '期') return PHASE_NOUN.test(behind);
  if (word === '具') return BODY_WORD.test(behind);
  if (word === '次' && behind.startsWith('产业')) return true;
  return word === '次' && (behind.startsWith('会议') || behind.startsWith('全会') || behind.startsWith('全体'));
}

/** 超六成, 占七成以上, 八成企业; 三成 alone may be part of a word. */
function isShareInTens(text: string, start: number, behind: string): boolean {
  if (behind.startsWith('本')) return false;
  const before = text.slice(Math.max(0, start - 2), start);
  return SHARE_LEAD.test(before) || SHARE_TAIL.test(behind) || (OF_A_WHOLE.test(before) && SHARE_USE.test(behind));
}

/** 四周 is all around; 一年, 一天, 一周 are figures of speech as often as periods; 一年级, 三年级 are school years. */
function isNoPeriod(text: string, numeral: Numeral, unit: Unit, behind: string): boolean {
  if (unit.word === '秒') return true;
  if (unit.word === '日') {
    if (AHEAD_OF_DAYS.test(text.slice(Math.max(0, numeral.start - 3), numeral.start))) return false;
    return !WITHIN_DAYS.test(behind) && qualifierBefore(text, numeral.start) === null;
  }
  if (unit.word === '年' && SCHEME_NOUN.test(behind)) return true;
  if (unit.word === '周' && text[numeral.start] === '四' && !WITHIN.test(behind)) return true;
  if (numeral.value?.digits !== 1n || PERIOD_OF_ONE.test(text.slice(numeral.end, numeral.end + 6))) return false;
  return !TERM_AHEAD.test(text.slice(Math.max(0, numeral.start - 4), numeral.start));
}

function isNoHanCount(text: string, numeral: Numeral, unit: Unit, behind: string): boolean {
  const before = text[numeral.start - 1] ?? ' ';
  if (QUOTES.includes(before) || SEQUENCE_MARKS.includes(before)) return true;
  if (unit.word === '类' && numeral.start > 0 && OPENINGS.includes(before)) return true;
  const amount = numeral.looseness === 'exact' && numeral.value !== null ? Number(numeral.value.digits) : null;
  if (amount === null) return false;
  if (amount === 0) return true;
  if (amount === 1) return !isCountedOne(text, numeral, unit);
  const written = text.slice(numeral.start, numeral.end);
  if (written === '二') return true;
  if (unit.word === '大') return amount > 10 || !LARGE_NOUN.test(behind) || NO_LARGE_NOUN.test(behind);
  if (unit.word === '级') return amount > 6 || !LEVEL_NOUN.test(behind);
  if (NUMBERED_PARTS.includes(unit.word) && FROM_FIRST.test(text.slice(Math.max(0, numeral.start - 2), numeral.start)))
    return true;
  if (SLOGAN.test(behind)) return true;
  return unit.word === '个' && behind.startsWith('方面') && isListHead(text, numeral.start);
}

/** 至少有一条, 建有一处: one is a count only where the words insist on it; 一批, 一种 mean some. */
function isCountedOne(text: string, numeral: Numeral, unit: Unit): boolean {
  if (SOME.includes(unit.word)) return false;
  if (qualifierBefore(text, numeral.start) !== null) return true;
  return PLACE_UNITS.includes(unit.word) && HAVING.test(text.slice(Math.max(0, numeral.start - 3), numeral.start));
}

/** 从以下三个方面, 主要有三个方面 */
function isListHead(text: string, start: number): boolean {
  return LIST_HEAD.test(text.slice(Math.max(0, start - 5), start));
}

const QUOTES = '“‘「『"《';
/** ，三类区域 · （二类人员: which class, not how many */
const OPENINGS = '，。；：、（(\n　 ';
/** 第三个, 其二, 十一届三次 */
const SEQUENCE_MARKS = '第其届屆分同统';
/** 一至五组: groups by their numbers */
const FROM_FIRST = /一[至到]$/u;
const NUMBERED_PARTS: readonly string[] = ['组', '级', '期', '层'];
const NUMBERED: readonly string[] = ['幢', '栋', '层'];
/** 10幢10单元 · 3栋201室: an address */
const ADDRESS = /^\d{1,4}(?:单元|室|号|层)/u;
/** 赵某某等4位代表: those whom the letter answers */
const ALL_OF_US = /^[名位个個人]{1,2}(?:市|县|区|省)?(?:人大|政协)?(?:代表|委员|委員)/u;
/** 2 具体措施, 3 具有: a number of the list before a word */
const BODY_WORD = /^[体有备]/u;
/** 一期工程 */
const PHASE_NOUN = /^(?:工程|项目|建设|规划|扩建|改造|用地|厂|主体|投产|基金)/u;
/** 超六成 · 优惠三成 */
const SHARE_LEAD =
  /[超近逾约过占达到为足]$|(?:优惠|降低|下降|下调|减免|减少|让利|提高|上涨|上浮|下浮|增长|增加|节约|节省|补贴|补助|承担|负担)$/u;
/** 租金的六成 · 按六成 */
const OF_A_WHOLE = /[的按]$/u;
/** 六成确定 · 六成给予 */
const SHARE_USE =
  /^(?:确定|执行|给予|支付|发放|收取|收费|计算|计发|计|缴纳|缴|交|征收|报销|补|拨付|承担|负担|予以|由|为限|[，。；、）]|$)/u;
/** 六成以上 */
const SHARE_TAIL = /^(?:以[上下内]|左右|多|半|的)/u;
/** 22021年: a year that a lost 万亩 ran into */
const LONG_FIGURE = /^[0-9０-９]{5,}$/u;
/** 90年代 */
const DECADE = /^代/u;
/** 三年级, 三年行动计划 */
const SCHEME_NOUN = /^(?:级|行动|规划|计划|攻坚)/u;
/** 三十日内 · 五日以上: a limit; 每月十日 is a day of the month, 五日 by itself part of a name as often */
const WITHIN_DAYS = /^(?:[内后]|[以之](?:内|后|上|下))/u;
/** 提前十五日 · 不得少于三日 · 为期五日 */
const AHEAD_OF_DAYS = /(?:提前|逾期|为期|延长|公示期?|连续)$/u;
/** 四周内 */
const WITHIN = /^[内以后前时]/u;
/** 一年内 */
const PERIOD_OF_ONE = /^(?:年|个月|周|天|个工作日)(?:内|以内|以上|以下|后|之内|期)|^年半/u;
/** 有效期一年 · 任期为一年 · 注册满一年 */
const TERM_AHEAD = /(?:期|期限|期满|时间|[^不未]满|延长)为?$/u;
/** 六大战略性新兴产业 · 20大产业园区 */
const LARGE_NOUN = /^[\u4e00-\u9fff]/u;
/** 十九大报告 */
const NO_LARGE_NOUN = /^(?:报告|精神|以来|会议|代表|召开|部署|胜利|提出|学习|上|后|前|中|小|人)/u;
/** 三级梯度培育体系 */
const LEVEL_NOUN =
  /^(?:梯度|联动|网络|体系|架构|审核|平台|(?:医疗|卫生|服务)(?!机构|卫生机构)|管理|负责|调解|培育|书记)/u;
/** 四个自信 · 两个维护 · 三位一体 · 八项规定: names, not numbers */
const SLOGAN =
  /^(?:全面|自信|意识|伟大|维护|确立|毫不|一百|大局|面向|代表|不(?!同|少)|务必|统一|倍增|一体|规定|建设工|一批|革命|责任制|一扶|数)/u;
const SOME: readonly string[] = ['批', '种', '类', '支', '次'];
const PLACE_UNITS: readonly string[] = ['处', '處', '座', '所'];
/** 建有一处 */
const HAVING = /(?:[有建设設]有|建成|新建|新增|拥有|仅有|共|只有)$/u;
/** 以下三个方面 */
const LIST_HEAD = /(?:以下|如下|下列|下面|主要有|主要是|以下几)$/u;
/** 10月1日、2日、 */
const LISTED_DAYS = /月\d{1,2}日?(?:[、和及至]\d{1,2}日){0,4}[、和及至]$/u;
