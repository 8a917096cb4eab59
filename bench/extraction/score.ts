/** Character 4-gram F1 of two texts, white space left out; two empty texts agree fully. */
export function fourGramF1(found: string, gold: string): number {
  const a = grams(found);
  const b = grams(gold);
  if (a.size === 0 && b.size === 0) return 1;
  let shared = 0;
  for (const [gram, count] of a) shared += Math.min(count, b.get(gram) ?? 0);
  const total = sum(a) + sum(b);
  return total === 0 ? 1 : (2 * shared) / total;
}

const SPACES = /\s+/gu;

function grams(text: string): Map<string, number> {
  const bare = text.normalize('NFKC').replace(SPACES, '');
  const counts = new Map<string, number>();
  const last = Math.max(bare.length - 3, bare.length === 0 ? 0 : 1);
  for (let at = 0; at < last; at++) {
    const gram = bare.slice(at, at + 4);
    counts.set(gram, (counts.get(gram) ?? 0) + 1);
  }
  return counts;
}

function sum(counts: ReadonlyMap<string, number>): number {
  let total = 0;
  for (const count of counts.values()) total += count;
  return total;
}

/** The value below which a share of the values lie. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}
