import { heaviestChain } from './chain.ts';
import { commonHead, commonTail, type Matches, matchByMyers } from './myers.ts';

/** A stretch of `a` and the stretch of `b` that stands in its place; one of them may be empty. */
export interface Hunk {
  readonly a0: number;
  readonly a1: number;
  readonly b0: number;
  readonly b1: number;
}

/**
 * The stretches in which two rows of symbols differ. Long runs that stand once in each row are laid out first, then
 * shorter ones in the gaps, and what is left goes to Myers: near linear on texts that are alike, never quadratic.
 */
export function findHunks(a: Int32Array, b: Int32Array): { readonly hunks: readonly Hunk[]; readonly capped: boolean } {
  const matches: Matches = [];
  const capped = matchGap(a, b, { a0: 0, a1: a.length, b0: 0, b1: b.length }, 0, matches);
  const hunks: Hunk[] = [];
  let a0 = 0;
  let b0 = 0;
  for (let at = 0; at < matches.length; at += 3) {
    const a1 = matches[at] ?? 0;
    const b1 = matches[at + 1] ?? 0;
    const length = matches[at + 2] ?? 0;
    if (a1 > a0 || b1 > b0) hunks.push({ a0, a1, b0, b1 });
    a0 = a1 + length;
    b0 = b1 + length;
  }
  if (a.length > a0 || b.length > b0) hunks.push({ a0, a1: a.length, b0, b1: b.length });
  return { hunks, capped };
}

const RUNS: readonly number[] = [24, 12, 6, 3];
/** Gaps of at most this many cells go to Myers at once. */
const SMALL_GAP = 4096;
/** Differences that Myers looks for before it goes on from the furthest point: fewer in a gap so large that it would be slow. */
function capOf({ a0, a1, b0, b1 }: Hunk): number {
  return Math.max(LEAST_CAP, Math.min(MOST_CAP, Math.round(WORK / (a1 - a0 + b1 - b0))));
}
const LEAST_CAP = 32;
const MOST_CAP = 512;
const WORK = 1 << 24;

function matchGap(a: Int32Array, b: Int32Array, gap: Hunk, level: number, matches: Matches): boolean {
  let { a0, a1, b0, b1 } = gap;
  const head = commonHead(a, a0, a1, b, b0, b1);
  if (head > 0) matches.push(a0, b0, head);
  a0 += head;
  b0 += head;
  const tail = commonTail(a, a0, a1, b, b0, b1);
  a1 -= tail;
  b1 -= tail;
  const capped = a1 > a0 && b1 > b0 && matchMiddle(a, b, { a0, a1, b0, b1 }, level, matches);
  if (tail > 0) matches.push(a1, b1, tail);
  return capped;
}

function matchMiddle(a: Int32Array, b: Int32Array, gap: Hunk, level: number, matches: Matches): boolean {
  const { a0, a1, b0, b1 } = gap;
  const run = RUNS[level];
  if (run === undefined || (a1 - a0) * (b1 - b0) <= SMALL_GAP) return matchByMyers(a, b, gap, matches, capOf(gap));
  const anchors = chainedAnchors(a, b, gap, run);
  if (anchors.length === 0) return matchMiddle(a, b, gap, level + 1, matches);
  let capped = false;
  let atA = a0;
  let atB = b0;
  for (const anchor of anchors) {
    // Runs of one chain may overlap by a few symbols: the later one gives way.
    const shift = Math.max(0, atA - anchor.a0, atB - anchor.b0);
    if (shift >= anchor.length) continue;
    const nextA = anchor.a0 + shift;
    const nextB = anchor.b0 + shift;
    if (matchGap(a, b, { a0: atA, a1: nextA, b0: atB, b1: nextB }, level + 1, matches)) capped = true;
    matches.push(nextA, nextB, anchor.length - shift);
    atA = nextA + anchor.length - shift;
    atB = nextB + anchor.length - shift;
  }
  if (matchGap(a, b, { a0: atA, a1, b0: atB, b1 }, level + 1, matches)) capped = true;
  return capped;
}

interface Anchor {
  readonly a0: number;
  readonly b0: number;
  readonly length: number;
}

/** Runs of `run` symbols that stand once in each gap, joined where they touch, then the heaviest chain of them. */
function chainedAnchors(a: Int32Array, b: Int32Array, gap: Hunk, run: number): readonly Anchor[] {
  const { a0, b0 } = gap;
  const hits = uniqueHits(a, b, gap, run);
  const anchors: { a0: number; b0: number; length: number }[] = [];
  for (let i = 0; i < hits.length; i++) {
    const j = hits[i] ?? -1;
    if (j < 0) continue;
    const last = anchors.at(-1);
    const reach = last === undefined ? 0 : last.length - run + 1;
    if (last !== undefined && last.a0 + reach === a0 + i && last.b0 + reach === b0 + j) last.length++;
    else if (sameRun(a, a0 + i, b, b0 + j, run)) anchors.push({ a0: a0 + i, b0: b0 + j, length: run });
  }
  const chain = heaviestChain(
    anchors.map((anchor) => anchor.b0),
    anchors.map((anchor) => anchor.length),
    'rising',
  );
  return chain.flatMap((step) => anchors[step] ?? []);
}

/** Runs are looked up by hash: two that merely share it must not be matched. */
function sameRun(a: Int32Array, a0: number, b: Int32Array, b0: number, run: number): boolean {
  for (let i = 0; i < run; i++) if (a[a0 + i] !== b[b0 + i]) return false;
  return true;
}

/** Open-addressing table of run hashes; shared by all calls, which never overlap. Places: 0 free, i + 1 once, -1 repeated. */
let keys = new Int32Array(1 << 12);
let places = new Int32Array(1 << 12);
const FACTOR = 0x01000193;

/** For each run of `a` the place in `b` where it stands, -1 where it stands nowhere, -2 where it repeats. */
function uniqueHits(a: Int32Array, b: Int32Array, { a0, a1, b0, b1 }: Hunk, run: number): Int32Array {
  const n = a1 - a0 - run + 1;
  const m = b1 - b0 - run + 1;
  if (n <= 0 || m <= 0) return new Int32Array(0);
  let capacity = 64;
  while (capacity < n * 2) capacity *= 2;
  if (keys.length < capacity) {
    keys = new Int32Array(capacity);
    places = new Int32Array(capacity);
  }
  places.fill(0, 0, capacity);
  const mask = capacity - 1;
  let power = 1;
  for (let i = 1; i < run; i++) power = Math.imul(power, FACTOR);
  let hash = hashOf(a, a0, run);
  for (let i = 0; i < n; i++) {
    if (i > 0) hash = (Math.imul(hash - Math.imul(a[a0 + i - 1] ?? 0, power), FACTOR) + (a[a0 + i + run - 1] ?? 0)) | 0;
    const slot = slotOf(hash, mask);
    places[slot] = places[slot] === 0 ? i + 1 : -1;
    keys[slot] = hash;
  }
  const hits = new Int32Array(n).fill(-1);
  hash = hashOf(b, b0, run);
  for (let j = 0; j < m; j++) {
    if (j > 0) hash = (Math.imul(hash - Math.imul(b[b0 + j - 1] ?? 0, power), FACTOR) + (b[b0 + j + run - 1] ?? 0)) | 0;
    const i = (places[slotOf(hash, mask)] ?? 0) - 1;
    if (i >= 0) hits[i] = hits[i] === -1 ? j : -2;
  }
  return hits;
}

function hashOf(row: Int32Array, from: number, run: number): number {
  let hash = 0;
  for (let i = 0; i < run; i++) hash = (Math.imul(hash, FACTOR) + (row[from + i] ?? 0)) | 0;
  return hash;
}

function slotOf(hash: number, mask: number): number {
  let slot = (Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d) >>> 1) & mask;
  while (places[slot] !== 0 && keys[slot] !== hash) slot = (slot + 1) & mask;
  return slot;
}
