import type { Span } from '../page/span.ts';
import { findHeaderDate } from './header-date.ts';
import type { Line } from './lines.ts';
import { organNameIn } from './organ.ts';

/** The end of a letter: signing organs (落款) and date of signature (成文日期); line indexes, offsets into the folded text. */
export interface Signature {
  readonly signedOn: string | null;
  /** Line of the date, or null. */
  readonly dateAt: number | null;
  /** Places of the signing organs' names, in order: several sign jointly. */
  readonly organs: readonly Span[];
  /** First line of the signature; null where there is none. */
  readonly from: number | null;
}

/** Reads the signature among the lines from (inclusive) to (exclusive), which are the paper's own. */
export function findSignature(lines: readonly Line[], from: number, to: number): Signature {
  let dated: Signature | null = null;
  for (let at = from; at < to; at += 1) {
    const line = lines[at];
    if (line === undefined || line.text.length > LONGEST_LINE) continue;
    const broken = brokenDate(line, lines[at + 1]);
    const date = broken ?? dateLine(line);
    if (date === null) continue;
    const signature = signatureAt(lines, at, date, { from, to });
    if (signature.organs.length > 0) return signature;
    dated ??= signature;
  }
  return dated ?? undatedSignature(lines, from, to);
}

interface DateLine {
  readonly on: string | null;
  readonly organ: Span | null;
}

function signatureAt(
  lines: readonly Line[],
  at: number,
  date: DateLine,
  { from, to }: { from: number; to: number },
): Signature {
  const signed = { signedOn: date.on, dateAt: at };
  if (date.organ !== null) return { ...signed, organs: [date.organ], from: at };
  let above = at - 1;
  // 联系人 and the like may stand between the organ and its date.
  while (above >= from && at - above <= 3 && BETWEEN.test(lines[above]?.text ?? '')) above -= 1;
  const organs = organsUpTo(lines, above, from);
  if (organs.length > 0) return { ...signed, organs, from: above - organs.length + 1 };
  const below = at + 1 < to ? organOf(lines[at + 1]) : null;
  return { ...signed, organs: below === null ? [] : [below], from: at };
}

/** PDF text: 2021年5 | 月26日 */
function brokenDate(line: Line, next: Line | undefined): DateLine | null {
  if (next === undefined || next.text.length > 12 || !CUT_DATE.test(line.text)) return null;
  const words = line.text + next.text;
  const date = findHeaderDate(words);
  return date?.length === words.length && date.on.length === WHOLE_DAY ? { on: date.on, organ: null } : null;
}

/** A line that is a date of signature and nothing else, or an organ and its date. */
function dateLine(line: Line): DateLine | null {
  const date = findHeaderDate(line.text);
  if (date === null) return BLANK_DATE.test(line.text) ? { on: null, organ: null } : null;
  const before = line.text.slice(0, date.index).replace(DATE_LABEL, '').trimEnd();
  if (!AFTER_DATE.test(line.text.slice(date.index + date.length))) return null;
  if (before.trim() === '') return { on: date.on, organ: null };
  const organ = organNameIn(before.replace(ORGAN_LABEL, '').trim());
  if (organ === null) return null;
  const start = line.start + line.text.indexOf(organ);
  return { on: date.on, organ: { start, end: start + organ.length } };
}

/** Joint letters are signed by one organ a line. */
function organsUpTo(lines: readonly Line[], bottom: number, from: number): Span[] {
  const organs: Span[] = [];
  let last = bottom;
  for (let at = bottom; at >= from && organs.length < 8; at -= 1) {
    const organ = organOf(lines[at]);
    if (organ === null) break;
    organs.unshift(organ);
    last = at;
  }
  // A list of 抄送 may run over lines: those are not the ones who sign.
  return COPIES.test(lines[last - 1]?.text ?? '') ? [] : organs;
}

function organOf(line: Line | undefined): Span | null {
  const label = line === undefined ? null : (ORGAN_LABEL.exec(line.text)?.[0] ?? '');
  const organ = line === undefined || label === null ? null : organNameIn(line.text.slice(label.length));
  if (line === undefined || label === null || organ === null) return null;
  const start = line.start + label.length;
  return { start, end: start + organ.length };
}

/** A letter that ends with the organ's name alone. */
function undatedSignature(lines: readonly Line[], from: number, to: number): Signature {
  for (let at = to - 1; at >= Math.max(from, to - 12); at -= 1) {
    const organs = organsUpTo(lines, at, from);
    if (organs.length > 0) return { signedOn: null, dateAt: null, organs, from: at - organs.length + 1 };
  }
  let last = to - 1;
  while (last > from && to - last < 6 && (lines[last]?.text.length ?? 0) < LONGEST_LINE) last -= 1;
  const flat = flattenedSignature(lines, to - 1);
  return flat.from === null && last < to - 1 ? flattenedSignature(lines, last) : flat;
}

/** The last line of a flattened page: … 临澜市水务局 2023年6月1日 */
function flattenedSignature(lines: readonly Line[], last: number): Signature {
  const none = { signedOn: null, dateAt: null, organs: [], from: null };
  const line = lines[last];
  if (line === undefined) return none;
  const tail = line.text.slice(-LONGEST_LINE);
  const dateAlone = FLAT_DATE.exec(tail)?.[1];
  if (dateAlone !== undefined) {
    const signedOn = findHeaderDate(dateAlone)?.on ?? null;
    return signedOn === null ? none : { ...none, signedOn, dateAt: last, from: last };
  }
  const match = FLAT.exec(tail) ?? GLUED.exec(tail);
  const organ = match?.[1] === undefined ? null : organNameIn(match[1]);
  if (match === null || organ === null) return none;
  const start = line.end - tail.length + match.index + match[0].indexOf(organ);
  const signedOn = findHeaderDate(match[2] ?? '')?.on ?? null;
  return {
    signedOn,
    dateAt: signedOn === null ? null : last,
    organs: [{ start, end: start + organ.length }],
    from: last,
  };
}

const LONGEST_LINE = 90;
const WHOLE_DAY = '2021-05-26'.length;
/** 2021 年 5 · 2021年 */
const CUT_DATE = /^(?:19|20)\d{2} {0,3}年 {0,3}(?:\d{1,2} {0,3})?(?:月 {0,3}\d?)?$/u;
/** 承办单位(盖章): */
const ORGAN_LABEL = /^(?:(?:承办|答复|办理|主办|发文)?单位|机关)? {0,3}(?:\((?:盖章|公章|签章)\))? {0,3}:? {0,3}/u;
/** 抄送:市政府办公室, */
const COPIES = /^(?:抄送|抄报|主送|分送)/u;
/** (联系人:张三 …) */
const BETWEEN = /^[([]?(?:联系|电话|经办|承办人|签发|负责人|此复|特此|专此|附件)|^[([]?[A-D] ?类?[)\]]?$/u;
const DATE_LABEL = /(?:日期|时间|成文日期|签发日期|答复时间|答复日期)? {0,4}:? {0,4}[([]?$/u;
/** Behind the date at most a seal's mark or the contact; a weekday belongs to the page's clock, 印发 to the printing office. */
const AFTER_DATE =
  /^ {0,4}[)\]]? {0,4}(?:\((?:印章|盖章|公章|章)\)|[([]?(?:联系|电话|此件).{0,50})?(?:\[\d{1,2}\])?[.。]?$/u;
/** 2019年 月 日: not filled in. */
const BLANK_DATE = /^(?:20\d{2})? {0,4}年 {1,8}(?:\d{1,2})? {0,4}月 {1,8}日$/u;
/** …的支持。 2023年6月1日 */
const FLAT_DATE = /[。!] {1,4}(20\d{2} {0,2}年 {0,2}\d{1,2} {0,2}月 {0,2}\d{1,2} {0,2}日)$/u;
/** …的通知.pdf临澜市水务局2023年6月1日扫一扫在手机打开当前页: not one blank is left */
const GLUED =
  /(?:[。;!]|[a-z)\]])([\p{Script=Han}]{3,24})(20\d{2}年\d{1,2}月\d{1,2}日)(?=$|扫一扫|附件|相关|打印|关闭|\()/u;
/** … 临澜市水务局 2023年6月1日 */
const FLAT =
  /(?:^|[ 。!])([\p{Script=Han}]{3,24}) {1,4}((?:20\d{2}|二[零OoO0一二三四五六七八九]{3}) {0,2}[年.\-/][^ 印]{0,8})$/u;
