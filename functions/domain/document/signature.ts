import { findHeaderDate } from './header-date.ts';
import type { Line } from './lines.ts';
import { organNameIn } from './organ.ts';

/** The end of a letter: signing organs (落款) and date of signature (成文日期); line indexes, offsets into the folded text. */
export interface Signature {
  readonly signedOn: string | null;
  /** Line of the date, or null. */
  readonly dateAt: number | null;
  /** Places of the signing organs' names, in order: several sign jointly. */
  readonly organs: readonly { readonly start: number; readonly end: number }[];
  /** First line of the signature; null where there is none. */
  readonly from: number | null;
}

/** Reads the signature among the lines from (inclusive) to (exclusive), which are the letter's own. */
export function findSignature(lines: readonly Line[], from: number, to: number): Signature {
  let dated: Signature | null = null;
  for (let at = from; at < to; at += 1) {
    const line = lines[at];
    if (line === undefined || line.text.length > LONGEST_LINE) continue;
    const date = dateLine(line);
    if (date === null) continue;
    const organs = date.organ === null ? organsAbove(lines, at, from) : [date.organ];
    const first = organs.length > 0 && date.organ === null ? at - organs.length : at;
    const signature: Signature = { signedOn: date.on, dateAt: at, organs, from: first };
    if (organs.length > 0) return signature;
    dated ??= signature;
  }
  return dated ?? undatedSignature(lines, from, to);
}

/** A line that is a date of signature and nothing else, or an organ and its date. */
function dateLine(line: Line): { on: string | null; organ: { start: number; end: number } | null } | null {
  const date = findHeaderDate(line.text);
  if (date === null) return BLANK_DATE.test(line.text) ? { on: null, organ: null } : null;
  const before = line.text.slice(0, date.index).replace(DATE_LABEL, '').trimEnd();
  const after = line.text.slice(date.index + date.length);
  if (!AFTER_DATE.test(after)) return null;
  const lead = before.length - before.trimStart().length;
  if (before.trim() === '') return { on: date.on, organ: null };
  const organ = organNameIn(before.trim());
  if (organ === null) return null;
  const start = line.start + line.text.indexOf(organ, lead);
  return { on: date.on, organ: { start, end: start + organ.length } };
}

/** Joint letters are signed by one organ a line. */
function organsAbove(lines: readonly Line[], dateAt: number, from: number): { start: number; end: number }[] {
  const organs: { start: number; end: number }[] = [];
  for (let at = dateAt - 1; at >= from && organs.length < 8; at -= 1) {
    const line = lines[at];
    const organ = line === undefined ? null : organNameIn(line.text);
    if (line === undefined || organ === null) break;
    organs.unshift({ start: line.start, end: line.start + organ.length });
  }
  return organs;
}

/** A letter that ends with the organ's name alone. */
function undatedSignature(lines: readonly Line[], from: number, to: number): Signature {
  for (let at = to - 1; at >= Math.max(from, to - 12); at -= 1) {
    const line = lines[at];
    const organ = line === undefined ? null : organNameIn(line.text);
    if (line === undefined || organ === null) continue;
    const organs = [...organsAbove(lines, at, from), { start: line.start, end: line.start + organ.length }];
    return { signedOn: null, dateAt: null, organs, from: at - organs.length + 1 };
  }
  return flattenedSignature(lines, from, to);
}

/** The last line of a flattened page: … 临澜市水务局 2023年6月1日 */
function flattenedSignature(lines: readonly Line[], from: number, to: number): Signature {
  const none = { signedOn: null, dateAt: null, organs: [], from: null };
  const line = lines[to - 1];
  if (line === undefined || to - 1 < from) return none;
  const tail = line.text.slice(-LONGEST_LINE);
  const match = FLAT.exec(tail);
  const organ = match?.[1] === undefined ? null : organNameIn(match[1]);
  if (match === null || organ === null) return none;
  const start = line.end - tail.length + match.index + match[0].indexOf(organ);
  const signedOn = findHeaderDate(match[2] ?? '')?.on ?? null;
  return {
    signedOn,
    dateAt: signedOn === null ? null : to - 1,
    organs: [{ start, end: start + organ.length }],
    from: to - 1,
  };
}

/** … 临澜市水务局 2023年6月1日 */
const FLAT =
  /(?:^|[ 。!])([\p{Script=Han}]{3,24}) {1,4}((?:20\d{2}|二[零OoO0一二三四五六七八九]{3}) {0,2}[年.\-/][^ ]{0,8})$/u;
const LONGEST_LINE = 70;
const DATE_LABEL = /(?:日期|时间|成文日期|签发日期)? {0,4}:? {0,4}[([]?$/u;
/** Behind the date at most a seal's mark; a weekday belongs to the page's clock, 印发 to the printing office. */
const AFTER_DATE = /^ {0,4}[)\]]? {0,4}(?:\((?:印章|盖章|公章|章)\))?[.。]?$/u;
/** 2019年 月 日: not filled in. */
const BLANK_DATE = /^(?:20\d{2})? {0,4}年 {1,8}(?:\d{1,2})? {0,4}月 {1,8}日$/u;
