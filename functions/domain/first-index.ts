/**
 * Index of the first of `length` parts in order from which on `isReached` holds, found by halving; `length` where it never does.
 * @example firstIndex(starts.length, (at) => (starts[at] ?? 0) >= 40)
 */
export function firstIndex(length: number, isReached: (index: number) => boolean): number {
  let [low, high] = [0, length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (isReached(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}
