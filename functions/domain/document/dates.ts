import type { Anatomy } from './anatomy.ts';
import { type Field, fieldValue } from './fields.ts';
import { findHeaderDate } from './header-date.ts';
import type { Line } from './lines.ts';

/** 成文日期: the closing date of the letter, else a labelled date of answer or writing. */
export function readSignedOn({ signature, fields }: Anatomy): string | null {
  if (signature.signedOn !== null) return signature.signedOn;
  const labelled = fieldValue(fields, 'repliedOn') ?? fieldValue(fields, 'writtenOn');
  return labelled === null ? null : (findHeaderDate(labelled)?.on ?? null);
}

/** 发布日期 of the page: labelled, or the last bare date above the title. The page's own clock (a date with its weekday) is none. */
export function readPublishedOn(lines: readonly Line[], { fields, opening, body, back }: Anatomy): string | null {
  // 时间:… inside the letter is about what it tells of.
  const isMargin = (at: number) => at < body || at >= back;
  const labelled = fields
    .filter(({ label, at }) => label === 'publishedOn' && isMargin(at))
    .toSorted((a, b) => rank(a) - rank(b));
  for (const { value } of labelled) {
    const date = findHeaderDate(value);
    if (date !== null) return date.on;
  }
  for (const [at, { text }] of lines.entries()) {
    if (text.length > 200 || !isMargin(at) || !YEAR.test(text)) continue;
    const match = LABELLED.exec(text) ?? (at < opening ? OF_THE_PAGE.exec(text) : null);
    const date = match === null ? null : findHeaderDate(text.slice(match.index + match[0].length));
    if (date !== null) return date.on;
  }
  const bare = lines.slice(0, opening).findLast(({ text }, at) => BARE.test(text) && !isCell(lines, at));
  return bare === undefined ? null : (findHeaderDate(bare.text)?.on ?? null);
}

/** 答复日期 | 交办日期 over a row of cells: the dates in it are of the handling, not of the page. */
function isCell(lines: readonly Line[], at: number): boolean {
  const above = lines.slice(Math.max(0, at - 3), at).map(({ text }) => text);
  return LABEL_CELL.test(above.at(-1) ?? '') || above.some((text) => text.length <= 40 && HANDLING.test(text));
}

/** 发布 before 更新, both before a mere 日期. */
function rank({ word }: Field): number {
  return word.startsWith('发布') || word.startsWith('发表') ? 0 : word.length > 2 ? 1 : 2;
}

/** Lines without one give no date. */
const YEAR = /20\d\d/;
const LABELLED = /(?:发布|发表|更新|发文|发稿|编稿|录入|上传|添加)(?:日期|时间)? {0,4}于? {0,4}:? {0,4}(?=20\d\d)/u;
/** 浏览:74次 时间:2024年1月5日 · 来源:政府办 2017-08-15 · 云岭市水务局 913 2017-08-15 · 云岭网 2017-08-15 09:30 来源:… */
const OF_THE_PAGE =
  /(?<!\p{Script=Han})(?:日期|时间) {0,3}: {0,4}(?=20\d\d)|^(?:信息|文章|稿件)?来源 {0,3}:[^。]{0,24}? (?=20\d{2}[-/.年]\d{1,2}[-/.月]\d{1,2})|^\p{Script=Han}{4,24} {1,4}(?:\d{1,7} {1,4})?(?=20\d{2}[-/]\d{1,2}[-/]\d{1,2}(?: |$))|(?<=^|[^:：\d] {0,4})(?=20\d{2}[-/.年]\d{1,2}[-/.月]\d{1,2}日? {1,3}\d{1,2}:\d{2}(?::\d{2})?(?:$| {0,6}(?:信息|文章|稿件)?(?:来源|作者|编辑|责任编辑|浏览|阅读|点击|评论)))/u;
/** 2019-02-28, 2021-01-26 21:22 */
const BARE =
  /^[([]? {0,2}20\d{2} {0,2}[-/.年] {0,2}\d{1,2} {0,2}[-/.月] {0,2}\d{1,2} {0,2}日?(?: {1,4}\d{1,2}:\d{1,2}(?::\d{1,2})?)? {0,2}[)\]]?$|^20\d{2} {0,2}[-/.年] {0,2}\d{1,2} {0,2}[-/.月] {0,2}\d{1,2} {0,2}日? {1,4}\d{1,2}:\d{2}(?::\d{2})?(?: .{0,40})?$/u;
/** 承办单位 答复日期 答复内容 */
const HANDLING = /(?:答复|回复|办复|交办|办结|签发)(?:日期|时间)(?! {0,2}:)/u;
/** A table's label: the date behind it is what the label says. */
const LABEL_CELL = /:$/u;
