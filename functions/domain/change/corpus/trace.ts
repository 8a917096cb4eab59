import type { Run, Runs } from './seeds.ts';

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

/** Room that one stretch after the other is traced in. */
export interface Scratch {
  readonly weight: Float64Array;
  readonly previous: Int32Array;
  readonly onWheel: Int32Array;
  readonly wheel: Int32Array;
}

export function scratchForTraces(): Scratch {
  return {
    weight: new Float64Array(MAX_RUNS),
    previous: new Int32Array(MAX_RUNS),
    onWheel: new Int32Array(MAX_RUNS),
    wheel: new Int32Array(SPOKES),
  };
}

/**
 * Traces a stretch of the new paper of so many codes in a source, by the runs inside it; null where there are none. A chain keeps order in both texts and skips at
 * most a few dozen characters of the source between two runs: words that are scattered over a statute are no quotation.
 */
export function traceOf(runs: Runs, size: number, scratch: Scratch): Trace | null {
  if (runs.count === 0) return null;
  for (let i = 0; i < runs.count; i++) {
    // No chain covers more: sentences of a template stand word for word in many places.
    if (runs.length[i] === size) return assemble(runs, [i]);
  }
  const chosen = runs.count <= MAX_RUNS ? runs : longestOf(runs);
  return assemble(chosen, heaviestChain(chosen, scratch));
}

/** Of very many runs the longest are traced. */
function longestOf({ count, query, source, length }: Runs): Runs {
  const all = Array.from({ length: count }, (_, i) => i);
  const longest = all
    .sort((a, b) => (length[b] ?? 0) - (length[a] ?? 0))
    .slice(0, MAX_RUNS)
    .sort((a, b) => (query[a] ?? 0) - (query[b] ?? 0) || (source[a] ?? 0) - (source[b] ?? 0));
  const of = (field: Int32Array) => Int32Array.from(longest, (run) => field[run] ?? 0);
  return { count: MAX_RUNS, query: of(query), source: of(source), length: of(length) };
}

/**
 * Indexes of the runs of the heaviest chain, in order; of chains that weigh alike the one that ends first, each run behind the
 * latest that will do. What a run may follow ends near its own source: the runs hang on a wheel by where they end, so that
 * most are never looked at.
 */
function heaviestChain(
  { count, query, source, length }: Runs,
  { weight, previous, onWheel, wheel }: Scratch,
): readonly number[] {
  wheel.fill(0);
  let best = 0;
  for (let i = 0; i < count; i++) {
    const q = query[i] ?? 0;
    const s = source[i] ?? 0;
    const own = length[i] ?? 0;
    let heaviest = own;
    let before = -1;
    const lastSpoke = (s + own) >> SPOKE_BITS;
    for (let spoke = Math.max((s - MAX_SKIP) >> SPOKE_BITS, lastSpoke - SPOKES + 1, 0); spoke <= lastSpoke; spoke++) {
      for (let j = (wheel[spoke & (SPOKES - 1)] ?? 0) - 1; j >= 0; j = (onWheel[j] ?? 0) - 1) {
        const size = length[j] ?? 0;
        const skipped = s - (source[j] ?? 0) - size;
        if (skipped > MAX_SKIP || -skipped > own - SHORTEST_ADDED) continue;
        const passed = weight[j] ?? 0;
        // A run adds its length at most.
        if (passed + own < heaviest) continue;
        const between = q - (query[j] ?? 0) - size;
        const overlap = Math.max(0, -between, -skipped);
        const gain = own - overlap - SHIFT_COST * Math.abs(skipped - between);
        if (skipped + overlap > MAX_SKIP || own - overlap < SHORTEST_ADDED || gain <= 0) continue;
        if (passed + gain > heaviest || (passed + gain === heaviest && before >= 0 && j > before)) {
          heaviest = passed + gain;
          before = j;
        }
      }
    }
    weight[i] = heaviest;
    previous[i] = before;
    onWheel[i] = wheel[lastSpoke & (SPOKES - 1)] ?? 0;
    wheel[lastSpoke & (SPOKES - 1)] = i + 1;
    if (heaviest > (weight[best] ?? 0)) best = i;
  }
  const chain: number[] = [];
  for (let i = best; i >= 0; i = previous[i] ?? -1) chain.push(i);
  return chain.reverse();
}

function assemble(runs: Runs, chain: readonly number[]): Trace {
  const kept: Run[] = [];
  let covered = 0;
  let longest = 0;
  let queryEnd = 0;
  let sourceEnd = 0;
  for (const index of chain) {
    const query = runs.query[index] ?? 0;
    const source = runs.source[index] ?? 0;
    const length = runs.length[index] ?? 0;
    const overlap = kept.length === 0 ? 0 : Math.max(0, queryEnd - query, sourceEnd - source);
    kept.push({ query: query + overlap, source: source + overlap, length: length - overlap });
    covered += length - overlap;
    longest = Math.max(longest, length);
    queryEnd = query + length;
    sourceEnd = source + length;
  }
  return { runs: kept, covered, longest, from: kept[0]?.source ?? 0, to: sourceEnd };
}

const MAX_RUNS = 80;
const MAX_SKIP = 40;
/** A run adds to a chain at least so many codes of its own. */
const SHORTEST_ADDED = 2;
const SHIFT_COST = 0.15;
/** Runs whose ends in the source agree in all but these bits, or by so many spokes, hang together. */
const SPOKE_BITS = 5;
const SPOKES = 64;
