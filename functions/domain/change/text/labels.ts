/** The number in front of a paragraph (第十二条, 一、, （三）, 2., 一是) and where the body starts. */
export interface Label {
  /** As written, without white space around it. */
  readonly text: string;
  /** Which numbering it belongs to: 条, 一、, （一） … Labels of one series can be renumbered into each other. */
  readonly series: string;
  readonly ordinal: number;
  /** Index in the paragraph at which the label starts. */
  readonly at: number;
  /** Index in the paragraph at which the body starts, behind white space. */
  readonly bodyAt: number;
}

/** Reads the label of a paragraph by the numbering of GB/T 9704-2012 §7.3.3 and of statutes; null where there is none. */
export function readLabel(paragraph: string): Label | null {
  const match = LABEL.exec(paragraph.length > LONGEST_LABEL ? paragraph.slice(0, LONGEST_LABEL) : paragraph);
  const written = match?.groups?.label;
  if (match === null || written === undefined) return null;
  const digits = /[①-⑳]|\d+|[一二三四五六七八九十百千零〇两]+/.exec(written)?.[0] ?? '';
  return {
    text: written,
    series: written.replace(digits, '#'),
    ordinal: ordinalOf(digits),
    at: match[0].indexOf(written),
    bodyAt: match[0].length,
  };
}

/** The value of an ordinal as labels write it: 12, 十二, 一百零三, ③. NaN where it is none. */
export function ordinalOf(digits: string): number {
  if (CIRCLED.test(digits)) return digits.charCodeAt(0) - 0x2460 + 1;
  if (ASCII_DIGITS.test(digits)) return Number(digits);
  let total = 0;
  let digit = 0;
  for (const sign of digits) {
    const scale = SCALES[sign];
    if (scale !== undefined) {
      total += (digit === 0 ? 1 : digit) * scale;
      digit = 0;
    } else {
      const value = '零一二三四五六七八九'.indexOf(sign === '〇' ? '零' : sign === '两' ? '二' : sign);
      if (value < 0) return Number.NaN;
      digit = value;
    }
  }
  return total + digit;
}

const LONGEST_LABEL = 40;
const SCALES: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000 };
/** ③ */
const CIRCLED = /^[①-⑳]$/;
/** 12 */
const ASCII_DIGITS = /^\d+$/;
/** 第十二条 · 一、 · （三） · 2. · (2) · ③ · 一是 */
const LABEL =
  /^\s*(?<label>第[一二三四五六七八九十百千零〇两\d]+[编章节条款]|[一二三四五六七八九十百]+、|[（(][一二三四五六七八九十百]+[）)]|\d{1,3}[.．、](?!\d)|[（(]\d{1,3}[）)]|[①-⑳]|[一二三四五六七八九十]{1,2}是)\s*/;
