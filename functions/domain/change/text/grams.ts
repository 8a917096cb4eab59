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
  const index = new GramIndex(foldedLength(next, freeNext), next.blocks.length);
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
      if (2 * shared < least.dice * (size + nextSize) && shared < least.inside * Math.min(size, nextSize)) continue;
      const dice = (2 * shared) / (size + nextSize);
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

/**
 * An open-addressing table from 4-gram to the blocks that hold it, in typed arrays: it takes every character of both texts.
 * A slot's four members lie side by side, since each look-up of a large text is a miss of the processor's cache.
 */
class GramIndex {
  /** Distinct 4-grams of each indexed block. */
  readonly sizes: Int32Array;
  /** What the last queried block shares with each indexed one; the caller sets them back to 0. */
  readonly hits: Int32Array;
  /** The indexed blocks that the last queried one shares something with: the first `touchedCount`. */
  readonly touched: Int32Array;
  touchedCount = 0;
  readonly #mask: number;
  readonly #slots: Int32Array;
  /** For each entry, counted from 1, its block and the entry before of the same gram. */
  readonly #entries: Int32Array;
  #entryCount = 0;

  constructor(nextGrams: number, nextBlocks: number) {
    let capacity = 64;
    while (capacity < nextGrams * 1.5) capacity *= 2;
    this.#mask = capacity - 1;
    this.#slots = new Int32Array(capacity * SLOT);
    this.#entries = new Int32Array((nextGrams + 1) * 2);
    this.sizes = new Int32Array(nextBlocks);
    this.hits = new Int32Array(nextBlocks);
    this.touched = new Int32Array(nextBlocks);
  }

  add(grams: Int32Array, [from, to]: Range, block: number): void {
    const slots = this.#slots;
    let size = 0;
    for (let at = from; at < to; at++) {
      const slot = this.#slotOf(grams[at] ?? 0);
      slots[slot] = grams[at] ?? 0;
      if (slots[slot + SEEN] === block + 1) continue;
      slots[slot + SEEN] = block + 1;
      size++;
      const count = slots[slot + COUNT] ?? 0;
      slots[slot + COUNT] = count + 1;
      if (count >= MOST_BLOCKS) continue;
      const entry = ++this.#entryCount;
      this.#entries[2 * entry] = block;
      this.#entries[2 * entry + 1] = slots[slot + HEAD] ?? 0;
      slots[slot + HEAD] = entry;
    }
    this.sizes[block] = size;
  }

  /** Counts what the block shares with each indexed one. @returns its number of 4-grams, those that are indexed once each */
  query(grams: Int32Array, [from, to]: Range, block: number): number {
    const slots = this.#slots;
    const mark = this.sizes.length + block + 1;
    let size = 0;
    this.touchedCount = 0;
    for (let at = from; at < to; at++) {
      const slot = this.#slotOf(grams[at] ?? 0);
      const count = slots[slot + COUNT] ?? 0;
      if (count === 0) {
        size++;
        continue;
      }
      if (slots[slot + SEEN] === mark) continue;
      slots[slot + SEEN] = mark;
      size++;
      if (count > MOST_BLOCKS) continue;
      for (let entry = slots[slot + HEAD] ?? 0; entry > 0; entry = this.#entries[2 * entry + 1] ?? 0) {
        const holder = this.#entries[2 * entry] ?? 0;
        const hits = this.hits[holder] ?? 0;
        if (hits === 0) this.touched[this.touchedCount++] = holder;
        this.hits[holder] = hits + 1;
      }
    }
    return size;
  }

  /** Where the slot of a gram starts; a free one where no indexed block holds it. */
  #slotOf(gram: number): number {
    const slots = this.#slots;
    let slot = (gram & this.#mask) * SLOT;
    while (slots[slot + COUNT] !== 0 && slots[slot] !== gram) slot = (slot + SLOT) & (this.#mask * SLOT);
    return slot;
  }
}

/** A slot: the gram; how many blocks hold it, 0 where the slot is free; the block that saw it last; its last entry. */
const SLOT = 4;
const COUNT = 1;
const SEEN = 2;
const HEAD = 3;
