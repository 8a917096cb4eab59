import type { FactDifference } from '../model.ts';

/**
 * A text that tells of its change itself (由1.2亿元增加至1.8亿元) says the new figure: beside 1.2亿元 alone that is a change between 1.2亿元
 * and 1.8亿元, and nothing is added or removed.
 */
export function withoutStatedChanges(differences: readonly FactDifference[]): readonly FactDifference[] {
  const gone = new Set<FactDifference>();
  const settled = new Map<FactDifference, FactDifference>();
  for (const difference of differences) {
    const { kind, before, after } = difference;
    if (kind !== 'changed' || before === null || after === null) continue;
    if (after.to !== undefined && before.to === undefined && after.value === before.value) {
      const told = differences.find((other) => other.kind === 'added' && isToldBehind(other.after, after));
      if (told === undefined) continue;
      gone.add(told);
      settled.set(difference, { ...difference, after: told.after });
    } else if (before.to !== undefined && after.to === undefined && after.value === before.value) {
      const told = differences.find((other) => other.kind === 'removed' && isToldBehind(other.before, before));
      if (told === undefined) continue;
      gone.add(told);
      settled.set(difference, { ...difference, before: told.before });
    }
  }
  return differences
    .filter((difference) => !gone.has(difference))
    .map((difference) => settled.get(difference) ?? difference);
}

/** The figure that a stated change leads to stands right behind the one that it comes from. */
function isToldBehind(fact: FactDifference['after'], from: NonNullable<FactDifference['after']>): boolean {
  if (fact === null || fact.type !== from.type || fact.value !== from.to) return false;
  return fact.start >= from.end && fact.start <= from.end + REACH;
}

/** 增加至 · 进一步提高到 */
const REACH = 12;
