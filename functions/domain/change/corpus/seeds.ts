/** A run of equal codes in two texts, as long as it goes to both sides. Lengths and places in codes. */
export interface Run {
  readonly query: number;
  readonly source: number;
  readonly length: number;
}

/** Many runs, field by field: run i is `query[i]`, `source[i]`, `length[i]`. */
export interface Runs {
  readonly count: number;
  readonly query: Int32Array;
  readonly source: Int32Array;
  readonly length: Int32Array;
}

/** All that a source shares with the new paper, in order of the new paper, then of the source. */
export interface Shared extends Runs {
  /** Codes of the source that stand in some run. */
  readonly held: number;
}

/** The new paper's short grams, hashed once, against which any number of sources is run. */
export interface Seeds {
  readonly codes: Uint16Array;
  readonly heads: Int32Array;
  readonly next: Int32Array;
  readonly mask: number;
  readonly scratch: Scratch;
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
    const slot = mix(rawHash(codes, at)) & mask;
    next[at] = heads[slot] ?? -1;
    heads[slot] = at;
  }
  return { codes, heads, next, mask, scratch: { ends: new Int32Array(0), base: 0, found: roomFor(256) } };
}

/**
 * All maximal runs of at least `SEED` codes that a source shares with the new paper.
 * Time is linear in the source but for repeated grams, of which the first `REPEATS` places are followed.
 */
export function runsIn(seeds: Seeds, source: Uint16Array): Shared {
  const { codes, heads, next, mask, scratch } = seeds;
  // Where the last run on each diagonal ended in the source: a seed inside it says nothing new.
  const { ends, base } = endsFor(scratch, codes.length + source.length + 1, source.length);
  let found = scratch.found;
  let count = 0;
  let held = 0;
  let heldTo = 0;
  const last = source.length - SEED;
  let hash = last < 0 ? 0 : rawHash(source, 0);
  for (let at = 0; at <= last; at++) {
    const toDiagonal = source.length - at;
    const standing = at + base;
    let q = heads[mix(hash) & mask] ?? -1;
    for (let followed = 0; q >= 0 && followed < REPEATS; q = next[q] ?? -1) {
      if ((ends[q + toDiagonal] ?? 0) > standing) {
        followed++;
        continue;
      }
      const length = commonLength(codes, q, source, at);
      if (length < SEED) continue;
      followed++;
      ends[q + toDiagonal] = standing + length;
      if (count === found.query.length) {
        found = grown(found);
        scratch.found = found;
      }
      found.query[count] = q;
      found.source[count] = at;
      found.length[count] = length;
      count++;
      if (at + length > heldTo) {
        held += at + length - Math.max(at, heldTo);
        heldTo = at + length;
      }
    }
    if (at < last) hash = nextHash(hash, source, at);
  }
  return { ...inOrderOfQuery(found, count, codes.length), held };
}

/** Room that one source after the other is read in. */
interface Scratch {
  ends: Int32Array;
  /** What ended at or below it ended in a source that was read before. */
  base: number;
  found: Room;
}

type Room = Pick<Runs, 'query' | 'source' | 'length'>;

function roomFor(count: number): Room {
  return { query: new Int32Array(count), source: new Int32Array(count), length: new Int32Array(count) };
}

function endsFor(
  scratch: Scratch,
  diagonals: number,
  length: number,
): { readonly ends: Int32Array; readonly base: number } {
  if (scratch.ends.length < diagonals || scratch.base > MAX_BASE) {
    scratch.ends = new Int32Array(Math.max(scratch.ends.length, 2 * diagonals));
    scratch.base = 0;
  }
  const { ends, base } = scratch;
  scratch.base += length;
  return { ends, base };
}

function grown(room: Room): Room {
  const larger = roomFor(2 * room.query.length);
  larger.query.set(room.query);
  larger.source.set(room.source);
  larger.length.set(room.length);
  return larger;
}

/** Runs that were found in order of the source, by place in the new paper: a counting sort, which keeps equal ones in order. */
function inOrderOfQuery(found: Room, count: number, queryLength: number): Runs {
  const sorted = roomFor(count);
  const places = new Int32Array(queryLength + 1);
  for (let i = 0; i < count; i++) places[(found.query[i] ?? 0) + 1] = (places[(found.query[i] ?? 0) + 1] ?? 0) + 1;
  for (let at = 1; at <= queryLength; at++) places[at] = (places[at] ?? 0) + (places[at - 1] ?? 0);
  for (let i = 0; i < count; i++) {
    const query = found.query[i] ?? 0;
    const place = places[query] ?? 0;
    places[query] = place + 1;
    sorted.query[place] = query;
    sorted.source[place] = found.source[i] ?? 0;
    sorted.length[place] = found.length[i] ?? 0;
  }
  return { count, ...sorted };
}

function commonLength(a: Uint16Array, from: number, b: Uint16Array, at: number): number {
  const limit = Math.min(a.length - from, b.length - at);
  let length = 0;
  while (length < limit && a[from + length] === b[at + length]) length++;
  return length;
}

function rawHash(codes: Uint16Array, at: number): number {
  let hash = 0;
  for (let i = 0; i < SEED; i++) hash = (Math.imul(hash, BASE) + (codes[at + i] ?? 0)) | 0;
  return hash;
}

/** The hash of the gram behind the one at `at`. */
function nextHash(hash: number, codes: Uint16Array, at: number): number {
  return (Math.imul((hash - Math.imul(codes[at] ?? 0, LEAVING)) | 0, BASE) + (codes[at + SEED] ?? 0)) | 0;
}

function mix(hash: number): number {
  const spread = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  return (spread ^ (spread >>> 13)) >>> 0;
}

function sizeFor(count: number): number {
  let size = 64;
  while (size < 2 * count) size *= 2;
  return size;
}

const REPEATS = 12;
const BASE = 0x01000193;
/** What the first code of a gram adds to its hash: `BASE` to the power of `SEED - 1`. */
const LEAVING = Math.imul(Math.imul(BASE, BASE), BASE);
const MAX_BASE = 2 ** 30;
