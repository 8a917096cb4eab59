import { firstIndex } from '../../first-index.ts';
import type { FactContext } from './context.ts';
import { contextOf, dice, itemOf, likeHeads, openingOf, openingsOf } from './context.ts';
import { type BlockTexts, type FactPair, type PlacedFact, textOfBlocks } from './place.ts';
import { returnRows } from './rows.ts';
import { areOfOthers, areOneItem, scoreOf } from './score.ts';
import { factKey, isReference, sameStatement } from './value.ts';

/** Pairs the facts of two texts, best pair first: what is about the same, in the same place, of the same value. */
export function pairInText(
  old: readonly PlacedFact[],
  next: readonly PlacedFact[],
  texts: BlockTexts,
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
  const openings = { old: openingsByBlock(texts, 'old'), next: openingsByBlock(texts, 'next') };
  /** 玉米…费率5% goes with 玉米…费率4.5% while the other paragraph has a sentence about 玉米 at all, not with 大豆…费率5%. */
  const isTorn = (before: PlacedFact, after: PlacedFact, a: FactContext, b: FactContext) => {
    if (a.subject.includes(b.subject) || b.subject.includes(a.subject)) return false;
    const [was, is] = [openingOf(a.subject), openingOf(b.subject)];
    if (was === '' || is === '' || was === is) return false;
    return openings.next(after.block).has(was) !== openings.old(before.block).has(is);
  };
  const score = (before: PlacedFact, after: PlacedFact): Scored => {
    const [a, b] = [context(before, texts.old), context(after, texts.next)];
    const plain = scoreOf(before, after, a, b);
    return { before, after, plain, score: plain + (isTorn(before, after, a, b) ? OTHER_SUBJECT : 0) };
  };
  const good = ({ score: value }: Scored) => value >= LEAST_SCORE;
  const named = (placed: PlacedFact, text: string) => nameOf(placed, context(placed, text));
  const names = {
    old: (fact: PlacedFact) => named(fact, texts.old),
    next: (fact: PlacedFact) => named(fact, texts.next),
  };
  const areAlien = (before: PlacedFact, after: PlacedFact) => {
    const [a, b] = [context(before, texts.old), context(after, texts.next)];
    return likeHeads(a, b) === 0 && dice(a.head, b.head) === 0;
  };
  take(namesakes(old, next, names, score, areAlien));
  const items = {
    old: (fact: PlacedFact) => itemName(fact, context(fact, texts.old)),
    next: (fact: PlacedFact) => itemName(fact, context(fact, texts.next)),
  };
  take(loners(free(old), free(next), items).map(([before, after]) => score(before, after)));
  take(
    candidatesInBlocks(free(old), free(next))
      .map(([before, after]) => score(before, after))
      .filter(good),
  );
  for (const [before, after] of loners(free(old), free(next), { old: byUnit, next: byUnit })) {
    const [a, b] = [context(before, texts.old), context(after, texts.next)];
    const alike = areOneItem(before, after, a, b) && !isTorn(before, after, a, b);
    if (alike || (before.block === after.block && sameStatement(before, after))) take([score(before, after)]);
  }
  for (const [before, after] of loners(free(old), free(next), { old: byType, next: byType })) {
    const [a, b] = [context(before, texts.old), context(after, texts.next)];
    const isOther = areOfOthers(before, after, a, b) || isTorn(before, after, a, b);
    if (likeHeads(a, b) >= LEAST_HEAD_OF_OTHER_UNIT && !isOther) take([score(before, after)]);
  }
  const across = candidatesAcross(free(old), free(next)).map(([before, after]) => score(before, after));
  take(across.filter(good));
  // What another paragraph says alike has only moved, though few of its words moved with it.
  take(across.filter((pair) => pair.plain >= LEAST_OF_SAME && sameStatement(pair.before, pair.after)));
  const rare = { old: (fact: PlacedFact) => rareKey(fact), next: (fact: PlacedFact) => rareKey(fact) };
  for (const [before, after] of loners(free(old), free(next), rare)) {
    const [a, b] = [context(before, texts.old), context(after, texts.next)];
    const share = dice(a.head + a.tail, b.head + b.tail) > 0 || dice(a.label, b.label) > 0;
    if (share && sameStatement(before, after) && !areOfOthers(before, after, a, b)) take([score(before, after)]);
  }
  return returnRows(pairs, free(next), texts, {
    old: (fact) => context(fact, texts.old).head,
    next: (fact) => context(fact, texts.next).head,
  });
}

function openingsByBlock(texts: BlockTexts, side: 'old' | 'next'): (block: number) => ReadonlySet<string> {
  const textOf = textOfBlocks(texts, side);
  const known = new Map<number, ReadonlySet<string>>();
  return (block) => {
    const openings = known.get(block) ?? openingsOf(textOf(block));
    known.set(block, openings);
    return openings;
  };
}

interface Scored extends FactPair {
  readonly score: number;
  /** The score by words and place alone, whatever their sentences are about. */
  readonly plain: number;
}

const OTHER_SUBJECT = -0.45;
const LEAST_SCORE = 0.4;
/** Enough for two facts of different paragraphs that say the same. */
const LEAST_OF_SAME = 0.3;
/** Enough where they have not even one unit: 占地30亩, 占地2公顷. */
const LEAST_HEAD_OF_OTHER_UNIT = 0.8;
/** Facts of one block that stand this far apart in their order are not compared. */
const NEAREST = 12;
/** Pairs looked at across blocks; beyond, only facts of one value are. */
const MOST_ACROSS = 20_000;

/**
 * Facts that alone in their text are about just these words: 领军企业奖励100万元 is paired with 领军企业奖励60万元, though the sentence
 * about another class of firms now has the 100万元.
 */
function namesakes(
  old: readonly PlacedFact[],
  next: readonly PlacedFact[],
  nameOn: { readonly old: (fact: PlacedFact) => string; readonly next: (fact: PlacedFact) => string },
  score: (before: PlacedFact, after: PlacedFact) => Scored,
  areAlien: (before: PlacedFact, after: PlacedFact) => boolean,
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
  // What stands in the place of either must be another's namesake or about nothing like it (another row of a table), else that
  // place has only been given a new neighbour.
  const isFree = (placed: PlacedFact, other: PlacedFact, side: 'old' | 'next') => {
    const there = places[side].get(`${placed.block} ${placed.mapped[0]}`);
    if (there === undefined || there === other || named.has(there)) return true;
    return side === 'next' ? areAlien(placed, there) : areAlien(there, placed);
  };
  return pairs.filter(({ before, after }) => isFree(before, after, 'next') && isFree(after, before, 'old'));
}

function placeKey({ block, start }: PlacedFact): string {
  return `${block} ${start}`;
}

/** The item that a figure is for, within its paragraph: 失能老人 of 半失能老人每月200元，失能老人每月300元. */
function itemName({ block, fact, bound }: PlacedFact, context: FactContext): string {
  const item = itemOf(context);
  return item === '' ? '' : [block, fact.type, fact.unit, sideOf(bound), item].join('\n');
}

/** What a figure says, where that is so much its own that two who say it are one: a day, an amount of two digits or more. */
function rareKey({ fact }: PlacedFact): string {
  if (fact.value === null || isReference(fact)) return '';
  return RARE.test(String(fact.value).replace(ZEROS, '')) ? factKey(fact) : '';
}

/** --04-30 · 2024-05-01 · 36 · 1.25 */
const RARE = /\d\D?\d/;
const ZEROS = /(?<!0)0+$/;

/** Type, unit and all the words around a figure; empty where the words are too few to tell it from others. */
function nameOf({ fact, bound }: PlacedFact, { label, head, tail, isListed }: FactContext): string {
  if (isListed || isReference(fact) || head.length < SHORTEST_NAME) return '';
  return [fact.type, fact.type === 'period' ? '' : fact.unit, sideOf(bound), label, head, tail].join('\n');
}

/** 上限 and 下限 of one thing are two figures. */
function sideOf(bound: PlacedFact['bound']): string {
  return bound === 'ge' || bound === 'gt' ? 'floor' : bound === 'le' || bound === 'lt' ? 'ceiling' : '';
}

const SHORTEST_NAME = 2;

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

/** The facts that are alone of their kind on both sides, where a kind has a name. */
function loners(
  old: readonly PlacedFact[],
  next: readonly PlacedFact[],
  kindOn: { readonly old: (fact: PlacedFact) => string; readonly next: (fact: PlacedFact) => string },
): readonly (readonly [PlacedFact, PlacedFact])[] {
  const nextByKind = Map.groupBy(next, kindOn.next);
  const pairs: (readonly [PlacedFact, PlacedFact])[] = [];
  for (const [kind, before] of Map.groupBy(old, kindOn.old)) {
    const after = nextByKind.get(kind);
    const [lone, other] = [before[0], after?.[0]];
    if (kind !== '' && before.length === 1 && after?.length === 1 && lone && other) pairs.push([lone, other]);
  }
  return pairs;
}

function firstFrom(facts: readonly PlacedFact[], start: number): number {
  return firstIndex(facts.length, (at) => (facts[at]?.start ?? 0) >= start);
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
