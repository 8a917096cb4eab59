import { codesOf } from '../code-set.ts';

/**
 * A tree of phrases by their characters, as one table of its branches: a look-up touches a slot or two of an array, where a map for each branch
 * would lead through memory. Branches are numbers; 0 is the root.
 */
export interface PhraseTree<T> {
  /** The value of the longest phrase that stands at a place of a text, or null. */
  readonly longestAt: (text: string, start: number) => T | null;
}

/** @example phraseTree([['公路', 'TRA'], ['农村公路', 'RUR']]).longestAt('修农村公路', 1) === 'RUR' */
export function phraseTree<T>(phrases: ReadonlyMap<string, T>): PhraseTree<T> {
  const slots = slotsFor(phrases);
  const mask = slots - 1;
  const table = new Int32Array(slots * WIDTH).fill(NONE);
  const values: T[] = [];
  let branches = 1;
  /** Where the branch stands that a unit leads to from another branch, or the free place for it. */
  const placeOf = (branch: number, unit: number) => {
    let slot = (Math.imul(branch, SPREAD) + Math.imul(unit, STEP)) & mask;
    for (;;) {
      const place = slot * WIDTH;
      const parent = table[place + PARENT];
      if (parent === NONE || (parent === branch && table[place + UNIT] === unit)) return place;
      slot = (slot + 1) & mask;
    }
  };
  for (const [phrase, value] of phrases) {
    let branch = 0;
    let place = 0;
    for (const unit of codesOf(phrase)) {
      place = placeOf(branch, unit);
      if (table[place + PARENT] === NONE) table.set([branch, unit, branches++, NONE], place);
      branch = table[place + BRANCH] ?? 0;
    }
    table[place + VALUE] = values.push(value) - 1;
  }
  const longestAt = (text: string, start: number) => {
    let longest = NONE;
    let branch = 0;
    for (let at = start; at < text.length; at += 1) {
      const place = placeOf(branch, text.charCodeAt(at));
      if (table[place + PARENT] === NONE) break;
      branch = table[place + BRANCH] ?? 0;
      const value = table[place + VALUE] ?? NONE;
      if (value !== NONE) longest = value;
    }
    return longest === NONE ? null : (values[longest] ?? null);
  };
  return { longestAt };
}

const NONE = -1;
/** What stands in a slot, side by side so that a look-up reads one stretch of memory. */
const PARENT = 0;
const UNIT = 1;
const BRANCH = 2;
const VALUE = 3;
const WIDTH = 4;
const SPREAD = 0x9e3779b1;
const STEP = 0x85ebca6b;

/** A power of two, at least twice the number of characters: a look-up meets a free slot soon. */
function slotsFor(phrases: ReadonlyMap<string, unknown>): number {
  let characters = 1;
  for (const phrase of phrases.keys()) characters += phrase.length;
  return 2 ** Math.ceil(Math.log2(characters * 2));
}
