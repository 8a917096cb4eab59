import type { Fact } from '../../facts/model.ts';
import { matchesOf } from '../../matches.ts';
import { labelOf } from '../figure-words.ts';
import type { FigureRole, Surroundings } from './role.ts';

/**
 * What a figure is called: what it is paid for, of what it is a share, what one may do in that time. '' where no words surely name it:
 * those of another figure do not.
 */
export function nameOf(fact: Fact, role: FigureRole, words: Surroundings, text: string): string {
  if (role === 'window') {
    const near = `${words.behind}|${words.lead.slice(-REACH_NAME)}`;
    return `${OPEN.find((act) => near.includes(act)) ?? '办理'}时间`;
  }
  if (role === 'fine') return '罚款';
  const own = withoutLastOfMany(ownWords(labelOf(fact, text), fact, text), fact, text).replace(LIST_LEAD, '');
  const bare = own
    .replace(BY_EACH, '')
    .replace(OPENING, '')
    .replace(TO_OPEN_QUOTE, '')
    .replace(OPEN_AT_END, '')
    .replace(BY_AT_END, '$1');
  const [, share] = role === 'rate' ? (SHARE_OF.exec(bare) ?? []) : [];
  if (share !== undefined) return `按${share}`;
  // What is paid is no name of who may have it.
  if (role === 'threshold' && PAYS.test(bare)) return '';
  return bare === '' ? (PAID_AS.exec(words.behind)?.[1] ?? '') : bare;
}

/** A word that is true of any figure of a type. */
export function neutralName(type: Fact['type']): string {
  return NEUTRAL[type] ?? '数值';
}

/** 补贴标准 · 每件: the heading says what, the words before the figure of which. */
export function withHeading(label: string, heading: string | null): string {
  if (heading === null || label.includes(heading)) return label;
  return label === '' ? heading : `${heading} · ${label}`;
}

/**
 * Of the words before a figure those that are its own. Behind another figure these are the ones that follow it (年纳税 of
 * 投资额5000万元以上且年纳税); in a mere list of figures what is said of the first is said of all (分别给予 of 分别给予100万元、50万元).
 */
function ownWords(words: string, { type, start }: Fact, text: string): string {
  let left = words;
  let isListed = LIST_MARK.test(text.slice(Math.max(0, start - 2), start));
  for (let step = 0; step < LONGEST_LIST; step++) {
    const figure = matchesOf(left, FIGURE).at(-1);
    if (figure === undefined) return step === 0 ? left : left.replace(LIST_MARK, '');
    const behind = left.slice(figure.index + figure[0].length);
    // Each figure of a list may have its own words behind it: 5亿元奖励、1亿元补助.
    if (behind !== '' && !isListed && !LIST_MARK.test(behind)) return wordsBehind(behind);
    // 5个平台、12个中心: what is counted stands behind.
    if (behind !== '' && type === 'count') return '';
    if (FAMILY.find(({ unit }) => unit.test(figure[0]))?.type !== FAMILY_OF[type]) return '';
    left = left.slice(0, figure.index);
    isListed = LIST_MARK.test(left);
  }
  return left.replace(LIST_MARK, '');
}

/** 分别给予 of 对一级、二级、三级企业分别给予: what is given to several is not named by the last of them. */
function withoutLastOfMany(words: string, { start }: Fact, text: string): string {
  const at = words.indexOf('分别');
  const from = at > 0 ? text.lastIndexOf(words, start) : -1;
  return from > 0 && LIST_MARK.test(text.slice(from - 1, from)) ? words.slice(at) : words;
}

/** What the words behind another figure say of the next; '' where they name nothing. */
function wordsBehind(behind: string): string {
  const last = behind.split(PARTS).at(-1) ?? '';
  const words = last.replace(LEADS_ON, '').replace(GIVES, '').replace(OF_AT_END, '');
  return words.length < 2 || NAMES_NOTHING.test(words) ? '' : words;
}

const FAMILY = [
  { type: 'money', unit: /元/u },
  { type: 'percent', unit: /[%‰]/u },
  { type: 'multiple', unit: /倍/u },
  { type: 'count', unit: /./u },
] as const;
const FAMILY_OF: Partial<Readonly<Record<Fact['type'], string>>> = {
  money: 'money',
  percent: 'percent',
  multiple: 'multiple',
  count: 'count',
};
const NEUTRAL: Partial<Readonly<Record<Fact['type'], string>>> = {
  money: '金额',
  percent: '比例',
  multiple: '倍数',
  count: '数量',
  date: '时间',
};
const LONGEST_LIST = 4;
const REACH_NAME = 24;
/** What one may do in a time, the plainest word first. */
const OPEN = [
  '申报',
  '受理',
  '报名',
  '征求意见',
  '征集',
  '申领',
  '领取',
  '认领',
  '申请',
  '招募',
  '活动',
  '使用',
  '举办',
  '开展',
];
/** 最高100万元, 不低于500万元, 20人以上; 元以上 where the words begin inside a figure */
const FIGURE =
  /(?:最高|不超过|不[低少高多]于|超过|上限为?)?(?:(?<![\d.,])\d[\d.,]{0,15}\s?(?:%|‰|[万亿]?元|个百分点|个(?!月)|[倍家人项名户件台所辆亩])|^[万亿]?[元%](?=[以且、，及和并或]))(?:\/\p{Script=Han}{1,3})?(?:[（(]?含[)）]?)?(?:及?以[上下内])?/gu;
/** 、 of 100万元、50万元 */
const LIST_MARK = /[、和及与或]\s?$/u;
/** 且, of which each side has its own figure */
const PARTS = /[、，,且]|以及|同时|另外|其中/u;
const LEADS_ON = /^[（）()\s]{0,3}(?:的|和|及|与|并|或)?(?:对(?!.{0,3}[的于]))?/u;
/** 给予奖励 */
const GIVES = /^(?:再|另)?(?:给予|予以|进行|享受|可享受|获得)(?=.{2})/u;
const OF_AT_END = /的$/u;
const NAMES_NOTHING =
  /^(?:的?(?:比例|标准|额度|幅度|部分|资金)(?:[再另]?(?:给予|予以|安排))?|[再另并按从由]{0,2}(?:给予|予以|计算|执行|发放|支付|收取|安排))$/u;
const PAYS = /^(?:罚款|奖励|补贴|补助|资助|报销)$/u;
const PAID_AS = /^的?(?:给予|予以)?(?:一次性)?(奖励|补贴|补助|资助|奖补|扶持|贴息|补偿)/u;
/** 一是, 其中, 对 */
const LIST_LEAD = /^(?:.{0,24}》|其中|将|对(?!.{0,3}[的于])|同时|并|另|也|再|还|至多|我局|我市)(?=.{2})/u;
const BY_EACH = /按照?(?=每)/u;
/** 租金按照, 每家企业从原来的, 补贴由每人 */
const BY_AT_END = /(?:按照?|[从由](?:原[来先有]?的?)?)(每\p{Script=Han}{1,3})?$/u;
const OPENING = /^[（(“"、\s]+/u;
/** 修改为“每公里 */
const TO_OPEN_QUOTE = /^[^“]{0,40}[“](?=[^“”]{2,}$)/u;
const OPEN_AT_END = /[“（(]$/u;
/** 按照设备投资额的 */
const SHARE_OF = /^按照?(.{2,24}?)的?$/u;
