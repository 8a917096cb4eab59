import type { Span } from '../page/span.ts';

/**
 * The title without marks of its own in front of a number in brackets, as lists of papers have it: 1.云岭市人民政府关于印发…办法的通知
 * （云府〔2012〕8号）, or in the next cell of a table; rules that it names in marks are part of it. null where other words stand there.
 */
export function listedTitle(text: string, number: Span): Span | null {
  const from = Math.max(0, number.start - LONGEST_LISTED);
  const before = text.slice(from, number.start);
  const sentence = before.slice(Math.max(...STOPS.map((stop) => before.lastIndexOf(stop))) + 1);
  // Behind 《甲》、 or 《甲》和 another title may begin, if it does not stand in marks of its own (关于印发《甲》、《乙》的通知).
  const behind = [...sentence.matchAll(NEXT_TITLE)].map(({ index, 0: mark }) => sentence.slice(index + mark.length));
  const words = behind.findLast((listed) => TITLE.test(listed)) ?? sentence;
  const found = TITLE.exec(words)?.groups;
  if (found?.title === undefined) return null;
  const start = number.start - words.length + (found.label ?? '').length;
  return { start, end: start + found.title.length };
}

/** Characters before a number in which its title is looked for. */
export const LONGEST_LISTED = 160;
const STOPS = ['\n', '。', '；', '：', '，'] as const;
const NEXT_TITLE = /》(?:、|以及|[和及与或])/gu;
const TITLE =
  /^(?<label>[\s|]*(?:[（(]?[\d一二三四五六七八九十]{1,4}[）)]?[.．、\s|]{0,3})?(?:根据|按照|依据|依照|遵照|参照|执行|落实|贯彻|废止|转发|以及|[和及与对按原])?)(?<title>[\u4e00-\u9fff][^（(]{0,40}关于[^\n]{4,100}(?:通知|决定|公告|通告|意见|办法|规定|细则|方案|措施|批复|函)|关于[^\n]{4,100}(?:通知|决定|公告|通告|意见|办法|规定|细则|方案|措施|批复|函))(?:\s?[（(〔[]\s?|[ \t\u3000|]{1,6})$/u;
