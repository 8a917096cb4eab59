import type { Field } from './fields.ts';
import type { Line } from './lines.ts';
import { organNameIn } from './organ.ts';
import { isNumberLine } from './own-number.ts';

/** A title and the lines (from, to inclusive) that it stands in; offsets are into the folded text. */
export interface FoundTitle {
  readonly start: number;
  readonly end: number;
  /** Folded words, white space between lines folded to one blank. */
  readonly words: string;
  readonly from: number;
  readonly to: number;
}

/**
 * The letter's own title: nearest above the salutation (line index `before`), joined where it runs over several lines. A page heading with the same words in one
 * line wins over one that is split. Titles of other pages (上一篇), breadcrumbs and the suggestion's own title are none.
 */
export function findReplyTitle(lines: readonly Line[], fields: readonly Field[], before: number): FoundTitle | null {
  const isValue = (at: number) => fields.some((field) => field.at === at);
  const inField = fields
    .filter(({ label, value }) => label === 'title' && isReplyTitle(value))
    .map(({ at, start }) => ({ at, start }));
  for (let at = Math.min(before, lines.length) - 1; at >= 0; at -= 1) {
    const line = lines[at];
    if (line === undefined || !endsLikeReplyTitle(line.text) || inField.some((field) => field.at === at)) continue;
    const title =
      joinUpwards(lines, at, isValue) ?? (NUMBER_FIRST.test(line.text) ? wholeLine(lines, at, line.start) : null);
    if (title !== null) return preferWhole(lines, title, inField);
  }
  const [labelled] = inField;
  return labelled === undefined ? null : wholeLine(lines, labelled.at, labelled.start);
}

/** The title of a reply whose first paragraph was not found: the first that reads like one. */
export function findFirstReplyTitle(lines: readonly Line[], fields: readonly Field[]): FoundTitle | null {
  const at = lines.findIndex(({ text }) => isReplyTitle(text) && NUMBERED.test(text));
  return at < 0 ? null : findReplyTitle(lines, fields, at + 1);
}

/** @example isReplyTitle('关于市政协七届一次会议第12号提案的答复') */
export function isReplyTitle(words: string): boolean {
  return endsLikeReplyTitle(words) && HEAD.test(words) && MATTER.test(words);
}

function endsLikeReplyTitle(words: string): boolean {
  return words.length <= LONGEST_TITLE && TAIL.test(words) && !NO_TITLE.test(words);
}

/** A title that starts in the middle is completed by the lines above it. */
function joinUpwards(lines: readonly Line[], to: number, isValue: (at: number) => boolean): FoundTitle | null {
  const last = lines[to];
  if (last === undefined) return null;
  let words = last.text;
  for (let from = to; from >= 0 && to - from <= 4; ) {
    const line = lines[from];
    if (
      line !== undefined &&
      !STARTS_WITH_NUMBER.test(words) &&
      HEAD.test(words) &&
      MATTER.test(words) &&
      words.length <= LONGEST_TITLE
    ) {
      const title = { start: line.start, end: last.end, words, from, to };
      return isValue(from - 1) ? title : withIssuerAbove(lines, title);
    }
    const above = lines[from - 1];
    if (above === undefined || ENDED.test(above.text) || NO_TITLE.test(above.text) || isNumberLine(above.text))
      return null;
    words = `${above.text} ${words}`;
    from -= 1;
  }
  return null;
}

/** GB/T 9704-2012 §7.3.1: a title begins with its issuer; where it is broken behind the issuer, that stands alone in the line above. */
function withIssuerAbove(lines: readonly Line[], title: FoundTitle): FoundTitle {
  const above = lines[title.from - 1];
  const isIssuer = above !== undefined && ABOUT_FIRST.test(title.words) && organNameIn(above.text) === above.text;
  if (!isIssuer || BREADCRUMB_ABOVE.test(lines[title.from - 2]?.text ?? '')) return title;
  return { ...title, start: above.start, words: `${above.text} ${title.words}`, from: title.from - 1 };
}

/** A page heading with the same words in one line is better than a title broken over lines. */
function preferWhole(
  lines: readonly Line[],
  title: FoundTitle,
  inField: readonly { at: number; start: number }[],
): FoundTitle {
  const bare = plain(title.words);
  const figures = figuresOf(title.words);
  const same = (words: string) => {
    const other = plain(words);
    if (other !== bare && !(other.endsWith(bare) && isReplyTitle(words))) return false;
    return figures === '' || figuresOf(words) === figures;
  };
  if (title.from === title.to && !ABOUT_FIRST.test(title.words)) return title;
  for (let at = title.from - 1; at >= 0; at -= 1) {
    const line = lines[at];
    const field = inField.find((candidate) => candidate.at === at);
    if (line === undefined) continue;
    const words = field === undefined ? line.text : line.text.slice(field.start - line.start);
    if (words.length <= LONGEST_TITLE && !NO_TITLE.test(words) && same(words)) {
      return wholeLine(lines, at, field?.start ?? line.start) ?? title;
    }
  }
  return title;
}

function wholeLine(lines: readonly Line[], at: number, start: number): FoundTitle | null {
  const line = lines[at];
  if (line === undefined) return null;
  return { start, end: line.end, words: line.text.slice(start - line.start), from: at, to: at };
}

/** Pages lose blanks, 第 and 号 around a number whose field was cut out, and numbers in characters with them. */
function plain(words: string): string {
  return words.replace(NOT_TOLD_APART, '');
}

function figuresOf(words: string): string {
  return words.replace(NO_FIGURE, '');
}

const LONGEST_TITLE = 160;
/** …的答复, …答复意见的函, …办理情况的复函(水务局), …答复(摘要), …的答复函《关于…的建议》 */
const TAIL =
  /(?:答复|回复|复函|函复|答复函|回函|办复|[复函]|(?:主办|会办|协办|办理|答复|回复)的?(?:情况|结果|意见|说明)(?:的?(?:报告|汇报|说明|反馈))?|办理报告|复文|(?:答复|回复)(?:稿|摘要|全文|件))(?: ?(?:[([【](?:[^()[\]【】]|\[\d{4}\]){0,30}[)\]】]|《[^《》]{4,80}》))?$/u;
const MATTER = /提案|建议|议案|书面意见|代表|委员|议事|会议|政协|人大/u;
/** A title starts with the issuer and 关于, 对 or 办理, or with a session or a number's reference. */
const HEAD =
  /^(?:[([【]?[A-D] ?类?[)\]】]? ?)?[^。;:!?\d《"]{0,50}?(?:关于|(?<![面针应])对(?!接))|^[^。;!?]{0,24}(?:第?[\p{Script=Han}\d]{1,4}届|[^。;!?]{0,10}第 ?[A-Za-z]?\d{1,10} ?号)[^。;!?]{0,60}(?:提案|建议|议案)|^[\p{Script=Han}]{2,12}(?:代表|委员).{0,4}《|^[\p{Script=Han}]{2,24}办理[^。;!?]{0,30}(?:\d ?号|届)/u;
/** 第27号提案的答复, 《…》的答复: a title by itself only where no line above completes it. */
const NUMBER_FIRST =
  /^(?:第 ?)?[A-Za-z]?\d{1,10} ?号|^(?:[\p{Script=Han}]{0,8}(?:提案|建议|议案))(?:第|的?(?:答复|回复|复函))|^《[^《》]{4,80}(?:建议|提案|议案)》的?(?:答复|回复|复函|办理)/u;
const STARTS_WITH_NUMBER =
  /^(?:第 ?)?[A-Za-z]?\d{1,10} ?号|^[\p{Script=Han}]{0,4}次会议|^(?:大会|会议|委员会|代表大会|[议号]) ?(?:第|\d)/u;
/** 第043号, 七届一次会议 */
const NUMBERED = /\d ?号|届.{0,12}会议/u;
const ABOUT_FIRST = /^(?:关于|对)/u;
const NOT_TOLD_APART = /[\s第号\d一二三四五六七八九十]+/gu;
const NO_FIGURE = /\D+/gu;
/** 首页 > 市水利局: an organ below a breadcrumb names the page */
const BREADCRUMB_ABOVE = />|位置/u;
const ENDED = /[。;!?:,、]$/u;
const NO_TITLE =
  /^(?:上一|下一|上篇|下篇|前一|后一|相关|附件|抄送|抄报|首页|主题词|当前位置|您|你|现|此|经|特)|>|首页|当前位置|。|收悉|如下|[×Xx]{2}|[×○]届|[×○]号/u;
