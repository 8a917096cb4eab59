import type { BlockedText } from './blocks.ts';

/** A block of the old text and one of the new that belong together. `likeness` is Dice's coefficient, 1 for the same body. */
export interface Link {
  readonly old: number;
  readonly next: number;
  readonly likeness: number;
}

/** Links by old, then by new block. */
export function byPlace(a: Link, b: Link): number {
  return a.old - b.old || a.next - b.next;
}

/** How much a link holds the texts in place: what it carries over, so that few and short blocks count as moved. */
export function weightOf({ old: i, next: j, likeness }: Link, old: BlockedText, next: BlockedText): number {
  return 1 + (BLOCK_WEIGHT + Math.min(sizeOf(old, i), sizeOf(next, j))) * Math.max(LEAST_WEIGHT, likeness);
}

const LEAST_WEIGHT = 0.2;
/** A block counts as so many characters, whatever its length. */
const BLOCK_WEIGHT = 20;

function sizeOf({ blocks }: BlockedText, index: number): number {
  const block = blocks[index];
  return block === undefined ? 0 : block.foldedEnd - block.foldedStart;
}
