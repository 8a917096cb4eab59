import type { Span } from '../../page/span.ts';
import { foldText } from './fold.ts';
import { type Label, readLabel } from './labels.ts';

/** A paragraph: one line with the blank lines behind it, so that the blocks of a text, joined, are the text. */
export interface TextBlock {
  readonly start: number;
  /** Where the next block starts. */
  readonly end: number;
  readonly label: Label | null;
  /** Where the label stands in the text; empty where there is none. */
  readonly labelSpan: Span;
  /** The body folded, without its label: what makes two blocks the same. */
  readonly key: string;
  /** The body's stretch in the text's folded units. */
  readonly foldedStart: number;
  readonly foldedEnd: number;
}

/** A text as a row of blocks over its folded units. */
export interface BlockedText {
  readonly text: string;
  readonly units: Uint16Array;
  readonly blocks: readonly TextBlock[];
}

/** Cuts a text into paragraphs. White space in front of the first stands in the first; an empty text has no block. */
export function blockText(text: string): BlockedText {
  const { units, at } = foldText(text);
  const blocks: TextBlock[] = [];
  let start = 0;
  while (start < text.length) {
    let lineAt = start;
    let end = nextLine(text, lineAt);
    // Blank lines in front belong to the first block, all others to the block before them.
    while (end < text.length && isBlank(text, lineAt, end)) {
      lineAt = end;
      end = nextLine(text, end);
    }
    const lineEnd = end;
    while (end < text.length) {
      const after = nextLine(text, end);
      if (!isBlank(text, end, after)) break;
      end = after;
    }
    const line = text.slice(lineAt, lineEnd);
    const label = readLabel(line);
    const labelAt = lineAt + (label?.at ?? 0);
    const bodyAt = lineAt + (label?.bodyAt ?? 0);
    const foldedEnd = at[end] ?? units.length;
    // A line that is nothing but a label is its own body.
    const bare = at[bodyAt] === foldedEnd;
    const foldedStart = (bare ? at[start] : at[bodyAt]) ?? 0;
    blocks.push({
      start,
      end,
      label: bare ? null : label,
      labelSpan: { start: labelAt, end: labelAt + (label?.text.length ?? 0) },
      key: keyOf(units, foldedStart, foldedEnd),
      foldedStart,
      foldedEnd,
    });
    start = end;
  }
  return { text, units, blocks };
}

function nextLine(text: string, from: number): number {
  const at = text.indexOf('\n', from);
  return at < 0 ? text.length : at + 1;
}

/** White space only: a line that holds a zero-width mark is a line. */
function isBlank(text: string, start: number, end: number): boolean {
  return text.slice(start, end).trim() === '';
}

/** In pieces: the arguments of a long line would overflow the stack. */
function keyOf(units: Uint16Array, start: number, end: number): string {
  let key = '';
  for (let at = start; at < end; at += PIECE) {
    key += Reflect.apply(String.fromCharCode, null, units.subarray(at, Math.min(end, at + PIECE)));
  }
  return key;
}

const PIECE = 4096;
