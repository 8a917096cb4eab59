import type { TextBlock } from './blocks.ts';

/** `pairs[i]` is the block of the other text that old block i belongs to, or -1. */
export type Partners = { readonly old: Int32Array; readonly next: Int32Array };

/**
 * Pairs blocks whose bodies are the same. Bodies that stand once in each text first; from these outwards, so that a
 * repeated line goes with its neighbours; what is left of a repeated line goes by order. Linear in the number of blocks.
 */
export function pairIdentical(old: readonly TextBlock[], next: readonly TextBlock[]): Partners {
  const partners = { old: new Int32Array(old.length).fill(-1), next: new Int32Array(next.length).fill(-1) };
  const places = placesByKey(old, next);
  for (const { old: before, next: after } of places.values()) {
    if (before.length === 1 && after.length === 1) join(partners, before[0] ?? -1, after[0] ?? -1);
  }
  for (let i = 0; i < old.length; i++) spread(partners, old, next, i, 1);
  for (let i = old.length - 1; i >= 0; i--) spread(partners, old, next, i, -1);
  if (partners.old[0] === -1) fromEnds(partners, old, next);
  for (const { old: before, next: after } of places.values()) {
    const freeOld = before.filter((i) => partners.old[i] === -1);
    const freeNext = after.filter((j) => partners.next[j] === -1);
    if (freeOld.length > 0 && freeNext.length > 0) pairInOrder(partners, freeOld, freeNext);
  }
  return partners;
}

function placesByKey(old: readonly TextBlock[], next: readonly TextBlock[]) {
  const places = new Map<string, { readonly old: number[]; readonly next: number[] }>();
  const placesOf = (key: string) => {
    const known = places.get(key);
    if (known !== undefined) return known;
    const fresh = { old: [], next: [] };
    places.set(key, fresh);
    return fresh;
  };
  for (const [i, block] of old.entries()) placesOf(block.key).old.push(i);
  for (const [j, block] of next.entries()) placesOf(block.key).next.push(j);
  return places;
}

function join(partners: Partners, i: number, j: number): void {
  partners.old[i] = j;
  partners.next[j] = i;
}

/** Pairs the neighbour of a paired block with the neighbour of its partner where both are free and the same. */
function spread(
  partners: Partners,
  old: readonly TextBlock[],
  next: readonly TextBlock[],
  i: number,
  step: 1 | -1,
): void {
  const j = partners.old[i] ?? -1;
  if (j === -1 || partners.old[i + step] !== -1 || partners.next[j + step] !== -1) return;
  if (old[i + step]?.key === next[j + step]?.key) join(partners, i + step, j + step);
}

/** Pairs what both texts begin and end with. */
function fromEnds(partners: Partners, old: readonly TextBlock[], next: readonly TextBlock[]): void {
  const most = Math.min(old.length, next.length);
  for (let i = 0; i < most && partners.old[i] === -1 && partners.next[i] === -1; i++) {
    if (old[i]?.key !== next[i]?.key) break;
    join(partners, i, i);
  }
  for (let back = 1; back <= most; back++) {
    const i = old.length - back;
    const j = next.length - back;
    if (partners.old[i] !== -1 || partners.next[j] !== -1 || old[i]?.key !== next[j]?.key) break;
    join(partners, i, j);
  }
}

/** Pairs two rising rows in order, each of the shorter with what stands nearest in relative position in the longer. */
function pairInOrder(partners: Partners, old: readonly number[], next: readonly number[]): void {
  const swapped = old.length > next.length;
  const [short, long] = swapped ? [next, old] : [old, next];
  const shortSpan = (swapped ? partners.next : partners.old).length;
  const longSpan = (swapped ? partners.old : partners.next).length;
  let at = 0;
  short.forEach((place, index) => {
    const wanted = (place / shortSpan) * longSpan;
    const lastChoice = long.length - (short.length - index);
    while (at < lastChoice && Math.abs((long[at + 1] ?? 0) - wanted) < Math.abs((long[at] ?? 0) - wanted)) at++;
    const other = long[at++] ?? 0;
    if (swapped) join(partners, other, place);
    else join(partners, place, other);
  });
}
