import type { Span } from '../page/span.ts';
import type { FoldedText } from './folded.ts';

/** A line of the text, or a cell of a line with pipes or wide gaps, without blanks around it. Offsets are into the folded text. */
export interface Line extends Span {
  /** Folded words. */
  readonly text: string;
  /** Number of the line of the text that it stands in: cells of one row share it. */
  readonly row: number;
}

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
  let from = start;
  for (let at = start; at < end; at += 1) {
    const code = folded.charCodeAt(at);
    if (code === PIPE) {
      pushTrimmed(lines, folded, from, at, row);
      from = at + 1;
    } else if (isBlank(code)) {
      const wordsAt = firstWordAt(folded, at, end);
      if (wordsAt - at >= WIDE_GAP && at - from >= SHORTEST_CELL) {
        pushTrimmed(lines, folded, from, at, row);
        from = wordsAt;
      }
      at = wordsAt - 1;
    }
  }
  pushTrimmed(lines, folded, from, end, row);
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

/** Flattened pages put title, fields and salutation into one line; they are told apart by what starts after a blank. */
function pushParts(lines: Line[], folded: string, start: number, end: number, row: number): void {
  const text = folded.slice(start, end);
  let from = 0;
  if (text.includes(' ')) {
    for (const { index } of text
      .slice(0, LONGEST_HEAD)
      .matchAll(end - start <= LONGEST_FIELDS ? FIELD_STARTS : SALUTATION_STARTS)) {
      if (index > from) lines.push({ start: start + from, end: start + index, text: text.slice(from, index), row });
      from = index + 1;
    }
  }
  lines.push({ start: start + from, end, text: text.slice(from), row });
}

/** Blanks, and the bullets that lists are drawn with. */
function isBlank(code: number): boolean {
  return code === 32 || (code >= 9 && code <= 13 && code !== 10) || code === BULLET || code === BLOCK_BULLET;
}

const PIPE = 0x7c;
const BULLET = 0x30fb;
const BLOCK_BULLET = 0x25a0;
/** Blanks of this width set fields apart (发布日期:… 来源:…), unless they only stretch a word (标    题). */
const WIDE_GAP = 3;
const SHORTEST_CELL = 5;
const LONGEST_HEAD = 600;
const LONGEST_FIELDS = 260;
/** …的答复 张三代表: */
const SALUTATION = '(?<=[答回批办]复|[复的]函|意见) (?=[\\p{Script=Han}、 ]{2,60}(?:代表|委员) {0,3}:)';
const SALUTATION_STARTS = new RegExp(SALUTATION, 'gu');
/** …的答复 发布日期:2022-07-01 来源: 编辑:… */
const FIELD_STARTS = new RegExp(
  `${SALUTATION}|(?<=[^ ]) (?=(?:(?:信息|文章|稿件)?来源|(?:发布|发表|更新|发文|成文|公开)(?:日期|时间|机构)|发文(?:字号|机关)|索引号|公开目录|主题(?:词|分类)|文号|作者|编辑|责任编辑|审核|浏览(?:次数|量)|阅读(?:次数|量)?|点击(?:数|次数|量)?|访问量|字号|字体|选择阅读字号|有效性)(?:[: ]|$))`,
  'gu',
);
