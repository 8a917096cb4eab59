import type { KnownPaper } from './known-paper.ts';
import { type Runs, runsIn, type Shared, seedsOf } from './seeds.ts';
import { scratchForTraces, type Trace, traceOf } from './trace.ts';
import type { Unit } from './units.ts';

/** A source read against the new paper. */
export interface Traced {
  readonly source: KnownPaper;
  readonly shared: Shared;
  /** The parts of the runs inside a unit, in order, parts of one code left out. Good until the next question to any source. */
  readonly partsOf: (unit: number) => Runs;
  /** Where the source says a unit; null where it has no part of it. Worked out when somebody asks, and once. */
  readonly traceOf: (unit: number) => Trace | null;
}

/**
 * Reads sources against a new paper whose codes and units are given. Linear in the source, but for words that stand in both
 * again and again.
 */
export function tracerFor(codes: Uint16Array, units: readonly Unit[]): (source: KnownPaper) => Traced {
  const seeds = seedsOf(codes);
  const unitAt = new Int32Array(codes.length);
  for (const [unit, { from, to }] of units.entries()) unitAt.fill(unit, from, to);
  const parts = openParts();
  const scratch = scratchForTraces();
  return (source) => {
    const shared = runsIn(seeds, source.folded.codes);
    const { starting, spilt } = byUnit(shared, units, unitAt);
    const partsOf = (unit: number): Runs => {
      const { from, to } = units[unit] ?? { from: 0, to: 0 };
      parts.clear();
      for (const run of spilt.get(unit) ?? []) parts.clip(shared, run, from, to);
      const end = starting[unit + 1] ?? 0;
      for (let run = starting[unit] ?? 0; run < end; run++) parts.clip(shared, run, from, to);
      return parts.runs();
    };
    const traces: (Trace | null | undefined)[] = [];
    const trace = (unit: number) => {
      const known = traces[unit];
      if (known !== undefined) return known;
      const { from, to } = units[unit] ?? { from: 0, to: 0 };
      const found = traceOf(partsOf(unit), to - from, scratch);
      traces[unit] = found;
      return found;
    };
    return { source, shared, partsOf, traceOf: trace };
  };
}

/** The runs that start in unit u are `starting[u]` to `starting[u + 1]`; `spilt` has those that reach into it from before, `MOST_SPILT` at most. */
function byUnit(
  { count, query, length }: Runs,
  units: readonly Unit[],
  unitAt: Int32Array,
): { readonly starting: Int32Array; readonly spilt: ReadonlyMap<number, readonly number[]> } {
  const starting = new Int32Array(units.length + 1);
  const spilt = new Map<number, number[]>();
  let next = 0;
  for (let run = 0; run < count; run++) {
    const start = query[run] ?? 0;
    const first = unitAt[start] ?? 0;
    while (next <= first) starting[next++] = run;
    const last = unitAt[start + (length[run] ?? 0) - 1] ?? first;
    for (let unit = first + 1; unit <= last; unit++) {
      const standing = spilt.get(unit);
      if (standing === undefined) spilt.set(unit, [run]);
      else if (standing.length < MOST_SPILT) standing.push(run);
    }
  }
  starting.fill(count, next);
  return { starting, spilt };
}

/** Room for the parts of one unit after the other. */
function openParts(): {
  readonly clear: () => void;
  readonly clip: (runs: Runs, run: number, from: number, to: number) => void;
  readonly runs: () => Runs;
} {
  let [query, source, length] = [new Int32Array(256), new Int32Array(256), new Int32Array(256)];
  let count = 0;
  const grow = () => {
    const larger = [query, source, length].map((field) => {
      const room = new Int32Array(2 * field.length);
      room.set(field);
      return room;
    });
    [query = query, source = source, length = length] = larger;
  };
  return {
    clear: () => {
      count = 0;
    },
    clip: (runs, run, from, to) => {
      const begin = runs.query[run] ?? 0;
      const start = Math.max(begin, from);
      const size = Math.min(begin + (runs.length[run] ?? 0), to) - start;
      if (size < SHORTEST) return;
      if (count === query.length) grow();
      query[count] = start;
      source[count] = (runs.source[run] ?? 0) + start - begin;
      length[count] = size;
      count++;
    },
    runs: () => ({ count, query, source, length }),
  };
}

const SHORTEST = 2;
/** Only where a text says one thing again and again do more runs reach into one of its units. */
const MOST_SPILT = 64;
