import { type FoundCase, findCases } from '../facts/cases.ts';
import type { Anatomy } from './anatomy.ts';
import { fieldValue } from './fields.ts';
import type { FoldedText } from './folded.ts';
import type { Line } from './lines.ts';
import type { CaseKey, DocumentKind } from './model.ts';
import { onOneLine } from './one-line.ts';

/** What one part of a letter says of the case it answers; all null where it says nothing. */
export type CaseReading = Pick<FoundCase, 'level' | 'place' | 'session' | 'number'>;

/** The references of a letter to its case, by where they stand. Both are kept: title and text may disagree. */
export interface CaseReadings {
  readonly title: CaseReading;
  readonly receipt: CaseReading;
  /** 以上是我局对第12号提案的答复: asked only where neither title nor receipt says. */
  readonly closing: CaseReading;
  /** 提案编号:123 in the page's table. */
  readonly field: CaseReading;
  /** 县人大十八届二次会议 on a line of its own between title and letter. */
  readonly above: CaseReading;
}

/** `title` is the title's folded words. */
export function readCases(lines: readonly Line[], anatomy: Anatomy, title: string): CaseReadings {
  const { opening, body, back, foot, fields, headTitle } = anatomy;
  const titleWords = title.replace(/\s+/g, '');
  const ofTitle = readCase(titleWords);
  const inTitle = { ...ofTitle, level: ofTitle.level ?? levelOfBody(titleWords) };
  const inReceipt = readCase(joined(lines.slice(opening, body + 1), 600));
  const isSaid = [inTitle, inReceipt].some(({ number, session }) => number !== null || session !== null);
  return {
    title: inTitle,
    receipt: inReceipt,
    closing: isSaid ? NOTHING : readCase(joined(lines.slice(back, foot), 200)),
    above: sessionAlone(lines.slice((headTitle?.to ?? opening) + 1, opening)),
    field: { ...NOTHING, number: numberInField(fieldValue(fields, 'caseNumber') ?? '') },
  };
}

function sessionAlone(lines: readonly Line[]): CaseReading {
  const { level, place, session } = readCase(
    joined(
      lines.filter(({ text }) => text.length <= LONGEST_SESSION),
      LONGEST_SESSION,
    ),
  );
  return { ...NOTHING, level, place, session };
}

/** 2023第045号 · 045 */
function numberInField(value: string): string | null {
  return NUMBER_IN_FIELD.exec(value)?.[1] ?? FIELD_NUMBER.exec(value)?.[0] ?? null;
}

/** The proposal or suggestion that a reply answers: from its title, completed from the paragraph of receipt. */
export function caseOf(
  paper: FoldedText,
  { title, receipt, closing, field, above }: CaseReadings,
  kind: DocumentKind,
): CaseKey {
  const all = [title, receipt, closing, field, above];
  const first = <K extends keyof CaseReading>(key: K) => all.find((reading) => reading[key] !== null)?.[key] ?? null;
  return {
    body: kind === 'proposal-reply' ? '政协' : '人大',
    level: first('level'),
    place: asWritten(paper, first('place')),
    session: asWritten(paper, first('session')),
    number: first('number'),
  };
}

/** Folded words as the text writes them: traditional characters, blanks and line breaks inside included. */
function asWritten(paper: FoldedText, words: string | null): string | null {
  if (words === null) return null;
  const at = paper.folded.indexOf(words);
  return at < 0 ? words : onOneLine(paper.slice(at, at + words.length));
}

/** The first case that a stretch of folded text names. */
function readCase(words: string): CaseReading {
  const found = findCases(words);
  const first = <K extends keyof CaseReading>(key: K) => found.find((one) => one[key] !== null)?.[key] ?? null;
  return {
    level: first('level'),
    place: first('place'),
    session: first('session'),
    number: FIRST_OF_SEVERAL.exec(words)?.[1] ?? wholeNumber(first('number')) ?? looseNumber(words),
  };
}

/** 市人大代表建议第200号: no session is named */
function levelOfBody(words: string): CaseReading['level'] {
  const level = LEVEL_OF_BODY.exec(words)?.[1];
  return level === '省' || level === '市' || level === '区' || level === '县' ? level : null;
}

/** -123 is the end of 2019-123: the looser spellings see the whole. */
function wholeNumber(number: string | null): string | null {
  return number?.startsWith('-') === true ? null : number;
}

/** A number beside the words that it belongs to, in spellings that are no running reference. */
function looseNumber(words: string): string | null {
  if (!NUMBER_WORD.test(words)) return null;
  for (const spelling of LOOSE_NUMBERS) {
    const number = spelling.exec(words)?.[1];
    if (number !== undefined) return number;
  }
  return null;
}

function joined(lines: readonly Line[], most: number): string {
  return lines.map(({ text }) => text.slice(0, most)).join('\n');
}

const LONGEST_SESSION = 24;
const NOTHING: CaseReading = { level: null, place: null, session: null, number: null };
const LEVEL_OF_BODY = /([省市县]|(?<!自治)区)(?:人大|政协|人民代表大会)/u;
/** 第, 号 or a figure: no spelling of a number goes without. */
const NUMBER_WORD = /[第\d]/;
const DIGITS = '((?:\\d{1,8}(?=[A-Za-z]))?[A-Za-z]{0,2}-?\\d{1,14}(?:-\\d{1,6})?)';
/** 第135、136号: several cases in one letter; the first stands for them. */
const FIRST_OF_SEVERAL = new RegExp(
  `第 {0,2}${DIGITS} {0,2}号?[、,和]第? {0,2}[A-Za-z]{0,2}\\d{1,10} {0,2}[号、]`,
  'u',
);
const NUMBER_IN_FIELD = new RegExp(`第 {0,2}${DIGITS} {0,2}号?`, 'u');
const FIELD_NUMBER = new RegExp(DIGITS, 'u');
const LOOSE_NUMBERS: readonly RegExp[] = [
  // 《关于…的提案》(第2026057号) · 建议(编号:123)
  new RegExp(
    `(?:提案|建议|议案)["'》]{0,3} {0,2}\\((?:提案|建议|议案)?(?:案号|编号|第|字)?[:第]? {0,2}${DIGITS} {0,2}号?\\)`,
    'u',
  ),
  // 《关于…》(99号)建议
  new RegExp(`\\( {0,2}${DIGITS} {0,2}号 {0,2}\\) {0,2}(?:提案|建议|议案)`, 'u'),
  // 七届一次会议第012号 · 会议(第12号) · 会议第"012"号
  new RegExp(`会议(?:期间)?[^。\\d\\n]{0,12}?["'(\\[]{0,2}第? {0,2}["']?${DIGITS}["']? {0,2}号`, 'u'),
  // 第“257”号建议 · 第12号《关于…的建议》
  new RegExp(`第 {0,2}["']${DIGITS}["'] {0,2}号`, 'u'),
  new RegExp(`第 {0,2}${DIGITS} {0,2}号["'》)]{0,2}[《"(]?[^。\\n]{0,60}?(?:提案|建议|议案|书面意见)`, 'u'),
  // 第(15)号 · 提案15号 · 提案[2020]15号 · 第15件提案 · No.15
  new RegExp(`第 {0,2}[(\\[]${DIGITS}[)\\]] {0,2}号`, 'u'),
  new RegExp(`(?:提案|建议|议案)(?:\\[20\\d{2}\\] {0,2}第?)?${DIGITS} {0,2}号`, 'u'),
  // A类第72提案
  new RegExp(`第 {0,2}${DIGITS} {0,2}(?:提案|建议|议案)`, 'u'),
  new RegExp(`第 {0,2}${DIGITS} {0,2}件(?:提案|建议|议案)`, 'u'),
  new RegExp(`(?:会议|提案|建议|议案) {0,2}N[oO]\\.? {0,2}${DIGITS}`, 'u'),
  // 第三十二号
  /第([一二三四五六七八九十百零]{1,6})号/u,
  // 提案编号:123
  new RegExp(`(?:提案|建议|议案)(?:编号|号|案号) {0,2}[:为]? {0,2}(?:第)?${DIGITS}`, 'u'),
];
