import type { BlockedText } from './blocks.ts';
import { heaviestChain } from './chain.ts';
import { pairIdentical } from './exact.ts';
import { type Likeness, likeBlocks } from './grams.ts';

/** Blocks that belong together: one and one, one old in several parts, or several old in one. Either side may be empty. */
export interface Group {
  readonly old: readonly number[];
  readonly next: readonly number[];
  readonly moved: boolean;
}

interface Link {
  readonly old: number;
  readonly next: number;
  readonly likeness: number;
}

/**
 * Aligns two texts block by block: identical bodies, then like ones, then parts and sums; the heaviest rising chain is in
 * place, what stands off it has moved. Groups come in the order of the new text, deleted ones behind what they followed.
 */
export function alignBlocks(old: BlockedText, next: BlockedText): readonly Group[] {
  const links = linkBlocks(old, next);
  links.sort((a, b) => a.old - b.old || a.next - b.next);
  const weights = links.map(({ old: i, next: j, likeness }) => {
    const size = Math.min(sizeOf(old, i), sizeOf(next, j));
    return Math.max(1, size * Math.max(LEAST_WEIGHT, likeness));
  });
  const chain = heaviestChain(
    links.map((link) => link.next),
    weights,
    'level',
  );
  const inPlace = new Uint8Array(links.length);
  for (const step of chain) inPlace[step] = 1;
  return inReadingOrder(gather(links, weights, inPlace), old.blocks.length, next.blocks.length);
}

/** Least score at which two blocks count as one that was edited; Dice of rare 4-grams and the two bonuses. */
const LEAST_SCORE = 0.35;
const LEAST_DICE = 0.12;
const SAME_LABEL = 0.08;
const SAME_PLACE = 0.05;
/** Least share of a block inside another for it to be a part of it. */
const LEAST_INSIDE = 0.6;
const LEAST_PART = 4;
const LEAST_WEIGHT = 0.2;

function linkBlocks(old: BlockedText, next: BlockedText): Link[] {
  const partners = pairIdentical(old.blocks, next.blocks);
  const links: Link[] = [];
  partners.old.forEach((j, i) => {
    if (j !== -1) links.push({ old: i, next: j, likeness: 1 });
  });
  const freeOld = free(partners.old);
  const freeNext = free(partners.next);
  if (freeOld.length === 0 || freeNext.length === 0) return links;
  const pairs = likeBlocks(old, next, freeOld, freeNext, worthKeeping);
  linkEdited(pairs, old, next, links, partners);
  linkParts(pairs, links, partners);
  return links;
}

function free(partners: Int32Array): readonly number[] {
  const indexes: number[] = [];
  partners.forEach((partner, i) => {
    if (partner === -1) indexes.push(i);
  });
  return indexes;
}

function worthKeeping({ dice, oldInside, nextInside }: Likeness): boolean {
  return dice + SAME_LABEL + SAME_PLACE >= LEAST_SCORE || Math.max(oldInside, nextInside) >= LEAST_INSIDE;
}

/** Takes like pairs, best first, while both blocks are free. */
function linkEdited(
  pairs: readonly Likeness[],
  old: BlockedText,
  next: BlockedText,
  links: Link[],
  partners: { readonly old: Int32Array; readonly next: Int32Array },
): void {
  const scored = pairs
    .filter((pair) => pair.dice >= LEAST_DICE)
    .map((pair) => ({ pair, score: pair.dice + bonus(pair, old, next) }))
    .filter(({ score }) => score >= LEAST_SCORE)
    .sort((a, b) => b.score - a.score);
  for (const { pair } of scored) {
    if (partners.old[pair.old] !== -1 || partners.next[pair.next] !== -1) continue;
    partners.old[pair.old] = pair.next;
    partners.next[pair.next] = pair.old;
    links.push({ old: pair.old, next: pair.next, likeness: pair.dice });
  }
}

function bonus({ old: i, next: j }: Likeness, old: BlockedText, next: BlockedText): number {
  const label = old.blocks[i]?.label?.text;
  const sameLabel = label !== undefined && label === next.blocks[j]?.label?.text ? SAME_LABEL : 0;
  const apart = Math.abs(i / old.blocks.length - j / next.blocks.length);
  return sameLabel + SAME_PLACE * (1 - Math.min(1, 4 * apart));
}

/** Adds free blocks that stand mostly inside a block of the other text: parts of a split, sums of a merger. */
function linkParts(
  pairs: readonly Likeness[],
  links: Link[],
  partners: { readonly old: Int32Array; readonly next: Int32Array },
): void {
  const inside = (pair: Likeness) => Math.max(pair.oldInside, pair.nextInside);
  const parts = pairs.filter((pair) => inside(pair) >= LEAST_INSIDE && pair.shared >= LEAST_PART);
  for (const pair of parts.toSorted((a, b) => inside(b) - inside(a))) {
    const freeOld = partners.old[pair.old] === -1;
    const freeNext = partners.next[pair.next] === -1;
    if (!(freeNext && pair.nextInside >= LEAST_INSIDE) && !(freeOld && pair.oldInside >= LEAST_INSIDE)) continue;
    if (freeOld) partners.old[pair.old] = pair.next;
    if (freeNext) partners.next[pair.next] = pair.old;
    links.push({ old: pair.old, next: pair.next, likeness: pair.dice });
  }
}

function sizeOf({ blocks }: BlockedText, index: number): number {
  const block = blocks[index];
  return block === undefined ? 0 : block.foldedEnd - block.foldedStart;
}

/**
 * Gathers links into groups, heaviest link first. A link that would tie several old blocks to several new ones is left
 * out: such a knot says nothing to a reader.
 */
function gather(links: readonly Link[], weights: readonly number[], inPlace: Uint8Array): readonly Group[] {
  const groupOfOld = new Map<number, Draft>();
  const groupOfNext = new Map<number, Draft>();
  const order = links.map((_, at) => at).sort((a, b) => (weights[b] ?? 0) - (weights[a] ?? 0));
  for (const at of order) {
    const link = links[at];
    if (link === undefined) continue;
    const ofOld = groupOfOld.get(link.old);
    const ofNext = groupOfNext.get(link.next);
    if (ofOld === undefined && ofNext === undefined) {
      const group = { old: [link.old], next: [link.next], moved: inPlace[at] === 0 };
      groupOfOld.set(link.old, group);
      groupOfNext.set(link.next, group);
    } else if (ofOld === undefined && ofNext !== undefined && ofNext.next.length === 1) {
      ofNext.old.push(link.old);
      groupOfOld.set(link.old, ofNext);
    } else if (ofNext === undefined && ofOld !== undefined && ofOld.old.length === 1) {
      ofOld.next.push(link.next);
      groupOfNext.set(link.next, ofOld);
    }
  }
  for (const group of groupOfOld.values()) {
    group.old.sort((a, b) => a - b);
    group.next.sort((a, b) => a - b);
  }
  return [...new Set(groupOfOld.values())];
}

type Draft = { readonly old: number[]; readonly next: number[]; readonly moved: boolean };

/** Adds the blocks that stand alone and orders all. */
function inReadingOrder(groups: readonly Group[], oldCount: number, nextCount: number): readonly Group[] {
  const byOld: (Group | undefined)[] = new Array(oldCount);
  const byNext: (Group | undefined)[] = new Array(nextCount);
  for (const group of groups) {
    for (const i of group.old) byOld[i] = group;
    for (const j of group.next) byNext[j] = group;
  }
  const ordered: Group[] = [];
  const done = new Set<Group>();
  // Deleted blocks follow the group of the block in front of them; those at the top come first.
  const deletedAfter = (from: number): void => {
    for (let i = from; i < oldCount && byOld[i] === undefined; i++) ordered.push({ old: [i], next: [], moved: false });
  };
  deletedAfter(0);
  for (let j = 0; j < nextCount; j++) {
    const group = byNext[j];
    if (group === undefined) ordered.push({ old: [], next: [j], moved: false });
    else if (!done.has(group)) {
      done.add(group);
      ordered.push(group);
      for (const i of group.old) deletedAfter(i + 1);
    }
  }
  return ordered;
}
