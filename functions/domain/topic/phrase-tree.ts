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
  const parents = new Int32Array(slots).fill(FREE);
  const units = new Uint16Array(slots);
  const children = new Int32Array(slots);
  const values: (T | null)[] = [null];
  const slotOf = (branch: number, unit: number) => {
    let slot = (Math.imul(branch, SPREAD) + Math.imul(unit, STEP)) & mask;
    while (parents[slot] !== FREE && (parents[slot] !== branch || units[slot] !== unit)) slot = (slot + 1) & mask;
    return slot;
  };
  for (const [phrase, value] of phrases) {
    let branch = 0;
    for (let at = 0; at < phrase.length; at += 1) {
      const unit = phrase.charCodeAt(at);
      const slot = slotOf(branch, unit);
      if (parents[slot] === FREE) {
        parents[slot] = branch;
        units[slot] = unit;
        children[slot] = values.push(null) - 1;
      }
      branch = children[slot] ?? 0;
    }
    values[branch] = value;
  }
  const longestAt = (text: string, start: number) => {
    let longest: T | null = null;
    let branch = 0;
    for (let at = start; at < text.length; at += 1) {
      const slot = slotOf(branch, text.charCodeAt(at));
      if (parents[slot] === FREE) break;
      branch = children[slot] ?? 0;
      longest = values[branch] ?? longest;
    }
    return longest;
  };
  return { longestAt };
}

const FREE = -1;
const SPREAD = 0x9e3779b1;
const STEP = 0x85ebca6b;

/** A power of two, at least twice the number of characters: a look-up meets a free slot soon. */
function slotsFor(phrases: ReadonlyMap<string, unknown>): number {
  let characters = 1;
  for (const phrase of phrases.keys()) characters += phrase.length;
  return 2 ** Math.ceil(Math.log2(characters * 2));
}
