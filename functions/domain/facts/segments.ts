import { codeSet, codesOf } from '../code-set.ts';
import { matchesOf } from '../matches.ts';
import type { Span } from '../page/span.ts';
import { type PlainScript, plainScript } from './plain-script.ts';

/** A stretch of a text that says one thing: up to 。！？； or the end of its line. Blanks around it are left out. */
export interface Segment extends Span {
  /** Does it begin a sentence, or follow a ；? */
  readonly opensSentence: boolean;
  /** Does it begin a line? */
  readonly opensLine: boolean;
  /** Does the line go on behind it, or does it end here without a mark (a heading)? */
  readonly closing: 'mark' | 'lineEnd';
}

/** A text in plain script with its segments: made once for all who read statements from it. */
export interface SegmentedText extends PlainScript {
  readonly segments: readonly Segment[];
}

export function segmentedText(original: string): SegmentedText {
  const plain = plainScript(original);
  return { ...plain, segments: segmentsOf(plain.text) };
}

/**
 * The segments of a text, in order. A line break inside a sentence, as text taken from PDF has it, does not end one: the line before
 * breaks off in mid-clause and the next one is no heading or list item.
 */
function segmentsOf(text: string): readonly Segment[] {
  const segments: Segment[] = [];
  let start = 0;
  let opensLine = true;
  let opensSentence = true;
  let lineStart = 0;
  let passed = 0;
  const close = (at: number, mark: string) => {
    const lineEnd = mark === '\n' || mark === '';
    const segment = trimmed(text, start, at);
    if (segment !== null)
      segments.push({ ...segment, opensSentence, opensLine, closing: lineEnd ? 'lineEnd' : 'mark' });
    start = at + 1;
    opensSentence = segment === null ? opensSentence : mark !== '；' && mark !== ';';
    opensLine = lineEnd || (opensLine && segment === null);
  };
  for (const { 0: mark, index } of matchesOf(text, SEGMENT_MARK)) {
    if (index < passed) continue;
    if (mark === '\n') {
      const next = nextLineStart(text, index);
      const soft = isSoftBreak(text, lineStart, index, next);
      lineStart = next;
      if (soft) {
        passed = next;
        continue;
      }
    }
    close(index, mark);
  }
  close(text.length, '');
  return segments;
}

function nextLineStart(text: string, lineEnd: number): number {
  let next = lineEnd + 1;
  while (next < text.length && next - lineEnd < 8 && text[next] === '\n') next++;
  return next;
}

function isSoftBreak(text: string, lineStart: number, lineEnd: number, next: number): boolean {
  if (lineEnd - lineStart < SHORTEST_BROKEN_LINE || next >= text.length) return false;
  const last = text[lineEnd - 1] ?? ' ';
  if (!BROKEN_OFF.test(last)) return false;
  if (last !== '，' && last !== '、' && NUMBERED_LINE.test(text.slice(lineStart, lineStart + 6))) return false;
  const head = text.slice(next, next + 40);
  return CONTINUATION.test(head) && !NUMBERED_LINE.test(head.slice(0, 6));
}

function trimmed(text: string, start: number, end: number): Span | null {
  let from = start;
  let to = end;
  while (from < to && WHITE_SPACE.has(text.charCodeAt(from))) from++;
  while (to > from && WHITE_SPACE.has(text.charCodeAt(to - 1))) to--;
  return from < to ? { start: from, end: to } : null;
}

/** What `trim` takes away. */
const WHITE_SPACE = codeSet(
  codesOf(
    '\t\n\v\f\r \u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000\ufeff',
  ),
);
/** 。 ； or the end of a line */
const SEGMENT_MARK = /[。！？；!?;\n]/g;
const SHORTEST_BROKEN_LINE = 24;
/** a line that breaks off in mid-clause */
const BROKEN_OFF = /[\u4e00-\u9fff，、]/u;
/** the next line goes on with words and a mark follows soon */
const CONTINUATION = /^[\u4e00-\u9fff“][^\n]{0,38}[，。；、]/u;
/** 一、 · （二） · 3. */
const NUMBERED_LINE = /^\s{0,3}[（(]?(?:[一二三四五六七八九十]{1,3}|\d{1,2})[、.．)）]/u;
