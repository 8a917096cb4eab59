import { matchesOf } from '../matches.ts';
import { findHeaderDate } from './header-date.ts';
import { organNameIn } from './organ.ts';
import { isNumberLine } from './own-number.ts';
import { isReplyTitle } from './title.ts';

/**
 * Where a line that a page flattened was broken once: the blanks behind which something starts that has a line of its own. Of a long line only head and tail
 * are asked, and running text keeps its blanks (AI for Science).
 * @example brokenAt('…号提案的答复 张三委员: 您提出的…') === [the blank before 张三]
 */
export function brokenAt(text: string): readonly number[] {
  if (!text.includes(' ')) return [];
  if (text.length > LONGEST_SHORT) return breaksOfLong(text);
  return matchesOf(text, SHORT_BREAKS).map(({ index }) => index);
}

function breaksOfLong(text: string): readonly number[] {
  const breaks: number[] = [];
  let from = 0;
  for (let blank = text.indexOf(' '); blank >= 0; blank = text.indexOf(' ', blank + 1)) {
    if (blank > HEAD && text.length - blank > TAIL) {
      blank = text.indexOf(' ', text.length - TAIL);
      if (blank < 0) break;
    }
    const left = text.slice(Math.max(from, blank - LONGEST_PIECE), blank).trim();
    const right = rightOf(text, blank);
    if (left === '' || right === '' || !isBreak(left, right)) continue;
    breaks.push(blank);
    from = blank + 1;
  }
  return breaks;
}

/** The words up to the next blank. */
function rightOf(text: string, blank: number): string {
  let from = blank;
  while (text[from] === ' ') from += 1;
  const next = text.indexOf(' ', from);
  return text.slice(from, Math.min(next < 0 ? text.length : next, from + LONGEST_PIECE));
}

function isBreak(left: string, right: string): boolean {
  if (SENTENCE_END.test(left) || (left.length > 8 && left.endsWith(':'))) return true;
  if (NAME_CUT.test(left)) return false;
  if (OWN_LINE_END.test(left) || isNumberLine(left) || isDate(left)) return true;
  if (ADDRESSED.test(right) && NAMES_ONLY.test(left)) return true;
  return OWN_LINE_START.test(right) || isDate(right) || isOrgan(right) || isReplyTitle(right);
}

function isDate(words: string): boolean {
  return words.length <= 20 && findHeaderDate(words)?.length === words.length;
}

function isOrgan(words: string): boolean {
  return words.length >= 4 && words.length <= 24 && organNameIn(words) === words;
}

const LONGEST_SHORT = 110;
/** In a short line: …的答复 张三代表: · …的答复 发布日期:2022-07-01 来源: 编辑:… · …的答复 2020-02-02 */
const SHORT_BREAKS =
  /(?<=[答回批办]复|[复的]函|意见) (?=[\p{Script=Han}、 ]{2,60}(?:代表|委员) {0,3}:)|(?<=[^ ]) {1,3}(?=(?:(?:信息|文章|稿件)?来源|(?:发布|发表|更新|发文|成文|公开|生成|签发)(?:日期|时间|机构|方式|属性)|发文(?:字号|机关)|索引号|公开目录|主题(?:词|分类)|文号|作者|编辑|责任编辑|审核|浏览(?:次数|量)|阅读(?:次数|量)?|点击(?:数|次数|量)?|访问量|字号|字体|选择阅读字号|有效性|公开时限)(?:[: ]|$)|(?:发布|成文|发文)(?:日期|时间)(?:19|20)\d{2})|(?<=[答回批办]复|[复的]函) {1,3}(?=[([]?[A-D] ?类?[)\]]?$)|(?<=[复函]) (?=[([]?20\d{2}[-/.年]\d{1,2}[-/.月]\d{1,2}日?[)\]]?$)/gu;
const ADDRESSED = /^[您你]/u;
const NAMES_ONLY = /^[\p{Script=Han}、・]{2,60}(?:代表|委员)$/u;
const HEAD = 700;
const TAIL = 500;
const LONGEST_PIECE = 160;
const SENTENCE_END = /[。!?;]["')]?$/u;
/** 张小三、李 | 四代表: the blank stands within a name */
const NAME_CUT = /(?:^|[、,])\p{Script=Han}$/u;
/** …号提案的答复, …文件, …代表: */
const OWN_LINE_END =
  /(?:届|号|会议|提案|建议|议案).{0,40}(?:答复|回复|复函|函复|意见|情况|[复函]|报告)$|文件$|(?:代表|委员):$|^[([]?[A-D] ?类?[)\]]?$/u;
/** Words that open a line: salutation, numbering, closing matter, fields. */
const OWN_LINE_START =
  /^(?:[\p{Script=Han}、,*・]{2,60}(?:代表|委员|委员会|委|局|厅|办|政府|工商联):|尊敬的|[一二三四五六七八九十]{1,3}、|\([一二三四五六七八九十]{1,3}\)|联系|[(](?:联系|此件|公开)|抄送|抄报|公开(?:方式|属性|类)|此件|专此|特此|此复|附件|主题词|办理结果|办复类别|答复(?:单位|内容|时间)|承办单位|主办单位|(?:发布|发表|更新|成文)(?:时间|日期)|(?:信息)?来源:|作者:|编辑:|审核:|浏览|字号|索引号|发文字号|文号|(?:提案|建议)(?:号|内容|者|人|标题):)/u;
