/** A run of equal codes in two texts, as long as it goes to both sides. Lengths and places in codes. */
export interface Run {
  readonly query: number;
  readonly source: number;
  readonly length: number;
}

/** The new paper's short grams, hashed once, against which any number of sources is run. */
export interface Seeds {
  readonly codes: Uint16Array;
  readonly heads: Int32Array;
  readonly next: Int32Array;
  readonly mask: number;
}

/** Shortest run that counts as said before: four characters in a row. */
export const SEED = 4;

/** A run of this length is no chance. */
export const SURE = 10;

/** Hashes each gram of a text. A gram that stands too often in it (an office's name) is left out but for its first places. */
export function seedsOf(codes: Uint16Array): Seeds {
  const size = sizeFor(codes.length);
  const heads = new Int32Array(size).fill(-1);
  const next = new Int32Array(codes.length).fill(-1);
  const mask = size - 1;
  // Backwards, so that each chain runs forwards.
  for (let at = codes.length - SEED; at >= 0; at--) {
    const slot = hashAt(codes, at) & mask;
    next[at] = heads[slot] ?? -1;
    heads[slot] = at;
  }
  return { codes, heads, next, mask };
}

/**
 * All maximal runs of at least `SEED` codes that a source shares with the new paper, in order of the source.
 * Time is linear in the source but for repeated grams, of which the first `REPEATS` places are followed.
 */
export function runsIn(seeds: Seeds, source: Uint16Array): readonly Run[] {
  const { codes, heads, next, mask } = seeds;
  const runs: Run[] = [];
  // Where the last run on each diagonal ended in the source: a seed inside it says nothing new.
  const ends = new Int32Array(codes.length + source.length + 1);
  for (let at = 0; at + SEED <= source.length; at++) {
    let followed = 0;
    for (let q = heads[hashAt(source, at) & mask] ?? -1; q >= 0 && followed < REPEATS; q = next[q] ?? -1) {
      const diagonal = q - at + source.length;
      if ((ends[diagonal] ?? 0) > at) {
        followed++;
        continue;
      }
      const length = commonLength(codes, q, source, at);
      if (length < SEED) continue;
      followed++;
      ends[diagonal] = at + length;
      runs.push({ query: q, source: at, length });
    }
  }
  return runs;
}

function commonLength(a: Uint16Array, from: number, b: Uint16Array, at: number): number {
  const limit = Math.min(a.length - from, b.length - at);
  let length = 0;
  while (length < limit && a[from + length] === b[at + length]) length++;
  return length;
}

function hashAt(codes: Uint16Array, at: number): number {
  let hash = 0;
  for (let i = 0; i < SEED; i++) hash = (Math.imul(hash, 0x01000193) + (codes[at + i] ?? 0)) | 0;
  hash ^= hash >>> 15;
  hash = Math.imul(hash, 0x2c1b3c6d);
  return (hash ^ (hash >>> 13)) >>> 0;
}

function sizeFor(count: number): number {
  let size = 64;
  while (size < 2 * count) size *= 2;
  return size;
}

const REPEATS = 12;
