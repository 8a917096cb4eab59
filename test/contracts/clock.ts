import { describe, expect, it } from 'vitest';
import type { Clock } from '../../functions/ports/clock.ts';

/** Every promise of `functions/ports/clock.ts`. `open` may answer a clock that runs or one that jumps. */
export function describeClockContract(name: string, open: () => Clock): void {
  describe(`${name} keeps the promises of a clock`, () => {
    it('never goes back', () => {
      const clock = open();
      const readings = Array.from({ length: 1000 }, () => clock.now());
      expect(readings).toEqual(readings.toSorted((a, b) => a - b));
    });

    it('sleeps until the instant and not less', async () => {
      const clock = open();
      for (const ahead of [1, 5, 20]) {
        const instant = clock.now() + ahead;
        await clock.sleepUntil(instant);
        expect(clock.now()).toBeGreaterThanOrEqual(instant);
      }
    });

    it('does not sleep for an instant that has passed', async () => {
      const clock = open();
      const before = clock.now();
      await clock.sleepUntil(before - 86_400_000);
      await clock.sleepUntil(before);
      expect(clock.now() - before).toBeLessThan(1000);
    });
  });
}
