import type { Field } from './fields.ts';
import type { Line } from './lines.ts';
import { isNumberLine } from './own-number.ts';
import { isPageHead } from './page-furniture.ts';
import type { FoundTitle } from './title.ts';

/** The title of a paper that is no reply: the first line near the top that reads like one (…办法, …的通知, 《…》(征求意见稿)). */
export function findPaperTitle(lines: readonly Line[], fields: readonly Field[]): FoundTitle | null {
  const top = Math.min(lines.length, SEARCHED);
  for (let at = 0; at < top; at += 1) {
    const title = titleAt(lines, at);
    if (title !== null) return title;
  }
  const field = fields.find(({ label }) => label === 'title');
  const line = field === undefined ? undefined : lines[field.at];
  if (field === undefined || line === undefined) return null;
  return { start: field.start, end: line.end, words: field.value, from: field.at, to: field.at };
}

/** A title may run over up to four lines; the last one ends with the word for the kind of paper. */
function titleAt(lines: readonly Line[], from: number): FoundTitle | null {
  const first = lines[from];
  if (first === undefined || !isTitleLine(first.text)) return null;
  let words = first.text;
  for (let to = from; to < Math.min(lines.length, from + 4); to += 1) {
    const line = lines[to];
    if (line === undefined || !isTitleLine(line.text)) return null;
    if (to > from) words = `${words} ${line.text}`;
    if (words.length > LONGEST_TITLE) return null;
    if (PAPER_TITLE.test(words) && words.length >= 8) return { start: first.start, end: line.end, words, from, to };
    if (to === from && !OPEN_END.test(words)) return null;
  }
  return null;
}

function isTitleLine(words: string): boolean {
  return words.length <= LONGEST_TITLE && !isPageHead(words) && !isNumberLine(words) && !NO_TITLE.test(words);
}

const SEARCHED = 80;
const LONGEST_TITLE = 120;
const PAPER_TITLE =
  /(?:办法|规定|细则|措施|意见|条例|方案|规划|计划|规则|规程|政策|决定|通知|公告|通告|公示|启事|指南|指引|须知|问答|解读|图解|决议|命令|令|批复|函|复函|报告|通报|纪要|目录|名单|标准|办理情况|清单|说明|总结)(?:》)?(?: ?[(《][^()]{0,20}[)》]){0,3}$|征求意见稿[)》]{0,2}(?:的(?:公告|通知))?$/u;
/** 关于公开征求《…: the line runs on. */
const OPEN_END = /关于|《|局$|委$|政府$|厅$|办公室$/u;
const NO_TITLE = /[。;!?:]$|^(?:附件|根据|为|经|按照|近日|抄送|上一|下一|・)|^.{0,12}: /u;
