import type { Span } from '../page/span.ts';

/**
 * The title without marks of its own in front of a number in brackets, as lists of papers have it: 1.云岭市人民政府关于印发…办法的通知
 * （云府〔2012〕8号）; rules that it names in marks are part of it. null where other words stand there.
 */
export function listedTitle(text: string, number: Span): Span | null {
  const from = Math.max(0, number.start - LONGEST_LISTED);
  const before = text.slice(from, number.start);
  const words = before.slice(Math.max(...STOPS.map((stop) => before.lastIndexOf(stop))) + 1);
  const found = TITLE.exec(words)?.groups;
  if (found?.title === undefined) return null;
  const start = number.start - words.length + (found.label ?? '').length;
  return { start, end: start + found.title.length };
}

/** Characters before a number in which its title is looked for. */
export const LONGEST_LISTED = 160;
const STOPS = ['\n', '。', '；', '：', '，'] as const;
const TITLE =
  /^(?<label>\s*(?:[（(]?[\d一二三四五六七八九十]{1,4}[）)]?[.．、\s]{0,2})?)(?<title>[\u4e00-\u9fff][^（(]{0,40}关于[^\n]{4,100}(?:通知|决定|公告|通告|意见|办法|规定|细则|方案|措施|批复|函)|关于[^\n]{4,100}(?:通知|决定|公告|通告|意见|办法|规定|细则|方案|措施|批复|函))\s?[（(〔[]\s?$/u;
