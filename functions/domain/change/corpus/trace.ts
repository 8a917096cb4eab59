import type { Run } from './seeds.ts';

/** Where a stretch of the new paper stands in one source: the heaviest chain of runs that keeps the order. In codes. */
export interface Trace {
  readonly runs: readonly Run[];
  /** Codes of the stretch that the chain covers. */
  readonly covered: number;
  readonly longest: number;
  /** The stretch of the source, end-exclusive. */
  readonly from: number;
  readonly to: number;
}

/**
 * Traces a stretch of the new paper in a source. `runs` are those of this source that touch the stretch, in order of the
 * new paper. A chain keeps order in both texts and skips at most a few dozen characters of the source between two runs:
 * words that are scattered over a statute are no quotation.
 */
export function traceOf(runs: readonly Run[], from: number, to: number): Trace | null {
  const whole = runs.find((run) => run.query <= from && run.query + run.length >= to);
  // No chain covers more: sentences of a template stand word for word in many places.
  if (whole !== undefined && to - from >= 2) {
    const source = whole.source + from - whole.query;
    const run = { query: from, source, length: to - from };
    return { runs: [run], covered: run.length, longest: run.length, from: source, to: source + run.length };
  }
  const clipped = clip(runs, from, to);
  const count = clipped.length;
  if (count === 0) return null;
  const weight = new Float64Array(count);
  const previous = new Int32Array(count).fill(-1);
  let best = 0;
  for (let i = 0; i < count; i++) {
    const run = clipped[i];
    if (run === undefined) continue;
    weight[i] = run.length;
    for (let j = i - 1; j >= 0; j--) {
      const before = clipped[j];
      // A run adds its length at most.
      if (before === undefined || (weight[j] ?? 0) + run.length <= (weight[i] ?? 0)) continue;
      const gain = gainOf(before, run);
      if (gain > 0 && (weight[j] ?? 0) + gain > (weight[i] ?? 0)) {
        weight[i] = (weight[j] ?? 0) + gain;
        previous[i] = j;
      }
    }
    if ((weight[i] ?? 0) > (weight[best] ?? 0)) best = i;
  }
  return assemble(clipped, previous, best);
}

/** What a run adds behind another: its codes that do not overlap, less a little for what is skipped. 0 where it cannot follow. */
function gainOf(before: Run, run: Run): number {
  const overlap = overlapOf(before, run);
  const rest = run.length - overlap;
  if (rest < 2) return 0;
  const skippedQuery = run.query + overlap - (before.query + before.length);
  const skippedSource = run.source + overlap - (before.source + before.length);
  if (skippedSource > MAX_SKIP) return 0;
  return rest - SHIFT_COST * Math.abs(skippedSource - skippedQuery);
}

function overlapOf(before: Run, run: Run): number {
  return Math.max(0, before.query + before.length - run.query, before.source + before.length - run.source);
}

function assemble(runs: readonly Run[], previous: Int32Array, last: number): Trace {
  const chain: Run[] = [];
  let covered = 0;
  let longest = 0;
  for (let i = last; i >= 0; i = previous[i] ?? -1) {
    const run = runs[i];
    if (run === undefined) break;
    const before = runs[previous[i] ?? -1];
    const overlap = before === undefined ? 0 : overlapOf(before, run);
    const kept = { query: run.query + overlap, source: run.source + overlap, length: run.length - overlap };
    chain.unshift(kept);
    covered += kept.length;
    longest = Math.max(longest, run.length);
  }
  const first = chain[0];
  const end = chain.at(-1);
  return {
    runs: chain,
    covered,
    longest,
    from: first?.source ?? 0,
    to: end === undefined ? 0 : end.source + end.length,
  };
}

/** The parts of the runs inside the stretch; of very many the longest. */
function clip(runs: readonly Run[], from: number, to: number): readonly Run[] {
  const inside: Run[] = [];
  for (const run of runs) {
    const start = Math.max(run.query, from);
    const end = Math.min(run.query + run.length, to);
    if (end - start < 2) continue;
    inside.push({ query: start, source: run.source + start - run.query, length: end - start });
  }
  if (inside.length <= MAX_RUNS) return inside;
  const kept = inside.toSorted((a, b) => b.length - a.length).slice(0, MAX_RUNS);
  return kept.sort((a, b) => a.query - b.query || a.source - b.source);
}

const MAX_RUNS = 80;
const MAX_SKIP = 40;
const SHIFT_COST = 0.15;
