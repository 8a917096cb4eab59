import type { Field } from './fields.ts';
import { findHeaderDate } from './header-date.ts';
import { isNumbered } from './headings.ts';
import type { Line } from './lines.ts';
import { organNameIn } from './organ.ts';
import { isNumberLine } from './own-number.ts';
import { isPageHead } from './page-furniture.ts';
import type { FoundTitle } from './title.ts';

/** The title of a paper that is no reply, and whether it heads the paper or only stands further down (an attached rule). */
export interface PaperTitle {
  readonly head: FoundTitle | null;
  readonly later: FoundTitle | null;
}

/** Looks for the first lines that read like a title (…办法, …的通知, 《…》(征求意见稿)): above the first paragraph, else below it. */
export function findPaperTitle(lines: readonly Line[], fields: readonly Field[]): PaperTitle {
  const paragraph = firstParagraph(lines, 0);
  const isValue = (at: number) => fields.some((field) => field.at === at && field.label !== 'title');
  const head = firstTitle(lines, 0, paragraph, isValue) ?? titleInField(lines, fields);
  return { head, later: head ?? firstTitle(lines, paragraph, Math.min(lines.length, paragraph + SEARCHED), isValue) };
}

/** Index of the first line from `from` on that is running text, be it broken behind a comma, or a numbered heading. */
export function firstParagraph(lines: readonly Line[], from: number): number {
  for (let at = from; at < lines.length; at += 1) {
    const words = lines[at]?.text ?? '';
    const isText = words.includes('。') && (words.length > 16 || (words.length > 8 && words.endsWith('。')));
    const isBroken = words.length > 40 && RUNS_ON.test(words);
    if ((isText || isBroken || isNumbered(words)) && !isPageHead(words)) return at;
  }
  return lines.length;
}

/** No title begins with the value of another field: 发布机构 | 云岭市水务局. */
function firstTitle(
  lines: readonly Line[],
  from: number,
  to: number,
  isValue: (at: number) => boolean,
): FoundTitle | null {
  for (let at = from; at < Math.min(to, from + SEARCHED); at += 1) {
    const title = isValue(at) ? null : titleAt(lines, at, to);
    if (title !== null) return title;
  }
  return null;
}

/** A title may run over some lines; the last one ends with the word for the kind of paper. */
function titleAt(lines: readonly Line[], from: number, limit: number): FoundTitle | null {
  const first = lines[from];
  if (first === undefined || NO_TITLE.test(first.text) || isNumbered(first.text) || !isTitleLine(first.text))
    return null;
  let words = first.text;
  for (let to = from; to < Math.min(limit, from + 5); to += 1) {
    const line = lines[to];
    if (line === undefined || !isTitleLine(line.text)) return null;
    if (to > from) words = `${words} ${line.text}`;
    if (words.length > LONGEST_TITLE) return null;
    const goesOn = to + 1 < limit && (GOES_ON.test(lines[to + 1]?.text ?? '') || isQuoteOpen(words));
    if (PAPER_TITLE.test(words) && words.length >= 8 && !goesOn)
      return { start: first.start, end: line.end, words, from, to };
    if (to === from && !goesOn && !OPEN_END.test(words) && organNameIn(words) === null) return null;
  }
  return null;
}

/** 《药品管理法 | 实施条例》: the title goes on where its quotation does. */
function isQuoteOpen(words: string): boolean {
  return words.lastIndexOf('《') > words.lastIndexOf('》');
}

function titleInField(lines: readonly Line[], fields: readonly Field[]): FoundTitle | null {
  const field = fields.find(({ label, value }) => label === 'title' && value.length >= 5);
  const line = field === undefined ? undefined : lines[field.at];
  if (field === undefined || line === undefined) return null;
  return {
    start: field.start,
    end: field.start + field.value.length,
    words: field.value,
    from: field.at,
    to: field.at,
  };
}

function isTitleLine(words: string): boolean {
  if (words.length > LONGEST_TITLE || ENDED.test(words) || isPageHead(words) || isNumberLine(words)) return false;
  return findHeaderDate(words)?.length !== words.length && !STARTS_WITH_NUMBER.test(words);
}

const SEARCHED = 80;
const LONGEST_TITLE = 140;
const PAPER_TITLE =
  /(?:办法|规定|细则|措施|意见|条例|方案|规划|计划|规则|规程|政策|决定|通知|公告|通告|公示|启事|指南|指引|须知|问答|解读|图解|读懂|解释|解答|答疑|决议|命令|令|批复|函|复函|报告|通报|纪要|目录|名单|标准|办理情况|总体情况|完成情况|清单|说明|总结|建议|提案|法|要点)(?:》)?(?: ?[(《][^()]{0,20}[)》]){0,3}$|征求意见稿[)》]{0,2}(?:的(?:公告|通知))?$|政策解读|[!?]$/u;
/** 关于公开征求《…: the line runs on. */
const OPEN_END = /关于|《|转发|印发|公布|发布|修改/u;
/** 的通知 · (征求意见稿) */
const GOES_ON = /^(?:的|》|\((?:征求意见稿|试行|暂行|草案|修订)).{0,30}$/u;
const ENDED = /[。;:,、]$/u;
/** a paragraph's line that breaks off: …沟通协调, · …全文如下: */
const RUNS_ON = /(?:[,;]|如下:)$/u;
/** 深府规[2021]1号《…》: a page's heading, not the paper's title. */
const STARTS_WITH_NUMBER = /^[\p{Script=Han}]{2,14}\[(?:19|20)\d{2}\]/u;
const NO_TITLE =
  /^(?:(?:首先|最后|再次|衷心|非常|十分){0,2}感谢|附件|根据|为了?(?!什么)|经|按照|近日|抄送|上一|下一|・|问 ?[:、]|答 ?[:、]|解读单位|政府信息|公开指南)|^.{0,12}: /u;
