import type { Fact } from '../facts/model.ts';
import type { Span } from '../page/span.ts';

/** The sentence that holds the fact, whole up to 120 characters on each side. */
export function sentenceAround(text: string, fact: Span): string {
  const from = Math.max(0, fact.start - 120);
  const head = text.slice(from, fact.start);
  const tail = text.slice(fact.end, fact.end + 120);
  const opens = Math.max(...SENTENCE_ENDS.map((mark) => head.lastIndexOf(mark)));
  const closes = SENTENCE_ENDS.map((mark) => tail.indexOf(mark)).filter((at) => at >= 0);
  const end = closes.length === 0 ? tail.length : Math.min(...closes) + 1;
  return `${head.slice(opens + 1)}${text.slice(fact.start, fact.end)}${tail.slice(0, end)}`.trim();
}

/** What a figure is called: the words in front of it, without those that only lead to it. @example 转化率为64% → 转化率 */
export function labelOf(fact: Fact | null, text: string): string {
  if (fact === null) return '';
  const words = wordsBefore(fact, text).replace(RUN_IN_NUMBER, '');
  const [, subject = words] = FROM_FIGURE.exec(words) ?? [];
  if (fact.type === 'date' && BEFORE_DATE.test(subject)) {
    // 本措施自…起施行: a date is what is done on it.
    const [tail = ''] = WORDS_AFTER_DATE.exec(text.slice(fact.end, fact.end + 10)) ?? [];
    return tail === '' ? subject : `${subject}…${tail}`;
  }
  const led = subject.replace(LEADING_TO_FIGURE, '');
  const bare = led.length >= 2 ? led : subject;
  const [, counted = ''] = WORDS_BEHIND.exec(text.slice(fact.end, fact.end + LONGEST_BEHIND)) ?? [];
  if (counted === '') return bare;
  // 其中有683家企业启动改造 is told by what stands behind; 食品等9个行业 by both.
  return TELLS_NOTHING.test(bare)
    ? counted.replace(MEASURED, '$2$1')
    : bare.endsWith('等')
      ? `${bare}${counted}`
      : bare;
}

/** 一是计划到2027年底 */
const RUN_IN_NUMBER = /^[一二三四五六七八九十]是(?=.{2})/u;
/** 平均漏检率由3.1%降至, 从去年的50%提高到 */
const FROM_FIGURE = /^([^由从]{2,})(?:由|从)[^由从]*\d/;
/** 本措施自, 企业应于 */
const BEFORE_DATE = /[自在于从由至到]$/;
/** 起施行, 前; no further than the next punctuation. */
const WORDS_AFTER_DATE = /^\p{Script=Han}{1,6}(?=\P{Script=Han}|$)/u;
/** 转化率为, 服务企业达到, 我局组建由 */
const LEADING_TO_FIGURE = /(?:达到|达|为|是|由|至|到|共|约)$/;

/** 企业启动改造 of 683家企业启动改造 */
const WORDS_BEHIND = /^的?(\p{Script=Han}{2,10})/u;
const LONGEST_BEHIND = 11;
/** 30%的比例给予补助 is 补助比例. */
const MEASURED = /^(比例|标准|额度|幅度)(?:给予|予以|进行)?([\u4e00-\u9fff]{2,4})$/u;
/** Words that lead to any figure and name none. */
const TELLS_NOTHING =
  /^(?:按照?|依照|其中有?|累计为?|合计|总计|共计?|共有|另有|包括|分别为?|以及|并对?|(?:再|另|并)?给予|预计)$/u;

/** A few words in front of a figure, back to the last punctuation: 最高资助. */
function wordsBefore(fact: Fact, text: string): string {
  const head = text.slice(Math.max(0, fact.start - 24), fact.start);
  const words = head.split(/[，。；：、！？,;:\s（）()]/).at(-1) ?? '';
  return words.length >= 2
    ? words
    : (head
        .replace(/(?<![，。；：、！？,;:\s])[，。；：、！？,;:\s]+$/, '')
        .split(/[，。；！？,;\s]/)
        .at(-1) ?? '');
}

const SENTENCE_ENDS = ['。', '；', '！', '？', '\n'] as const;
