import type { Span } from '../page/span.ts';

/** The number of a standard (标准号) as written. */
export interface FoundStandardNumber extends Span {
  readonly text: string;
}

/**
 * The standard numbers of a text, in order: national (GB 13271—2014), of a trade (HJ 2.1-2016), of a place (DB3301/T 0301—2020) and of
 * an association (T/CECS 10-2019). A trade's two letters are a number only with a year behind them: 长8米的SD 100 is none, nor
 * is a rule's number in a register (统一编号), which goes on behind the year: LHBC01-2021-0009.
 * @example findStandardNumbers('按GB/T 9704-2012排版')[0]?.text === 'GB/T 9704-2012'
 */
export function findStandardNumbers(text: string): readonly FoundStandardNumber[] {
  return [...text.matchAll(STANDARD)].map(({ index, 0: words }) => {
    return { start: index, end: index + words.length, text: words };
  });
}

/**
 * The standard without its year, which says the edition: GB 13271 and GB13271—2014 are one; null for other numbers.
 * @example standardOf('ＧＢ／Ｔ 9704—2012') // 'gb/t9704'
 */
export function standardOf(number: string): string | null {
  const words = number.normalize('NFKC').toUpperCase().replace(BLANK, '');
  const groups = ONE.exec(words)?.groups;
  return groups === undefined ? null : `${groups.body}${groups.serial}`.toLowerCase();
}

const BLANK = /\s+/gu;
/** after NFKC and without blanks: GB/T9704-2012 */
const ONE =
  /^(?<body>[A-Z]{1,6}\d{0,6}(?:\/[A-Z]{0,8})?)(?<serial>\d{1,6}(?:\.\d{1,3}){0,2})(?:[-—–―−‐:]{1,2}\d{2,4})?$/u;
/** the bodies whose numbers stand without a year too, then trades and associations, whose years tell them from other codes */
const STANDARD =
  /(?<![A-Za-z\d/])(?:(?:GBZ|GBJ|GB|DB\s?\d{2,6})(?:\s?[/／]\s?[TZ]?)?\s?\d{1,6}(?:\.\d{1,3}){0,2}(?:\s?[-—–―−‐:：]{1,2}\s?(?:19|20)?\d{2}(?!\d))?|(?:[A-Z]{2,4}(?:\s?[/／]\s?(?:T|IEC))?|T\s?[/／]\s?[A-Z]{2,8})\s?(?!(?:19|20)\d{2}[-—–])\d{1,6}(?:\.\d{1,3}){0,2}\s?[-—–―−‐:：]{1,2}\s?(?:19|20)\d{2})(?![\dA-Za-z]|\s?[-—–―−‐]\s?\d)/gu;
