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
  const votesOfUnits = keysOfUnits.map((keys) => votesOf(keys, postings, own));
  const weights = new Map<string, number>();
  for (const votes of votesOfUnits) {
    for (const [id, weight] of votes) weights.set(id, (weights.get(id) ?? 0) + weight);
  }
  const chosen = new Map(best(weights, FOR_THE_PAPER));
  for (const votes of votesOfUnits) {
    const entries: Vote[] = [];
    for (const id of votes.keys()) entries.push([id, weights.get(id) ?? 0]);
    for (const [id, weight] of best(entries, FOR_A_UNIT)) chosen.set(id, weight);
  }
  return best(chosen, AT_MOST).map(([id]) => id);
}

/** The papers that speak of the same programmes, most in common first. */
export function papersOn(programmes: readonly Fingerprint[], postings: Postings, own: string): readonly string[] {
  return best(votesOf(programmes, postings, own), ON_PROGRAMMES).map(([id]) => id);
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

/** A paper and what speaks for it. */
type Vote = readonly [id: string, weight: number];

/** The votes that weigh most, in order; of equal ones the lower ids. */
function best(votes: Iterable<Vote>, most: number): readonly Vote[] {
  const ranked: Vote[] = [];
  for (const vote of votes) {
    const last = ranked.at(-1);
    if (ranked.length === most && last !== undefined && !weighsMore(vote, last)) continue;
    if (ranked.length === most) ranked.pop();
    let place = ranked.length;
    while (place > 0 && weighsMore(vote, ranked[place - 1] ?? vote)) place--;
    ranked.splice(place, 0, vote);
  }
  return ranked;
}

function weighsMore([a, x]: Vote, [b, y]: Vote): boolean {
  return x > y || (x === y && a < b);
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
