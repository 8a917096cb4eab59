/**
 * The subject of a figure in a 分别 list: 市级、省级的园区，分别奖励20万元、50万元 gives 50万元 to 省级的园区. null where the figure
 * stands in no such list, or the subjects and figures are not of one number.
 * @param before the words in front of the figure, its sentence at least
 * @param after the words behind it
 */
export function respectiveSubject(before: string, after: string): string | null {
  const mark = before.lastIndexOf(RESPECTIVELY);
  if (mark < 0) return null;
  const figures = before.slice(mark + RESPECTIVELY.length);
  if (BREAK.test(figures)) return null;
  const at = joinsIn(figures);
  const count = at + 1 + joinsIn(MORE_FIGURES.exec(after)?.[0] ?? '');
  const subjects = subjectsOf(before.slice(0, mark));
  return count >= 2 && subjects.length === count ? (subjects[at] ?? null) : null;
}

/** The last list in front of 分别: of 对获得A、B的企业， the two. */
function subjectsOf(lead: string): readonly string[] {
  const clauses = lead.split(BREAK_OR_COMMA).filter((clause) => clause.trim() !== '');
  const clause = clauses.findLast((words) => JOIN.test(words)) ?? '';
  return clause.split(JOIN).map((subject) => subject.replace(BEHIND_SUBJECT, ''));
}

function joinsIn(words: string): number {
  return words.split(JOIN).length - 1;
}

const RESPECTIVELY = '分别';
/** 。 */
const BREAK = /[。；;！？\n]/u;
const BREAK_OR_COMMA = /[。；;！？\n，,：:]/u;
/** 、 和; not 一级及以下 */
const JOIN = /[、和]|及(?!以[上下])/u;
/** 、30万元和20万元奖励 */
const MORE_FIGURES =
  /^(?:[、和及](?:最高|不超过|每[\u4e00-\u9fff])?[\d.,一二三四五六七八九十百千万亿]{1,14}(?:[元%％家个人名户项亩年]|个月|美元)?){1,12}/u;
/** 年度优秀|的 */
const BEHIND_SUBJECT = /(?:的[\u4e00-\u9fff]{0,10})$/u;
