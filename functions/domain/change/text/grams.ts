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
 * @param least pairs below both are left out
 */
export function likeBlocks(
  old: BlockedText,
  next: BlockedText,
  freeOld: readonly number[],
  freeNext: readonly number[],
  least: { readonly dice: number; readonly inside: number },
): readonly Likeness[] {
  const index = new GramIndex(foldedLength(old, freeOld), foldedLength(next, freeNext), next.blocks.length);
  const nextGrams = gramsOf(next.units);
  for (const j of freeNext) index.add(nextGrams, gramRange(next, j), j);
  const oldGrams = gramsOf(old.units);
  const found: Likeness[] = [];
  for (const i of freeOld) {
    const size = index.query(oldGrams, gramRange(old, i), i);
    for (let at = 0; at < index.touchedCount; at++) {
      const j = index.touched[at] ?? 0;
      const shared = index.hits[j] ?? 0;
      const nextSize = index.sizes[j] ?? 0;
      index.hits[j] = 0;
      const dice = (2 * shared) / (size + nextSize);
      if (dice < least.dice && shared < least.inside * Math.min(size, nextSize)) continue;
      found.push({ old: i, next: j, shared, dice, oldInside: shared / size, nextInside: shared / nextSize });
    }
  }
  return found;
}

const GRAM = 4;
const MOST_BLOCKS = 24;
const FACTOR = 0x01000193;

type Range = readonly [from: number, to: number];

/** The places at which the 4-grams of a block start. A block of fewer characters has one, which its neighbours disturb. */
function gramRange({ blocks }: BlockedText, index: number): Range {
  const { foldedStart, foldedEnd } = blocks[index] ?? { foldedStart: 0, foldedEnd: 0 };
  return [foldedStart, Math.max(Math.min(foldedStart + 1, foldedEnd), foldedEnd - GRAM + 1)];
}

function foldedLength({ blocks }: BlockedText, free: readonly number[]): number {
  let length = 0;
  for (const i of free) length += (blocks[i]?.foldedEnd ?? 0) - (blocks[i]?.foldedStart ?? 0);
  return length;
}

/** The hash of the four units from each place on. */
function gramsOf(units: Uint16Array): Int32Array {
  const grams = new Int32Array(units.length);
  for (let at = 0; at < units.length; at++) {
    let hash = Math.imul(0x811c9dc5 ^ (units[at] ?? 0), FACTOR);
    hash = Math.imul(hash ^ (units[at + 1] ?? 0), FACTOR);
    hash = Math.imul(hash ^ (units[at + 2] ?? 0), FACTOR);
    hash = Math.imul(hash ^ (units[at + 3] ?? 0), FACTOR);
    hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
    grams[at] = hash ^ (hash >>> 13);
  }
  return grams;
}

/** An open-addressing table from 4-gram to the blocks that hold it, in typed arrays: it takes every character of both texts. */
class GramIndex {
  /** Distinct 4-grams of each indexed block. */
  readonly sizes: Int32Array;
  /** What the last queried block shares with each indexed one; the caller sets them back to 0. */
  readonly hits: Int32Array;
  /** The indexed blocks that the last queried one shares something with: the first `touchedCount`. */
  readonly touched: Int32Array;
  touchedCount = 0;
  readonly #mask: number;
  readonly #keys: Int32Array;
  /** Blocks that hold the gram; 0 marks a free slot, so counts stand one higher. */
  readonly #counts: Uint8Array;
  /** The last block that was seen with the gram, counted from 1; old ones are counted on from the new ones. */
  readonly #seen: Int32Array;
  /** The last entry of each gram, counted from 1, and for each entry its block and the entry before. */
  readonly #heads: Int32Array;
  readonly #holders: Int32Array;
  readonly #links: Int32Array;
  #entries = 0;

  constructor(oldGrams: number, nextGrams: number, nextBlocks: number) {
    let capacity = 64;
    while (capacity < (oldGrams + nextGrams) * 1.5) capacity *= 2;
    this.#mask = capacity - 1;
    this.#keys = new Int32Array(capacity);
    this.#counts = new Uint8Array(capacity);
    this.#seen = new Int32Array(capacity);
    this.#heads = new Int32Array(capacity);
    this.#holders = new Int32Array(nextGrams + 1);
    this.#links = new Int32Array(nextGrams + 1);
    this.sizes = new Int32Array(nextBlocks);
    this.hits = new Int32Array(nextBlocks);
    this.touched = new Int32Array(nextBlocks);
  }

  add(grams: Int32Array, [from, to]: Range, block: number): void {
    let size = 0;
    for (let at = from; at < to; at++) {
      const slot = this.#slotOf(grams[at] ?? 0);
      if (this.#seen[slot] === block + 1) continue;
      this.#seen[slot] = block + 1;
      size++;
      const count = this.#counts[slot] ?? 0;
      if (count > MOST_BLOCKS) {
        this.#counts[slot] = MOST_BLOCKS + 2;
        continue;
      }
      this.#counts[slot] = count + 1;
      const entry = ++this.#entries;
      this.#holders[entry] = block;
      this.#links[entry] = this.#heads[slot] ?? 0;
      this.#heads[slot] = entry;
    }
    this.sizes[block] = size;
  }

  /** Counts what the block shares with each indexed one. @returns its number of distinct 4-grams */
  query(grams: Int32Array, [from, to]: Range, block: number): number {
    const mark = this.sizes.length + block + 1;
    let size = 0;
    this.touchedCount = 0;
    for (let at = from; at < to; at++) {
      const slot = this.#slotOf(grams[at] ?? 0);
      if (this.#seen[slot] === mark) continue;
      this.#seen[slot] = mark;
      size++;
      if ((this.#counts[slot] ?? 0) > MOST_BLOCKS + 1) continue;
      for (let entry = this.#heads[slot] ?? 0; entry > 0; entry = this.#links[entry] ?? 0) {
        const holder = this.#holders[entry] ?? 0;
        const hits = this.hits[holder] ?? 0;
        if (hits === 0) this.touched[this.touchedCount++] = holder;
        this.hits[holder] = hits + 1;
      }
    }
    return size;
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
