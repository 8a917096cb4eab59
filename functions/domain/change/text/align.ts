import type { BlockedText } from './blocks.ts';
import { heaviestChain } from './chain.ts';
import { type Link, weightOf } from './link.ts';
import { linkBlocks } from './links.ts';

/** Blocks that belong together: one and one, one old in several parts, or several old in one. Either side may be empty. */
export interface Group {
  readonly old: readonly number[];
  readonly next: readonly number[];
  readonly moved: boolean;
}

/**
 * Aligns two texts block by block: identical bodies, then like ones, then parts and sums; the heaviest rising chain is in
 * place, what stands off it has moved. Groups come in the order of the new text, deleted ones behind what they followed.
 */
export function alignBlocks(old: BlockedText, next: BlockedText): readonly Group[] {
  const links = linkBlocks(old, next);
  const weights = links.map((link) => weightOf(link, old, next));
  const chain = heaviestChain(
    links.map((link) => link.next),
    weights,
    'level',
  );
  const inPlace = new Uint8Array(links.length);
  for (const step of chain) inPlace[step] = 1;
  return inReadingOrder(gather(links, weights, inPlace), old.blocks.length, next.blocks.length);
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
