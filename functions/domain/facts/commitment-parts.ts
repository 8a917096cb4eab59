import { firstIndex } from '../first-index.ts';
import type { Span } from '../page/span.ts';
import type { Commitment, Fact, FactContext } from './model.ts';

/** What is promised: the verb (修订) and what it is done to, up to the end of its clause. null where no known verb stands. */
export function actionOf(words: string): { readonly action: string | null; readonly object: string | null } {
  const doing = DOING.exec(words)?.groups;
  if (doing !== undefined) return { action: doing.action ?? null, object: doing.object?.trim() ?? null };
  const from = START_OF_ACTION.exec(words);
  const verb = VERB.exec(words.slice(from === null ? 0 : from.index + from[0].length));
  if (verb === null) return { action: null, object: null };
  const at = words.indexOf(verb[0], from?.index ?? 0) + verb[0].length;
  const object = OBJECT.exec(words.slice(at))?.[0].trim() ?? '';
  return { action: verb[0], object: object === '' ? null : object };
}

/** The first figure behind the promising word (`from`) that a later paper can be held against: what stands before it is given, not promised. */
export function targetOf(span: Span, from: number, facts: readonly Fact[]): Commitment['target'] {
  const figure = within(span, facts).find(
    ({ type, value, start }) => start >= from && MEASURES.has(type) && value !== null,
  );
  if (figure === undefined || figure.value === null) return null;
  return { op: figure.op, value: figure.to ?? figure.value, unit: figure.unit };
}

/**
 * By when: the last date inside the promise that does not lie before the paper's own (年内 is the paper's year, 十五五 ends in 2030); null where none is given.
 */
export function dueOf(
  words: string,
  span: Span,
  context: FactContext & { readonly facts: readonly Fact[] },
): string | null {
  const paper = context.signedOn ?? context.publishedOn ?? '';
  const dates = within(span, context.facts).filter((fact) => fact.type === 'date' && isAim(words, span, fact));
  const due = dates.map(endOf).findLast((date) => date !== null && date >= paper.slice(0, date.length));
  const yearEnd = YEAR_END.test(words) ? yearEndOf(due ?? paper) : null;
  if (yearEnd !== null && yearEnd >= (due ?? '').slice(0, yearEnd.length)) return yearEnd;
  if (due !== undefined && due !== null) return due;
  const plan = FIVE_YEAR_PLAN.exec(words)?.groups?.ordinal;
  return plan === undefined ? null : (PLAN_ENDS.get(plan) ?? null);
}

/** 年底 is of the year that the promise names, else of the paper's. */
function yearEndOf(date: string): string | null {
  return date.length >= 4 ? `${date.slice(0, 4)}-12` : null;
}

/** 2025年底前, 在2021年, 预计2019年完工; but not 结合2020年度工作, 使用2025年资金. */
function isAim(words: string, span: Span, { start, end, op }: Fact): boolean {
  if (TOLD_LEAD.test(words.slice(0, start - span.start))) return false;
  if (op === 'le') return true;
  return AIM_LEAD.test(words.slice(0, start - span.start)) || AIM_TAIL.test(words.slice(end - span.start));
}

/** Facts are sorted. */
function within(span: Span, facts: readonly Fact[]): readonly Fact[] {
  const inside: Fact[] = [];
  for (let at = firstIndex(facts.length, (i) => (facts[i]?.start ?? 0) >= span.start); at < facts.length; at++) {
    const fact = facts[at];
    if (fact === undefined || fact.start >= span.end) break;
    if (fact.end <= span.end) inside.push(fact);
  }
  return inside;
}

/** The last day of a date fact, ISO: a range ends with its second date; halves and quarters end with their last month; a missing year stays unknown. */
export function endOf({ value }: Pick<Fact, 'value'>): string | null {
  const last =
    String(value ?? '')
      .split('/')
      .at(-1) ?? '';
  if (last === '' || last.startsWith('-')) return null;
  const part = PART_ENDS.get(last.slice(5));
  return part === undefined ? last : `${last.slice(0, 4)}-${part}`;
}

/** 力争年底开工; 今年底 and 2025年底 are dates of their own */
const YEAR_END = /(?<![\d今明去后前每历近次两零〇一二三四五六七八九十])年[底末](?!蕴)/u;
/** 在2021年 · 预计2019年 */
const AIM_LEAD = /(?:在|于|到|(?<!直)至|自|从|计划|预计|争取|力争|拟|将|确保)$/u;
/** 已于2025年: told */
const TOLD_LEAD = /[已经曾](?:于|在)$/u;
/** 2025年底前 · 2025年建成 · 2025年计划新建 */
const AIM_TAIL =
  /^(?:[，,]?(?:我[们局市县区委厅院校])?还?(?:将|计划|拟|力争|预计|争取|确保)|之?前|内|底|末|上旬|中旬|下旬|[即可全部基本面]{0,3}(?:完成|完工|建成|开工|启动|实施|竣工|通|投入|投用|出台|印发|实现|达|动工|到位))/u;
const MEASURES: ReadonlySet<string> = new Set(['count', 'percent', 'money', 'multiple']);
const PART_ENDS: ReadonlyMap<string, string> = new Map([
  ['H1', '06'],
  ['H2', '12'],
  ['Q1', '03'],
  ['Q2', '06'],
  ['Q3', '09'],
  ['Q4', '12'],
]);
/** “十四五”期间; in the title of a plan it is no date */
const FIVE_YEAR_PLAN = /十(?<ordinal>[三四五六])五[”"]?(?:期间|时期|末|规划期)/u;
const PLAN_ENDS: ReadonlyMap<string, string> = new Map([
  ['三', '2020'],
  ['四', '2025'],
  ['五', '2030'],
  ['六', '2035'],
]);
/** 对管理办法进行修订 */
const DOING = /[对把](?<object>[^，,。；;对把]{2,60})(?:进行|予以|加以)(?<action>[\u4e00-\u9fff]{2})/u;
/** behind 将 stands what is promised */
const START_OF_ACTION = /将会|即将|将|计划|拟|力争|争取|预计|正在|正/u;
/** 加强 · 修订 · 新建 */
const VERB =
  /加强|加大|加快|推进|推动|完善|修订|制定|制订|出台|印发|建立|健全|建设|新建|改造|扩建|开展|组织|督促|协调|争取|深化|提升|提高|优化|强化|落实|贯彻|实施|规范|扩大|指导|配合|研究|打造|培育|引导|引进|完成|启动|安排|投入|统筹|整合|支持|鼓励|申报|纳入|列入|整治|排查|解决|采纳|上报|汇报|关注|探索|联合|会同|举办|召开|安装|增设|增加|延伸|建成|开工|通水|通车|突破|形成|遴选|评议|坚持|做好|保障|宣传|对接|采取|优先|使用/u;
/** up to the end of the clause */
const OBJECT = /^[^，,。；;：:\n]{1,80}/u;
