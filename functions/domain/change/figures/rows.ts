import type { BlockTexts, FactPair, PlacedFact } from './place.ts';
import { sameStatement } from './value.ts';

/**
 * The pairs with the figures of an old row given to the new row that tells them unchanged: where （二）10人以上的，每人3000元 became
 * （二）10人以上、50人以下的，每人3000元 and （三）50人以上的，每人4000元, the new tier is what is new, though it ends as the old one did.
 * A row is a sentence; it is known again by two figures that it tells in the same words.
 * @param free new facts that are in no pair
 * @param heads the words in front of a fact, without figures
 */
export function returnRows(
  pairs: readonly FactPair[],
  free: readonly PlacedFact[],
  texts: BlockTexts,
  heads: { readonly old: (fact: PlacedFact) => string; readonly next: (fact: PlacedFact) => string },
): readonly FactPair[] {
  const freeByHead = Map.groupBy(free, heads.next);
  const returns = pairs.flatMap((pair) => {
    if (sameStatement(pair.before, pair.after)) return [];
    const same = freeByHead.get(heads.old(pair.before))?.find((after) => sameStatement(pair.before, after));
    return same === undefined ? [] : [{ pair, same }];
  });
  const byRows = Map.groupBy(
    returns,
    ({ pair, same }) => `${sentenceAt(texts.old, pair.before)} ${sentenceAt(texts.next, same)}`,
  );
  const returned = new Map<FactPair, PlacedFact>();
  const taken = new Set<PlacedFact>();
  for (const row of byRows.values()) {
    if (row.length < 2) continue;
    for (const { pair, same } of row) {
      if (taken.has(same)) continue;
      taken.add(same);
      returned.set(pair, same);
    }
  }
  return pairs.map((pair) => ({ before: pair.before, after: returned.get(pair) ?? pair.after }));
}

/** Where the sentence of a fact begins. */
function sentenceAt(text: string, { fact }: PlacedFact): number {
  let at = fact.start;
  while (at > 0 && !SENTENCE_MARKS.includes(text.charAt(at - 1))) at--;
  return at;
}

const SENTENCE_MARKS = '。；！？;\n';
