import type { SourceState } from '../source/state.ts';

/**
 * How each source is, for programs: what the page of sources shows to people. `ageHours` counts from the last good round to the
 * newest round of all; null where the source was never read well. `missing` counts the papers in whose place another page comes.
 */
export function sourceHealth(sources: readonly (SourceState & { readonly name: string })[]): string {
  const asOf = newestRound(sources);
  const rows = sources.map(({ id, name, verdict, since, lastGoodAt, lastRoundAt, missing }) => {
    const ageHours =
      lastGoodAt === null || asOf === null ? null : Math.round((Date.parse(asOf) - Date.parse(lastGoodAt)) / 3_600_000);
    return { id, name, verdict, since, lastGoodAt, lastRoundAt, ageHours, missing: missing?.pages ?? 0 };
  });
  return `${JSON.stringify({ asOf, sources: rows }, null, 1)}\n`;
}

/** The newest round of all sources, null where there was none. */
export function newestRound(sources: readonly Pick<SourceState, 'lastRoundAt'>[]): string | null {
  const ticks = sources.map(({ lastRoundAt }) => lastRoundAt).filter((tick) => tick !== null);
  return ticks.toSorted().at(-1) ?? null;
}
