import { setTimeout as pause } from 'node:timers/promises';
import { HongtouError } from '../domain/error.ts';
import type { Clock } from '../ports/clock.ts';
import { untilStopped } from './stop.ts';

/** Minutes as `--every` gives them, in milliseconds. @throws HONGTOU_USAGE */
export function readEvery(minutes: string, usage: string): number {
  const everyMs = Number(minutes) * 60_000;
  if (everyMs > 0 && everyMs <= LONGEST_MS) return everyMs;
  throw new HongtouError(
    'HONGTOU_USAGE',
    `--every: got "${minutes}", expected minutes, at most a day of them\n${usage}`,
  );
}

/** Deadlines and digests are a matter of days. */
const LONGEST_MS = 86_400_000;

/**
 * Rounds, one after the other, until the process is asked to end: the piece of work under way is finished, the rest is left to the
 * next start. They begin on a grid of `everyMs`; the first one at once.
 */
export async function onSchedule(
  everyMs: number,
  clock: Clock,
  round: (stop: AbortSignal) => Promise<void>,
): Promise<void> {
  const stop = new AbortController();
  untilStopped().then(() => stop.abort());
  while (!stop.signal.aborted) {
    await round(stop.signal);
    const now = clock.now();
    await pause(gridTick(now, everyMs) + everyMs - now, undefined, { signal: stop.signal }).catch(() => undefined);
  }
}

/** The instant of the grid at or before `now`: a process that starts again within it goes on with the same round. */
export function gridTick(now: number, everyMs: number): number {
  return Math.floor(now / everyMs) * everyMs;
}
