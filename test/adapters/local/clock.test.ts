import { afterEach, describe, expect, it, vi } from 'vitest';
import { rehearsalClock, systemClock } from '../../../functions/adapters/local/clock.ts';

const DAY = 86_400_000;

describe('a rehearsal clock', () => {
  it('stands still until somebody sleeps, then is exactly there', async () => {
    const clock = rehearsalClock(1000);
    expect([clock.now(), clock.now()]).toEqual([1000, 1000]);
    await clock.sleepUntil(1000 + 30 * DAY);
    expect(clock.now()).toBe(1000 + 30 * DAY);
    await clock.sleepUntil(5);
    expect(clock.now()).toBe(1000 + 30 * DAY);
  });
});

describe('the system clock', () => {
  afterEach(() => vi.useRealTimers());

  it('sleeps longer than a timer can', async () => {
    vi.useFakeTimers({ now: 0, toFake: ['setTimeout', 'clearTimeout', 'Date'] });
    const clock = systemClock();
    let woken = false;
    const sleep = clock.sleepUntil(60 * DAY).then(() => {
      woken = true;
    });
    await vi.advanceTimersByTimeAsync(59 * DAY);
    expect(woken).toBe(false);
    await vi.advanceTimersByTimeAsync(DAY);
    await sleep;
    expect(clock.now()).toBe(60 * DAY);
  });
});
