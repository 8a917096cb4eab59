import type { DocumentKind } from '../../document/model.ts';
import type { Fact } from '../../facts/model.ts';

/**
 * What a figure of a paper is to somebody who reads the paper for the first time: what is paid or may be charged at most, what is set
 * aside for it, a rate, what it costs to offend, when one may apply, what must be had (营业收入2000万元以上), what is to be reached.
 */
export type FigureRole = 'amount' | 'rate' | 'budget' | 'fine' | 'window' | 'threshold' | 'target';

/** The clause of a figure and the one before it, the words of its clause behind it, and its whole sentence up to it. */
export interface Surroundings {
  readonly before: string;
  readonly behind: string;
  readonly lead: string;
}

/**
 * Says what a figure is to its reader; null for what only tells how things went (statistics), how a paper is handled, or who is meant.
 * `isPromised` where it stands in a promise of the paper.
 */
export function roleOf(fact: Fact, words: Surroundings, kind: DocumentKind, isPromised: boolean): FigureRole | null {
  if (fact.value === null || !isIn(fact, words)) return null;
  if (fact.type === 'date') return windowOf(fact, words);
  const clause = `${words.before}${fact.text}${words.behind}`;
  if (FORMALITY.test(clause) || EXAMPLE.test(words.lead)) return null;
  const isPlanned = isPromised && !DONE.test(words.before) && !NOW.test(words.lead);
  if (isHistory(words, PAID.test(clause) ? 'paid' : 'other', kind) && !isPlanned) return null;
  if (MEASURED.has(fact.type) && (FINE_BEFORE.test(words.before) || FINE_BEHIND.test(words.behind))) return 'fine';
  if (isBand(fact, words)) return isNorm(kind) ? 'threshold' : null;
  switch (fact.type) {
    case 'money':
      return roleOfMoney(fact, clause, words, kind, isPromised);
    case 'percent':
    case 'multiple':
      // 再减半 says of nothing how much.
      if (!SHARE.test(fact.text)) return null;
      if (PAID.test(clause)) return 'rate';
      if (RATE.test(clause)) return FLOOR.has(fact.op) ? 'threshold' : 'rate';
      return isPromised || isAim(clause, kind) ? 'target' : null;
    case 'count':
      // 三大 is no number of things.
      if (!DIGIT.test(fact.text) || EVENT.test(clause)) return null;
      if (FLOOR.has(fact.op) && OF_THINGS.test(words.behind)) return isNorm(kind) ? 'threshold' : null;
      return isPromised || isAim(clause, kind) ? 'target' : null;
    default:
      return null;
  }
}

/** Whether the words end what the figure told: 取消原最高200万元的奖励, 原办法规定的最高200万元奖励停止执行. */
export function isEnded({ before, behind }: Surroundings): boolean {
  if (ENDS_BEHIND.test(behind)) return true;
  return ENDS_BEFORE.test(before) || (WAS_BEFORE.test(before) && !STAYS_BEHIND.test(behind));
}

/** Whether a figure only says for whom the next one is: 20%以上50%以下处3000元, 不足1万元的给予1万元. */
function isBand({ text }: Fact, { behind }: Surroundings): boolean {
  return BAND.test(text) && BAND_GETS.test(behind);
}

/** Whether the words tell how things went. A letter tells so in whole sentences; what it says of a rule still holds. */
function isHistory({ before, behind, lead }: Surroundings, what: 'paid' | 'other', kind: DocumentKind): boolean {
  // 年营收同比增长10%以上的企业，给予: in a rule this says who, not how things went.
  const own = isNorm(kind) ? before.replace(WHO_BEFORE, '') : before;
  if (TOLD.test(own) || SPENT.test(own) || TOLD_BEHIND.test(behind)) return true;
  if (what === 'other' && YEAR_TOLD.test(lead)) return true;
  return !isNorm(kind) && !RULED.test(before) && (TOLD.test(lead) || YEAR_TOLD.test(lead));
}

function isIn({ type, zone }: Fact, { lead }: Surroundings): boolean {
  if (zone === 'body' || zone === 'outlook') return true;
  // The purpose of a notice, with its period, stands in front of its points.
  return zone === 'front' && type === 'date' && lead !== '';
}

function roleOfMoney(
  fact: Fact,
  clause: string,
  { before, behind }: Surroundings,
  kind: DocumentKind,
  isPromised: boolean,
): FigureRole | null {
  // A letter that says about how much tells what was.
  if (!isNorm(kind) && !isPromised && ROUND.has(fact.op)) return null;
  // 投资额5000万元以上的项目 is who may have it, 给予500万元以上 what he gets.
  const isCondition = SIZE.test(before) || ((FLOOR.has(fact.op) || BELOW.test(fact.text)) && OF_THINGS.test(behind));
  if (isCondition && !GRANTED.test(before.split(COMMA).at(-1) ?? '')) return isNorm(kind) ? 'threshold' : null;
  if (IN_ALL.test(before) || (SET_ASIDE.test(clause) && !GRANTED.test(before)))
    return isNorm(kind) || isPromised ? 'budget' : null;
  if (PAID.test(clause) || CEILING.has(fact.op)) return 'amount';
  return isPromised ? 'target' : null;
}

/** From day to day: when one may apply, or the thing takes place. */
function windowOf({ value }: Fact, { before, behind, lead }: Surroundings): FigureRole | null {
  if (!RANGE_OF_DAYS.test(String(value)) || TOLD.test(before)) return null;
  return OPEN_FOR.test(`${lead.slice(-NEAR)}|${behind}`) ? 'window' : null;
}

function isAim(clause: string, kind: DocumentKind): boolean {
  return isNorm(kind) && AIM.test(clause);
}

/** A paper that lays something down; letters, news and readings of rules tell of it. */
function isNorm(kind: DocumentKind): boolean {
  return NORMS.has(kind);
}

const NORMS: ReadonlySet<DocumentKind> = new Set(['measure', 'draft', 'notice', 'guide']);
const FLOOR: ReadonlySet<Fact['op']> = new Set(['ge', 'gt']);
const MEASURED: ReadonlySet<Fact['type']> = new Set(['money', 'percent', 'multiple']);
const ROUND: ReadonlySet<Fact['op']> = new Set(['approx', 'vague', 'gt']);
const BELOW = /以下$/u;
/** 20%以上50%以下, 不足1万元 */
const BAND = /^(?:不足|未满|未达)|以[上下]$/u;
const BAND_GETS = /^的?(?:部分|企业|项目)?[，,]?(?:按照?|处以?|给予|报销|补[助贴]|奖励|资助|不超过)[^，。；]{0,12}\d/u;
const CEILING: ReadonlySet<Fact['op']> = new Set(['max', 'le', 'lt']);
const NEAR = 24;
const COMMA = /[，,：:]/u;
const RANGE_OF_DAYS = /^\d{4}-\d{2}-\d{2}\/\d{4}-\d{2}-\d{2}$/u;
/** 给予, 每件最高 */
const PAID =
  /给予|奖励|资助|补助|补贴|奖补|贴息|扶持|支持|最高|上限|封顶|不超过|减免|减征|减按|罚款|处以|收费|津贴|补偿|发放|领取|额度|限额|满.{0,6}减|优惠|抵扣|报销|缴纳|标准/u;
const GRANTED = /给予|奖励|资助|补助|补贴|奖补|扶持|罚款|处以|最高|每人|每户|每家|每件|每台/u;
/** 补贴总额控制在 */
const IN_ALL = /(?:总额|总规模|资金规模|预算)[^，。；]{0,6}$/u;
const SET_ASIDE = /安排|设立|预算|总额|总规模|资金规模|专项资金|资金池|基金|统筹|切块/u;
/** 处3万元, 处违法所得2倍, 处警告或者20元 */
const FINE_BEFORE = /处(?:以|警告或者|违法所得|应缴纳[^，。；]{0,16})?$/u;
const FINE_BEHIND = /^(?:以上|以下)?的?罚款/u;
/** 年营业收入2000万元以上 */
const SIZE =
  /(?:违法所得|营业收入|营收|主营业务收入|销售额|销售收入|产值|投资额?|注册资本|实缴资本|资产总额|合同额?|合同金额|成交额|研发费用|研发投入|纳税额?|到账|融资额?|贷款余额|月均收入|年收入|收入)[^，。；]{0,6}$/u;
/** 以上的企业 */
const OF_THINGS = /^[^，。；]{0,6}的[^，。；]{0,8}(?:企业|项目|单位|个人|机构|平台|家庭)/u;
const RATE = /比例|费率|利率|税率|折扣|按[^，。]{0,12}$|下浮|上浮|占比不[低高]于/u;
const AIM = /到20\d\d年|力争|目标|计划|不少于|不低于|新增|培育|建成|打造|引进|覆盖率|达到/u;
/** 已, 截至, 同比: what was */
const TOLD =
  /已(?!经?(?:批准|建成的|投产的|认定的|获评|获得))|累计|截至|去年|上年|同期|同比|环比|目前|现有|共有|以来|近年|过去|实现[^，。]{0,8}$|增长[^，。]{0,4}$|下降[^，。]{0,4}$|(?:占|比重|位居|排名)[^，。]{0,6}$/u;
const WHO_BEFORE = /^[^，]{2,120}(?:以上|以下)的\p{Script=Han}{0,6}，/u;
/** 兑付奖励1120万元, not 发放补贴每人500元 */
const SPENT =
  /(?<!将|拟|计划|每年)(?:兑付|兑现|拨付|下达|发放|获得|获批)(?:(?!每|最高|不超过|标准)[^，。；]){0,10}$|平均每[^，。；]{1,8}$|共[^，。；]{1,10}\d+[笔家人户个项件][，,][^，。；]{0,6}$/u;
/** 给予单户最高 */
const RULED = /给予|按照?|最高|不超过|每[人家户件台亩年月个]|标准|可享受/u;
const TOLD_BEHIND = /^[^，。；]{0,4}(?:的?增[长速幅]|已|位居|左右的?市场)/u;
const NOW = /目前|截至|截止/u;
const DONE = /已|累计|截至|去年|上年|同比|环比/u;
const YEAR_TOLD =
  /(?:19|20)\d\d年(?:度|[上下]半年|[一二三四]季度|\d{1,2}月|以来)?[，,]?[^，。；将计拟]{0,30}(?:投入|发放|拨付|兑现|下达|支出|完成|实现|争取|获得|受理|办理|资助|支持了?|举办|开展|培育|认定|新增|建成|安排)/u;
/** 二分之一, 三成, 两倍 */
const SHARE = /\d|分之|[一二三四五六七八九十两][成折倍]/u;
const DIGIT = /\d/u;
/** 3份材料, 5000字, 第3项 */
const FORMALITY =
  /一式|份数|复印件|字以内|字符|页以内|份材料|附件|电话|邮编|房间|会议室|学时|分数|得分|评分|计分|扣分|权重|满分|材料/u;
/** 例如，某企业投资100万元 */
const EXAMPLE = /例如|比如|举例|案例|某企业|某公司/u;
const EVENT = /会议|座谈|走访|调研|专家|检查/u;
const OPEN_FOR = /申报|受理|报名|申请|征集|征求意见|活动|开展|领取|使用|申领|认领|举办|招募|公开/u;
/** 取消原, 不再给予; not 取消资格并处 */
const ENDS_BEFORE = /(?:取消|废止|停止|终止|不再)(?:(?!资格|并)[^，。；处]){0,16}$/u;
const ENDS_BEHIND =
  /^[^，。；]{0,14}(?:停止(?:执行|实施|发放|办理|受理)|不再(?:给予|享受|发放|执行|实施|适用)|(?:予以|同时|一并)?(?:废止|取消|终止)(?:$|执行|发放))/u;
/** 原办法规定的, 原; not 原则上 */
const WAS_BEFORE = /原(?:(?:来|先|有|定|办法|规定|政策|标准|条款)[^，。；现]{0,6}|“?)$/u;
const STAYS_BEHIND = /继续|延续|不变|仍/u;
