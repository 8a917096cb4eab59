/**
 * Looks things up once a key. Answers that weigh more than `limit` together are all forgotten: what is asked for again is looked up again,
 * and a long run holds no more than that.
 */
export function createMemo<T>(limit: number, weigh: (answer: T) => number = () => 1) {
  const known = new Map<string, Promise<T>>();
  let weight = 0;
  return async (key: string, look: () => Promise<T>): Promise<T> => {
    const found = known.get(key);
    if (found !== undefined) return found;
    const asked = look();
    known.set(key, asked);
    const answer = await asked;
    weight += weigh(answer);
    if (weight > limit) {
      known.clear();
      weight = 0;
    }
    return answer;
  };
}
