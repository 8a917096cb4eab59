import type { Clock } from '../../ports/clock.ts';

/** Node's timers take 32 bits: longer waits, which would fire at once, are made of several. */
const LONGEST_TIMER_MS = 2_147_483_647;

/** The machine's clock. */
export function systemClock(): Clock {
  return {
    now: () => Date.now(),
    sleepUntil: async (instant) => {
      // A timer may fire a millisecond early.
      for (let left = instant - Date.now(); left > 0; left = instant - Date.now()) {
        const pause = Math.min(left, LONGEST_TIMER_MS);
        await new Promise((resolve) => setTimeout(resolve, pause));
      }
    },
  };
}

/** A clock that stands still at `start` and jumps to wherever it is told to sleep: a month's rounds in a moment. */
export function rehearsalClock(start: number): Clock {
  let now = start;
  return {
    now: () => now,
    sleepUntil: async (instant) => {
      now = Math.max(now, instant);
    },
  };
}
