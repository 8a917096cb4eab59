import { matchesOf } from '../matches.ts';
import type { Span } from '../page/span.ts';
import { isBlank } from './characters.ts';
import { mayBeginNumeral, numeralAt } from './numerals.ts';

/**
 * A document number (发文字号) as written. `agency` is the agency's code (深府规), `year` and `serial` its figures;
 * orders (市政府令第368号) have no year. Pages that lose a bracket (〔202126号) are read as well.
 */
export interface FoundDocumentNumber extends Span {
  readonly text: string;
  readonly agency: string;
  readonly year: number | null;
  readonly serial: number;
}

/**
 * All document numbers of a text, in order, in every bracket form (GB/T 9704-2012 §7.2.5 wants 〔〕) and as orders, notices of a year
 * and telegrams: 深府规〔2021〕1号, 冀商办案字[2014]第12号, 粤府令第93号, 公告2024年第5号. An index number (索引号) is none.
 * @example findDocumentNumbers('按照深府规〔2021〕1号办理')[0]?.text === '深府规〔2021〕1号'
 */
export function findDocumentNumbers(text: string): readonly FoundDocumentNumber[] {
  const found: FoundDocumentNumber[] = [];
  for (const tail of tailsOf(text)) {
    const number = withAgency(text, tail);
    if (number !== null && number.start >= (found.at(-1)?.end ?? 0)) found.push(number);
  }
  return found;
}

/** What of a number stands behind the agency's code. */
interface Tail extends Span {
  readonly groups: Readonly<Record<string, string | undefined>>;
}

/** Each form is looked for by itself: by its first character alone, where one pattern for all would be asked at every character. */
function tailsOf(text: string): readonly Tail[] {
  const tails: Tail[] = [];
  for (const { pattern, lead } of TAILS) {
    for (const { index, 0: words, groups = {} } of matchesOf(text, pattern))
      tails.push({ start: index + lead, end: index + words.length, groups });
  }
  let passed = 0;
  return tails
    .sort((a, b) => a.start - b.start)
    .filter((tail) => {
      if (tail.start < passed) return false;
      passed = tail.end;
      return true;
    });
}

function withAgency(text: string, tail: Tail): FoundDocumentNumber | null {
  const { year, serial, orderSerial, noticeYear, noticeSerial, lostYear, lostSerial } = tail.groups;
  const start = agencyStart(text, tail.start, orderSerial === undefined ? LONGEST_AGENCY : LONGEST_ORDER_GIVER);
  const agency = text.slice(start, tail.start).replace(BLANKS, '');
  const figures = year ?? noticeYear ?? lostYear ?? null;
  if (agency.length < 2 && orderSerial === undefined) return null;
  if (orderSerial !== undefined && agency.length < 1) return null;
  const { end } = tail;
  return {
    start,
    end,
    text: text.slice(start, end),
    agency,
    year: figures === null ? null : Number(figures.normalize('NFKC')),
    serial: serialOf(serial ?? orderSerial ?? noticeSerial ?? lostSerial ?? ''),
  };
}

/** Orders of the state are numbered in Han digits: 主席令第三十号. */
function serialOf(figures: string): number {
  const han = mayBeginNumeral(figures, 0) ? numeralAt(figures, 0) : null;
  return han?.value == null ? Number(figures.normalize('NFKC')) : Number(han.value.digits);
}

/**
 * The agency's code is a run of ideographs; prose may stand right before it (按照深府规…), so lead-in words are cut off,
 * and at most `longest` characters are taken.
 */
function agencyStart(text: string, tailStart: number, longest: number): number {
  let start = tailStart;
  while (start > 0 && isBlank(text.charCodeAt(start - 1)) && tailStart - start < 2) start--;
  const limit = start - longest;
  let first = start;
  while (first > 0 && first > limit && AGENCY_CHARACTER.test(text[first - 1] ?? '')) first--;
  if (first === start) return tailStart;
  const run = text.slice(first, start);
  let cut = 0;
  for (const lead of matchesOf(run, LEAD_IN)) cut = lead.index + lead[0].length;
  if (cut === 0 && DATE_UNIT.test(run) && DIGIT.test(text[first - 1] ?? '')) cut = 1;
  return first + cut;
}

const LONGEST_AGENCY = 14;
/** 中华人民共和国国务院令 */
const LONGEST_ORDER_GIVER = 20;
/** an ideograph */
const AGENCY_CHARACTER = /[\u4e00-\u9fff]/u;
/** blanks inside a code */
const BLANKS = /\s+/gu;
/** 〔2021〕1号 · [2014]第12号 · 〔202126号 (brackets lost) */
const BRACKETED =
  /[〔［[【（(﹝〈<]\s{0,2}(?<year>(?:19|20)\d{2})\s{0,2}[〕］\]】）)﹞〉>]\s{0,2}第?\s{0,2}(?<serial>\d{1,5})\s{0,2}[号號]|[〔［[【]\s{0,2}(?<lostYear>(?:19|20)\d{2})(?<lostSerial>\d{1,4})\s{0,2}[号號]/g;
/** 令第93号 · 令(第48号) */
const ORDER = /令\s{0,3}[（(]?\s?第\s{0,2}(?<orderSerial>\d{1,4}|[一二三四五六七八九十百〇零]{1,6})\s{0,2}[号號]/g;
/** 公告2024年第5号 */
const NOTICE =
  /[公通]告\s{0,2}(?<noticeYear>(?:19|20)\d{2})\s{0,2}年\s{0,2}第\s{0,2}(?<noticeSerial>\d{1,4})\s{0,2}[号號]/g;
/** With how many characters of the match belong to the agency. */
const TAILS: readonly { readonly pattern: RegExp; readonly lead: number }[] = [
  { pattern: BRACKETED, lead: 0 },
  { pattern: ORDER, lead: 1 },
  { pattern: NOTICE, lead: 2 },
];
/** 日 in 3月17日云岭市人民政府令第9号 */
const DATE_UNIT = /^[年月日]/u;
const DIGIT = /[\d０-９]/u;
/** Words that lead to a number and are no part of an agency's code. */
const LEAD_IN =
  /按照|依照|遵照|参照|根据|依据|达到|办公[厅室](?=.{2})|人民政府(?=.{3})|是|符合|满足|违反|参见|详见|学习|对标|借鉴|遵守|废止|修订|贯彻|落实|执行|印发|查阅|查看|对照|结合|转发|下发|出台|参考|文件|请|文号|字号|以及|关于|通知|见|据|按|及|(?<!共)和|与|的|了|将|自|以|在|被|为|对(?!外)|并经|我[省市区县局委厅办]|(?:(?<![\u4e00-\u9fff])原|原(?![省市县区州盟]))(?=.{2})/gu;
