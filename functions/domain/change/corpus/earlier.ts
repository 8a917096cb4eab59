import { endOf } from './fold.ts';
import type { KnownPaper, Reading } from './known-paper.ts';
import type { EarlierPaper } from './programme-changes.ts';
import type { Quotation } from './quotations.ts';
import type { Traced } from './traced.ts';

/**
 * What the new paper and the earlier ones state. Of the earlier papers only those are read that say a sentence with a figure
 * of the new one, or speak of one of its programmes (`related`).
 */
export function statedIn(
  paper: KnownPaper,
  quotations: readonly (readonly Quotation[])[],
  traced: readonly Traced[],
  related: readonly string[],
): Reading & { readonly earlier: readonly EarlierPaper[] } {
  const own = paper.reading();
  const useful = new Map<string, number>();
  for (const { unit, replaces } of own.statements) {
    for (const { source, similarity } of quotations[unit] ?? []) {
      useful.set(source.id, (useful.get(source.id) ?? 0) + similarity);
    }
    // A text that tells a change says little of the old sentence: 时限为5日 has become 从5日压缩至2日.
    if (replaces !== null)
      for (const { source, partsOf } of traced)
        if (partsOf(unit).count > 0) useful.set(source.id, useful.get(source.id) ?? 0.5);
  }
  for (const id of related) useful.set(id, useful.get(id) ?? 0);
  const chosen = traced
    .filter(({ source }) => useful.has(source.id))
    .toSorted((a, b) => (useful.get(b.source.id) ?? 0) - (useful.get(a.source.id) ?? 0))
    .slice(0, PAPERS_READ);
  const earlier = own.statements.length === 0 ? [] : chosen.map(({ source }) => earlierPaper(source, quotations));
  return { ...own, earlier };
}

function earlierPaper(source: KnownPaper, quotations: readonly (readonly Quotation[])[]): EarlierPaper {
  const { folded, id } = source;
  let plain: string | null = null;
  return {
    id,
    ...source.reading(),
    saysBroken: (words) => {
      plain ??= folded.text.replace(SPACE, '');
      return plain.includes(words.replace(SPACE, '')) && !folded.text.includes(words);
    },
    placeOf: (unit) => {
      const quotation = quotations[unit]?.find((candidate) => candidate.source === source);
      if (quotation === undefined) return null;
      const { trace, similarity } = quotation;
      return { start: folded.at[trace.from] ?? 0, end: endOf(folded, trace.to - 1), similarity };
    },
  };
}

const SPACE = /\s+/gu;
const PAPERS_READ = 10;
