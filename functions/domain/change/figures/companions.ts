import { firstIndex } from '../../first-index.ts';
import type { FactPair, PlacedFact } from './place.ts';
import { isReference } from './value.ts';

/**
 * The facts of one text that come and go with others and are no change of their own: 每年 beside an amount that is itself new,
 * or whose counterpart has its 每年 elsewhere in its sentence; 今年 and 上年度 where they name no day.
 * @param facts one text's facts, sorted by place
 * @param others those of the other text, sorted by place
 * @param pairs what was paired, `own` of this text
 */
export function companionsOf(
  facts: readonly PlacedFact[],
  others: readonly PlacedFact[],
  pairs: readonly { readonly own: PlacedFact; readonly other: PlacedFact }[],
): ReadonlySet<PlacedFact> {
  const partners = new Map(pairs.map(({ own, other }) => [own.fact, other]));
  const paces = Map.groupBy(
    others.filter(({ fact }) => fact.type === 'frequency'),
    ({ block, fact }) => paceKey(block, fact.value),
  );
  const companions = new Set<PlacedFact>();
  facts.forEach((placed, at) => {
    const { fact } = placed;
    if (fact.type === 'date' && NAMES_NO_DAY.test(fact.text)) companions.add(placed);
    const amount = facts[at + 1];
    if (fact.type !== 'frequency' || DAYS.test(fact.text) || amount === undefined || isReference(amount.fact)) return;
    if (amount.fact.start - fact.end > LONGEST_PACE) return;
    const partner = partners.get(amount.fact);
    if (partner === undefined || PACE_BEHIND.test(partner.fact.text) || hasPace(partner, fact.value, paces))
      companions.add(placed);
  });
  return companions;
}

/** Sides of pairs, seen from the old text or from the new. */
export function seenFrom(
  side: 'old' | 'next',
  pairs: readonly FactPair[],
): readonly { readonly own: PlacedFact; readonly other: PlacedFact }[] {
  return pairs.map(({ before, after }) =>
    side === 'old' ? { own: before, other: after } : { own: after, other: before },
  );
}

/** Whether the same 每年 stands in front of a figure, with others of its sentence between them. */
function hasPace(
  amount: PlacedFact,
  pace: PlacedFact['fact']['value'],
  paces: ReadonlyMap<string, readonly PlacedFact[]>,
): boolean {
  const same = paces.get(paceKey(amount.block, pace)) ?? [];
  // Sorted by place, and no two overlap: the last one in front is the nearest.
  const nearest = same[firstIndex(same.length, (at) => (same[at]?.fact.end ?? 0) > amount.fact.start) - 1];
  return nearest !== undefined && amount.fact.start - nearest.fact.end <= LONGEST_SENTENCE;
}

function paceKey(block: number, pace: PlacedFact['fact']['value']): string {
  return `${block} ${pace}`;
}

/** 每年|按实际投入给予|最高30万元 */
const LONGEST_PACE = 12;
const LONGEST_SENTENCE = 80;
/** 今年 · 上一年度; not 今年6月 */
const NAMES_NO_DAY = /^(?:今年|去年|明年|前年|后年|本年度|上一?年度|同年|年[内內]|截[至止]目前)$/u;
/** 每月5日 */
const DAYS = /\d/u;
/** 100元/人·天 */
const PACE_BEHIND = /[·/／][天日月年周]$/u;
