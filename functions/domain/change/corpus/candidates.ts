import type { Fingerprint } from './fingerprint.ts';

/** Who holds which fingerprint, as the index answers. */
export type Postings = ReadonlyMap<Fingerprint, readonly string[]>;

/**
 * The papers worth reading against the new one, most telling first: those that share most and rarest fingerprints with the
 * whole paper, and for each unit the two that do best for it.
 */
export function candidatesFor(
  keysOfUnits: readonly (readonly Fingerprint[])[],
  postings: Postings,
  own: string,
): readonly string[] {
  const weights = new Map<string, number>();
  const votesOfUnits = keysOfUnits.map((keys) => votesOf(keys, postings, own));
  for (const votes of votesOfUnits) {
    for (const [id, weight] of votes) weights.set(id, (weights.get(id) ?? 0) + weight);
  }
  const ranked = [...weights].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1)).map(([id]) => id);
  const places = new Map(ranked.map((id, place) => [id, place]));
  const chosen = new Set(ranked.slice(0, FOR_THE_PAPER));
  for (const votes of votesOfUnits) {
    const best = [...votes.keys()].sort((a, b) => (places.get(a) ?? 0) - (places.get(b) ?? 0));
    for (const id of best.slice(0, FOR_A_UNIT)) chosen.add(id);
  }
  return ranked.filter((id) => chosen.has(id)).slice(0, AT_MOST);
}

/** The papers that speak of the same programmes, most in common first. */
export function papersOn(programmes: readonly Fingerprint[], postings: Postings, own: string): readonly string[] {
  const votes = votesOf(programmes, postings, own);
  const ranked = [...votes].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1)).map(([id]) => id);
  return ranked.slice(0, ON_PROGRAMMES);
}

/** Whether a unit says what everybody says: most of its fingerprints that anybody holds are saturated. */
export function isSaturated(keys: readonly Fingerprint[], postings: Postings, limit: number): boolean {
  const full = keys.filter((key) => (postings.get(key)?.length ?? 0) >= limit).length;
  return full > 0 && 2 * full >= keys.length;
}

function votesOf(keys: readonly Fingerprint[], postings: Postings, own: string): ReadonlyMap<string, number> {
  const votes = new Map<string, number>();
  for (const key of keys) {
    const holders = postings.get(key) ?? [];
    for (const id of holders) if (id !== own) votes.set(id, (votes.get(id) ?? 0) + 1 / holders.length);
  }
  return votes;
}

const FOR_THE_PAPER = 16;
const FOR_A_UNIT = 2;
const AT_MOST = 24;
const ON_PROGRAMMES = 8;
