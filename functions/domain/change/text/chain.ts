/**
 * The heaviest chain of steps whose places rise, in O(n log n). `places` are ranks or offsets in any order; steps come in
 * their own order, so that a chosen chain rises in both.
 * @param weights more than 0 each
 * @param ties `rising`: places of a chain differ; `level`: they may be equal (a split shares its place)
 * @returns indexes of the chosen steps, ascending
 */
export function heaviestChain(
  places: ArrayLike<number>,
  weights: ArrayLike<number>,
  ties: 'rising' | 'level',
): readonly number[] {
  const count = places.length;
  const ranks = ranksOf(places);
  // A Fenwick tree over ranks keeps, for each prefix, the best chain that ends there.
  const best = new Float64Array(count + 2);
  const bestStep = new Int32Array(count + 2).fill(-1);
  const total = new Float64Array(count);
  const previous = new Int32Array(count).fill(-1);
  let last = -1;
  for (let step = 0; step < count; step++) {
    const rank = ranks[step] ?? 0;
    let weight = 0;
    for (let r = ties === 'level' ? rank : rank - 1; r > 0; r -= r & -r) {
      if ((best[r] ?? 0) > weight) {
        weight = best[r] ?? 0;
        previous[step] = bestStep[r] ?? -1;
      }
    }
    const reached = weight + (weights[step] ?? 0);
    total[step] = reached;
    for (let r = rank; r <= count; r += r & -r) {
      if ((best[r] ?? 0) < reached) {
        best[r] = reached;
        bestStep[r] = step;
      }
    }
    if (last < 0 || reached > (total[last] ?? 0)) last = step;
  }
  const chain: number[] = [];
  for (let step = last; step >= 0; step = previous[step] ?? -1) chain.push(step);
  return chain.reverse();
}

/** Ranks from 1, equal places sharing one. */
function ranksOf(places: ArrayLike<number>): Int32Array {
  const order = Float64Array.from({ length: places.length }, (_, i) => (places[i] ?? 0) * ROOM + i).sort();
  const ranks = new Int32Array(places.length);
  let rank = 0;
  let before = -1;
  for (const packed of order) {
    const place = Math.floor(packed / ROOM);
    if (place !== before) rank++;
    before = place;
    ranks[packed - place * ROOM] = rank;
  }
  return ranks;
}

/** Place and index share one double: 2^26 places of 2^26 steps each stay exact. */
const ROOM = 2 ** 26;
