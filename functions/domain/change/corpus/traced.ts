import type { KnownPaper } from './known-paper.ts';
import { type Run, runsIn, type Seeds } from './seeds.ts';
import { type Trace, traceOf } from './trace.ts';
import type { Unit } from './units.ts';

/** A source read against the new paper: the runs they share, in order of the new paper, and the trace of each of its units. */
export interface Traced {
  readonly source: KnownPaper;
  readonly runs: readonly Run[];
  readonly traces: readonly (Trace | null)[];
}

/** Reads a source against the new paper. Linear in the source, but for words that stand in both again and again. */
export function traceSource(seeds: Seeds, units: readonly Unit[], source: KnownPaper): Traced {
  const found = runsIn(seeds, source.folded.codes);
  const runs = found.toSorted((a, b) => a.query - b.query || a.source - b.source);
  let at = 0;
  const traces = units.map((unit) => {
    // Runs that end before this unit end before all later ones, unless a longer one started before them.
    while (at < runs.length && endOfRun(runs[at]) <= unit.from) at++;
    const touching: Run[] = [];
    for (let i = at; i < runs.length; i++) {
      const run = runs[i];
      if (run === undefined || run.query >= unit.to) break;
      if (endOfRun(run) > unit.from) touching.push(run);
    }
    return touching.length === 0 ? null : traceOf(touching, unit.from, unit.to);
  });
  return { source, runs, traces };
}

function endOfRun(run: Run | undefined): number {
  return run === undefined ? 0 : run.query + run.length;
}
