import { DIGITS, type FoldedText } from './fold.ts';
import type { Unit } from './units.ts';

/** Length of a fingerprint in codes: where a tenth of the characters was edited, half of the pieces of this length are whole. */
const GRAM = 7;

/** A fingerprint: 47 bits, exact as a JavaScript and a DynamoDB number, and six bytes in SQLite. */
export type Fingerprint = number;

/** Two independent 32-bit lanes of rolling hashes over each run of `GRAM` codes. */
interface Grams {
  readonly low: Uint32Array;
  readonly high: Uint32Array;
}

/** Hashes of every gram of a text; gram i covers codes i to i + GRAM. Linear in the text. */
function gramsOf(codes: Uint16Array): Grams {
  const count = Math.max(0, codes.length - GRAM + 1);
  const low = new Uint32Array(count);
  const high = new Uint32Array(count);
  let a = 0;
  let b = 0;
  for (let i = 0; i < codes.length; i++) {
    const code = codes[i] ?? 0;
    a = (Math.imul(a, BASE_LOW) + code) | 0;
    b = (Math.imul(b, BASE_HIGH) + code) | 0;
    if (i < GRAM - 1) continue;
    low[i - GRAM + 1] = mix(a);
    high[i - GRAM + 1] = mix(b);
    const leaving = codes[i - GRAM + 1] ?? 0;
    a = (a - Math.imul(leaving, POWER_LOW)) | 0;
    b = (b - Math.imul(leaving, POWER_HIGH)) | 0;
  }
  return { low, high };
}

/**
 * The fingerprints of a unit: the words before its first figure (the sentence around a changed figure may be another), then
 * its smallest grams that overlap none of the others, so that one edit takes one at most.
 * Whoever asks with more picks gets those of fewer picks and others.
 */
function fingerprintsOf(codes: Uint16Array, grams: Grams, unit: Unit, picks: number): readonly Fingerprint[] {
  const anchor = anchorOf(codes, unit);
  const taken: number[] = anchor < 0 ? [] : [anchor];
  while (taken.length < picks) {
    const next = smallest(grams, unit, taken);
    if (next < 0) break;
    taken.push(next);
  }
  return taken.map((at) => keyOf(grams.low[at] ?? 0, grams.high[at] ?? 0));
}

function smallest(grams: Grams, unit: Unit, taken: readonly number[]): number {
  let best = -1;
  for (let at = unit.from; at < unit.to - GRAM + 1; at++) {
    if (best >= 0 && (grams.low[at] ?? 0) >= (grams.low[best] ?? 0)) continue;
    if (taken.every((other) => Math.abs(other - at) >= GRAM)) best = at;
  }
  return best;
}

/** Where the words before the unit's first figure start, comparators left out, or -1 where too few stand there. */
function anchorOf(codes: Uint16Array, unit: Unit): number {
  let at = unit.from;
  while (at < unit.to && codes[at] !== DIGITS) at++;
  if (at === unit.to) return -1;
  while (at > unit.from && COMPARATORS.has(codes[at - 1] ?? 0)) at--;
  return at - GRAM >= unit.from ? at - GRAM : -1;
}

/** What a paper is stored under: at most two fingerprints a unit and one more for every 110 codes of a long one. */
export function indexKeys(folded: FoldedText, units: readonly Unit[]): readonly Fingerprint[] {
  const grams = gramsOf(folded.codes);
  const keys = new Set<Fingerprint>();
  for (const unit of units) for (const key of fingerprintsOf(folded.codes, grams, unit, picksFor(unit))) keys.add(key);
  return [...keys];
}

/** What a paper is looked up by, per unit: one more, for an edit may bring a smaller gram before the stored ones. */
export function queryKeys(folded: FoldedText, units: readonly Unit[]): readonly (readonly Fingerprint[])[] {
  const grams = gramsOf(folded.codes);
  return units.map((unit) => fingerprintsOf(folded.codes, grams, unit, 1 + picksFor(unit)));
}

/** The fingerprint of a name: it shares the index with those of sentences. */
export function fingerprintOfName(name: string): Fingerprint {
  let a = 0x2545f491;
  let b = 0x9e3779b9 | 0;
  for (let i = 0; i < name.length; i++) {
    a = (Math.imul(a, BASE_LOW) + name.charCodeAt(i)) | 0;
    b = (Math.imul(b, BASE_HIGH) + name.charCodeAt(i)) | 0;
  }
  return keyOf(mix(a), mix(b));
}

function picksFor(unit: Unit): number {
  const size = unit.to - unit.from;
  return size < SHORT_UNIT ? 1 : 2 + Math.floor(size / 110);
}

function keyOf(low: number, high: number): Fingerprint {
  return (high >>> 17) * 0x100000000 + low;
}

/** Finaliser of MurmurHash3: spreads every bit over the word. */
function mix(hash: number): number {
  let h = hash ^ (hash >>> 16);
  h = Math.imul(h, 0x85ebca6b);
  h ^= h >>> 13;
  h = Math.imul(h, 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}

function power(base: number): number {
  let result = 1;
  for (let i = 1; i < GRAM; i++) result = Math.imul(result, base);
  return result;
}

/** A signature or a formula is found by one. */
const SHORT_UNIT = 17;
const COMPARATORS: ReadonlySet<number> = new Set(
  [...'从由为是按达约近超至到最高不低于过'].map((word) => word.charCodeAt(0)),
);
const BASE_LOW = 0x01000193;
const BASE_HIGH = 0x5bd1e995;
const POWER_LOW = power(BASE_LOW);
const POWER_HIGH = power(BASE_HIGH);
