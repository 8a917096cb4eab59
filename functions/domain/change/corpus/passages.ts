import type { Passage } from '../model.ts';
import { endOf, type FoldedText } from './fold.ts';
import { type Run, runsIn, type Seeds } from './seeds.ts';
import { type Trace, traceOf } from './trace.ts';
import type { Unit } from './units.ts';

/** A paper that a passage may come from. */
export interface Source {
  readonly id: string;
  readonly folded: FoldedText;
}

/** Where one unit of the new paper was found best. */
export interface UnitMatch {
  readonly source: Source;
  readonly trace: Trace;
  /** Share of the unit's codes found in the source, 0 to 1. */
  readonly similarity: number;
}

/** A source with the runs that it shares with the new paper, in order of the new paper. */
export interface Traced {
  readonly source: Source;
  readonly runs: readonly Run[];
}

export function traceSource(seeds: Seeds, source: Source): Traced {
  const runs = runsIn(seeds, source.folded.codes);
  return { source, runs: runs.toSorted((a, b) => a.query - b.query || a.source - b.source) };
}

/**
 * Finds for each unit the source that says most of it. Of two sources that say it alike, the one that said the unit before
 * is the source of both; else the earlier in `traced`. null where no source says enough of it to call it a quotation.
 */
export function matchUnits(units: readonly Unit[], traced: readonly Traced[]): readonly (UnitMatch | null)[] {
  const cursors = traced.map(() => 0);
  const rarity = rarityOf(units, traced);
  const best: (UnitMatch | null)[] = [];
  for (const unit of units) {
    const found: UnitMatch[] = [];
    traced.forEach(({ source, runs }, index) => {
      let at = cursors[index] ?? 0;
      // Runs that end before this unit end before all later ones, unless a longer one started before them.
      while (at < runs.length && endOfRun(runs[at]) <= unit.from) at++;
      cursors[index] = at;
      const touching: Run[] = [];
      for (let i = at; i < runs.length; i++) {
        const run = runs[i];
        if (run === undefined || run.query >= unit.to) break;
        if (run.query + run.length > unit.from) touching.push(run);
      }
      const trace = touching.length === 0 ? null : traceOf(touching, unit.from, unit.to);
      const similarity = trace === null ? 0 : trace.covered / (unit.to - unit.from);
      if (trace !== null && isQuotation(trace, unit, rarity)) found.push({ source, trace, similarity });
    });
    best.push(choose(found, best.at(-1) ?? null));
  }
  return best;
}

/** The passages of a text, which cover it completely: neighbouring units with the same verdict and source are one passage. */
export function passagesOf(
  folded: FoldedText,
  units: readonly Unit[],
  matches: readonly (UnitMatch | null)[],
  boilerplate: (index: number) => boolean,
): readonly Passage[] {
  const passages: Draft[] = [];
  units.forEach((unit, index) => {
    const match = matches[index] ?? null;
    const size = unit.to - unit.from;
    const start = passages.length === 0 ? 0 : (passages.at(-1)?.end ?? 0);
    const verdict = boilerplate(index) ? 'boilerplate' : match === null ? 'new' : 'recycled';
    const draft: Draft = { start, end: unit.end, verdict, size, covered: match?.trace.covered ?? 0, source: null };
    if (verdict === 'recycled' && match !== null) {
      const { source, trace } = match;
      draft.source = {
        id: source.id,
        start: source.folded.at[trace.from] ?? 0,
        end: endOf(source.folded, trace.to - 1),
      };
    }
    const last = passages.at(-1);
    if (last !== undefined && continues(last, draft)) join(last, draft);
    else passages.push(draft);
  });
  const final = passages.at(-1);
  if (final !== undefined) final.end = folded.text.length;
  return passages.map(finish);
}

/** Share of characters in passages that nobody said before, 0 to 1. White space counts for nothing. */
export function noveltyOf(text: string, passages: readonly Passage[]): number {
  let fresh = 0;
  let all = 0;
  for (const { start, end, verdict } of passages) {
    const size = text.slice(start, end).replace(SPACE, '').length;
    all += size;
    if (verdict === 'new') fresh += size;
  }
  return all === 0 ? 0 : Math.round((fresh / all) * 1000) / 1000;
}

interface Draft {
  start: number;
  end: number;
  verdict: Passage['verdict'];
  source: { id: string; start: number; end: number } | null;
  size: number;
  covered: number;
}

function continues(last: Draft, draft: Draft): boolean {
  if (last.verdict !== draft.verdict || last.source?.id !== draft.source?.id) return false;
  if (last.source === null || draft.source === null) return true;
  const gap = draft.source.start - last.source.end;
  return gap >= -2 && gap <= MAX_SOURCE_GAP;
}

function join(last: Draft, draft: Draft): void {
  last.end = draft.end;
  last.size += draft.size;
  last.covered += draft.covered;
  if (last.source !== null && draft.source !== null) last.source.end = draft.source.end;
}

function finish(draft: Draft): Passage {
  const { start, end, verdict, source } = draft;
  const similarity = Math.min(1, Math.round((draft.covered / draft.size) * 1000) / 1000);
  return { start, end, verdict, source: source === null ? null : { ...source, similarity } };
}

/**
 * Enough of the unit in one place of the source, what few sources say weighing most, and one run long enough not to be a
 * phrase that everybody uses.
 */
function isQuotation(trace: Trace, unit: Unit, rarity: Float64Array): boolean {
  const size = unit.to - unit.from;
  if (size < SHORT_UNIT) return trace.covered >= 0.85 * size;
  if (trace.longest < MIN_RUN || trace.covered < MIN_SHARE * size) return false;
  let covered = 0;
  for (const run of trace.runs) covered += sumOf(rarity, run.query, run.query + run.length);
  return covered >= MIN_SHARE * sumOf(rarity, unit.from, unit.to);
}

/**
 * How much each code of the new paper tells of where it comes from, summed up from the first code on: 1 where at most one
 * source has it, less the more have it. 第3号建议的答复 stands in every letter; whose letter it is does not.
 */
function rarityOf(units: readonly Unit[], traced: readonly Traced[]): Float64Array {
  const length = units.at(-1)?.to ?? 0;
  const holders = new Int32Array(length + 1);
  for (const { runs } of traced) {
    let end = 0;
    for (const run of runs) {
      const from = Math.max(end, run.query);
      end = Math.max(end, run.query + run.length);
      if (from >= end) continue;
      holders[from] = (holders[from] ?? 0) + 1;
      holders[end] = (holders[end] ?? 0) - 1;
    }
  }
  const sums = new Float64Array(length + 1);
  let held = 0;
  for (let i = 0; i < length; i++) {
    held += holders[i] ?? 0;
    sums[i + 1] = (sums[i] ?? 0) + 1 / (1 + COMMON * Math.max(0, held - 1));
  }
  return sums;
}

function sumOf(sums: Float64Array, from: number, to: number): number {
  return (sums[to] ?? 0) - (sums[from] ?? 0);
}

function choose(found: readonly UnitMatch[], before: UnitMatch | null): UnitMatch | null {
  let best: UnitMatch | null = null;
  let bestScore = 0;
  for (const match of found) {
    const goesOn =
      before?.source === match.source &&
      match.trace.from >= before.trace.to - 2 &&
      match.trace.from <= before.trace.to + MAX_SOURCE_GAP;
    const score = match.similarity + (goesOn ? 0.05 : 0);
    if (score > bestScore) {
      best = match;
      bestScore = score;
    }
  }
  return best;
}

function endOfRun(run: Run | undefined): number {
  return run === undefined ? 0 : run.query + run.length;
}

const MIN_SHARE = 0.42;
const MIN_RUN = 6;
const COMMON = 0.3;
const SHORT_UNIT = 12;
const MAX_SOURCE_GAP = 60;
const SPACE = /\s+/gu;
