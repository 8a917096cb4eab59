import type { FactContext } from './context.ts';
import { areSiblings, contextOf, dice, likeHeads, likeTails } from './context.ts';
import type { PlacedFact } from './place.ts';
import { factKey, isReference, sameStatement, sameValue } from './value.ts';

export interface FactPair {
  readonly before: PlacedFact;
  readonly after: PlacedFact;
}

/** Pairs the facts of two texts, best pair first: what is about the same, in the same place, of the same value. */
export function pairInText(
  old: readonly PlacedFact[],
  next: readonly PlacedFact[],
  texts: { readonly old: string; readonly next: string },
): readonly FactPair[] {
  const contexts = new Map<PlacedFact, FactContext>();
  const context = (placed: PlacedFact, text: string) => {
    const known = contexts.get(placed) ?? contextOf(text, placed.fact);
    contexts.set(placed, known);
    return known;
  };
  const paired = new Set<PlacedFact>();
  const pairs: FactPair[] = [];
  const free = (facts: readonly PlacedFact[]) => facts.filter((fact) => !paired.has(fact));
  const take = (candidates: readonly Scored[]) => {
    for (const { before, after } of candidates.toSorted((a, b) => b.score - a.score)) {
      if (paired.has(before) || paired.has(after)) continue;
      paired.add(before).add(after);
      pairs.push({ before, after });
    }
  };
  const score = (before: PlacedFact, after: PlacedFact): Scored => ({
    before,
    after,
    score: scoreOf(before, after, context(before, texts.old), context(after, texts.next)),
  });
  const good = ({ score: value }: Scored) => value >= LEAST_SCORE;
  const named = (placed: PlacedFact, text: string) => nameOf(placed, context(placed, text));
  take(namesakes(old, next, { old: (fact) => named(fact, texts.old), next: (fact) => named(fact, texts.next) }, score));
  take(
    candidatesInBlocks(free(old), free(next))
      .map(([before, after]) => score(before, after))
      .filter(good),
  );
  for (const [before, after] of lonePairs(free(old), free(next), byUnit)) {
    const [a, b] = [context(before, texts.old), context(after, texts.next)];
    const alike =
      !areSiblings(a, b) &&
      !isOtherOrder(before, after) &&
      Math.max(likeHeads(a, b), dice(a.head, b.head)) >= LEAST_LONE_HEAD;
    if (alike || (before.block === after.block && sameStatement(before, after))) take([score(before, after)]);
  }
  for (const [before, after] of lonePairs(free(old), free(next), byType)) {
    if (likeHeads(context(before, texts.old), context(after, texts.next)) >= LEAST_HEAD_OF_OTHER_UNIT) {
      take([score(before, after)]);
    }
  }
  const [freeOld, freeNext] = [free(old), free(next)];
  take(
    candidatesAcross(freeOld, freeNext)
      .map(([before, after]) => score(before, after))
      .filter(good),
  );
  return pairs;
}

interface Scored extends FactPair {
  readonly score: number;
}

const LEAST_SCORE = 0.4;
/** Enough for two facts that are all that is left of their type in their block. */
const LEAST_LONE_HEAD = 0.15;
/** Enough where they have not even one unit: 占地30亩, 占地2公顷. */
const LEAST_HEAD_OF_OTHER_UNIT = 0.8;
const HEAD = 0.45;
const PLACE = 0.3;
const TAIL = 0.1;
const VALUE = 0.2;
const OTHER_UNIT = -0.15;
const SAME_COMPARATOR = 0.05;
const OPPOSED_COMPARATOR = -0.25;
/** Facts of one block that stand this far apart in their order are not compared. */
const NEAREST = 12;
/** Pairs looked at across blocks; beyond, only facts of one value are. */
const MOST_ACROSS = 20_000;

function scoreOf(before: PlacedFact, after: PlacedFact, old: FactContext, next: FactContext): number {
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
    HEAD * likeHeads(old, next) +
    PLACE * place +
    TAIL * likeTails(old, next) +
    value +
    unit
  );
}

/** 每平方米30元 does not become 最高200万元: sums this far apart are two, whatever words they share. */
function isOtherOrder({ fact: before }: PlacedFact, { fact: after }: PlacedFact): boolean {
  if (before.type !== 'money' || before.value === null || after.value === null) return false;
  const [a, b] = [Number(before.value), Number(after.value)];
  return Math.max(a, b) > FARTHEST_SUM * Math.min(a, b);
}

const OTHER_ORDER = -0.3;
const FARTHEST_SUM = 1000;

/** 以上 and 以下 of a range are two facts, even where the one stands where the other stood. */
function comparatorScore({ fact: { op: before } }: PlacedFact, { fact: { op: after } }: PlacedFact): number {
  if (before === after) return SAME_COMPARATOR;
  return (FLOORS.has(before) && CAPS.has(after)) || (CAPS.has(before) && FLOORS.has(after)) ? OPPOSED_COMPARATOR : 0;
}

const FLOORS: ReadonlySet<string> = new Set(['ge', 'gt']);
const CAPS: ReadonlySet<string> = new Set(['le', 'lt', 'max']);

/**
 * Facts that alone in their text are about just these words: 领军企业奖励100万元 is paired with 领军企业奖励60万元, though the sentence
 * about another class of firms now has the 100万元.
 */
function namesakes(
  old: readonly PlacedFact[],
  next: readonly PlacedFact[],
  nameOn: { readonly old: (fact: PlacedFact) => string; readonly next: (fact: PlacedFact) => string },
  score: (before: PlacedFact, after: PlacedFact) => Scored,
): readonly Scored[] {
  const nextByName = Map.groupBy(next, nameOn.next);
  const pairs: Scored[] = [];
  for (const [name, [before, ...others]] of Map.groupBy(old, nameOn.old)) {
    const [after, ...further] = nextByName.get(name) ?? [];
    if (name === '' || before === undefined || after === undefined || others.length + further.length > 0) continue;
    pairs.push(score(before, after));
  }
  const places = {
    old: new Map(old.map((fact) => [placeKey(fact), fact])),
    next: new Map(next.map((fact) => [placeKey(fact), fact])),
  };
  const named = new Set(pairs.flatMap(({ before, after }) => [before, after]));
  // What stands in the place of either must be another's namesake, else that place has only been given a new neighbour.
  const isFree = (placed: PlacedFact, other: PlacedFact, side: 'old' | 'next') => {
    const there = places[side].get(`${placed.block} ${placed.mapped[0]}`);
    return there === undefined || there === other || named.has(there);
  };
  return pairs.filter(({ before, after }) => isFree(before, after, 'next') && isFree(after, before, 'old'));
}

function placeKey({ block, start }: PlacedFact): string {
  return `${block} ${start}`;
}

/** Type, unit and all the words around a figure; empty where the words are too few to tell it from others. */
function nameOf({ fact }: PlacedFact, { label, head, tail, isListed }: FactContext): string {
  if (isListed || isReference(fact) || head.length < SHORTEST_NAME) return '';
  return [fact.type, fact.type === 'period' ? '' : fact.unit, label, head, tail].join('\n');
}

const SHORTEST_NAME = 2;

/** How well the places agree: 1 where the text around is equal, less in one edit, less by distance, below 0 across blocks. */
function placeOf(before: PlacedFact, after: PlacedFact): number {
  if (before.block !== after.block) return -0.3;
  const [from, to] = before.mapped;
  if (from === after.start && to === after.end) return 1;
  if (from < after.end && to > after.start) return 0.8;
  const apart = from >= after.end ? from - after.end : after.start - to;
  return Math.max(0, 0.5 - apart / 80);
}

/** Each old fact with the nearest new ones of its type in its block, and with those of its value. */
function candidatesInBlocks(
  old: readonly PlacedFact[],
  next: readonly PlacedFact[],
): readonly (readonly [PlacedFact, PlacedFact])[] {
  const nextByPlace = Map.groupBy(next, ({ block, fact }) => `${block} ${fact.type}`);
  const candidates: (readonly [PlacedFact, PlacedFact])[] = [];
  for (const before of old) {
    const others = nextByPlace.get(`${before.block} ${before.fact.type}`);
    if (others === undefined) continue;
    const at = firstFrom(others, before.mapped[0]);
    for (const after of others.slice(Math.max(0, at - NEAREST), at + NEAREST)) candidates.push([before, after]);
  }
  return candidates;
}

function byUnit({ region, fact }: PlacedFact): string {
  return `${region} ${fact.type} ${fact.type === 'period' ? '' : fact.unit}`;
}

function byType({ region, fact }: PlacedFact): string {
  return `${region} ${fact.type}`;
}

/** The facts that are alone of their kind in their region on both sides. */
function lonePairs(
  old: readonly PlacedFact[],
  next: readonly PlacedFact[],
  placeOfFact: (fact: PlacedFact) => string,
): readonly (readonly [PlacedFact, PlacedFact])[] {
  const nextByPlace = Map.groupBy(next, placeOfFact);
  const pairs: (readonly [PlacedFact, PlacedFact])[] = [];
  for (const [place, before] of Map.groupBy(old, placeOfFact)) {
    const after = nextByPlace.get(place);
    const [lone, other] = [before[0], after?.[0]];
    if (before.length === 1 && after?.length === 1 && lone && other) pairs.push([lone, other]);
  }
  return pairs;
}

function firstFrom(facts: readonly PlacedFact[], start: number): number {
  let low = 0;
  let high = facts.length;
  while (low < high) {
    const mid = (low + high) >> 1;
    if ((facts[mid]?.start ?? 0) < start) low = mid + 1;
    else high = mid;
  }
  return low;
}

/** Facts whose words moved to another block. Untouched ones stay where they are. */
function candidatesAcross(
  old: readonly PlacedFact[],
  next: readonly PlacedFact[],
): readonly (readonly [PlacedFact, PlacedFact])[] {
  const moving = ({ untouched }: PlacedFact) => !untouched;
  const nextByType = Map.groupBy(next.filter(moving), ({ fact }) => fact.type);
  const candidates: (readonly [PlacedFact, PlacedFact])[] = [];
  for (const [type, before] of Map.groupBy(old.filter(moving), ({ fact }) => fact.type)) {
    const after = nextByType.get(type) ?? [];
    if (before.length * after.length <= MOST_ACROSS) {
      for (const a of before) for (const b of after) candidates.push([a, b]);
      continue;
    }
    const byKey = Map.groupBy(after, ({ fact }) => factKey(fact));
    for (const a of before)
      for (const b of (byKey.get(factKey(a.fact)) ?? []).slice(0, NEAREST)) candidates.push([a, b]);
  }
  return candidates;
}
