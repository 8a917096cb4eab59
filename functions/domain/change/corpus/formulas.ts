import { isCourtesy } from './courtesy.ts';
import type { FoldedText } from './fold.ts';
import type { Quotation } from './quotations.ts';
import type { Unit } from './units.ts';

/**
 * The units that are nobody's words: courtesies. The first paper that has one says nothing new by it, and whoever repeats it
 * quotes nobody, unless he quotes what stands beside it.
 */
export function formulasIn(
  folded: FoldedText,
  units: readonly Unit[],
  sources: readonly (Quotation | null)[],
): ReadonlySet<number> {
  const found = new Set<number>();
  units.forEach((unit, index) => {
    if (isCourtesy(folded.text.slice(unit.start, unit.end))) found.add(index);
  });
  const besides = (index: number, step: -1 | 1): Quotation | null => {
    let at = index + step;
    while (found.has(at)) at += step;
    return sources[at] ?? null;
  };
  return new Set(
    [...found].filter((index) => {
      const own = sources[index]?.source;
      return own === undefined || (besides(index, -1)?.source !== own && besides(index, 1)?.source !== own);
    }),
  );
}
