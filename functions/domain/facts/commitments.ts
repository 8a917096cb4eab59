import type { Span } from '../page/span.ts';
import { type Head, headOf } from './commitment-heads.ts';
import { actionOf, dueOf, targetOf } from './commitment-parts.ts';
import type { Commitment, Fact, FactContext } from './model.ts';
import { type Segment, segmentsOf } from './segments.ts';
import { zoneReader } from './zones.ts';

/**
 * The promises of a paper, in order: one entry for each promising word, with its scope from the clause of the word up to 。 or ；.
 * The items of a list under one 将 (我局将做好以下工作：一是…；二是…) are promises of their own; so is what stands under a heading
 * 下一步工作打算 or in the outlook zone.
 */
export function readCommitments(
  text: string,
  context: FactContext & { readonly facts: readonly Fact[] },
): readonly Commitment[] {
  const zoneAt = zoneReader(context.zones);
  const inTitle = titleTester(context.facts);
  const commitments: Commitment[] = [];
  let list: ListState = 'none';
  for (const segment of segmentsOf(text)) {
    const zone = zoneAt(segment.start);
    if (zone === 'chrome') continue;
    const words = text.slice(segment.start, segment.end);
    const head = words.length > LONGEST_SEGMENT || inTitle(segment) ? null : headOf(words);
    const item = ITEM_MARK.exec(words);
    const outlook = zone === 'outlook' || list === 'outlook';
    if (isOutlookHeading(segment, words)) {
      list = 'outlook';
      continue;
    }
    const scope = scopeOf(segment, words, head, item, list, outlook);
    if (scope !== null) commitments.push(commitmentOf(text, scope, head, context));
    list = nextState(list, segment, words, head, item);
  }
  return commitments;
}

/** Are we among the items of a promised list, or under a heading that announces the future? */
type ListState = 'none' | 'items' | 'outlook';

function nextState(
  list: ListState,
  segment: Segment,
  words: string,
  head: Head | null,
  item: RegExpExecArray | null,
): ListState {
  if (CLOSING_WORDS.test(words)) return 'none';
  if (list === 'outlook') return TOP_HEADING.test(words) && segment.closing === 'lineEnd' ? 'none' : 'outlook';
  if (head?.class === 'will' && (item === null || LIST_LEAD.test(words))) return 'items';
  return list === 'items' && item !== null ? 'items' : 'none';
}

/** Where the promise stands in the text, or null if the segment holds none. */
function scopeOf(
  segment: Segment,
  words: string,
  head: Head | null,
  item: RegExpExecArray | null,
  list: ListState,
  outlook: boolean,
): Span | null {
  if (head !== null) {
    const lead = LIST_LEAD.exec(words);
    if (lead !== null && lead.index >= head.at - 30) {
      const first = words.slice(lead.index + lead[0].length);
      const mark = ITEM_MARK.exec(first);
      if (mark === null && isBareLead(first)) return null;
      if (mark !== null)
        return { start: segment.start + lead.index + lead[0].length + mark[0].length, end: segment.end };
    }
    return { start: segment.start + clauseStart(words, head), end: segment.end };
  }
  if (segment.closing === 'lineEnd' && words.length < 30) return null;
  const announced = (list === 'items' && item !== null) || (outlook && ACTION_WORD.test(words));
  if (!announced || DONE.test(words)) return null;
  return { start: segment.start + (item?.[0].length ?? 0), end: segment.end };
}

/** 我局将从以下三个方面持续发力: what is promised stands in the items. */
function isBareLead(rest: string): boolean {
  return rest.length <= 12;
}

/** The clause of the head, without 下一步 and its like. */
function clauseStart(words: string, head: Head): number {
  let start = head.at;
  while (start > 0 && !CLAUSE_MARKS.includes(words[start - 1] ?? ' ')) start--;
  const lead = OUTLOOK_LEAD.exec(words.slice(start));
  if (lead !== null && start + lead[0].length < words.length) start += lead[0].length;
  const item = ITEM_MARK.exec(words.slice(start));
  return start + (item?.[0].length ?? 0);
}

function commitmentOf(
  text: string,
  span: Span,
  head: Head | null,
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
    target: targetOf(span, context.facts),
    due: dueOf(words, span, context),
  };
}

function isOutlookHeading(segment: Segment, words: string): boolean {
  return segment.opensLine && segment.closing === 'lineEnd' && words.length <= 24 && OUTLOOK_HEADING.test(words);
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

const LONGEST_SEGMENT = 1200;
const CLAUSE_MARKS = '，,：:\n';
/** 一是 · （二） · 3. · 首先 */
const ITEM_MARK =
  /^\s{0,4}(?:[一二三四五六七八九十]{1,2}(?:是|要|、)|[（(](?:[一二三四五六七八九十]{1,2}|\d{1,2})[）)]|\d{1,2}[.．、]|[①-⑩]|第[一二三四五六][，,]|首先|其次|再次|最后)[，,]?/u;
/** 从以下几个方面: · 做好以下工作： */
const LIST_LEAD = /(?:以下|如下|下列|几个方面|几方面|[二两三四五六七八九]个?方面)[^：:，,。；]{0,14}[：:]?/u;
const OUTLOOK_LEAD = /^(?:下一步工作中|下一步|下步|下阶段|下一阶段|接下来|今后)(?:工作中)?[，,、]?/u;
/** 三、下一步工作打算 */
const OUTLOOK_HEADING = /下一?步|下一?阶段|今后|工作打算|努力方向/u;
const TOP_HEADING = /^[一二三四五六七八九十]{1,2}、/u;
const CLOSING_WORDS = /感谢|专此|特此|联系人|联系电话|抄送|附件/u;
const ACTION_WORD =
  /加强|加大|加快|推进|推动|完善|继续|进一步|积极|强化|落实|优化|建立|健全|开展|组织|督促|协调|争取|深化|提升|做好|探索|实施|制定|规范|扩大|指导|配合|宣传|研究|打造|建设|培育|引导/u;
const DONE = /已经|已于|已完成|目前|截至|累计|感谢|望您|希望|请您|(?<!不)已[建完制出印]/u;
