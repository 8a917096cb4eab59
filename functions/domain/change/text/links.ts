import type { BlockedText } from './blocks.ts';
import { type Partners, pairIdentical } from './exact.ts';
import { fillGaps } from './gaps.ts';
import { type Likeness, likeBlocks } from './grams.ts';
import { byPlace, type Link } from './link.ts';
import { type Windows, windowsOf } from './windows.ts';

/**
 * Links the blocks of two texts: identical bodies, then what is much alike anywhere, then what is somewhat alike and in
 * its place or part of a linked block, then neighbours in what is left. Links come by old, then by new block.
 */
export function linkBlocks(old: BlockedText, next: BlockedText): Link[] {
  const partners = pairIdentical(old.blocks, next.blocks);
  const links: Link[] = [];
  partners.old.forEach((j, i) => {
    if (j !== -1) links.push({ old: i, next: j, likeness: 1 });
  });
  const freeOld = freeOf(partners.old);
  const freeNext = freeOf(partners.next);
  if (freeOld.length > 0 && freeNext.length > 0) {
    const pairs = likeBlocks(old, next, freeOld, freeNext, WORTH_SCORING);
    linkStrong(pairs, old, next, links, partners);
    const windows = windowsOf(links, old, next);
    linkWeak(pairs, old, next, links, partners, windows);
    links.push(...fillGaps(old, next, partners, windowsOf(links, old, next)));
  }
  return links.sort(byPlace);
}

/** Score from which two blocks are linked wherever they stand; Dice of rare 4-grams plus the bonuses. */
const STRONG = 0.5;
/** Least score of a link in place, and the price of standing elsewhere. */
const WEAK = 0.3;
const IN_PLACE = 0.12;
const OUT_OF_PLACE = 0;
const SAME_LABEL = 0.08;
const SAME_PLACE = 0.05;
/** Least share of a block inside another for it to be a part of it, and least number of 4-grams shared. */
const LEAST_INSIDE = 0.6;
const LEAST_PART = 4;
/** What the bonuses can lift to a link. */
const WORTH_SCORING = { dice: 0.1, inside: LEAST_INSIDE };

function freeOf(partners: Int32Array): readonly number[] {
  const indexes: number[] = [];
  partners.forEach((partner, i) => {
    if (partner === -1) indexes.push(i);
  });
  return indexes;
}

/** Takes pairs that are much alike, best first, while both blocks are free. */
function linkStrong(
  pairs: readonly Likeness[],
  old: BlockedText,
  next: BlockedText,
  links: Link[],
  partners: Partners,
): void {
  const scored = pairs
    .map((pair) => ({ pair, score: pair.dice + labelBonus(pair, old, next) + placeBonus(pair, old, next) }))
    .filter(({ score }) => score >= STRONG)
    .sort((a, b) => b.score - a.score);
  for (const { pair } of scored) {
    if (partners.old[pair.old] === -1 && partners.next[pair.next] === -1) take(pair, links, partners);
  }
}

/** Takes the rest: pairs somewhat alike, and parts of a block whose other part stands next to them. */
function linkWeak(
  pairs: readonly Likeness[],
  old: BlockedText,
  next: BlockedText,
  links: Link[],
  partners: Partners,
  windows: Windows,
): void {
  const scored = pairs
    .map((pair) => ({ pair, score: weakScore(pair, old, next, windows) }))
    .filter(({ score }) => score >= WEAK)
    .sort((a, b) => b.score - a.score);
  for (const { pair } of scored) {
    const freeOld = partners.old[pair.old] === -1;
    const freeNext = partners.next[pair.next] === -1;
    if (freeOld && freeNext) take(pair, links, partners);
    else if ((freeOld || freeNext) && isPart(pair, freeOld, partners)) take(pair, links, partners);
  }
}

function take({ old: i, next: j, dice }: Likeness, links: Link[], partners: Partners): void {
  if (partners.old[i] === -1) partners.old[i] = j;
  if (partners.next[j] === -1) partners.next[j] = i;
  links.push({ old: i, next: j, likeness: dice });
}

function weakScore(pair: Likeness, old: BlockedText, next: BlockedText, windows: Windows): number {
  const from = windows.from[pair.old] ?? -1;
  const to = windows.to[pair.old] ?? 0;
  // A part stands at the edge of its window, where the other part is.
  const place = pair.next >= from && pair.next <= to ? IN_PLACE : OUT_OF_PLACE;
  const inside = pair.shared >= LEAST_PART ? Math.max(pair.oldInside, pair.nextInside) : 0;
  const whole = pair.dice + labelBonus(pair, old, next);
  return place + Math.max(whole, inside >= LEAST_INSIDE ? inside - 0.05 : 0);
}

/** Whether the free block of a pair is a part of the other one, and stands by what the other one is linked to. */
function isPart(pair: Likeness, oldIsFree: boolean, partners: Partners): boolean {
  const inside = oldIsFree ? pair.oldInside : pair.nextInside;
  if (inside < LEAST_INSIDE || pair.shared < LEAST_PART) return false;
  const apart = oldIsFree
    ? Math.abs((partners.next[pair.next] ?? 0) - pair.old)
    : Math.abs((partners.old[pair.old] ?? 0) - pair.next);
  return apart <= NEAR || (inside >= FAR_INSIDE && pair.shared >= FAR_PART);
}

/** Parts of one block stand at most this far apart, unless they are long and whole. */
const NEAR = 3;
const FAR_INSIDE = 0.85;
const FAR_PART = 12;

function labelBonus({ old: i, next: j }: Likeness, old: BlockedText, next: BlockedText): number {
  const label = old.blocks[i]?.label?.text;
  return label !== undefined && label === next.blocks[j]?.label?.text ? SAME_LABEL : 0;
}

function placeBonus({ old: i, next: j }: Likeness, old: BlockedText, next: BlockedText): number {
  const apart = Math.abs(i / old.blocks.length - j / next.blocks.length);
  return SAME_PLACE * (1 - Math.min(1, 4 * apart));
}
