import type { Hunk } from './anchors.ts';
import { commonHead, commonTail } from './myers.ts';
import type { Symbols } from './symbols.ts';

/** One side of a comparison: its symbols, and the text into which `starts` point. */
export interface Row {
  readonly text: string;
  readonly ids: Int32Array;
  readonly starts: Int32Array;
}

/**
 * Makes hunks readable: joins those that at most two characters part, slides pure insertions and deletions to
 * punctuation, and trims what a joined hunk has on both sides. Both texts still follow from the hunks.
 */
export function readableHunks(hunks: readonly Hunk[], a: Row, b: Row): readonly Hunk[] {
  const joined = join(hunks, a);
  const slid: Hunk[] = [];
  joined.forEach((hunk, at) => {
    const before = slid.at(-1);
    const after = joined[at + 1];
    slid.push(slide(hunk, a, b, { from: before?.a1 ?? 0, to: after?.a0 ?? a.ids.length }));
  });
  return join(slid, a).map((hunk) => trim(hunk, a, b));
}

/** Longest equal stretch, in UTF-16 units, that is not worth standing between two edits. */
const LEFTOVER = 2;

function join(hunks: readonly Hunk[], a: Row): readonly Hunk[] {
  const joined: Hunk[] = [];
  for (const hunk of hunks) {
    const last = joined.at(-1);
    if (last !== undefined && charsBetween(a, last.a1, hunk.a0) <= LEFTOVER) {
      joined[joined.length - 1] = { a0: last.a0, a1: hunk.a1, b0: last.b0, b1: hunk.b1 };
    } else joined.push(hunk);
  }
  return joined;
}

/** Takes off what both sides of a joined hunk begin and end with. */
function trim({ a0, a1, b0, b1 }: Hunk, a: Row, b: Row): Hunk {
  const head = commonHead(a.ids, a0, a1, b.ids, b0, b1);
  const tail = commonTail(a.ids, a0 + head, a1, b.ids, b0 + head, b1);
  return { a0: a0 + head, a1: a1 - tail, b0: b0 + head, b1: b1 - tail };
}

function charsBetween({ starts }: Symbols, from: number, to: number): number {
  return (starts[to] ?? 0) - (starts[from] ?? 0);
}

/**
 * Moves a pure insertion or deletion along the equal text around it, to where it best follows the punctuation: 同意。+不予受理。
 * @param room the equal stretches around it, in symbols of `a`, that it may use up but for more than a leftover
 */
function slide(hunk: Hunk, a: Row, b: Row, room: { readonly from: number; readonly to: number }): Hunk {
  const inserted = hunk.a0 === hunk.a1;
  if (!inserted && hunk.b0 !== hunk.b1) return hunk;
  const row = inserted ? b : a;
  const from = inserted ? hunk.b0 : hunk.a0;
  const to = inserted ? hunk.b1 : hunk.a1;
  let best = 0;
  let bestSeat = seatOf(row, from, to);
  const mostLeft = Math.min(FURTHEST, hunk.a0 - room.from);
  for (let d = 1; d <= mostLeft && row.ids[from - d] === row.ids[to - d]; d++) {
    if (room.from > 0 && charsBetween(a, room.from, hunk.a0 - d) <= LEFTOVER) break;
    const score = seatOf(row, from - d, to - d);
    if (score > bestSeat) [best, bestSeat] = [-d, score];
  }
  const mostRight = Math.min(FURTHEST, room.to - hunk.a1);
  for (let d = 1; d <= mostRight && row.ids[from + d - 1] === row.ids[to + d - 1]; d++) {
    if (room.to < a.ids.length && charsBetween(a, hunk.a1 + d, room.to) <= LEFTOVER) break;
    const score = seatOf(row, from + d, to + d);
    if (score > bestSeat) [best, bestSeat] = [d, score];
  }
  return { a0: hunk.a0 + best, a1: hunk.a1 + best, b0: hunk.b0 + best, b1: hunk.b1 + best };
}

const FURTHEST = 60;

/** How well an edit sits: best is a whole sentence or item behind a mark, with its own mark at the end. */
function seatOf({ text, starts }: Row, from: number, to: number): number {
  const start = starts[from] ?? 0;
  const end = starts[to] ?? 0;
  const before = from === 0 ? '\n' : text.charAt(start - 1);
  const first = text.charAt(start);
  const last = text.charAt(end - 1);
  let score = strength(last) * 2 + strength(before) * 2;
  if (OPENING.has(first)) score += 2;
  if (OPENING.has(last)) score -= 3;
  if (CLOSING.has(first)) score -= 3;
  return score;
}

function strength(sign: string): number {
  if (sign === '\n' || sign === '。') return 3;
  if (SENTENCE_MARKS.has(sign)) return 2;
  return CLAUSE_MARKS.has(sign) ? 1 : 0;
}

const SENTENCE_MARKS: ReadonlySet<string> = new Set('；！？;!?');
const CLAUSE_MARKS: ReadonlySet<string> = new Set('，、：,:）)》”');
const OPENING: ReadonlySet<string> = new Set('（(《〈“‘「〔[');
const CLOSING: ReadonlySet<string> = new Set('）)》〉”’」〕]');
