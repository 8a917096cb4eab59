import type { Field } from './fields.ts';
import type { Line } from './lines.ts';

/** Where the paper's own number (发文字号) stands in the folded text. */
export interface OwnNumber {
  readonly start: number;
  readonly end: number;
}

/**
 * The paper's own number: a line of its own between page top and first paragraph (`before`), or the labelled field. Numbers that the text cites are not its own.
 * Damage is read as it stands: 〔202126号, 2025 915号.
 */
export function findOwnNumber(lines: readonly Line[], fields: readonly Field[], before: number): OwnNumber | null {
  for (let at = 0; at < Math.min(lines.length, before); at += 1) {
    const line = lines[at];
    if (line === undefined || line.text.length > LONGEST_LINE) continue;
    if (STANDARD_LINE.test(line.text)) return { start: line.start, end: line.start + line.text.length };
    const match = FIGURE.test(line.text) ? OWN_LINE.exec(line.text) : null;
    if (match?.groups?.number) {
      const start = line.start + line.text.indexOf(match.groups.number);
      return { start, end: start + match.groups.number.length };
    }
  }
  const heading = numberInHeading(lines.slice(0, before));
  if (heading !== null) return heading;
  for (const field of fields) {
    if (field.label !== 'documentNumber') continue;
    const match = NUMBER.exec(field.value);
    if (match !== null) return { start: field.start + match.index, end: field.start + match.index + match[0].length };
  }
  return null;
}

/** 云府[2018]120号《云岭市人民政府关于印发…的通知》: a page's heading */
function numberInHeading(lines: readonly Line[]): OwnNumber | null {
  for (const { text, start } of lines.slice(0, EARLY)) {
    const number = HEADING.exec(text)?.[1];
    if (number !== undefined) return { start, end: start + number.length };
  }
  return null;
}

/** Is the line nothing but a document number? */
export function isNumberLine(words: string): boolean {
  return words.length <= LONGEST_LINE && FIGURE.test(words) && OWN_LINE.test(words);
}

const LONGEST_LINE = 60;
const EARLY = 20;
/** A year or 令: no number goes without. */
const FIGURE = /(?:19|20)\d{2}|令/;
/** DB4401/T 12—2020 · GB 14554-93 */
const STANDARD_LINE = /^[A-Z]{2,5}\d{0,6}(?:\/[TZ])? ?\d{1,6}(?:\.\d{1,3})? ?[-—–] ?\d{2,4}$/u;
/** 中工信函[2022]59号 · 冀商办案字[2014]第12号 · 龙府函[202126号 · 漯农函 2025 915号 · 沪府令第93号 */
const NUMBER_FORM =
  '(?:[\\p{Script=Han}A-Za-z]{1,20} {0,3}(?:[\\[(【<〈{] {0,2}(?:19|20)\\d{2} {0,2}年? {0,2}[\\])】>〉}]? {0,2}第? {0,2}\\d{1,5}(?:-\\d{1,3})? {0,2}号?|(?:19|20)\\d{2} {0,2}[\\])】〉年 ] {0,2}第? {0,2}\\d{1,5} {0,2}号|(?:19|20)\\d{2} {1,3}\\d{1,5}(?: {0,2}号)?|令 {0,2}第? {0,2}\\d{1,4} {0,2}号)|[(\\[](?:19|20)\\d{2}[)\\]] ?[\\p{Script=Han}]{2,12} {0,2}第? {0,2}\\d{1,5} {0,2}号)';
const NUMBER = new RegExp(NUMBER_FORM, 'u');
const HEADING = new RegExp(`^(${NUMBER_FORM})《[^》]{8,120}》$`, 'u');
/** (A类) 临水函[2021]15号 签发人:张三 · 临水函[2021]15号B类 同意公开 */
const OWN_LINE = new RegExp(
  `^(?:(?:19|20)\\d{2}年\\d{1,2}月\\d{1,2}日 {1,6}|(?:(?:发文|公文)?[文字]号|文件编号|编号) {0,3}:? {0,3}|[\\p{Script=Han}]{4,24} {1,6}|[(\\[]?[A-D] ?类?[)\\]]? {1,12}|[A-D] ?类(?=\\p{Script=Han}{2,14}[\\[(]))?[(\\[]?(?<number>${NUMBER_FORM})[)\\]]?(?: {0,8}(?:签发人|签发) {0,4}:? {0,4}[\\p{Script=Han} 、]{0,20})?(?: {0,8}[(\\[]?[A-D]\\d? {0,2}类?[)\\]]?类?)?(?: {0,8}[(\\[]?[\\p{Script=Han}]{0,4}公开[)\\]]?)?(?: {1,8}[\\p{Script=Han}]{2,8} ?: ?[^\\s:。]{1,12}){0,4}$`,
  'u',
);
