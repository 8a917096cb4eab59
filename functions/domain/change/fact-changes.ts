import type { Fact } from '../facts/model.ts';
import { companionsOf, seenFrom } from './figures/companions.ts';
import { isInOtherScript } from './figures/in-words.ts';
import { pairInText } from './figures/pairing.ts';
import { type PlacedFact, placeFacts, textOfBlocks } from './figures/place.ts';
import { pairRanges } from './figures/ranges.ts';
import { withoutDoubles } from './figures/readable-facts.ts';
import { withoutStatedChanges } from './figures/stated-change.ts';
import { factKey, isReference, sameStatement } from './figures/value.ts';
import type { Block, FactDifference } from './model.ts';

/**
 * Says which facts two texts state differently. A figure is paired with the one in its place or, where its words moved, with
 * the one of its programme; what says the same (3000万元 and 0.3亿元, 36个月 and 3年) is no change wherever it stands. References
 * (cited titles, document numbers, responsible units) count as added or removed only if the other text nowhere has them.
 */
export function pairFacts(
  facts: { readonly old: readonly Fact[]; readonly next: readonly Fact[] },
  texts: { readonly old: string; readonly next: string; readonly blocks: readonly Block[] },
): readonly FactDifference[] {
  if (facts.old.length + facts.next.length === 0) return [];
  const placed = placeFacts(
    { old: withoutDoubles(facts.old, texts.old), next: withoutDoubles(facts.next, texts.next) },
    texts.blocks,
  );
  const { old, next } = withoutKnownReferences(placed);
  const { pairs, covered } = pairRanges(pairInText(old, next, texts), old, next);
  const differences: Placed[] = [];
  for (const { before, after } of pairs) {
    if (sameStatement(before, after) || sameWords(before, after)) continue;
    differences.push({
      kind: 'changed',
      type: after.fact.type,
      before: before.fact,
      after: after.fact,
      order: after.fact.start,
    });
  }
  const tells = (facts: Sides, side: 'old' | 'next') => {
    const sides = seenFrom(side, pairs);
    const paired = new Set(sides.map(({ own }) => own.fact));
    const companions = companionsOf(facts[side], facts[side === 'old' ? 'next' : 'old'], sides);
    const own = textOfBlocks(texts, side);
    const other = textOfBlocks(texts, side === 'old' ? 'next' : 'old');
    const there = new Set(facts[side === 'old' ? 'next' : 'old'].map(({ block, start }) => `${block} ${start}`));
    // A reading that finds a fact in one of two equal stretches only has stumbled; the texts do not differ there.
    const isStumble = ({ untouched, block, mapped }: PlacedFact) => untouched && !there.has(`${block} ${mapped[0]}`);
    return facts[side].filter(
      (placed) =>
        !paired.has(placed.fact) &&
        !covered.has(placed) &&
        !isStumble(placed) &&
        !companions.has(placed) &&
        !isInOtherScript(placed, own(placed.block), other(placed.block)),
    );
  };
  for (const { fact } of tells({ old, next }, 'next')) {
    differences.push({ kind: 'added', type: fact.type, before: null, after: fact, order: fact.start });
  }
  for (const { fact, orderInNext } of tells({ old, next }, 'old')) {
    differences.push({ kind: 'removed', type: fact.type, before: fact, after: null, order: orderInNext });
  }
  const inOrder = differences.sort((a, b) => a.order - b.order).map(({ order: _, ...difference }) => difference);
  return withoutStatedChanges(inOrder);
}

type Placed = FactDifference & { readonly order: number };

/** 同年 and 今年 in text that stayed as it was: what they resolve to may differ, what the paper says does not. */
function sameWords(before: PlacedFact, after: PlacedFact): boolean {
  return before.untouched && after.untouched && before.fact.text === after.fact.text;
}

/** Drops references that both texts have somewhere. */
function withoutKnownReferences({ old, next }: Sides): Sides {
  const keysOf = (facts: readonly PlacedFact[]) =>
    new Set(facts.filter(({ fact }) => isReference(fact)).map(({ fact }) => factKey(fact)));
  const oldKeys = keysOf(old);
  const nextKeys = keysOf(next);
  const keep =
    (known: ReadonlySet<string>) =>
    ({ fact }: PlacedFact) =>
      !isReference(fact) || !known.has(factKey(fact));
  return { old: firstOfEach(old.filter(keep(nextKeys))), next: firstOfEach(next.filter(keep(oldKeys))) };
}

interface Sides {
  readonly old: readonly PlacedFact[];
  readonly next: readonly PlacedFact[];
}

/** A reference named again and again is one. */
function firstOfEach(facts: readonly PlacedFact[]): readonly PlacedFact[] {
  const seen = new Set<string>();
  return facts.filter(({ fact }) => {
    if (!isReference(fact)) return true;
    const key = factKey(fact);
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}
