import { matchesOf } from '../matches.ts';
import type { Span } from '../page/span.ts';
import { codeStart } from './agency-code.ts';
import { isBlank } from './characters.ts';
import { mayBeginNumeral, numeralAt } from './numerals.ts';
import { giverStart, isGiver } from './order-giver.ts';

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
  for (const { pattern, lead, sign } of TAILS) {
    if (!sign.test(text)) continue;
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
  const {
    year,
    serial,
    orderYear,
    orderSerial,
    behindYear,
    behindSerial,
    noticeYear,
    noticeSerial,
    lostYear,
    lostSerial,
  } = tail.groups;
  const isGiven = orderSerial !== undefined || behindSerial !== undefined || noticeSerial !== undefined;
  const start = agencyStart(text, tail.start, isGiven);
  const agency = text.slice(start, tail.start).replace(BLANKS, '');
  const figures = year ?? orderYear ?? behindYear ?? noticeYear ?? lostYear ?? null;
  if (agency.length < (orderSerial === undefined ? 2 : 1)) return null;
  // 第2号公告 and 公告第3号 are numbers only with the organ's name.
  if (behindSerial !== undefined && !isGiver(agency)) return null;
  if (noticeSerial !== undefined && noticeYear === undefined && !isGiver(agency.slice(0, -2))) return null;
  const { end } = tail;
  return {
    start,
    end,
    text: text.slice(start, end),
    agency: behindSerial === undefined ? agency : `${agency}${tail.groups.behind ?? ''}`,
    year: figures === null ? null : Number(figures.normalize('NFKC')),
    serial: serialOf(serial ?? orderSerial ?? behindSerial ?? noticeSerial ?? lostSerial ?? ''),
  };
}

/** Orders of the state are numbered in Han digits: 主席令第三十号. */
function serialOf(figures: string): number {
  const han = mayBeginNumeral(figures, 0) ? numeralAt(figures, 0) : null;
  return han?.value == null ? Number(figures.normalize('NFKC')) : Number(han.value.digits);
}

/** The agency's code is a run of ideographs; prose may stand right before it, and the giver of an order is an organ by its name. */
function agencyStart(text: string, tailStart: number, isGiven: boolean): number {
  let start = tailStart;
  while (start > 0 && isBlank(text.charCodeAt(start - 1)) && tailStart - start < 2) start--;
  const word = GIVEN_WORD.exec(text.slice(Math.max(0, start - 2), start))?.[0] ?? '';
  if (isGiven || word !== '') {
    const end = start - word.length;
    const first = firstOf(text, end, LONGEST_GIVER, GIVER_CHARACTER);
    return first + giverStart(text.slice(first, end));
  }
  const first = firstOf(text, start, LONGEST_AGENCY, AGENCY_CHARACTER);
  if (first === start) return tailStart;
  const run = text.slice(first, start);
  const cut = codeStart(run);
  return first + (cut === 0 && DATE_UNIT.test(run) && DIGIT.test(text[first - 1] ?? '') ? 1 : cut);
}

/** Where the run of such characters begins that ends at a place. */
function firstOf(text: string, end: number, longest: number, character: RegExp): number {
  let first = end;
  while (first > 0 && first > end - longest && character.test(text[first - 1] ?? '')) first--;
  return first;
}

const LONGEST_AGENCY = 14;
/** 中华人民共和国住房和城乡建设部, or several organs */
const LONGEST_GIVER = 60;
/** an ideograph */
const AGENCY_CHARACTER = /[\u4e00-\u9fff]/u;
/** of the names of several organs too */
const GIVER_CHARACTER = /[\u4e00-\u9fff\d、 \u3000]/u;
/** blanks inside a code */
const BLANKS = /\s+/gu;
/** 中国人民银行令〔2020〕第5号 · 证监会公告〔2017〕13号 */
const GIVEN_WORD = /(?:令|[公通]告)$/u;
/** 〔2021〕1号 · [2014]第12号 · 〔202126号 (brackets lost) */
const BRACKETED =
  /[〔［[【〖（(﹝〈<]\s{0,2}(?<year>(?:19|20)\d{2})\s{0,2}年?[〕］\]】〗）)﹞〉>]\s{0,2}第?\s{0,2}(?<serial>\d{1,5})\s{0,2}[号號]|[〔［[【]\s{0,2}(?<lostYear>(?:19|20)\d{2})(?<lostSerial>\d{1,4})\s{0,2}[号號]/g;
/** 令第93号 · 令(第48号) · 令2023年第22号 */
const ORDER =
  /令\s{0,3}[（(]?\s?(?:(?<orderYear>(?:19|20)\d{2})\s?年\s?)?第\s{0,2}(?<orderSerial>\d{1,4}|[一二三四五六七八九十百〇零]{1,6})\s{0,2}[号號]/g;
/** 公告2024年第5号 · 公告第54号 */
const NOTICE =
  /[公通]告[ \u3000]{0,2}[（(]?(?:(?<noticeYear>(?:19|20)\d{2})\s{0,2}年\s{0,2})?第\s{0,2}(?<noticeSerial>\d{1,4})\s{0,2}[号號]/g;
/** 2023年第2号令 · 第735号令 · 14号令 · 2022年第3号公告, behind their giver */
const BEHIND = /(?:(?<behindYear>(?:19|20)\d{2})\s?年\s?)?第?\s?(?<behindSerial>\d{1,4})\s?[号號](?<behind>令|公告)/g;
/** With how many characters of the match belong to the agency, and a sign without which there is none: it is found sooner. */
const TAILS: readonly { readonly pattern: RegExp; readonly lead: number; readonly sign: RegExp }[] = [
  { pattern: BRACKETED, lead: 0, sign: /[号號]/ },
  { pattern: ORDER, lead: 1, sign: /令/ },
  { pattern: NOTICE, lead: 2, sign: /[公通]告/ },
  { pattern: BEHIND, lead: 0, sign: /[号號](?:令|公告)/ },
];
/** 日 in 3月17日云岭市人民政府令第9号 */
const DATE_UNIT = /^[年月日]/u;
const DIGIT = /[\d０-９]/u;
