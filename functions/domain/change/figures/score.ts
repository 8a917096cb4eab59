import type { FactContext } from './context.ts';
import {
  areBoundsOfOthers,
  areOtherProgrammes,
  areOtherRows,
  areSiblings,
  dice,
  likeHeads,
  likeTails,
} from './context.ts';
import type { PlacedFact } from './place.ts';
import { isReference, sameStatement, sameValue } from './value.ts';

/** How surely two figures are the same one: what they are about, where they stand, what they say. Above 0.4 they may be. */
export function scoreOf(before: PlacedFact, after: PlacedFact, old: FactContext, next: FactContext): number {
  const place = placeOf(before, after);
  if (isReference(before.fact)) {
    const likeness = dice(String(before.fact.value ?? ''), String(after.fact.value ?? ''));
    return before.block === after.block ? 0.5 * likeness + PLACE * place : 0;
  }
  const unit = before.fact.unit === after.fact.unit || before.fact.type === 'period' ? 0 : OTHER_UNIT;
  const value = sameStatement(before, after) ? VALUE : sameValue(before.fact, after.fact) ? VALUE / 2 : 0;
  return (
    comparatorScore(before, after) +
    (isOtherOrder(before, after) ? OTHER_ORDER : 0) +
    (areOfOthers(before, after, old, next) ? OTHER_PROGRAMME : 0) +
    HEAD * likeHeads(old, next) +
    PLACE * place +
    TAIL * likeTails(old, next) +
    value +
    unit
  );
}

/** Whether two figures that are all that is left of their kind are one: where one edit replaced the other few words need agree. */
export function areOneItem(before: PlacedFact, after: PlacedFact, a: FactContext, b: FactContext): boolean {
  if (areSiblings(a, b) || isOtherOrder(before, after) || areOfOthers(before, after, a, b)) return false;
  const standApart = before.block === after.block && placeOf(before, after) < SAME_EDIT;
  if (standApart && a.isItem && b.isItem) return likeHeads(a, b) >= LEAST_APART;
  if (!standApart && before.block === after.block && a.rest.length >= SHORTEST_REST && a.rest === b.rest) return true;
  return Math.max(likeHeads(a, b), dice(a.head, b.head)) >= (standApart ? LEAST_APART : LEAST_LONE_HEAD);
}

/** Whether their words are about two things though the words right beside them are alike: two programmes, two bounds. */
export function areOfOthers(before: PlacedFact, after: PlacedFact, a: FactContext, b: FactContext): boolean {
  if ((before.block !== after.block && areOtherProgrammes(a, b)) || areOtherRows(a, b)) return true;
  return placeOf(before, after) < SAME_EDIT && areBoundsOfOthers(a, b);
}

/** 每平方米30元 does not become 最高200万元: sums this far apart are two, whatever words they share. */
function isOtherOrder({ fact: before }: PlacedFact, { fact: after }: PlacedFact): boolean {
  if (before.type !== 'money' || before.value === null || after.value === null) return false;
  const [a, b] = [Number(before.value), Number(after.value)];
  return Math.max(a, b) > FARTHEST_SUM * Math.min(a, b);
}

const OTHER_ORDER = -0.3;
const OTHER_PROGRAMME = -0.4;
const FARTHEST_SUM = 1000;

/** 以上 and 以下 of a range are two facts, even where the one stands where the other stood. */
function comparatorScore({ bound: before }: PlacedFact, { bound: after }: PlacedFact): number {
  if (before === after) return SAME_COMPARATOR;
  return (FLOORS.has(before) && CAPS.has(after)) || (CAPS.has(before) && FLOORS.has(after)) ? OPPOSED_COMPARATOR : 0;
}

const FLOORS: ReadonlySet<string> = new Set(['ge', 'gt']);
const CAPS: ReadonlySet<string> = new Set(['le', 'lt']);

/** How well the places agree: 1 where the text around is equal, less in one edit, less by distance, below 0 across blocks. */
function placeOf(before: PlacedFact, after: PlacedFact): number {
  if (before.block !== after.block) return -0.3;
  const [from, to] = before.mapped;
  if (from === after.start && to === after.end) return 1;
  if (from < after.end && to > after.start) return 0.8;
  const apart = from >= after.end ? from - after.end : after.start - to;
  return Math.max(0, 0.5 - apart / 80);
}

/** Enough for two facts that are all that is left of their type in their block. */
const LEAST_LONE_HEAD = 0.15;
/** Enough where they stand apart in that block: 幼儿园教师20名 at the end of a list is no 初中物理教师4名 in its middle. */
const LEAST_APART = 0.35;
/** Enough words behind both that are the same, where one edit replaced the words in front: 连续|两次, 累计|三次. */
const SHORTEST_REST = 3;
const SAME_EDIT = 0.8;
const HEAD = 0.45;
const PLACE = 0.3;
const TAIL = 0.1;
const VALUE = 0.2;
const OTHER_UNIT = -0.15;
const SAME_COMPARATOR = 0.05;
const OPPOSED_COMPARATOR = -0.4;
