import type { Span } from '../page/span.ts';
import { findHeaderDate } from './header-date.ts';
import type { Line } from './lines.ts';
import type { FoundTitle } from './title.ts';

/**
 * An order (令) or announcement (公告) that puts a rule into force: 云岭市人民政府令 | 第9号 | 《云岭市…办法》已经…通过，现予公布. Spans lead into
 * the folded text.
 */
export interface Order {
  readonly organ: Span;
  /** Organ, kind and number: 云岭市人民政府令第9号; null where no number stands below the organ. */
  readonly number: Span | null;
  /** Title of the rule that it promulgates, without marks; its lines are those of the order's head. */
  readonly rule: FoundTitle;
}

/** The order that heads a paper; null for a paper that is none. */
export function findOrder(lines: readonly Line[]): Order | null {
  for (let at = 0; at < Math.min(lines.length, SEARCHED); at += 1) {
    const line = lines[at];
    const head = line === undefined || line.text.length > LONGEST_HEAD ? null : HEAD.exec(line.text);
    const organ = head?.groups?.organ;
    if (line === undefined || head === null || organ === undefined) continue;
    const to = head.groups?.number === undefined ? numberBelow(lines, at) : at;
    const rule = ruleBelow(lines, to ?? at) ?? (to === null ? null : titleBelow(lines, to));
    if (rule === null) continue;
    return {
      organ: { start: line.start, end: line.start + organ.length },
      number: to === null ? null : { start: line.start, end: lines[to]?.end ?? line.end },
      rule: { ...rule, from: at, to: to ?? at },
    };
  }
  return null;
}

/** The line below the organ, or the next one (中华人民共和国…部 stands in two), that is a serial number and no more. */
function numberBelow(lines: readonly Line[], head: number): number | null {
  for (let at = head + 1; at <= head + 2; at += 1) {
    const words = lines[at]?.text ?? '';
    if (words.length <= LONGEST_HEAD && SERIAL.test(words)) return at;
  }
  return null;
}

/** The paragraph that promulgates follows at once: between it and the number stands a day at most, for a title there is the paper's own. */
function ruleBelow(lines: readonly Line[], head: number): Omit<FoundTitle, 'from' | 'to'> | null {
  const first = lines[head + 1];
  const line =
    first !== undefined && findHeaderDate(first.text)?.length === first.text.length ? lines[head + 2] : first;
  const match = line === undefined ? null : PROMULGATES.exec(line.text.slice(0, LONGEST_OPENING));
  if (line === undefined || match?.groups?.rule === undefined || TELLS_MORE.test(line.text.slice(0, LONGEST_OPENING)))
    return null;
  const start = line.start + (match.groups.lead?.length ?? 0) + 1;
  return { start, end: start + match.groups.rule.length, words: match.groups.rule };
}

/** Below the number the rule may begin at once, with its title. */
function titleBelow(lines: readonly Line[], head: number): Omit<FoundTitle, 'from' | 'to'> | null {
  const line = lines[head + 1];
  if (line === undefined || line.text.length > LONGEST_HEAD || !RULE_TITLE.test(line.text)) return null;
  return { start: line.start, end: line.end, words: line.text };
}

const SEARCHED = 40;
const LONGEST_HEAD = 70;
const LONGEST_OPENING = 320;
/** 第9号 · (第9号) · 2023年第9号 · [十五届]第9号 */
const NUMBER =
  '[(\\[]?(?:(?:19|20)\\d{2} ?年? ?|[\\p{Script=Han}]{1,5}届 ?)?[)\\]]? ?第? ?[零〇一二三四五六七八九十百\\d]{1,6} ?号[)\\]]?';
const HEAD = new RegExp(
  `^(?<organ>\\p{Script=Han}(?:[\\p{Script=Han} 、]){1,48}(?:政府|[部委局署会院]|国务院|主席)) ?(?:令|命令|公告) ?(?<number>${NUMBER})?$`,
  'u',
);
const RULE_TITLE = /^[\p{Script=Han}《》、]{4,60}(?:条例|办法|规定|细则|规则|规程|决定|决议)(?: ?\([^()]{1,20}\))?$/u;
const SERIAL = new RegExp(`^${NUMBER}$`, 'u');
/** 《…》已经…通过，现予公布 · 现将《…》予以公布 */
const PROMULGATES =
  /^(?<lead>(?:现(?:将|公布|发布)?)?(?:经?(?:修订|修改)后的|新(?:修订|制定)的)?)《(?<rule>(?:[^《》]|《[^《》]{2,80}》){4,120})》[^。]{0,160}(?:现予|现将其?|予以)(?:公布|发布|颁布)/u;
/** What does more than promulgate: 现将有关事项公告如下, 决定废止. */
const TELLS_MORE = /如下|废止|失效|不再施行|停止执行/u;
