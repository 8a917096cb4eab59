import { describe, expect, it } from 'vitest';
import type { SubscriberStore } from '../../functions/ports/subscriber-store.ts';
import { atOnce, collect, type Open, tally, withOpened } from './opened.ts';
import { subscriber } from './samples.ts';

/** Every promise of `functions/ports/subscriber-store.ts`, for whatever keeps it. */
export function describeSubscriberStoreContract(name: string, open: Open<SubscriberStore>): void {
  describe(`${name} keeps the promises of a subscriber store`, () => {
    it('gives a subscriber back one revision on, with the Chinese words of the watches', () =>
      withOpened(open, async ({ subject, other }) => {
        expect(await subject.subscriber('s1')).toBeNull();
        expect(await subject.save(subscriber('s1'))).toBe('saved');
        expect(await other.subscriber('s1')).toEqual(subscriber('s1', { revision: 1 }));
        const gone = subscriber('s1', { status: 'unsubscribed', email: null, watches: [], revision: 1 });
        expect(await other.save(gone)).toBe('saved');
        expect(await subject.subscriber('s1')).toEqual({ ...gone, revision: 2 });
      }));

    it('writes nothing over a revision that was not read', () =>
      withOpened(open, async ({ subject, other }) => {
        expect(await subject.save(subscriber('s1', { revision: 1 }))).toBe('stale');
        expect(await subject.subscriber('s1')).toBeNull();
        await subject.save(subscriber('s1'));
        for (const revision of [0, 2]) {
          expect(await other.save(subscriber('s1', { revision, email: 'other@example.com' }))).toBe('stale');
        }
        expect(await subject.subscriber('s1')).toEqual(subscriber('s1', { revision: 1 }));
      }));

    it('lets one of many writers through', () =>
      withOpened(open, async ({ subject, other }) => {
        const first = await atOnce(10, (i) =>
          (i % 2 === 0 ? subject : other).save(subscriber('s1', { phone: `+8520000000${i}` })),
        );
        expect(tally(first)).toEqual({ saved: 1, stale: 9 });
        const second = await atOnce(10, (i) =>
          (i % 2 === 0 ? subject : other).save(subscriber('s1', { phone: `+8521111111${i}`, revision: 1 })),
        );
        expect(tally(second)).toEqual({ saved: 1, stale: 9 });
        expect((await subject.subscriber('s1'))?.phone).toBe(`+8521111111${second.indexOf('saved')}`);
      }));

    it('walks every subscriber in ascending order of id', () =>
      withOpened(open, async ({ subject, other }) => {
        expect(await collect(subject.all())).toEqual([]);
        await atOnce(250, (i) => (i % 2 === 0 ? subject : other).save(subscriber(`s${i}`)));
        const expected = Array.from({ length: 250 }, (_, i) => `s${i}`).toSorted();
        const walked = await collect(other.all());
        expect(walked.map(({ id }) => id)).toEqual(expected);
        expect(walked[0]).toEqual(subscriber('s0', { revision: 1 }));
      }));
  });
}
