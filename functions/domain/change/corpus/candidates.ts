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

/** Papers that were read against the new one, and those among them that say most of a unit. */
export interface Witnesses {
  readonly read: ReadonlySet<string>;
  readonly quoting: ReadonlySet<string>;
}

/**
 * Whether a unit says what everybody says: one of its fingerprints is saturated, and of the papers behind it that were read most
 * say the whole unit (`quoting`), not just a phrase of it. Where none was read the fingerprints decide.
 */
export function isSaturated(
  keys: readonly Fingerprint[],
  postings: Postings,
  limit: number,
  { read, quoting }: Witnesses,
): boolean {
  const full = keys.filter((key) => (postings.get(key)?.length ?? 0) >= limit);
  if (full.length === 0) return false;
  const holders = new Set(full.flatMap((key) => postings.get(key) ?? []).filter((id) => read.has(id)));
  if (holders.size === 0) return 2 * full.length >= keys.length;
  return 2 * [...holders].filter((id) => quoting.has(id)).length > holders.size;
}

function votesOf(keys: readonly Fingerprint[], postings: Postings, own: string): ReadonlyMap<string, number> {
  const votes = new Map<string, number>();
  for (const key of keys) {
    const holders = postings.get(key) ?? [];
    for (const id of holders) if (id !== own) votes.set(id, (votes.get(id) ?? 0) + 1 / holders.length);
  }
  return votes;
}

const FOR_THE_PAPER = 24;
const FOR_A_UNIT = 2;
const AT_MOST = 32;
const ON_PROGRAMMES = 8;
