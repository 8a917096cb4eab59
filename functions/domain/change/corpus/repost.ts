import { hasOtherFigures } from './figures.ts';
import type { FoldedText } from './fold.ts';
import { isFurniture } from './furniture.ts';
import { type Runs, SURE } from './seeds.ts';
import type { Trace } from './trace.ts';
import type { Traced } from './traced.ts';
import { type Unit, unitsOf } from './units.ts';

/**
 * Whether a paper is a known one put up again: nearly all of the known text, in one stretch, with at most page furniture and
 * some commentary around it, and the same figures. A letter that shares its template with another, next year's call, and a
 * long paper that quotes a short one are not.
 */
export function isRepost(paper: FoldedText, units: readonly Unit[], { source, shared, traceOf }: Traced): boolean {
  const known = source.folded;
  if (known.codes.length < MIN_CODES || shared.held < MIN_KNOWN * known.codes.length) return false;
  const traces = units.map((_, unit) => traceOf(unit));
  const coverage = coverageOf(paper, known, shared, traces);
  if (coverage.share < MIN_KNOWN || otherTitle(known, coverage, traces)) return false;
  return (
    isWhole(paper, units, traces) &&
    !isAmended(paper, known, coverage, units, traces) &&
    !hasOtherFigures(paper, known, shared, traces)
  );
}

interface Coverage {
  /** 1 for each code of the known text that the paper has, and for each code of the paper that the known text has. */
  readonly marks: Uint8Array;
  readonly said: Uint8Array;
  /** Share of the known text that the paper has. */
  readonly share: number;
}

/** Runs count wherever they are: a sentence that stands twice in a text is traced to one of its places only. */
function coverageOf(paper: FoldedText, known: FoldedText, shared: Runs, traces: readonly (Trace | null)[]): Coverage {
  const marks = openMarks(known.codes.length);
  const said = openMarks(paper.codes.length);
  for (let i = 0; i < shared.count; i++) {
    const length = shared.length[i] ?? 0;
    if (length < SURE) continue;
    marks.add(shared.source[i] ?? 0, length);
    said.add(shared.query[i] ?? 0, length);
  }
  for (const trace of traces) {
    for (const { query, source, length } of trace?.runs ?? []) {
      marks.add(source, length);
      said.add(query, length);
    }
  }
  const marked = marks.close();
  return { marks: marked, said: said.close(), share: shareOf(marked, 0, marked.length) };
}

/** Marks stretches that overlap, in time linear in their number and in the size. */
function openMarks(size: number): {
  readonly add: (from: number, length: number) => void;
  readonly close: () => Uint8Array;
} {
  const steps = new Int32Array(size + 1);
  return {
    add: (from, length) => {
      steps[from] = (steps[from] ?? 0) + 1;
      steps[from + length] = (steps[from + length] ?? 0) - 1;
    },
    close: () => {
      const marks = new Uint8Array(size);
      let open = 0;
      for (let i = 0; i < size; i++) {
        open += steps[i] ?? 0;
        if (open > 0) marks[i] = 1;
      }
      return marks;
    },
  };
}

/**
 * The heading is there in part only, with other words in the place of the rest: the same template for another case. A heading that
 * was cut short, or is missing altogether, proves nothing.
 */
function otherTitle(known: FoldedText, { marks, said }: Coverage, traces: readonly (Trace | null)[]): boolean {
  const title = unitsOf({ ...known, codes: known.codes.subarray(0, 200), at: known.at.subarray(0, 200) })[0];
  if (title === undefined || title.to < 12 || title.to > 80) return false;
  const share = shareOf(marks, title.from, title.to);
  if (share <= 0.2 || share >= 0.7) return false;
  const cut = placeOfTitle(title.from, title.to, traces);
  return cut === null || unsaidIn(said, cut.from, cut.to) > MAX_SLIP;
}

/** Where the paper has the beginning of the known title and what stands behind it; null where it lacks the beginning. */
function placeOfTitle(
  from: number,
  to: number,
  traces: readonly (Trace | null)[],
): { readonly from: number; readonly to: number } | null {
  let begin = -1;
  let next = Number.POSITIVE_INFINITY;
  for (const trace of traces) {
    for (const { query, source, length } of trace?.runs ?? []) {
      if (source <= from && from < source + length) begin = query + from - source;
      if (source + length > to && source < to + NEAR_TITLE) next = Math.min(next, query + Math.max(0, to - source));
    }
  }
  return begin < 0 || next < begin || next === Number.POSITIVE_INFINITY ? null : { from: begin, to: next };
}

function unsaidIn(said: Uint8Array, from: number, to: number): number {
  let count = 0;
  for (let i = from; i < to; i++) if (said[i] !== 1) count++;
  return count;
}

/** Outside the first and the last unit that is known stands less prose than inside. */
function isWhole(paper: FoldedText, units: readonly Unit[], traces: readonly (Trace | null)[]): boolean {
  const { first, last } = knownUnits(units, traces);
  let inside = 0;
  let covered = 0;
  let proseOutside = 0;
  units.forEach((unit, index) => {
    const size = unit.to - unit.from;
    if (index >= first && index <= last) {
      inside += size;
      covered += traces[index]?.covered ?? 0;
    } else if (PROSE.test(paper.text.slice(unit.start, unit.end))) proseOutside += size;
  });
  return first >= 0 && covered >= MIN_INSIDE * inside && proseOutside <= MAX_PROSE_OUTSIDE * covered;
}

/** A whole clause was put in or left out: an amended text. Bad copies lose and gain a few characters at a place. */
function isAmended(
  paper: FoldedText,
  known: FoldedText,
  { said, marks }: Coverage,
  units: readonly Unit[],
  traces: readonly (Trace | null)[],
): boolean {
  const { first, last } = knownUnits(units, traces);
  const from = units[first]?.from ?? 0;
  const to = units[last]?.to ?? said.length;
  return (
    hasClauseOfItsOwn(paper, said, from, to) || hasClauseOfItsOwn(known, marks, marks.indexOf(1), marks.lastIndexOf(1))
  );
}

function hasClauseOfItsOwn(folded: FoldedText, said: Uint8Array, from: number, to: number): boolean {
  let gap = 0;
  for (let i = from; i < to; i++) {
    gap = said[i] === 1 ? 0 : gap + 1;
    if (gap === CLAUSE && !isFurniture(folded, i)) return true;
  }
  return false;
}

function knownUnits(
  units: readonly Unit[],
  traces: readonly (Trace | null)[],
): { readonly first: number; readonly last: number } {
  const known = units.map((unit, index) => (traces[index]?.covered ?? 0) >= 0.5 * (unit.to - unit.from));
  return { first: known.indexOf(true), last: known.lastIndexOf(true) };
}

function shareOf(marks: Uint8Array, from: number, to: number): number {
  let count = 0;
  for (let i = from; i < to; i++) count += marks[i] ?? 0;
  return to === from ? 0 : count / (to - from);
}

const MIN_CODES = 60;
/** Length of a clause in codes. */
const CLAUSE = 14;
const MIN_KNOWN = 0.85;
/** Codes that a slip puts in the place of others. */
const MAX_SLIP = 2;
const NEAR_TITLE = 30;
const MIN_INSIDE = 0.85;
const MAX_PROSE_OUTSIDE = 0.4;
/** A sentence of some length with its full stop; menus, dates and link lists have none. */
const PROSE = /^[\s\S]{20,}[。！？；]/u;
