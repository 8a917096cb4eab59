import { namesOther } from './figures.ts';
import type { FoldedText } from './fold.ts';
import type { KnownPaper } from './known-paper.ts';
import type { Runs } from './seeds.ts';
import type { Trace } from './trace.ts';
import type { Traced } from './traced.ts';
import type { Unit } from './units.ts';

/** A source that says most of a unit of the new paper. */
export interface Quotation {
  readonly source: KnownPaper;
  readonly trace: Trace;
  /** Share of the unit's codes found in the source, 0 to 1. */
  readonly similarity: number;
}

/** For each unit the sources that say enough of it to call it a quotation, in the order of `traced`. */
export function quotationsOf(
  paper: FoldedText,
  units: readonly Unit[],
  traced: readonly Traced[],
): readonly (readonly Quotation[])[] {
  const rarity = rarityOf(units, traced);
  return units.map((unit, index) =>
    traced.flatMap(({ source, partsOf, traceOf }) => {
      if (!mayQuote(partsOf(index), unit, rarity)) return [];
      const trace = traceOf(index);
      if (trace === null || !isQuotation(trace, unit, rarity)) return [];
      if (namesOther(paper, source.folded, unit, trace)) return [];
      return [{ source, trace, similarity: trace.covered / (unit.to - unit.from) }];
    }),
  );
}

/**
 * The source of each unit: the one that says most of it. Of two that say it alike, the one that said the unit before is the
 * source of both, else the earlier in order. null where nobody says it.
 */
export function sourcesOf(quotations: readonly (readonly Quotation[])[]): readonly (Quotation | null)[] {
  const sources: (Quotation | null)[] = [];
  for (const found of quotations) sources.push(choose(found, sources.at(-1) ?? null));
  return sources;
}

function choose(found: readonly Quotation[], before: Quotation | null): Quotation | null {
  let best: Quotation | null = null;
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

/**
 * Enough of the unit in one place of the source, what few sources say weighing most, and one run long enough not to be a
 * phrase that everybody uses.
 */
function isQuotation(trace: Trace, unit: Unit, rarity: Float64Array): boolean {
  const size = unit.to - unit.from;
  if (size < SHORT_UNIT) return trace.covered >= SHORT_SHARE * size;
  if (trace.longest < MIN_RUN || trace.covered < MIN_SHARE * size) return false;
  let covered = 0;
  for (const run of trace.runs) covered += sumOf(rarity, run.query, run.query + run.length);
  return covered >= MIN_SHARE * sumOf(rarity, unit.from, unit.to);
}

/** Whether a unit would be a quotation if all of the source's parts of it stood in one place: most are none, and cost no trace. */
function mayQuote({ count, query, length }: Runs, unit: Unit, rarity: Float64Array): boolean {
  let covered = 0;
  let rare = 0;
  let longest = 0;
  let coveredTo = 0;
  for (let i = 0; i < count; i++) {
    const size = length[i] ?? 0;
    const start = Math.max(coveredTo, query[i] ?? 0);
    const end = (query[i] ?? 0) + size;
    if (size > longest) longest = size;
    if (end <= start) continue;
    covered += end - start;
    rare += sumOf(rarity, start, end);
    coveredTo = end;
  }
  const size = unit.to - unit.from;
  if (size < SHORT_UNIT) return covered >= SHORT_SHARE * size;
  if (longest < MIN_RUN || covered < MIN_SHARE * size) return false;
  return rare >= MIN_SHARE * sumOf(rarity, unit.from, unit.to) - ROUNDING;
}

/**
 * How much each code of the new paper tells of where it comes from, summed up from the first code on: 1 where at most one
 * source has it, less the more have it. 第3号建议的答复 stands in every letter; whose letter it is does not.
 */
function rarityOf(units: readonly Unit[], traced: readonly Traced[]): Float64Array {
  const length = units.at(-1)?.to ?? 0;
  const holders = new Int32Array(length + 1);
  for (const { shared } of traced) {
    let end = 0;
    for (let i = 0; i < shared.count; i++) {
      const start = shared.query[i] ?? 0;
      const from = Math.max(end, start);
      end = Math.max(end, start + (shared.length[i] ?? 0));
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

const MIN_SHARE = 0.42;
const MIN_RUN = 6;
const COMMON = 0.3;
/** A unit of fewer codes (a heading, a name) must be said nearly whole. */
const SHORT_UNIT = 12;
const SHORT_SHARE = 0.85;
/** Sums of thousands of shares differ by less than this, in whatever order they are added up. */
const ROUNDING = 1e-6;
/** How many characters of the source may lie between two units that it says one after the other. */
export const MAX_SOURCE_GAP = 60;
