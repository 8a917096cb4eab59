import { DIGITS, type FoldedText } from './fold.ts';
import type { Unit } from './units.ts';

/** Length of a fingerprint in codes: where a tenth of the characters was edited, three in five of this length are whole. */
const GRAM = 6;

/**
 * Names how fingerprints are made of a text. Raise it where those of one text become others: an index of other ones is not found by
 * them, and its papers have to be indexed anew. 1 was of seven codes and named nowhere.
 */
export const FINGERPRINT_SCHEME = 2;

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
 * Whoever asks for more picks gets those of fewer picks first.
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

/**
 * What a paper is stored under: one fingerprint a sentence and one more for every 30 codes of a long one, `most` in all.
 * A fingerprint that `isFull` leads nowhere: the sentence's next one stands in for it.
 */
export function indexKeys(
  folded: FoldedText,
  units: readonly Unit[],
  isFull: (key: Fingerprint) => boolean = () => false,
  most = roomOfRule(folded.codes.length),
): readonly Fingerprint[] {
  const grams = gramsOf(folded.codes);
  let due = 0.5;
  const stored = units.map((unit) => {
    due += furtherPicks(unit);
    // Of one unit no more than of the whole paper: each is looked for in the whole unit, which may go on for pages.
    const picks = Math.min(most, Math.floor(due) + firstPicks(unit));
    due -= Math.floor(due);
    const found = fingerprintsOf(folded.codes, grams, unit, picks === 0 ? 0 : picks + SPARE);
    return found.filter((key) => !isFull(key)).slice(0, picks);
  });
  return [...new Set(evenly(stored, most).flat())];
}

/** Fingerprints of a rule of so many codes, at most: it is quoted sentence by sentence, and has more the longer it is, up to a bound. */
export function roomOfRule(size: number): number {
  return Math.min(MOST_STORED, MOST_OF_A_SHORT_RULE + Math.floor(Math.max(0, size - SHORT_RULE) / CODES_A_WRITE));
}

/**
 * Fingerprints of any other paper, at most: each costs a write, as does each of the `other` rows that are written of it, and all
 * together keep within `WRITES` up to some 8,000 characters.
 */
export function roomOfPaper(size: number, other: number): number {
  const more = Math.floor(Math.max(0, size - SHORT_PAPER) / CODES_A_WRITE);
  return Math.min(MOST_STORED, Math.max(FEWEST_STORED, Math.min(MOST_OF_A_SHORT_RULE, WRITES - other)) + more);
}

/** What a paper is looked up by, per unit: all that it may be stored under and more, `MOST_ASKED` for the whole paper at most. */
export function queryKeys(folded: FoldedText, units: readonly Unit[]): readonly (readonly Fingerprint[])[] {
  const grams = gramsOf(folded.codes);
  const asked = units.map((unit) =>
    fingerprintsOf(
      folded.codes,
      grams,
      unit,
      Math.min(MOST_ASKED, firstPicks(unit) + Math.ceil(furtherPicks(unit)) + SPARE),
    ),
  );
  return evenly(asked, MOST_ASKED);
}

/**
 * At most so many fingerprints, spread over the whole paper: first one of each unit, then a second, and so on. Of the round that
 * does not fit, the smallest of each stretch is taken: two papers with a passage in common then take mostly the same.
 */
function evenly(keys: readonly (readonly Fingerprint[])[], most: number): readonly (readonly Fingerprint[])[] {
  let left = most;
  let rounds = 0;
  let chosen: ReadonlySet<number> = new Set();
  for (; left > 0; rounds++) {
    const round = keys.flatMap((own, unit) => (own.length > rounds ? [unit] : []));
    if (round.length === 0) return keys;
    if (round.length > left) {
      chosen = smallestOfStretches(round, left, (unit) => keys[unit]?.[rounds] ?? 0);
      break;
    }
    left -= round.length;
  }
  return keys.map((own, unit) => own.slice(0, rounds + (chosen.has(unit) ? 1 : 0)));
}

function smallestOfStretches(
  units: readonly number[],
  stretches: number,
  keyOfUnit: (unit: number) => Fingerprint,
): ReadonlySet<number> {
  const chosen = new Set<number>();
  for (let n = 0; n < stretches; n++) {
    const from = Math.floor((n * units.length) / stretches);
    const stretch = units.slice(from, Math.floor(((n + 1) * units.length) / stretches));
    chosen.add(stretch.reduce((best, unit) => (keyOfUnit(unit) < keyOfUnit(best) ? unit : best)));
  }
  return chosen;
}

/** Each sentence has one; headings, names and dates share one for every 30 codes. */
function firstPicks({ from, to }: Unit): number {
  return to - from < SHORT_UNIT ? 0 : 1;
}

function furtherPicks({ from, to }: Unit): number {
  const size = to - from;
  return (size < SHORT_UNIT ? size : Math.max(0, size - COVERED_BY_FIRST)) / CODES_A_PICK;
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

/** Units of fewer codes are headings, names, dates. */
const SHORT_UNIT = 17;
const COVERED_BY_FIRST = 30;
const CODES_A_PICK = 30;
/** How many more are asked for: an edit may bring a smaller gram before the stored one, and a full one is passed over. */
const SPARE = 1;
const MOST_OF_A_SHORT_RULE = 135;
const SHORT_RULE = 6_000;
const SHORT_PAPER = 8_000;
const CODES_A_WRITE = 16;
const WRITES = 140;
const FEWEST_STORED = 60;
const MOST_STORED = 640;
const MOST_ASKED = 268;
const COMPARATORS: ReadonlySet<number> = new Set(
  [...'从由为是按达约近超至到最高不低于过'].map((word) => word.charCodeAt(0)),
);
const BASE_LOW = 0x01000193;
const BASE_HIGH = 0x5bd1e995;
const POWER_LOW = power(BASE_LOW);
const POWER_HIGH = power(BASE_HIGH);
