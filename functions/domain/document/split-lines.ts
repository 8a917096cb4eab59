import { brokenAt } from './flattened.ts';
import type { FoldedText } from './folded.ts';
import type { Line } from './lines.ts';

/** Splits a text into its non-empty lines and table cells, in order. */
export function splitLines({ folded }: FoldedText): readonly Line[] {
  const lines: Line[] = [];
  let row = 0;
  for (let start = 0; start <= folded.length; row += 1) {
    const newline = folded.indexOf('\n', start);
    const end = newline < 0 ? folded.length : newline;
    pushCells(lines, folded, start, end, row);
    start = end + 1;
  }
  return lines;
}

function pushCells(lines: Line[], folded: string, start: number, end: number, row: number): void {
  const inRow = isTabbedRow(folded.slice(start, end));
  let from = start;
  for (let at = start; at < end; at += 1) {
    const code = folded.charCodeAt(at);
    if (code === PIPE) {
      pushTrimmed(lines, folded, from, at, row);
      from = at + 1;
    } else if (code === TAB && isCellEnd(folded, from, at, inRow)) {
      pushTrimmed(lines, folded, from, at, row);
      from = at + 1;
    } else if (isBlank(code)) {
      const wordsAt = firstWordAt(folded, at, end);
      if (wordsAt - at >= WIDE_GAP && at - from >= SHORTEST_CELL && !OFFICE.test(folded.slice(wordsAt, wordsAt + 2))) {
        pushTrimmed(lines, folded, from, at, row);
        from = wordsAt;
      }
      at = wordsAt - 1;
    }
  }
  pushTrimmed(lines, folded, from, end, row);
}

/** Tabs set cells apart in a row of several, or behind a label; else they are blanks (a name and its date). */
function isCellEnd(folded: string, from: number, tab: number, inRow: boolean): boolean {
  return (inRow && tab > from) || TABLE_LABEL.test(folded.slice(from, tab).trim());
}

function isTabbedRow(line: string): boolean {
  let at = -1;
  for (let tabs = 0; tabs < FEWEST_TABS; tabs += 1) {
    at = line.indexOf('\t', at + 1);
    if (at < 0) return false;
  }
  return true;
}

function firstWordAt(folded: string, from: number, end: number): number {
  let at = from;
  while (at < end && isBlank(folded.charCodeAt(at))) at += 1;
  return at;
}

function pushTrimmed(lines: Line[], folded: string, start: number, end: number, row: number): void {
  const from = firstWordAt(folded, start, end);
  let to = end;
  while (to > from && isBlank(folded.charCodeAt(to - 1))) to -= 1;
  if (from < to) pushParts(lines, folded, from, to, row);
}

/** Flattened pages put title, fields and salutation into one line. */
function pushParts(lines: Line[], folded: string, start: number, end: number, row: number): void {
  const cell = folded.slice(start, end);
  const text = cell.includes('\t') ? cell.replaceAll('\t', ' ') : cell;
  let from = 0;
  for (const blank of brokenAt(text)) {
    const words = text.slice(from, blank).trimEnd();
    if (words !== '') lines.push({ start: start + from, end: start + from + words.length, text: words, row });
    from = firstWordAt(text, blank, text.length);
  }
  if (from < text.length) lines.push({ start: start + from, end, text: from === 0 ? text : text.slice(from), row });
}

/** Blanks, and the bullets that lists are drawn with. */
function isBlank(code: number): boolean {
  return code === 32 || (code >= 9 && code <= 13 && code !== 10) || code === BULLET || code === BLOCK_BULLET;
}

const PIPE = 0x7c;
const TAB = 9;
/** 建议名称 … 建议编号 … */
const FEWEST_TABS = 3;
/** 答复内容, 承办单位 */
const TABLE_LABEL = /^\p{Script=Han}{0,6}(?:内容|情况|意见|结果|名称|标题|编号|单位|代表|类别|方式|时间|日期)$/u;
const BULLET = 0x30fb;
const BLOCK_BULLET = 0x25a0;
/** Blanks of this width set fields apart (发布日期:… 来源:…), unless they only stretch a word (标    题). */
const WIDE_GAP = 3;
const SHORTEST_CELL = 5;
/** 尊敬的  张三   委员: names may be set apart from their office. */
const OFFICE = /^(?:代表|委员)$/u;
