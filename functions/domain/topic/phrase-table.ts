import { codeSet } from '../code-set.ts';

/** Phrases of two characters or more, each with its value, to be looked for at every place of a text. */
export interface PhraseTable<T> {
  /** The value of the longest phrase that stands at a place of a text, or null. */
  readonly longestAt: (text: string, start: number) => T | null;
}

/**
 * Phrases that begin with the same two characters stand in one row of numbers, the longest first; a small table leads from the two characters to
 * their row. All of it is a few hundred kB and read in order: what a look-up costs is waiting for memory, not comparing.
 * @example phraseTable(new Map([['公路', 1], ['农村公路', 2]])).longestAt('修农村公路', 1) === 2
 */
export function phraseTable<T>(phrases: ReadonlyMap<string, T>): PhraseTable<T> {
  const rows = Map.groupBy(phrases, ([phrase]) => pairAt(phrase, 0));
  const openings = codeSet(Array.from(rows.keys(), openingOf));
  const mask = 2 ** Math.ceil(Math.log2(rows.size * 2 + 1)) - 1;
  /** At 2n the two characters, at 2n + 1 where their row begins, or NONE. */
  const heads = new Int32Array((mask + 1) * 2).fill(NONE);
  const placeOf = (pair: number) => {
    let slot = openingOf(pair) & mask;
    while (heads[slot * 2 + 1] !== NONE && heads[slot * 2] !== pair) slot = (slot + 1) & mask;
    return slot * 2;
  };
  const numbers: number[] = [];
  const values: T[] = [];
  for (const [pair, row] of rows) {
    const place = placeOf(pair);
    heads[place] = pair;
    heads[place + 1] = numbers.length;
    for (const [phrase, value] of row.sort(([a], [b]) => b.length - a.length)) {
      numbers.push(phrase.length - 2, values.push(value) - 1);
      for (let at = 2; at < phrase.length; at += 1) numbers.push(phrase.charCodeAt(at));
    }
    numbers.push(NONE);
  }
  const data = Int32Array.from(numbers);
  const longestAt = (text: string, start: number) => {
    const pair = pairAt(text, start);
    if (!openings.has(openingOf(pair))) return null;
    let at = heads[placeOf(pair) + 1] ?? NONE;
    while (at !== NONE) {
      const length = data[at] ?? NONE;
      if (length === NONE) return null;
      if (continuesWith(text, start + 2, data, at + 2, length)) return values[data[at + 1] ?? 0] ?? null;
      at += length + 2;
    }
    return null;
  };
  return { longestAt };
}

function continuesWith(text: string, start: number, data: Int32Array, from: number, length: number): boolean {
  for (let at = 0; at < length; at += 1) if (text.charCodeAt(start + at) !== data[from + at]) return false;
  return true;
}

/** Two characters as one number. */
function pairAt(text: string, at: number): number {
  return (text.charCodeAt(at) << 16) | text.charCodeAt(at + 1);
}

/** Sixteen bits in which both characters have their part. */
function openingOf(pair: number): number {
  return (pair ^ (pair >>> 12) ^ (pair >>> 17)) & 0xffff;
}

const NONE = -1;
