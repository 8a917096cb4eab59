import { firstIndex } from '../../first-index.ts';
import type { BlockTexts, FactPair, PlacedFact } from './place.ts';
import { factKey, sameStatement } from './value.ts';

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
  const freeByWords = Map.groupBy(free, (placed) => wordsOf(placed, heads.next));
  const returns = pairs.flatMap((pair) => {
    if (sameStatement(pair.before, pair.after)) return [];
    const alike = freeByWords.get(wordsOf(pair.before, heads.old))?.slice(0, MOST_ALIKE);
    const same = alike?.find((after) => sameStatement(pair.before, after));
    return same === undefined ? [] : [{ pair, same }];
  });
  if (returns.length < 2) return pairs;
  const starts = { old: sentencesIn(texts.old), next: sentencesIn(texts.next) };
  const byRows = Map.groupBy(
    returns,
    ({ pair, same }) => `${starts.old(pair.before.fact.start)} ${starts.next(same.fact.start)}`,
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

/** The words in front of a fact and what it says, but for days: 5月1日 may be said as 2024年5月1日. */
function wordsOf(placed: PlacedFact, headOf: (fact: PlacedFact) => string): string {
  return `${headOf(placed)}\n${placed.fact.type === 'date' ? 'date' : factKey(placed.fact)}`;
}

/** Tells of a place in a text where its sentence begins. The marks are looked up once: a sentence may be as long as its text. */
function sentencesIn(text: string): (at: number) => number {
  const starts = [0];
  for (let at = 0; at < text.length; at++) if (SENTENCE_MARKS.includes(text.charAt(at))) starts.push(at + 1);
  return (place) => starts[firstIndex(starts.length, (at) => (starts[at] ?? 0) > place) - 1] ?? 0;
}

/** Free figures of the same words and value that are looked at, first ones first: no table has as many. */
const MOST_ALIKE = 50;
const SENTENCE_MARKS = '。；！？;\n';
