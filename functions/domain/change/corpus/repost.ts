import { hasOtherFigures } from './figures.ts';
import type { FoldedText } from './fold.ts';
import type { Trace } from './trace.ts';
import type { Traced } from './traced.ts';
import { type Unit, unitsOf } from './units.ts';

/**
 * Whether a paper is a known one put up again: nearly all of the known text, in one stretch, with at most page furniture and
 * some commentary around it, and the same figures. A letter that shares its template with another, next year's call, and a
 * long paper that quotes a short one are not.
 */
export function isRepost(paper: FoldedText, units: readonly Unit[], { source, traces }: Traced): boolean {
  const known = source.folded;
  if (known.codes.length < MIN_CODES) return false;
  const coverage = coverageOf(known, traces);
  if (coverage.share < MIN_KNOWN || otherTitle(known, coverage.marks)) return false;
  return isWhole(paper, units, traces) && !hasOtherFigures(paper, known, traces);
}

/** Which codes of the known text the paper repeats. */
function coverageOf(
  known: FoldedText,
  traces: readonly (Trace | null)[],
): { readonly marks: Uint8Array; readonly share: number } {
  const marks = new Uint8Array(known.codes.length);
  for (const trace of traces) for (const run of trace?.runs ?? []) marks.fill(1, run.source, run.source + run.length);
  return { marks, share: shareOf(marks, 0, marks.length) };
}

/** The heading is there in part only: the same template for another case. A heading that is missing altogether proves nothing. */
function otherTitle(known: FoldedText, marks: Uint8Array): boolean {
  const title = unitsOf({ ...known, codes: known.codes.subarray(0, 200), at: known.at.subarray(0, 200) })[0];
  if (title === undefined || title.to < 12 || title.to > 80) return false;
  const share = shareOf(marks, title.from, title.to);
  return share > 0.2 && share < 0.7;
}

/** Between the first and the last unit that is known, nearly all is known; outside stands less prose than inside. */
function isWhole(paper: FoldedText, units: readonly Unit[], traces: readonly (Trace | null)[]): boolean {
  const known = units.map((unit, index) => (traces[index]?.covered ?? 0) >= 0.5 * (unit.to - unit.from));
  const first = known.indexOf(true);
  const last = known.lastIndexOf(true);
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

function shareOf(marks: Uint8Array, from: number, to: number): number {
  let count = 0;
  for (let i = from; i < to; i++) count += marks[i] ?? 0;
  return to === from ? 0 : count / (to - from);
}

const MIN_CODES = 60;
const MIN_KNOWN = 0.85;
const MIN_INSIDE = 0.85;
const MAX_PROSE_OUTSIDE = 0.4;
/** A sentence of some length with its full stop; menus, dates and link lists have none. */
const PROSE = /^[\s\S]{20,}[。！？；]/u;
