import { endOf, type FoldedText } from './fold.ts';

/** A sentence, clause between semicolons, or line: what is found again or not. Indexes into the folded codes, end-exclusive. */
export interface Unit {
  readonly from: number;
  readonly to: number;
  /** Offsets in the text, closing mark included. */
  readonly start: number;
  readonly end: number;
}

/**
 * Cuts a text into units. A line that breaks in mid-sentence in a text out of a PDF does not end its unit, nor does the mark
 * behind a run-in label (三是开展公益服务。) on whose line more follows.
 * Units lie in order, hold at least one code each and do not overlap.
 */
export function unitsOf(folded: FoldedText): readonly Unit[] {
  const { text, at, codes } = folded;
  const units: Unit[] = [];
  const lines = isHardWrapped(text) ? 'wrapped' : 'whole';
  let from = 0;
  for (let index = 0; index < codes.length; index++) {
    const gapFrom = endOf(folded, index);
    const last = index + 1 === codes.length;
    const gap = { from: gapFrom, to: last ? text.length : (at[index + 1] ?? text.length) };
    const open = { start: at[from] ?? 0, length: index + 1 - from };
    const end = last ? closeOf(text, gapFrom) : endWithin(text, gap, open, lines);
    if (end < 0) continue;
    units.push({ from, to: index + 1, start: open.start, end });
    from = index + 1;
  }
  return units;
}

/** The offset behind the mark that ends a unit in the gap between two codes, or -1 where the unit goes on. */
function endWithin(
  text: string,
  gap: Gap,
  open: { readonly start: number; readonly length: number },
  lines: 'wrapped' | 'whole',
): number {
  if (gap.to === gap.from) return -1;
  const marks = text.slice(gap.from, gap.to);
  const line = marks.indexOf('\n');
  if (SENTENCE_END.test(marks)) return line < 0 && open.length < RUN_IN ? -1 : closeOf(text, gap.from);
  if (line < 0) return -1;
  const wrapped =
    lines === 'wrapped' &&
    open.length >= SOFT_LINE &&
    !OTHER_MARK.test(marks) &&
    marks.indexOf('\n', line + 1) < 0 &&
    !NUMBERED.test(text.slice(open.start, open.start + 8)) &&
    !NUMBERED.test(text.slice(gap.to, gap.to + 8)) &&
    !TITLE_END.test(text.slice(gap.from - 2, gap.from));
  return wrapped ? -1 : closeOf(text, gap.from);
}

/** Text out of a PDF: most lines of any length end in mid-sentence. On a page, a line is a paragraph. */
function isHardWrapped(text: string): boolean {
  let long = 0;
  let open = 0;
  for (const line of text.split('\n')) {
    const words = line.trim();
    if (words.length < SOFT_LINE) continue;
    long++;
    if (!LINE_END.test(words)) open++;
  }
  return long >= 8 && open >= 0.6 * long;
}

/** The sign of its last figure, marks and closing brackets belong to the sentence that they end: 40%。 。” ！） */
function closeOf(text: string, from: number): number {
  FIGURE_SIGN.lastIndex = from;
  let end = FIGURE_SIGN.test(text) ? FIGURE_SIGN.lastIndex : from;
  while (end < text.length && CLOSING.includes(text[end] ?? ' ')) end++;
  return end;
}

interface Gap {
  readonly from: number;
  readonly to: number;
}

/** A line shorter than this many codes is a line of its own (a heading, a date); a longer one may break in mid-sentence. */
const SOFT_LINE = 18;
/** A sentence shorter than this many codes goes with the next one on its line. */
const RUN_IN = 13;
/** 。 ； ! */
const SENTENCE_END = /[。！？；!?;]/u;
/** Any mark but blanks and closing quotes: a line that ends so is whole. */
const OTHER_MARK = /[，：、,:.…—|]/u;
/** 。 ”。 ； */
const LINE_END = /[。！？；：;:!?.”’)）》]$/u;
/** 一、 （二） 3. 第四条 • */
const NUMBERED =
  /^(?:[一二三四五六七八九十百]+、|[（(][一二三四五六七八九十\d]+[）)]|\d{1,2}[.．、]|第[一二三四五六七八九十百\d]+[条章节]|[•·●])/u;
/** 答复的函, 的通知 */
const TITLE_END = /(?:回复|答复|的函|通知|公告|通告|办法|意见|措施|方案|提案|建议)$/u;
/** 40%, 40 ％, 5‰, 36.5℃: signs that fold to nothing */
const FIGURE_SIGN = /[ \t\u3000]?[%％‰‱℃℉°]/uy;
const CLOSING = '。！？；：!?;:，,”’」』）)》…';
