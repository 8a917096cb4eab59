import { describe, expect, it } from 'vitest';
import type { DeliveryClaim, DeliveryStatus } from '../../functions/domain/alert/model.ts';
import type { DeliveryStore } from '../../functions/ports/delivery-store.ts';
import { atOnce, collect, type Open, tally, withOpened } from './opened.ts';
import { delivery } from './samples.ts';

/** Every promise of `functions/ports/delivery-store.ts`, for whatever keeps it. */
export function describeDeliveryStoreContract(name: string, open: Open<DeliveryStore>): void {
  describe(`${name} keeps the promises of a delivery store`, () => {
    describeClaims(open);
    describeDeliveries(open);
  });
}

function claim(changeId: string, deliveryId: string, more: Partial<DeliveryClaim> = {}): DeliveryClaim {
  return { subscriberId: 's1', changeId, channel: 'email', deliveryId, ...more };
}

function describeClaims(open: Open<DeliveryStore>): void {
  it('promises a change to the delivery that claims it first', () =>
    withOpened(open, async ({ subject, other }) => {
      expect(await subject.claim(claim('d1.1', 'm1'))).toEqual(claim('d1.1', 'm1'));
      expect(await other.claim(claim('d1.1', 'm2'))).toEqual(claim('d1.1', 'm1'));
      expect(await subject.claim(claim('d1.1', 'm1'))).toEqual(claim('d1.1', 'm1'));
    }));

  it('keeps subscribers, changes and channels apart', () =>
    withOpened(open, async ({ subject }) => {
      const claims = [
        claim('d1.1', 'm1'),
        claim('d1.1', 'm2', { channel: 'sms' }),
        claim('d1.1', 'm3', { subscriberId: 's2' }),
        claim('d1.2', 'm4'),
      ];
      for (const wish of claims) expect(await subject.claim(wish)).toEqual(wish);
      expect(await subject.claimsOf('m2')).toEqual([claims[1]]);
    }));

  it('gives a change that many claim at once to one delivery, and tells all which', () =>
    withOpened(open, async ({ subject, other }) => {
      const answers = await atOnce(20, (i) => (i % 2 === 0 ? subject : other).claim(claim('d1.1', `m${i}`)));
      const owners = new Set(answers.map((answer) => answer.deliveryId));
      expect(owners.size).toBe(1);
      const owner = answers[0]?.deliveryId ?? '';
      expect(await subject.claimsOf(owner)).toEqual([claim('d1.1', owner)]);
      const others = Array.from({ length: 20 }, (_, i) => `m${i}`).filter((id) => id !== owner);
      for (const id of others) expect(await subject.claimsOf(id)).toEqual([]);
    }));

  it('moves a claim only from where it stands', () =>
    withOpened(open, async ({ subject, other }) => {
      expect(await subject.reassign(claim('d1.1', 'm1'), 'm2')).toBe('lost');
      expect(await subject.claimsOf('m2')).toEqual([]);
      await subject.claim(claim('d1.1', 'm1'));
      expect(await other.reassign(claim('d1.1', 'm3'), 'm2')).toBe('lost');
      expect(await other.reassign(claim('d1.1', 'm1'), 'm2')).toBe('moved');
      expect(await subject.reassign(claim('d1.1', 'm1'), 'm4')).toBe('lost');
      expect(await subject.claimsOf('m1')).toEqual([]);
      expect(await subject.claimsOf('m2')).toEqual([claim('d1.1', 'm2')]);
    }));

  it('lets one of many move a claim', () =>
    withOpened(open, async ({ subject, other }) => {
      await subject.claim(claim('d1.1', 'm'));
      const answers = await atOnce(12, (i) => (i % 2 === 0 ? subject : other).reassign(claim('d1.1', 'm'), `m${i}`));
      expect(tally(answers)).toEqual({ moved: 1, lost: 11 });
      expect(await subject.claimsOf(`m${answers.indexOf('moved')}`)).toHaveLength(1);
    }));

  it('gives the claims of a delivery in ascending order of change', () =>
    withOpened(open, async ({ subject, other }) => {
      const ids = Array.from({ length: 60 }, (_, i) => `d${i}.1`);
      await atOnce(60, (i) => (i % 2 === 0 ? subject : other).claim(claim(ids[i] ?? '', 'm1')));
      await subject.claim(claim('d0.1', 'm2', { subscriberId: 's2' }));
      expect((await subject.claimsOf('m1')).map(({ changeId }) => changeId)).toEqual(ids.toSorted());
      expect(await subject.claimsOf('m')).toEqual([]);
    }));
}

function describeDeliveries(open: Open<DeliveryStore>): void {
  it('opens a delivery once', () =>
    withOpened(open, async ({ subject, other }) => {
      expect(await subject.delivery('m1')).toBeNull();
      expect(await subject.open(delivery('m1'))).toBe('opened');
      expect(await other.open(delivery('m1', { note: 'again' }))).toBe('present');
      expect(await other.delivery('m1')).toEqual(delivery('m1'));
    }));

  it('does not open anew what has gone on', () =>
    withOpened(open, async ({ subject }) => {
      const accepted = delivery('m1', { status: 'accepted', attempts: 1, changeIds: ['d1.1', 'd2.1'], note: '已受理' });
      await subject.open(delivery('m1'));
      await subject.advance({ status: 'planned', attempts: 0 }, accepted);
      expect(await subject.open(delivery('m1'))).toBe('present');
      expect(await subject.delivery('m1')).toEqual(accepted);
    }));

  it('advances only from the status and the attempts that were read', () =>
    withOpened(open, async ({ subject, other }) => {
      const sending = delivery('m1', { status: 'sending', attempts: 1 });
      expect(await subject.advance({ status: 'planned', attempts: 0 }, sending)).toBe('lost');
      expect(await subject.delivery('m1')).toBeNull();
      await subject.open(delivery('m1'));
      expect(await other.advance({ status: 'unknown', attempts: 0 }, sending)).toBe('lost');
      expect(await other.advance({ status: 'planned', attempts: 1 }, sending)).toBe('lost');
      expect(await other.delivery('m1')).toEqual(delivery('m1'));
      expect(await other.advance({ status: 'planned', attempts: 0 }, sending)).toBe('advanced');
      expect(await subject.advance({ status: 'planned', attempts: 0 }, sending)).toBe('lost');
      expect(await subject.delivery('m1')).toEqual(sending);
    }));

  it('lets one of two workers send', () =>
    withOpened(open, async ({ subject, other }) => {
      await subject.open(delivery('m1'));
      const answers = await atOnce(10, (i) =>
        (i % 2 === 0 ? subject : other).advance(
          { status: 'planned', attempts: 0 },
          delivery('m1', { status: 'sending', attempts: 1, movedAt: i }),
        ),
      );
      expect(tally(answers)).toEqual({ advanced: 1, lost: 9 });
      expect((await subject.delivery('m1'))?.movedAt).toBe(answers.indexOf('advanced'));
    }));

  it('lists what is planned, sending or unknown, in ascending order of id, as many as asked for', () =>
    withOpened(open, async ({ subject, other }) => {
      expect(await subject.unfinished(10)).toEqual([]);
      const statuses: readonly DeliveryStatus[] = [
        'planned',
        'sending',
        'accepted',
        'failed',
        'held',
        'suppressed',
        'unknown',
      ];
      await atOnce(statuses.length, async (i) => {
        const id = `m${i + 4}`;
        const store = i % 2 === 0 ? subject : other;
        await store.open(delivery(id));
        await store.advance(
          { status: 'planned', attempts: 0 },
          delivery(id, { status: statuses[i] ?? 'planned', attempts: 1 }),
        );
      });
      const ids = async (limit: number, after?: string) => (await subject.unfinished(limit, after)).map(({ id }) => id);
      expect(await ids(10)).toEqual(['m10', 'm4', 'm5']);
      expect(await ids(2)).toEqual(['m10', 'm4']);
      expect([await ids(2, 'm10'), await ids(1, 'm4'), await ids(2, 'm5')]).toEqual([['m4', 'm5'], ['m5'], []]);
      await subject.advance({ status: 'unknown', attempts: 1 }, delivery('m10', { status: 'accepted', attempts: 2 }));
      expect(await ids(10)).toEqual(['m4', 'm5']);
    }));

  it('walks every delivery in ascending order of id', () =>
    withOpened(open, async ({ subject, other }) => {
      expect(await collect(subject.all())).toEqual([]);
      await atOnce(250, (i) => (i % 2 === 0 ? subject : other).open(delivery(`m${i}`)));
      const expected = Array.from({ length: 250 }, (_, i) => `m${i}`).toSorted();
      expect((await collect(subject.all())).map(({ id }) => id)).toEqual(expected);
    }));
}
