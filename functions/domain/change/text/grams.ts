import type { BlockedText } from './blocks.ts';

/** Two blocks that share rare wording. Shares are of distinct 4-grams, 0 to 1. */
export interface Likeness {
  readonly old: number;
  readonly next: number;
  readonly shared: number;
  /** Dice's coefficient. */
  readonly dice: number;
  /** Share of the old block that stands in the new one, and the reverse. */
  readonly oldInside: number;
  readonly nextInside: number;
}

/**
 * Finds like blocks among `freeOld` and `freeNext` by an inverted index of 4-grams. Wording that stands in more than 24
 * blocks says nothing about which belong together and is skipped, so that the work stays linear in the texts.
 * @param keep which pairs are worth returning
 */
export function likeBlocks(
  old: BlockedText,
  next: BlockedText,
  freeOld: readonly number[],
  freeNext: readonly number[],
  keep: (pair: Likeness) => boolean,
): readonly Likeness[] {
  const index = new GramIndex(foldedLength(old, freeOld) + foldedLength(next, freeNext), next.blocks.length);
  for (const j of freeNext) index.add(next, j);
  const found: Likeness[] = [];
  for (const i of freeOld) {
    const { size, touched } = index.query(old, i);
    for (const j of touched) {
      const shared = index.sharedWith(j);
      const pair = likeness(i, j, shared, size, index.sizes[j] ?? 0);
      if (keep(pair)) found.push(pair);
    }
    index.forget(touched);
  }
  return found;
}

export function likeness(old: number, next: number, shared: number, oldSize: number, nextSize: number): Likeness {
  return {
    old,
    next,
    shared,
    dice: (2 * shared) / Math.max(1, oldSize + nextSize),
    oldInside: shared / Math.max(1, oldSize),
    nextInside: shared / Math.max(1, nextSize),
  };
}

const GRAM = 4;
const MOST_BLOCKS = 24;

function foldedLength({ blocks }: BlockedText, free: readonly number[]): number {
  let length = 0;
  for (const i of free) length += (blocks[i]?.foldedEnd ?? 0) - (blocks[i]?.foldedStart ?? 0);
  return length;
}

/** An open-addressing table from 4-gram to the blocks that hold it, in typed arrays: it takes every character of both texts. */
class GramIndex {
  /** Distinct 4-grams of each indexed block. */
  readonly sizes: Int32Array;
  readonly #mask: number;
  readonly #keys: Int32Array;
  /** Blocks that hold the gram; 0 marks a free slot, so counts stand one higher. */
  readonly #counts: Uint8Array;
  /** The last block that was seen with the gram; old blocks are counted on from the new ones. */
  readonly #seen: Int32Array;
  readonly #heads: Int32Array;
  readonly #links: number[] = [];
  readonly #holders: number[] = [];
  readonly #hits: Int32Array;
  readonly #offset: number;

  constructor(grams: number, nextBlocks: number) {
    let capacity = 64;
    while (capacity < grams * 2) capacity *= 2;
    this.#mask = capacity - 1;
    this.#keys = new Int32Array(capacity);
    this.#counts = new Uint8Array(capacity);
    this.#seen = new Int32Array(capacity).fill(-1);
    this.#heads = new Int32Array(capacity).fill(-1);
    this.sizes = new Int32Array(nextBlocks);
    this.#hits = new Int32Array(nextBlocks);
    this.#offset = nextBlocks;
  }

  add(text: BlockedText, block: number): void {
    let size = 0;
    forEachGram(text, block, (gram) => {
      const slot = this.#slotOf(gram);
      if (this.#seen[slot] === block) return;
      this.#seen[slot] = block;
      size++;
      const count = this.#counts[slot] ?? 0;
      if (count > MOST_BLOCKS) {
        this.#counts[slot] = MOST_BLOCKS + 2;
        return;
      }
      this.#counts[slot] = count + 1;
      this.#links.push(this.#heads[slot] ?? -1);
      this.#holders.push(block);
      this.#heads[slot] = this.#holders.length - 1;
    });
    this.sizes[block] = size;
  }

  /** Counts what the block shares with each indexed one, until `forget`. */
  query(text: BlockedText, block: number): { readonly size: number; readonly touched: readonly number[] } {
    const mark = this.#offset + block;
    const touched: number[] = [];
    let size = 0;
    forEachGram(text, block, (gram) => {
      const slot = this.#slotOf(gram);
      if (this.#seen[slot] === mark) return;
      this.#seen[slot] = mark;
      size++;
      if ((this.#counts[slot] ?? 0) > MOST_BLOCKS + 1) return;
      for (let at = this.#heads[slot] ?? -1; at >= 0; at = this.#links[at] ?? -1) {
        const holder = this.#holders[at] ?? 0;
        const hits = this.#hits[holder] ?? 0;
        if (hits === 0) touched.push(holder);
        this.#hits[holder] = hits + 1;
      }
    });
    return { size, touched };
  }

  sharedWith(block: number): number {
    return this.#hits[block] ?? 0;
  }

  forget(touched: readonly number[]): void {
    for (const block of touched) this.#hits[block] = 0;
  }

  /** The slot of a gram, claimed if it is new. */
  #slotOf(gram: number): number {
    let slot = gram & this.#mask;
    while (this.#counts[slot] !== 0 && this.#keys[slot] !== gram) slot = (slot + 1) & this.#mask;
    if (this.#counts[slot] === 0) {
      this.#counts[slot] = 1;
      this.#keys[slot] = gram;
    }
    return slot;
  }
}

/** Calls with the hash of every 4-gram of a block; a shorter block is one gram. */
export function forEachGram({ units, blocks }: BlockedText, index: number, use: (gram: number) => void): void {
  const { foldedStart, foldedEnd } = blocks[index] ?? { foldedStart: 0, foldedEnd: 0 };
  const last = Math.max(foldedStart + 1, foldedEnd - GRAM + 1);
  for (let at = foldedStart; at < last; at++) {
    let hash = 0x811c9dc5 | 0;
    const end = Math.min(at + GRAM, foldedEnd);
    for (let i = at; i < end; i++) hash = Math.imul(hash ^ (units[i] ?? 0), 0x01000193);
    use(mix(hash));
  }
}

function mix(hash: number): number {
  const a = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  return a ^ (a >>> 13);
}
