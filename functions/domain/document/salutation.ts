import type { Span } from '../page/span.ts';
import type { Line } from './lines.ts';
import { splitNames } from './names.ts';

/** 称呼/主送机关: whom a letter addresses. `at` is the index of its line, offsets are into the folded text. */
export interface Salutation extends Span {
  readonly at: number;
  /** The names' places in the folded text. */
  readonly names: readonly Span[];
  /** The word for the office, where there is one: 代表 is of the 人大, 委员 of the 政协. */
  readonly office: '代表' | '委员' | null;
}

/**
 * Finds the salutation of a reply letter: names with 代表 or 委员, or an organisation or person that the receipt (收悉) follows.
 * A salutation that the receipt follows wins over one that merely looks like one. null where the letter has none.
 */
export function findSalutation(lines: readonly Line[]): Salutation | null {
  let fallback: Salutation | null = null;
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at];
    if (line === undefined || !mayAddress(line.text.slice(0, LONGEST))) continue;
    const found =
      readPersons(lines, at) ??
      readBrokenOffice(lines, at) ??
      readOfficeFirst(line, at) ??
      readNameless(line, at) ??
      readOrganisation(line, at) ??
      readParty(lines, at);
    if (found === null) continue;
    if (isReceiptAhead(lines, found)) return found;
    if (found.office !== null) fallback ??= found;
    else if (fallback === null && at < EARLY && isAnswerAtEnd(lines)) fallback = found;
  }
  return fallback ?? findLabelled(lines);
}

/** Is there an office or a colon, or does the line end with words (张三、李四代 | 表:)? */
function mayAddress(head: string): boolean {
  return OFFICE_OR_COLON.test(head) || ENDS_IN_WORDS.test(head.slice(-2));
}

/** 代表姓名:陈一、王二 — a form's field stands for the salutation that the letter has not. */
function findLabelled(lines: readonly Line[]): Salutation | null {
  for (let at = 0; at < Math.min(lines.length, EARLY); at += 1) {
    const line = lines[at];
    const match = line === undefined ? null : LABELLED.exec(line.text.slice(0, LONGEST));
    if (line === undefined || match?.groups === undefined) continue;
    const { lead = '', list = '', office = '' } = match.groups;
    const start = line.start + lead.length;
    const names = splitNames(list, start);
    const found: Salutation = {
      at,
      start,
      end: line.end,
      names: names ?? [],
      office: office.startsWith('代') ? DEPUTY : MEMBER,
    };
    if (names !== null && isReceiptAhead(lines, found)) return found;
  }
  return null;
}

/** Does a paragraph say that a proposal was received, or announce its answer? */
export function isReceipt(words: string): boolean {
  return RECEIPT.test(words);
}

/** The first paragraph of a letter that has no salutation: 您提出的…建议收悉. */
export function isReceiptOpening(words: string): boolean {
  return CASE_WORDS.test(words.slice(0, 300)) && RECEIPT_OPENING.test(words.slice(0, 300));
}

function isReceiptAhead(lines: readonly Line[], { at, end, office }: Salutation): boolean {
  const own = lines[at];
  const rest = own === undefined ? '' : own.text.slice(end - own.start, end - own.start + 400);
  const ahead = [rest, ...lines.slice(at + 1, at + 4).map(({ text }) => text.slice(0, 300))].join('\n');
  return office === null ? STRICT_RECEIPT.test(ahead) && CASE_WORDS.test(ahead) : RECEIPT.test(ahead);
}

/** 以上是我局对第12号提案的答复: a letter among offices says at its end what it answered. */
export function isAnswerOf(words: string): boolean {
  return ANSWER_AT_END.test(words);
}

function isAnswerAtEnd(lines: readonly Line[]): boolean {
  return lines.slice(-12).some(({ text }) => isAnswerOf(text.slice(0, 200)));
}

/** 尊敬的陈国兴、刘铭等3位委员: */
function readPersons(lines: readonly Line[], at: number): Salutation | null {
  const line = lines[at];
  const head = line?.text.slice(0, LONGEST) ?? '';
  const match = OFFICE_WORD.test(head) ? PERSONS.exec(head) : null;
  if (line === undefined || match?.groups === undefined) return null;
  const { lead = '', list = '', office = '', close = '' } = match.groups;
  const whole = match[0];
  // 王某代表 within a running sentence: without a colon the salutation must be the whole line.
  if (close === '' && whole.length < line.text.length) return null;
  const start = line.start + lead.length;
  const names = splitNames(list, start);
  if (names === null) return null;
  const above = namesAbove(lines, at);
  return {
    at,
    start: above[0]?.start ?? start,
    end: line.start + whole.length,
    names: [...above, ...names],
    office: office.startsWith('代') ? DEPUTY : MEMBER,
  };
}

/** PDF text: 张三、李四代 | 表: */
function readBrokenOffice(lines: readonly Line[], at: number): Salutation | null {
  const [line, next] = [lines[at], lines[at + 1]];
  if (line === undefined || next === undefined || !OFFICE_BROKEN.test(next.text)) return null;
  const joined = line.text.slice(0, LONGEST) + next.text.slice(0, 16);
  const match = OFFICE_WORD.test(joined) ? PERSONS.exec(joined) : null;
  const { lead = '', list = '', office = '' } = match?.groups ?? {};
  if (match === null || lead.length + list.length > line.text.length) return null;
  const start = line.start + lead.length;
  const names = splitNames(list, start);
  const end = next.start + match[0].length - line.text.length;
  return names === null ? null : { at: at + 1, start, end, names, office: office.startsWith('代') ? DEPUTY : MEMBER };
}

/** A long list of names runs over several lines, each but the last ending with 、 */
function namesAbove(lines: readonly Line[], at: number): readonly Span[] {
  const names: Span[] = [];
  for (let above = at - 1; above >= 0 && at - above <= 6; above -= 1) {
    const line = lines[above];
    const match = line === undefined ? null : NAMES_RUN_ON.exec(line.text);
    const lead = match?.groups?.lead ?? '';
    const found =
      line === undefined || match === null ? null : splitNames(line.text.slice(lead.length), line.start + lead.length);
    if (found === null) break;
    names.unshift(...found);
  }
  return names;
}

/** 尊敬的代表: */
function readNameless(line: Line, at: number): Salutation | null {
  const match = NAMELESS.exec(line.text.slice(0, LONGEST));
  if (match === null) return null;
  const office = (match[1] ?? match[2]) === DEPUTY ? DEPUTY : MEMBER;
  return { at, start: line.start, end: line.start + match[0].length, names: [], office };
}

/** 市政协委员张三同志: */
function readOfficeFirst(line: Line, at: number): Salutation | null {
  const head = line.text.slice(0, LONGEST);
  const match = OFFICE_NAMED.test(head) ? OFFICE_FIRST.exec(head) : null;
  if (match?.groups === undefined) return null;
  const { lead = '', list = '', office = '' } = match.groups;
  const start = line.start + lead.length;
  const names = splitNames(list, start);
  if (names === null) return null;
  const end = line.start + match[0].length;
  return { at, start, end, names, office: office.startsWith('代') ? DEPUTY : MEMBER };
}

/** 民盟临澜市委会: — a body whose proposals come in its own name. */
function readOrganisation(line: Line, at: number): Salutation | null {
  const head = line.text.slice(0, LONGEST);
  const match = head.includes(':') ? ORGANISATION.exec(head) : null;
  if (match?.groups === undefined) return null;
  const { lead = '', list = '' } = match.groups;
  if (NO_ADDRESSEE.test(list)) return null;
  const start = line.start + lead.length;
  const names = splitNames(list, start, 'organisations');
  if (names === null) return null;
  return { at, start, end: line.start + match[0].length, names, office: officeOf(list) };
}

/** A delegation sits in the 人大; the parties propose to the 政协. */
function officeOf(list: string): Salutation['office'] {
  if (list.includes('代表团')) return DEPUTY;
  return PARTY_NAME.test(list) ? MEMBER : null;
}

/** 致公党云岭市委员会 alone on its line, without a colon: the letter goes on with what it proposed. */
function readParty(lines: readonly Line[], at: number): Salutation | null {
  const line = lines[at];
  const next = lines[at + 1]?.text.slice(0, 200) ?? '';
  if (line === undefined || !PARTY.test(line.text) || !PROPOSED.test(next)) return null;
  const names = splitNames(line.text, line.start, 'organisations');
  return names === null ? null : { at, start: line.start, end: line.end, names, office: '委员' };
}

const PARTY_NAME = /^(?:[\p{Script=Han}]{0,4}[省市县区])?(?:民盟|民革|民建|民进|农工党|致公党|九三学社|台盟)/u;
const PARTY =
  /^(?:民盟|民革|民建|民进|农工党|致公党|九三学社|台盟|[\p{Script=Han}]{2,8}(?:工商联|侨联|妇联|文联))[\p{Script=Han}]{0,16}$/u;
const PROPOSED = /提案|收悉/u;
const ANSWER_AT_END =
  /(?:以上|对).{0,20}(?:届|\d ?号).{0,30}(?:提案|建议|议案).{0,16}(?:答复|回复|解答|办理意见|办理情况)/u;
const DEPUTY = '代表';
const MEMBER = '委员';
const EARLY = 40;
/** A salutation names at most some forty members. */
const LONGEST = 320;
const OFFICE_OR_COLON = /代 {0,4}表|委 {0,4}员|:/;
const ENDS_IN_WORDS = /\p{Script=Han}$/u;
/** Without it no person is addressed, and most lines are passed over. */
const OFFICE_WORD = /代 {0,4}表|委 {0,4}员/u;
/** The words by which an office stands before its names. */
const OFFICE_NAMED = /代表|委员|提案[人者]/;
/** 1. 答复内容: */
const LABEL =
  '(?:[(\\[]?\\d{1,3}[)\\]、.] {0,4})?(?:[\\p{Script=Han}]{0,6}(?:答复|回复|办理|内容|结果|意见) {0,4}: {0,4})?';
/** 尊敬的, 致: */
const HONORIFIC = '(?:(?:尊敬|敬爱|亲爱)的?|致(?!公))? {0,4}:? {0,4}';
/** 市政协 */
const OF_BODY = '(?:(?:全国|[\\p{Script=Han}]{0,6}[省市县区州盟旗])?(?:政协|人大) {0,2})?';
/** 市人大代表张三: · 代表姓名:张三 */
const OFFICE =
  '(?:[\\p{Script=Han}]{0,10}?(?:政协|人大)? {0,4}(?<office>代表|委员|提案[人者])(?!会|团|小?组)(?:姓名)? {0,4}:?)';
const LEAD = `(?<lead>${LABEL}${HONORIFIC})`;
const GREETING = '(?: {0,4},? {0,4}(?:您|你|您们|你们|大家) {0,4}好)?';
const PERSONS = new RegExp(
  `^(?<lead>${LABEL}${HONORIFIC}${OF_BODY})(?<list>[\\p{Script=Han}a-zA-Z・、,;.() \\d*×○]{1,300}?)(?:[市县区省州]|全国)?(?:(?:政协|人大) {0,4})?(?<office>代 {0,4}表|委 {0,4}员)(?:们|同志|女士|先生)? {0,4}(?:\\([^()]{1,16}\\))?${GREETING} {0,4}(?<close>[:!.]|$|,(?= {0,4}[您你]))`,
  'u',
);
const NAMES_RUN_ON = new RegExp(`^${LEAD}[\\p{Script=Han}・、, ]{2,300}[、,]$`, 'u');
/** 尊敬的代表: · 代表您好: */
const NAMELESS = new RegExp(
  `^(?:尊敬的|敬爱的|各位) {0,2}(?:人大|政协)?(代表|委员)(?:们)?${GREETING} {0,4}[:!,]?$|^(代表|委员)(?:们)? {0,4},? {0,4}[您你]们?好 {0,4}[:!,]?$`,
  'u',
);
const OFFICE_FIRST = new RegExp(
  `^(?<lead>${LABEL}${HONORIFIC}${OFFICE})(?<list>[\\p{Script=Han}・、,; ]{2,120}?)(?:同志|先生|女士){0,2}(?:们)?${GREETING} {0,4}[:!]`,
  'u',
);
/** 代表姓名:张三、李四 · 提案人:王五 */
const LABELLED =
  /^(?<lead>[([]?(?:领衔)?(?<office>代表|委员|提案[人者]|建议人|提出人)(?:姓名)?[)\]]? {0,4}: {0,4})(?<list>[\p{Script=Han}・、,; ]{2,120})$/u;
const OFFICE_BROKEN = /^(?:表|员|代表|委员)(?:们|同志)? {0,4}:/u;
const ORGANISATION = new RegExp(`^${LEAD}(?<list>[\\p{Script=Han}・、,;()\\d ]{2,60}?)${GREETING} {0,4}: {0,4}$`, 'u');
/** 收悉, 已转交我局办理, 现答复如下 */
const RECEIPT =
  /收悉|收到|[您你]们?在|[您你]们?(?:所|联名|于)?提|提出的|转来|转交|交由|交我|交给|(?:答复|回复|函复|汇报|报告|反馈|说明|办复|回应|介绍)如下|作如下(?:答复|回复|说明)|的"? ?(?:建议|提案|议案)|高度重视/u;
const STRICT_RECEIPT =
  /收悉|已?收到|[您你]们?(?:单位)?(?:在.{0,40})?(?:所|联名|于)?提(?:出|交)?|(?:转来|交由|交我|交办的?).{0,60}(?:提案|建议|议案)|(?:答复|回复|函复)如下|办理情况.{0,12}(?:报告|汇报|函告|反馈)如下|(?:会办|协办|分办)意见|供[你贵您].{0,12}(?:答复|参考)/u;
const RECEIPT_OPENING =
  /收悉|[您你]们?(?:在.{0,40})?(?:所|联名|于)?提(?:出|交)?的?.{0,100}(?:提案|建议|议案)|(?:提案|建议|议案).{0,60}(?:现|作).{0,30}(?:答复|回复|函复)如下/u;
const CASE_WORDS = /提案|建议|议案|社情民意|书面意见/u;
/** Lines that end with a colon and address nobody. */
const NO_ADDRESSEE =
  /如下|附件|抄送|答复|回复|内容|建议|提案人|主题|标 ?题|时间|日期|来源|作者|电话|联系|办法|措施|方面|[是为]$|案由|分析|理由|单位$|情况$|意见$|要求$|问题$|公开|机关$|文号|索引|提出|关于|浏览|次数|位置|字体|字号|阅读|点击|星期|检索|菜单|目录/u;
