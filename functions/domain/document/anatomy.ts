import { findAttached, type LineRange } from './attached.ts';
import { type Field, isFieldLine, readFields } from './fields.ts';
import { findHeaderDate } from './header-date.ts';
import type { Line } from './lines.ts';
import { findOrder, type Order } from './order.ts';
import { findPageFoot, isPageHead } from './page-furniture.ts';
import { findPaperTitle, firstParagraph, type PaperTitle } from './paper-title.ts';
import { findSalutation, isReceipt, isReceiptOpening, type Salutation } from './salutation.ts';
import { findSignature, type Signature } from './signature.ts';
import { type FoundTitle, findFirstReplyTitle, findReplyTitle } from './title.ts';

/** The parts of a paper as line indexes. Every line belongs to one part: page head, front, body, outlook, back, page foot. */
export interface Anatomy {
  readonly fields: readonly Field[];
  readonly salutation: Salutation | null;
  readonly replyTitle: FoundTitle | null;
  /** The title that heads the paper (a reply's own included), and the first one anywhere: that of an attached rule. */
  readonly headTitle: FoundTitle | null;
  readonly laterTitle: FoundTitle | null;
  /** The order that puts a rule into force; its rule's title is then the paper's, unless another one heads the page. */
  readonly order: Order | null;
  readonly signature: Signature;
  /** First line of the letter's front matter, of its body, of its closing matter, of the page's foot. */
  readonly front: number;
  /** Line of the salutation, or of the receipt or first paragraph where there is none. */
  readonly opening: number;
  readonly body: number;
  readonly back: number;
  readonly foot: number;
  /** The rule behind the signature of the notice that puts it into force. */
  readonly attached: LineRange | null;
}

/** Finds the parts of a paper. */
export function dissect(lines: readonly Line[]): Anatomy {
  const fields = readFields(lines);
  const salutation = findSalutation(lines);
  const receipt = salutation?.at ?? lines.findIndex(({ text }) => isReceiptOpening(text));
  const replyTitle = receipt < 0 ? findFirstReplyTitle(lines, fields) : findReplyTitle(lines, fields, receipt);
  const order = replyTitle === null && salutation === null ? findOrder(lines) : null;
  const { head, later } = replyTitle === null ? titleOf(lines, fields, order) : { head: replyTitle, later: replyTitle };
  const opening = receipt >= 0 ? receipt : firstParagraph(lines, head === null ? 0 : head.to + 1);
  const foot = findPageFoot(lines, opening);
  const signature = findSignature(
    lines,
    receipt >= 0 ? receipt + (salutation === null ? 0 : 1) : head === null ? opening : head.to + 1,
    foot,
  );
  const body = bodyStart(lines, salutation, opening, foot);
  return {
    fields,
    salutation,
    replyTitle,
    headTitle: head,
    laterTitle: later,
    order,
    signature,
    // Where no line is a paragraph (a bare list), nothing tells the page from the paper: all is kept.
    front: head === null && opening >= lines.length ? 0 : frontStart(lines, Math.min(head?.from ?? opening, opening)),
    opening,
    body,
    back: Math.max(body, backStart(lines, body, foot, signature)),
    foot,
    attached:
      replyTitle === null && salutation === null && signature.from !== null
        ? findAttached(lines, signedTo(signature, signature.from), foot, isClosing)
        : null,
  };
}

/** An order's own head (云岭市人民政府令) tells nothing: what it puts into force is the title. */
function titleOf(lines: readonly Line[], fields: readonly Field[], order: Order | null): PaperTitle {
  const { head, later } = findPaperTitle(lines, fields);
  if (order === null || (head !== null && head.to < order.rule.from)) return { head, later };
  return { head: order.rule, later: order.rule };
}

/** The paragraph of receipt (收悉 … 现答复如下) belongs to the front. */
function bodyStart(lines: readonly Line[], salutation: Salutation | null, opening: number, foot: number): number {
  let body = salutation === null ? opening : salutation.at + 1;
  for (let at = body; at < Math.min(foot, body + 4); at += 1) {
    const words = lines[at]?.text ?? '';
    if (words.length > 400 || !(ANSWER_FOLLOWS.test(words) || (at === body && isReceipt(words) && words.length < 200)))
      continue;
    body = at + 1;
    if (ANSWER_FOLLOWS.test(words)) break;
  }
  return Math.min(body, foot);
}

/** Above the title stand class, letterhead and number; whatever the page puts above them is its own. */
function frontStart(lines: readonly Line[], title: number): number {
  let front = title;
  for (let at = title - 1; at >= 0; at -= 1) {
    const words = lines[at]?.text ?? '';
    if (isFieldLine(words)) {
      front = at;
      continue;
    }
    if (isPageHead(words)) break;
    if (words.length > 60) break;
    front = at;
  }
  return front;
}

/** The closing matter is read from below: thanks, signature, contact, disclosure, copies. */
function backStart(lines: readonly Line[], body: number, foot: number, signature: Signature): number {
  let back = foot;
  for (let at = foot - 1; at >= body; at -= 1) {
    const words = lines[at]?.text ?? '';
    const isSigned = signature.from !== null && at >= signature.from && at <= signedTo(signature, signature.from);
    if (!isSigned && !isClosing(words)) break;
    back = at;
  }
  // What follows a signature is no body, whatever it is (attachments, forms).
  if (signature.from !== null && back > signature.from) return closingAbove(lines, body, signature.from);
  return back;
}

function signedTo({ dateAt, organs }: Signature, from: number): number {
  return dateAt ?? from + organs.length;
}

function closingAbove(lines: readonly Line[], body: number, from: number): number {
  let back = from;
  while (back - 1 >= body && isClosing(lines[back - 1]?.text ?? '')) back -= 1;
  return back;
}

function isClosing(line: string): boolean {
  const words = line.length <= 60 ? line.replace(BLANKS_INSIDE, '') : line;
  if (words.length <= 160 && CLOSING.test(words)) return true;
  if (words.length <= 40 && SHORT_LABEL.test(words)) return true;
  return (
    words.length <= 60 &&
    ((isFieldLine(words) && !words.includes('。')) || findHeaderDate(words)?.length === words.length)
  );
}

/** 现答复如下: */
const ANSWER_FOLLOWS = /(?:如下|答复|回复)[:。]?$|现.{0,24}(?:答复|回复|汇报|函复|反馈|报告)如下/u;
/** 联 系 人:… */
const BLANKS_INSIDE = /(?<=\p{Script=Han}) {1,4}(?=\p{Script=Han})/gu;
/** 办复类别:B类, 联系单位:… */
const SHORT_LABEL =
  /^[([]?\p{Script=Han}{0,6}(?:类别|单位|结果|方式|电话|情况|属性|日期|联系人|部门|领导|意见|分类)(?:\([^()]{1,8}\))? ?:[^。]*$/u;
const CLOSING =
  /^(?:最后,?)?(?:再次|再一次)?,?(?:衷心|诚挚|非常|十分|真诚|由衷)?(?:地|的)?(?:感谢|谢谢)|^(?:专此|特此|此复|特复|此函|谨此|以上)|^(?:抄送|抄报|主题词|附件?\d?[::]|联系|电话|(?:\()?联系|公开|此件|注:|领导签发|签发|承办|经办|主办|会办|协办|办理|邮编|地址|传真|是否|信息公开|类别|分类)|^[([].{0,60}[)\]]$|诚挚感谢|(?:欢迎|希望|恳请|敬请).{0,40}(?:宝贵|批评|监督|意见|支持|关注|关心|反馈)|^(?:如|若).{0,30}(?:意见|不满|疑问|满意)|^[([]?[A-D] ?类?[)\]]?$|^(?:主动|依申请|不予|同意|全文)?公开$|^顺(?:祝|颂)|^此致|^敬礼/u;
