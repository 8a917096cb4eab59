/** Hits, false alarms and misses of one measure. */
export interface Tally {
  readonly hits: number;
  readonly extra: number;
  readonly missed: number;
}

export const NOTHING: Tally = { hits: 0, extra: 0, missed: 0 };

export function add(a: Tally, b: Tally): Tally {
  return { hits: a.hits + b.hits, extra: a.extra + b.extra, missed: a.missed + b.missed };
}

export function sum(tallies: Iterable<Tally>): Tally {
  let total = NOTHING;
  for (const tally of tallies) total = add(total, tally);
  return total;
}

/** What a set of answers has in common with the right ones. */
export function compareSets(found: Iterable<string>, gold: Iterable<string>): Tally {
  const given = new Set(found);
  const right = new Set(gold);
  const hits = [...given].filter((item) => right.has(item)).length;
  return { hits, extra: given.size - hits, missed: right.size - hits };
}

export function f1({ hits, extra, missed }: Tally): number {
  return hits === 0 ? 0 : (2 * hits) / (2 * hits + extra + missed);
}

export function line(name: string, tally: Tally): string {
  const { hits, extra, missed } = tally;
  const precision = hits / Math.max(hits + extra, 1);
  const recall = hits / Math.max(hits + missed, 1);
  const counts = `(${hits} right, ${extra} extra, ${missed} missed)`;
  return `${name.padEnd(26)} P ${share(precision)}  R ${share(recall)}  F1 ${share(f1(tally))}  ${counts}`;
}

export function share(value: number): string {
  return value.toFixed(3);
}
