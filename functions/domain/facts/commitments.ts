import { matchesAtLines, matchesOf } from '../matches.ts';
import type { Span } from '../page/span.ts';
import { behindLast } from './characters.ts';
import { type Head, headOf } from './commitment-heads.ts';
import { actionOf, dueOf, targetOf } from './commitment-parts.ts';
import type { Commitment, Fact, FactContext } from './model.ts';
import { type Segment, type SegmentedText, segmentedText } from './segments.ts';
import { zoneReader } from './zones.ts';

/**
 * The promises of a paper, in order: one entry for each promising word, with its scope from the clause of the word up to 。 or ；.
 * The items of a list under one 将 (我局将做好以下工作：一是…；二是…) are promises of their own; so is what stands under a heading
 * 下一步工作打算 or in the outlook zone. A text in articles (第一条 …) lays down rules and promises nothing.
 */
export function readCommitments(
  text: string,
  context: FactContext & { readonly facts: readonly Fact[] },
  plain: SegmentedText = segmentedText(text),
): readonly Commitment[] {
  const placed = { ...context, zones: plain.placed(context.zones), facts: plain.placed(context.facts) };
  return commitmentsIn(plain.text, plain.segments, placed).map((commitment) => {
    const span = plain.spanOf(commitment.start, commitment.end);
    return { ...commitment, ...span, text: text.slice(span.start, span.end) };
  });
}

function commitmentsIn(
  text: string,
  segments: readonly Segment[],
  context: FactContext & { readonly facts: readonly Fact[] },
): readonly Commitment[] {
  const zoneAt = zoneReader(context.zones);
  if (isRuleText(text)) return [];
  const inTitle = titleTester(context.facts);
  const commitments: Commitment[] = [];
  let list: ListState = 'none';
  let planned = false;
  for (const segment of segments) {
    const zone = zoneAt(segment.start);
    if (zone === 'chrome') continue;
    const words = text.slice(segment.start, segment.end);
    const head: Head | null =
      words.length > LONGEST_SEGMENT ||
      inTitle(segment) ||
      TITLE_LINE.test(words) ||
      FILE_NAME.test(words) ||
      isEvent(words)
        ? null
        : (datedHead(words, planned) ?? headOf(words));
    const item = ITEM_MARK.exec(words)?.[0] ?? '';
    if (zone === 'outlook' && list !== 'items') list = 'outlook';
    if (isOutlookHeading(segment, words)) {
      list = 'outlook';
      continue;
    }
    const scope = isRunOnHeading(text, segment, words, item) ? null : scopeOf(segment, words, head, item, list);
    if (scope !== null) {
      const from = segment.start + (head?.end ?? 0);
      commitments.push(commitmentOf(text, scope, { head, from }, context));
    }
    planned = head?.class === 'plan' || head?.class === 'will';
    list = nextState(list, segment, words, head, item);
  }
  return commitments;
}

/**
 * Where we are: after a promise that a list of run-in items may carry on (`runIn`: 一是…。二是…。) or that announces a list
 * (`announced`: 将做好以下工作：), among its items, or under a heading that speaks of the future.
 */
type ListState = 'none' | 'runIn' | 'announced' | 'items' | 'outlook';

function nextState(list: ListState, segment: Segment, words: string, head: Head | null, item: string): ListState {
  if (CLOSING_WORDS.test(words)) return 'none';
  if (list === 'outlook') return TOP_HEADING.test(words) && segment.closing === 'lineEnd' ? 'none' : 'outlook';
  if (ANNOUNCED_NEWS.test(words)) return 'none';
  if (head?.class === 'will' && LIST_LEAD.test(words))
    return RUN_IN_ITEM.test(words.slice(head.at)) ? 'items' : 'announced';
  if (belongsToList(list, segment, item) || isWithinItem(list, segment, item)) return 'items';
  if (head?.class === 'will' && item === '') return RUN_IN_ITEM.test(words.slice(head.at)) ? 'items' : 'runIn';
  return 'none';
}

/** A list begins with its first item; numbered paragraphs carry on only a list that was announced. */
function belongsToList(list: ListState, segment: Segment, item: string): boolean {
  if (item === '' || list === 'none') return false;
  if (list === 'items') return !segment.opensLine || !NUMBERED_PARAGRAPH.test(item) || !FIRST_ITEM.test(item);
  return FIRST_ITEM.test(item) && (list === 'announced' || !NUMBERED_PARAGRAPH.test(item));
}

/** 一是完善设施。优化投放点，加强维护: the sentences behind an item in its line say how. */
function isWithinItem(list: ListState, segment: Segment, item: string): boolean {
  return list === 'items' && item === '' && !segment.opensLine;
}

/** Where the promise stands in the text, or null if the segment holds none. */
function scopeOf(segment: Segment, words: string, head: Head | null, item: string, list: ListState): Span | null {
  if (head !== null) return words.search(ANNOUNCED_NEWS) > head.at ? null : headScope(segment, words, head);
  if (segment.closing === 'lineEnd' && words.length < 30) return null;
  const announced =
    belongsToList(list, segment, item) ||
    ((list === 'outlook' || isWithinItem(list, segment, item)) && ACTION_WORD.test(words));
  if (!announced || DONE.test(words)) return null;
  return { start: segment.start + item.length, end: segment.end };
}

/** （一）加大投入。积极争取…: the heading of the sentences behind it promises nothing that they do not. */
function isRunOnHeading(text: string, segment: Segment, words: string, item: string): boolean {
  if (!NUMBERED_PARAGRAPH.test(item) || words.length - item.length > LONGEST_RUN_ON || COMMA.test(words)) return false;
  return segment.opensLine && RUNS_ON.test(text.slice(segment.end, segment.end + 3));
}

function headScope(segment: Segment, words: string, head: Head): Span | null {
  const lead = LIST_LEAD.exec(words);
  if (lead !== null && lead.index >= head.at - 30) {
    const first = words.slice(lead.index + lead[0].length);
    const mark = ITEM_MARK.exec(first)?.[0] ?? '';
    if (mark === '' && isBareLead(first)) return null;
    if (mark !== '') return { start: segment.end - first.length + mark.length, end: segment.end };
  }
  const start = clauseStart(words, head);
  const whole = head.at === 0 && segment.opensSentence;
  const end = whole ? words.length : scopeEnd(words, head);
  const thanks = words.slice(head.end, end).search(THANKS);
  return { start: segment.start + start, end: segment.start + (thanks < 0 ? end : head.end + thanks) };
}

/** After a plan, what stands at a date is planned as well: 计划7月招标。10月中旬开工. */
function datedHead(words: string, planned: boolean): Head | null {
  return planned && DATED_STEP.test(words) ? { class: 'plan', at: 0, end: 0 } : null;
}

/** In mid-sentence 探索 governs its clause; other promises go on to the end of the sentence. */
function scopeEnd(words: string, head: Head): number {
  if (head.class !== 'explore' || words[head.at] === '将') return words.length;
  const mark = words.slice(head.end + 6).search(COMMA);
  return mark < 0 ? words.length : head.end + 6 + mark;
}

/** 我局将从以下三个方面持续发力: what is promised stands in the items. */
function isBareLead(rest: string): boolean {
  return rest.length <= 12;
}

/**
 * The clause of the head, without 下一步 and its like. A condition before it belongs to the promise (待资金到位，将…), and so does the
 * clause that names who acts if the head opens its own (…2个项目获得批准，即将开工), or what 该 in it points back to.
 */
function clauseStart(words: string, head: Head): number {
  const item = itemBefore(words, head.at);
  let start = markBefore(words, head.at);
  for (let steps = 0; steps < 2 && start > item; steps++) {
    const earlier = markBefore(words, start - 1);
    const clause = words.slice(earlier, start - 1);
    const bare = steps === 0 && head.at === start && NEEDS_SUBJECT.test(words.slice(head.at, head.end));
    const condition = TIME_ALONE.test(clause) || (CONDITION.test(clause) && !PAST_CLAUSE.test(clause));
    const pointsBack = steps === 0 && words.startsWith('该', start);
    if ((!bare && !condition && !pointsBack) || words[start - 1] === '：') break;
    start = earlier;
  }
  if (item > 0 && head.at - item <= 70 && !PAST_CLAUSE.test(words.slice(item, head.at))) start = Math.min(start, item);
  const lead = OUTLOOK_LEAD.exec(words.slice(start));
  if (lead !== null && start + lead[0].length < words.length) start += lead[0].length;
  return start + (ITEM_MARK.exec(words.slice(start))?.[0].length ?? 0);
}

function markBefore(words: string, at: number): number {
  return behindLast(words, CLAUSE_MARKS, at);
}

/** Where the item 一是 that holds a place begins, behind its mark; 0 without one. */
function itemBefore(words: string, at: number): number {
  let start = ITEM_MARK.exec(words)?.[0].length ?? 0;
  for (const match of matchesOf(words.slice(0, at), RUN_IN_ITEM_ANYWHERE)) start = match.index + match[0].length;
  return start;
}

function commitmentOf(
  text: string,
  span: Span,
  { head, from }: { readonly head: Head | null; readonly from: number },
  context: FactContext & { readonly facts: readonly Fact[] },
): Commitment {
  const words = text.slice(span.start, span.end);
  const { action, object } = actionOf(words);
  return {
    ...span,
    class: head?.class ?? 'will',
    text: words,
    action,
    object,
    target: targetOf(span, from, context.facts),
    due: dueOf(words, span, context),
  };
}

function isOutlookHeading(segment: Segment, words: string): boolean {
  return segment.opensLine && segment.closing === 'lineEnd' && words.length <= 24 && OUTLOOK_HEADING.test(words);
}

/** The words of an event's day alone tell most clauses apart from one. */
function isEvent(words: string): boolean {
  return EVENT_DAY.test(words) && EVENT.test(words);
}

/** A text in articles (第一条 …) lays down rules; it promises nothing. */
function isRuleText(text: string): boolean {
  return text.includes('条') && matchesAtLines(text, ARTICLE).length >= FEWEST_ARTICLES;
}

/** Is a segment no more than the title of a proposal or rule? Places are asked in rising order. */
function titleTester(facts: readonly Fact[]): (span: Span) => boolean {
  const titles = facts.filter(({ type }) => type === 'citation');
  let next = 0;
  return (span) => {
    while (next < titles.length && (titles[next]?.end ?? 0) <= span.start) next++;
    const title = titles[next];
    return title !== undefined && title.start <= span.start && title.end >= span.end;
  };
}

/** 第十二条 at the beginning of a line */
const ARTICLE = /^[ \u3000]{0,4}第[一二三四五六七八九十百]{1,4}条[ \u3000\n（(]/muy;
const FEWEST_ARTICLES = 4;
const LONGEST_SEGMENT = 1200;
const LONGEST_RUN_ON = 16;
/** another sentence in the same line */
const RUNS_ON = /^[。；]?[ \u3000]?[^\s。；]/u;
const CLAUSE_MARKS = '，,：:\n';
/** 一是 · （二） · 3. · 首先 */
const ITEM_MARK =
  /^\s{0,4}(?:[一二三四五六七八九十]{1,2}(?:是|要|、)|[（(](?:[一二三四五六七八九十]{1,2}|\d{1,2})[）)]|\d{1,2}[.．、]|[①-⑩]|第[一二三四五六][，,]|首先|其次|再次|最后)[，,]?/u;
/** 从以下几个方面: · 做好以下工作： */
const LIST_LEAD = /(?:以下|如下|下列|几个方面|几方面|[二两三四五六七八九]个?方面)[^：:，,。；]{0,14}[：:]?/u;
/** 测试即将开始，现将有关事项通知如下： what follows is no promise */
const ANNOUNCED_NEWS = /(?:通知|公告|通告|规定|说明|公布|答复|回复)如下/u;
/** 关于填报…计划的通知 */
const TITLE_LINE = /^\s{0,4}关于[^。；]{4,100}的(?:通知|公告|通告|函|公示|意见|决定)\s{0,4}$/u;
/** 拟立项项目名单.xls */
const FILE_NAME = /\.(?:xlsx?|docx?|pdf|wps|et|zip|rar)\s{0,4}$/iu;
/** 年会将于7月15日举行: news of a day */
const EVENT =
  /^[^，,。；]{0,24}(?:年会|大会|会议|论坛|大赛|竞赛|活动|考试|笔试|面试|测试|仪式|讲座|培训班|开幕式|暑期学校|夏令营|训练营)(?:拟|将|定|计划|拟定){1,2}[于在][^，,。；]{4,30}(?:举行|举办|召开|进行|开始|开幕|开课|开班|开营)/u;
/** 将于 · 定在 */
const EVENT_DAY = /[拟将定划][于在]/;
/** 一是 inside a sentence */
const RUN_IN_ITEM = /(?:[一二三四五六七八九十]是|首先)/u;
/** 我局一是…, 二是… */
const RUN_IN_ITEM_ANYWHERE = /(?:^|[，,：:、局委厅府])[一二三四五六七八九十]是/gu;
/** 一是 · 1. · 首先 */
const FIRST_ITEM = /[一1①]|首先/u;
/** 一、 · （一） · 1. */
const NUMBERED_PARAGRAPH = /[、.．)）]/u;
/** 10月中旬启动 · 2025年底前完成 */
const DATED_STEP =
  /^(?:\d{4}年)?(?:\d{1,2}月)?(?:底|[上中下]旬|\d{1,2}日)?前?(?:启动|完成|开工|建成|投入使用|实施|竣工|通车|出台|印发)(?!了)/u;
/** …，再次感谢您: thanks in the same sentence are no part of what is promised */
const THANKS = /[，,](?:最后|同时)?[，,]?(?:再次|衷心|非常|十分){0,2}(?:感谢|感謝)/u;
/** the end of a clause */
const COMMA = /[，,：:]/u;
/** 待资金到位 · 资金到位后 · 在此基础上 · 根据工作安排 */
const CONDITION =
  /^(?:待|如|若|一旦|只要|在|根据|按照|结合|针对|随着|对于|对|通过|视|随)|(?:后|时|前提下|基础上|情况下)$/u;
/** “十五五”期间 · 2025年 · 到2025年底 · 今年下半年 */
const TIME_ALONE =
  /^(?:[到在至]|力争)?[“"]?(?:十[三四五六七]五|(?:20\d{2}|[今明本])年|\d{1,2}月|[上下]半年)[”"]?(?:期间|时期|年?底?前?|内|末|[上下]半年|[一二三四]季度|\d{1,2}月(?:底|份)?前?)?$/u;
/** 即将: who acts stands in the clause before */
const NEEDS_SUBJECT = /^(?:即将|即|立即)$/u;
/** 已… · …了: told */
const PAST_CLAUSE = /已(?!经?开)|了(?!解)|曾|目前|近年|[”"]$|同意/u;
/** 下一步， */
const OUTLOOK_LEAD = /^(?:下一步工作中|下一步|下步|下阶段|下一阶段|接下来|今后)(?:工作中)?[，,、]?/u;
/** 三、下一步工作打算 */
const OUTLOOK_HEADING = /下一?步|下一?阶段|今后|工作打算|努力方向/u;
/** 四、 */
const TOP_HEADING = /^[一二三四五六七八九十]{1,2}、/u;
/** 感谢您… · 联系人 */
const CLOSING_WORDS = /感谢|专此|特此|联系人|联系电话|抄送|附件/u;
/** 加强 · 推进 */
const ACTION_WORD =
  /加强|加大|加快|推进|推动|完善|继续|进一步|积极|强化|落实|优化|建立|健全|开展|组织|督促|协调|争取|深化|提升|做好|探索|实施|制定|规范|扩大|指导|配合|宣传|研究|打造|建设|培育|引导|纳入|列入|新建|改造|鼓励|支持|布局|统筹|严格|优先|合理/u;
/** 已完成 · 目前 · 希望您 */
const DONE = /已经|已于|已完成|目前|截至|累计|感谢|望您|希望|请您|(?<!不)已[建完制出印]/u;
