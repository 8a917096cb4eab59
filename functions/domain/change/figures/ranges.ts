import type { FactPair, PlacedFact } from './place.ts';
import { sameStatement } from './value.ts';

/** The facts of two texts that have a counterpart, and ends of ranges that need none. */
export interface RangePairs {
  readonly pairs: readonly FactPair[];
  /** Upper ends of ranges that became one figure, or came of one: the pair of the range's first figure says it all. */
  readonly covered: ReadonlySet<PlacedFact>;
}

/**
 * A single figure that became a range is changed as a whole: 50万元 → 30万元至50万元, not the 50万元 kept and 30万元 added; the same
 * for a range that became a single figure. What a text says has changed (由20%提高到30%) is no range. Both lists are sorted by place.
 */
export function pairRanges(
  found: readonly FactPair[],
  old: readonly PlacedFact[],
  next: readonly PlacedFact[],
): RangePairs {
  const covered = new Set<PlacedFact>();
  const oldRanges = rangesOf(old);
  const nextRanges = rangesOf(next);
  const pairs = withBothEnds(found, oldRanges, nextRanges);
  const oldPartners = new Map(pairs.map(({ before, after }) => [after, before]));
  const nextPartners = new Map(pairs.map(({ before, after }) => [before, after]));
  const parts = new Set([...oldRanges, ...nextRanges].flat());
  const replaced = new Map<PlacedFact, FactPair>();
  for (const [low, high] of nextRanges) {
    const single = loneOf(oldPartners.get(low), oldPartners.get(high));
    if (single === null || parts.has(single) || isOneEnd(single, low, high)) continue;
    covered.add(high);
    replaced.set(single, { before: single, after: asWhole(low) });
  }
  for (const [low, high] of oldRanges) {
    const single = loneOf(nextPartners.get(low), nextPartners.get(high));
    if (single === null || parts.has(single) || isOneEnd(single, low, high)) continue;
    covered.add(high);
    replaced.set(single, { before: asWhole(low), after: single });
  }
  if (replaced.size === 0) return { pairs, covered };
  return { pairs: pairs.map((pair) => replaced.get(pair.before) ?? replaced.get(pair.after) ?? pair), covered };
}

type Range = readonly [PlacedFact, PlacedFact];

/** Where one end of a range was paired with that of another and both other ends are left over, these belong together too. */
function withBothEnds(
  pairs: readonly FactPair[],
  oldRanges: readonly Range[],
  nextRanges: readonly Range[],
): readonly FactPair[] {
  const afterOf = new Map(pairs.map(({ before, after }) => [before, after]));
  const paired = new Set(pairs.map(({ after }) => after));
  const rangeAt = new Map(nextRanges.flatMap((range) => range.map((end) => [end, range] as const)));
  const more: FactPair[] = [];
  for (const range of oldRanges) {
    for (const [at, other] of [
      [0, 1],
      [1, 0],
    ] as const) {
      const after = afterOf.get(range[at]);
      const end = after === undefined ? undefined : rangeAt.get(after);
      if (end === undefined || end[at] !== after || afterOf.has(range[other]) || paired.has(end[other])) continue;
      more.push({ before: range[other], after: end[other] });
    }
  }
  return [...pairs, ...more];
}

function rangesOf(facts: readonly PlacedFact[]): readonly Range[] {
  return facts.flatMap((low, at) => {
    const high = facts[at + 1];
    const isRange = low.endStandsApart && high !== undefined && high.fact.start - low.fact.end <= LONGEST_RANGE_WORD;
    return isRange ? [[low, high] as const] : [];
  });
}

/** The partner of one end where the other has none. */
function loneOf(low: PlacedFact | undefined, high: PlacedFact | undefined): PlacedFact | null {
  if (low !== undefined && high !== undefined) return null;
  return low ?? high ?? null;
}

/** 90平方米以上 that became 90平方米以上144平方米以下 has a ceiling added, its floor is what it was. */
function isOneEnd(single: PlacedFact, low: PlacedFact, high: PlacedFact): boolean {
  return [low, high].some((end) => end.bound !== 'eq' && sameStatement(single, end));
}

function asWhole(low: PlacedFact): PlacedFact {
  return { ...low, endStandsApart: false };
}

/** 至, 到, —— */
const LONGEST_RANGE_WORD = 2;
