import type { BlockedText, TextBlock } from './blocks.ts';
import type { Partners } from './exact.ts';
import type { Link } from './link.ts';
import type { Windows } from './windows.ts';

/**
 * Links what is left between two links in place: the free blocks of both texts that stand in the same gap, by their pairs of
 * characters. Short or heavily reworded blocks share no rare wording, yet the gap leaves few to choose from.
 */
export function fillGaps(old: BlockedText, next: BlockedText, partners: Partners, windows: Windows): readonly Link[] {
  const links: Link[] = [];
  let i = 0;
  while (i < old.blocks.length) {
    const from = windows.from[i] ?? -1;
    const to = windows.to[i] ?? 0;
    const freeOld: number[] = [];
    // Old blocks of one gap share one window.
    do {
      if (partners.old[i] === -1) freeOld.push(i);
      i++;
    } while (i < old.blocks.length && windows.from[i] === from && windows.to[i] === to);
    if (freeOld.length === 0) continue;
    const freeNext: number[] = [];
    for (let j = from + 1; j < to; j++) if (partners.next[j] === -1) freeNext.push(j);
    if (freeNext.length === 0 || freeOld.length * freeNext.length > LARGEST_GAP) continue;
    links.push(...linkGap(freeOld, freeNext, old, next));
  }
  for (const { old: before, next: after } of links) {
    partners.old[before] = after;
    partners.next[after] = before;
  }
  return links;
}

/** Pairs looked at in one gap; in a larger one only rare wording links. */
const LARGEST_GAP = 1024;
const LEAST_LIKE = 0.3;
const SAME_LABEL = 0.1;

function linkGap(freeOld: readonly number[], freeNext: readonly number[], old: BlockedText, next: BlockedText): Link[] {
  const oldPairs = freeOld.map((i) => characterPairs(old, old.blocks[i]));
  const nextPairs = freeNext.map((j) => characterPairs(next, next.blocks[j]));
  const candidates: {
    readonly old: number;
    readonly next: number;
    readonly likeness: number;
    readonly score: number;
  }[] = [];
  freeOld.forEach((i, at) => {
    freeNext.forEach((j, against) => {
      const likeness = dice(oldPairs[at] ?? NONE, nextPairs[against] ?? NONE);
      const label = old.blocks[i]?.label?.text;
      const score = likeness + (label !== undefined && label === next.blocks[j]?.label?.text ? SAME_LABEL : 0);
      if (score >= LEAST_LIKE) candidates.push({ old: i, next: j, likeness, score });
    });
  });
  const takenOld = new Set<number>();
  const takenNext = new Set<number>();
  const links: Link[] = [];
  for (const { old: i, next: j, likeness } of candidates.sort((a, b) => b.score - a.score)) {
    if (takenOld.has(i) || takenNext.has(j)) continue;
    takenOld.add(i);
    takenNext.add(j);
    links.push({ old: i, next: j, likeness });
  }
  return links;
}

const NONE: readonly number[] = [];

/** The pairs of neighbouring characters of a body as sorted numbers; one character stands for itself. */
function characterPairs({ units }: BlockedText, block: TextBlock | undefined): readonly number[] {
  if (block === undefined) return NONE;
  const pairs: number[] = [];
  for (let at = block.foldedStart; at + 1 < block.foldedEnd; at++)
    pairs.push((units[at] ?? 0) * 0x10000 + (units[at + 1] ?? 0));
  return pairs.sort((a, b) => a - b);
}

/** Dice's coefficient of two sorted bags. */
function dice(a: readonly number[], b: readonly number[]): number {
  let shared = 0;
  let j = 0;
  for (const pair of a) {
    while (j < b.length && (b[j] ?? 0) < pair) j++;
    if (b[j] === pair) {
      shared++;
      j++;
    }
  }
  return (2 * shared) / Math.max(1, a.length + b.length);
}
