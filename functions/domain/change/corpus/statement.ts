import type { Fact } from '../../facts/model.ts';
import { attributeOf } from './attribute.ts';
import { foldWords } from './fold.ts';
import { type Words, wordsOf } from './likeness.ts';
import { objectOf } from './object.ts';
import { type Programme, programmesOf } from './programme.ts';
import { scopeOf } from './scope.ts';
import type { Unit } from './units.ts';

/** A figure with what it says of what: the terms by which figures of different papers can be compared. */
export interface Statement {
  readonly fact: Fact;
  /** Index of the unit that holds it. */
  readonly unit: number;
  readonly programme: Programme;
  /** What is measured, one word for all its synonyms: 资助 for 奖励, 补贴, 资助. null where no word says. */
  readonly attribute: string | null;
  /** Whom and when it is for: levels, grades, sizes, years, in order; empty where the words set no bounds. */
  readonly scope: readonly string[];
  /** A rule says what holds; a statistic says what happened, a deadline by when. */
  readonly kind: 'rule' | 'statistic' | 'deadline';
  /** The words before and behind, folded, figures masked. */
  readonly before: Words;
  readonly behind: Words;
  /** The clause that holds the figure, with the one before where it is short; folded. */
  readonly clause: Words;
  /** The figure with some words on both sides, as written. */
  readonly wording: string;
  /** Place in a run of figures that share their words: 分别给予100万元、50万元 are 0 and 1. */
  readonly rank: number;
  /** The sentence speaks of the paper that it stands in: 本办法自…起施行. */
  readonly ownRule: boolean;
  /** The year that the paper is for, where its title says one. */
  readonly edition: string | null;
  /** The value that the fact replaces, where the text itself says so: 从5日压缩至2日. */
  readonly replaces: string | null;
  /** That value as a fact of this text. */
  readonly origin: Fact | null;
  /** Whom or what the figure is for, in the words that stand between 对 and it: 购置的氢能公交车. '' where none are marked. */
  readonly object: string;
  /** The value that holds by it, as text: amount, or both ends of a range. */
  readonly value: string;
}

/** The statements of a text that can be compared with those of other papers, in order. */
export function statementsOf(
  text: string,
  units: readonly Unit[],
  facts: readonly Fact[],
  signedOn: string | null,
): readonly Statement[] {
  const programmes = programmesOf(text);
  const statements: Statement[] = [];
  let unitIndex = 0;
  let previous: Statement | null = null;
  for (const [index, fact] of facts.entries()) {
    if (!MEASURES.has(fact.type) || fact.value === null || ORDINAL.test(text.slice(fact.start - 6, fact.start)))
      continue;
    while (unitIndex < units.length && (units[unitIndex]?.end ?? 0) <= fact.start) unitIndex++;
    const sentence = units[unitIndex];
    if (sentence === undefined) break;
    const unit = aroundFigure(sentence, fact);
    const later = statedTarget(text, facts, index);
    // 从5日压缩至2日 is two facts: the second one stands for both. Of 100万元至300万元 the first one does.
    if (later !== null || isUpperEnd(text, facts, index)) continue;
    const replaces = statedOrigin(text, facts, index) ?? (isStated(fact) ? fact : null);
    const lead = text.slice(unit.start, (replaces?.start ?? fact.start) as number);
    const tail = text.slice(fact.end, unit.end);
    const kind = kindOf(fact, lead, tail, replaces !== null);
    if (kind === null) continue;
    const chunk: string =
      previous !== null && previous.unit === unitIndex
        ? text.slice(Math.max(previous.fact.end, unit.start), fact.start)
        : lead;
    const coordinated: boolean = previous !== null && previous.unit === unitIndex && foldWords(chunk).length < 2;
    const shared: Statement | null = coordinated ? previous : null;
    const statement: Statement = {
      fact,
      unit: unitIndex,
      programme: programmes.at(fact.start, unit),
      edition: programmes.edition,
      attribute: attributeOf(fact, lead, tail),
      scope: shared?.scope ?? scopeOf(chunk, lead, kind, signedOn),
      kind,
      rank: shared === null ? 0 : shared.rank + 1,
      ownRule: OWN_RULE.test(text.slice(unit.start, unit.end)),
      before: wordsOf(foldWords(lead.slice(-LEAD_READ)).slice(-20)),
      behind: wordsOf(foldWords(tail.split(CLAUSE_END, 1)[0] ?? '').slice(0, 8)),
      clause: wordsOf(clauseOf(lead, tail)),
      wording: text.slice(Math.max(0, fact.start - WORDING_BEFORE), fact.end + WORDING_BEHIND),
      replaces: replaces === null ? null : String(replaces.value),
      origin: replaces === null ? null : plainOrigin(replaces),
      object: shared === null ? objectOf(chunk, lead) : shared.object,
      value: isStated(fact) ? String(fact.to) : valueIn(fact),
    };
    statements.push(statement);
    previous = statement;
  }
  return statements;
}

/** A sentence up to some hundred characters on both sides of a figure: what has no full stop for pages is no sentence. */
function aroundFigure({ start, end }: Pick<Unit, 'start' | 'end'>, fact: Fact): Pick<Unit, 'start' | 'end'> {
  return { start: Math.max(start, fact.start - LONGEST_SIDE), end: Math.min(end, fact.end + LONGEST_SIDE) };
}

/** The value as text: numbers without trailing noise, ranges with both ends. */
function valueIn(fact: Fact): string {
  return fact.to === undefined ? String(fact.value) : `${fact.value}~${fact.to}`;
}

/** The fact that states the new value of a change which this fact begins. */
function statedTarget(text: string, facts: readonly Fact[], index: number): Fact | null {
  const fact = facts[index];
  const next = facts[index + 1];
  if (fact?.to === undefined || next === undefined || next.type !== fact.type) return null;
  return String(next.value) === String(fact.to) && CHANGE_VERB.test(text.slice(fact.end, next.start)) ? next : null;
}

/** The fact before this one, which states the value that this one replaces. */
function statedOrigin(text: string, facts: readonly Fact[], index: number): Fact | null {
  const before = facts[index - 1];
  if (before === undefined || statedTarget(text, facts, index - 1) === null) return null;
  return before;
}

/** One fact that holds both values: 从5日压缩至2日. */
function isStated(fact: Fact): boolean {
  return fact.to !== undefined && CHANGE_VERB.test(fact.text);
}

/** The old value alone: what it became stands in the fact behind. */
function plainOrigin({ to: _, ...fact }: Fact): Fact {
  return fact;
}

/** The second number of a range that the fact before has as `to`. */
function isUpperEnd(text: string, facts: readonly Fact[], index: number): boolean {
  const fact = facts[index];
  const before = facts[index - 1];
  if (fact === undefined || before?.to === undefined || before.type !== fact.type) return false;
  return String(before.to) === String(fact.value) && RANGE_MARK.test(text.slice(before.end, fact.start));
}

function kindOf(fact: Fact, lead: string, tail: string, changes: boolean): Statement['kind'] | null {
  const clause = `${lead.split(CLAUSE_END).slice(-2).join('，')}|${tail.split(CLAUSE_END, 1)[0] ?? ''}`;
  if (fact.type === 'date' && !DAY_OR_MONTH.test(String(fact.value))) return null;
  if (fact.type === 'date') return DEADLINE.test(clause) && !DOCUMENT_DATE.test(clause) ? 'deadline' : null;
  if (fact.type === 'count' && ((PLANNED.test(clause) && !YEAR.test(lead)) || EVENT.test(clause))) return null;
  if (OF_ANOTHER.test(lead) && !RULE.test(clause)) return null;
  if (changes || CAPS.has(fact.op)) return 'rule';
  if (STATISTIC.test(clause) || fact.op === 'approx' || fact.op === 'gt' || fact.op === 'vague') return 'statistic';
  if (fact.type === 'period') return 'rule';
  return RULE.test(clause) ? 'rule' : 'statistic';
}

function clauseOf(lead: string, tail: string): string {
  const clauses = lead.split(CLAUSE_END);
  const last = foldWords(clauses.at(-1) ?? '');
  const before = last.length < SHORT_CLAUSE ? foldWords(clauses.at(-2) ?? '') : '';
  return `${before}${last}${foldWords(tail.split(CLAUSE_END, 1)[0] ?? '')}`;
}

/** 本办法, 本条例 */
const OWN_RULE = /本(?:法|办法|条例|规定|细则|措施|意见|通知|方案|政策|规则)/u;
/** 第八 before 十八条 */
const ORDINAL = /第[一二三四五六七八九十百零\d]*$/u;
const MEASURES: ReadonlySet<string> = new Set(['money', 'percent', 'count', 'period', 'date', 'multiple']);
const SHORT_CLAUSE = 8;
/** Characters before a figure of which the last twenty that count are kept. */
const LEAD_READ = 80;
const LONGEST_SIDE = 600;
const WORDING_BEFORE = 14;
const WORDING_BEHIND = 5;
const CAPS: ReadonlySet<string> = new Set(['max', 'le', 'lt', 'ge']);
const CLAUSE_END = /[，,。；;！？\n]/u;
const CHANGE_VERB =
  /(?:提高|提升|增加|增长|上调|上浮|扩大|延长|放宽|压缩|缩短|缩减|降低|下降|下调|减少|调整|精简|压减|优化|降|增|升|调|减|变)(?:至|到|为|成)/u;
/** 2024-06-30, --06-30, 2024-06 */
const DAY_OR_MONTH = /^(?:\d{4}|-)-\d{2}/u;
/** Nothing, 至 or — between the ends of a range. */
const RANGE_MARK = /^[\s至到—~～-]{0,3}$/u;
/** 申报截止时间为 · 自…起施行 */
const DEADLINE =
  /截止|截至[^，。]{0,8}(?:申报|报名)|申报|受理|报名|提交|征求意见|反馈|申请|施行|实施|执行|有效期|整改/u;
const DOCUMENT_DATE = /印发|发布|签发|出台|召开|座谈|收到|成立|获批|通过/u;
const STATISTIC =
  /累计|共有|共计|现有|已有|目前|已(?:经)?[^，。]{0,6}(?:发放|兑现|拨付|完成|培育|认定|建成|投入|支持|资助|立项|受理|办理)|达到?(?=\||$)|实现|完成|总计|合计|总额|总值|总数|同比|增长|(?:发放|兑现|拨付|投入|下达|安排)[^，。|]{0,8}\|/u;
/** 下一步，我市将新建口袋公园20个: each year's plan is another. */
const PLANNED = /(?:将|计划|拟|力争)[^，。]{0,6}(?:新建|新增|建设|建成|培育|打造|改造|引进)/u;
/** 参加座谈会的代表共有36人, 共检查商超45家: each meeting and each round has its own. */
const EVENT = /参加|出席|参会|与会|会议|座谈|培训班|检查|排查|走访|巡查/u;
/** 该项目总投资8亿元: the words alone do not tell which. */
const OF_ANOTHER = /(?:^|[，,。；;！？\n])该(?:项目|工程|企业|公司|园区|地块|路段|片区|小区)/u;
const YEAR = /20\d{2}年/u;
const RULE =
  /给予|奖励|资助|补助|补贴|扶持|奖补|贴息|不超过|不低于|最高|最低|标准|比例|上限|下限|限额|额度|费率|利率|税率|时限|期限|有效期|以内|以上|以下|罚款|处以|按照?|应当|可享受|减免|减征/u;
