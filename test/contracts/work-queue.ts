import { describe, expect, it } from 'vitest';
import type { LeasedWorkQueue, WorkLease, WorkMessage } from '../../functions/ports/work-queue.ts';
import { atOnce, type Opened, withOpened } from './opened.ts';

const MAX_DELIVERIES = 3;
const LEASE = 1000;

type OpenQueue = (limits: { readonly maxDeliveries: number }) => Promise<Opened<LeasedWorkQueue>>;

/** Every promise of `functions/ports/work-queue.ts`, for a queue that hands out its work itself. */
export function describeWorkQueueContract(name: string, open: OpenQueue): void {
  const opened = () => open({ maxDeliveries: MAX_DELIVERIES });
  describe(`${name} keeps the promises of a work queue`, () => {
    describeHanding(opened);
    describeDoubles(opened);
    describeFailing(opened);
  });
}

type OpenLimited = () => Promise<Opened<LeasedWorkQueue>>;

function message(dedupId: string, notBefore = 0): WorkMessage {
  return { work: { kind: 'turn', host: 'gxj.linlan.example', tick: '第一轮' }, dedupId, notBefore };
}

/** Everything that can be had at an instant, leased for `LEASE`. */
async function takeAll(queue: LeasedWorkQueue, now: number): Promise<readonly WorkLease[]> {
  const leases: WorkLease[] = [];
  for (;;) {
    const lease = await queue.receive(now, LEASE);
    if (lease === null) return leases;
    leases.push(lease);
  }
}

async function take(queue: LeasedWorkQueue, now: number): Promise<WorkLease> {
  const lease = await queue.receive(now, LEASE);
  if (lease === null) throw new Error(`expected a message at ${now}`);
  return lease;
}

const idsOf = (leases: readonly WorkLease[]) => leases.map((lease) => lease.message.dedupId).toSorted();

function describeHanding(open: OpenLimited): void {
  it('is empty at first', () =>
    withOpened(open, async ({ subject }) => {
      await subject.send([]);
      expect(await subject.receive(Number.MAX_SAFE_INTEGER, LEASE)).toBeNull();
      expect(await subject.nextAt()).toBeNull();
      expect(await subject.dead()).toEqual([]);
    }));

  it('hands a message out as it was sent, and no more once it is done', () =>
    withOpened(open, async ({ subject, other }) => {
      const kinds: readonly WorkMessage[] = [
        message('turn 1'),
        { work: { kind: 'assess', sourceId: 's', tick: 't' }, dedupId: 'assess 1', notBefore: 0 },
        { work: { kind: 'notify', changeId: 'd1.1' }, dedupId: 'notify 1', notBefore: 0 },
        { work: { kind: 'deliver', deliveryId: 'm1' }, dedupId: 'deliver 1', notBefore: 0 },
        { work: { kind: 'publish', tick: 't' }, dedupId: 'publish 1', notBefore: 0 },
      ];
      await subject.send(kinds);
      const leases = await takeAll(other, 0);
      const byId = (a: WorkMessage, b: WorkMessage) => (a.dedupId < b.dedupId ? -1 : 1);
      expect(leases.map((lease) => lease.message).toSorted(byId)).toEqual(kinds.toSorted(byId));
      expect(leases.every((lease) => lease.deliveries === 1)).toBe(true);
      for (const lease of leases) await subject.done(lease);
      expect(await takeAll(subject, Number.MAX_SAFE_INTEGER)).toEqual([]);
      expect(await other.nextAt()).toBeNull();
    }));

  it('hands nothing out before its time, and says when that is', () =>
    withOpened(open, async ({ subject }) => {
      await subject.send([message('late', 500), message('early', 200)]);
      expect(await subject.nextAt()).toBe(200);
      expect(await subject.receive(199, LEASE)).toBeNull();
      expect(idsOf(await takeAll(subject, 200))).toEqual(['early']);
      expect(await subject.nextAt()).toBe(500);
      expect(idsOf(await takeAll(subject, 500))).toEqual(['late']);
    }));

  it('hands a message to one worker for the length of the lease', () =>
    withOpened(open, async ({ subject, other }) => {
      await subject.send([message('a')]);
      await take(subject, 10);
      expect(await other.receive(10 + LEASE - 1, LEASE)).toBeNull();
      expect(await other.nextAt()).toBe(10 + LEASE);
      expect((await take(other, 10 + LEASE)).deliveries).toBe(2);
    }));

  it('hands each of many messages to one of many workers', () =>
    withOpened(open, async ({ subject, other }) => {
      const ids = Array.from({ length: 40 }, (_, i) => `work ${i}`);
      await atOnce(40, (i) => (i % 2 === 0 ? subject : other).send([message(ids[i] ?? '')]));
      const taken = await atOnce(50, (i) => (i % 2 === 0 ? subject : other).receive(0, LEASE));
      const leases = taken.filter((lease) => lease !== null);
      expect(idsOf(leases)).toEqual(ids.toSorted());
      expect(new Set(leases.map((lease) => lease.receipt)).size).toBe(40);
    }));
}

function describeDoubles(open: OpenLimited): void {
  it('takes messages with one id for one while it waits', () =>
    withOpened(open, async ({ subject, other }) => {
      await subject.send([message('a'), message('a')]);
      await atOnce(8, (i) => (i % 2 === 0 ? subject : other).send([message('a', 300)]));
      expect(idsOf(await takeAll(subject, 300))).toEqual(['a']);
    }));

  it('takes a message anew once its twin is done', () =>
    withOpened(open, async ({ subject }) => {
      await subject.send([message('a')]);
      await subject.done(await take(subject, 0));
      await subject.send([message('a')]);
      expect((await take(subject, 0)).deliveries).toBe(1);
    }));

  it('does not lose a message that is sent while its twin is being worked on', () =>
    withOpened(open, async ({ subject, other }) => {
      await subject.send([message('a')]);
      const first = await take(subject, 0);
      await other.send([message('a')]);
      await subject.done(first);
      expect(idsOf(await takeAll(other, 0))).toEqual(['a']);
    }));

  it('ignores who comes after the lease has run out', () =>
    withOpened(open, async ({ subject, other }) => {
      await subject.send([message('a')]);
      const slow = await take(subject, 0);
      const quick = await take(other, LEASE);
      await subject.done(slow);
      expect(await subject.fail(slow, { retryAt: LEASE, reason: 'late' })).toBe('retry');
      expect(await subject.receive(LEASE, LEASE)).toBeNull();
      await other.done(quick);
      expect(await subject.nextAt()).toBeNull();
      expect(await subject.fail(quick, { retryAt: 0, reason: 'after done' })).toBe('retry');
      expect(await subject.nextAt()).toBeNull();
    }));
}

function describeFailing(open: OpenLimited): void {
  it('hands a failed message out again at its time', () =>
    withOpened(open, async ({ subject, other }) => {
      await subject.send([message('a')]);
      expect(await subject.fail(await take(subject, 0), { retryAt: 700, reason: 'busy' })).toBe('retry');
      expect(await other.nextAt()).toBe(700);
      expect(await other.receive(699, LEASE)).toBeNull();
      expect((await take(other, 700)).deliveries).toBe(2);
    }));

  it('buries a message after its last delivery, once, with the reason', () =>
    withOpened(open, async ({ subject, other }) => {
      await subject.send([message('poison')]);
      const answers: string[] = [];
      for (let i = 1; i <= MAX_DELIVERIES; i++) {
        answers.push(await subject.fail(await take(subject, 0), { retryAt: 0, reason: `第${i}次失败` }));
      }
      expect(answers).toEqual(['retry', 'retry', 'dead']);
      expect(await other.dead()).toEqual([{ message: message('poison'), reason: '第3次失败' }]);
      expect(await other.receive(Number.MAX_SAFE_INTEGER, LEASE)).toBeNull();
      expect(await other.nextAt()).toBeNull();
      expect(await other.dead()).toHaveLength(1);
    }));

  it('buries a message whose workers all died, and blocks nothing', () =>
    withOpened(open, async ({ subject, other }) => {
      await subject.send([message('killer')]);
      for (let i = 0; i < MAX_DELIVERIES; i++) await take(subject, i * LEASE);
      const now = MAX_DELIVERIES * LEASE;
      await other.send([message('next', now)]);
      expect(idsOf(await takeAll(other, now))).toEqual(['next']);
      const dead = await subject.dead();
      expect(dead.map((letter) => letter.message)).toEqual([message('killer')]);
      expect(dead[0]?.reason).not.toBe('');
    }));

  it('goes on with other work while a message fails', () =>
    withOpened(open, async ({ subject }) => {
      await subject.send([message('poison'), message('a'), message('b')]);
      const done: string[] = [];
      for (let now = 0; (await subject.nextAt()) !== null && now < 100; now++) {
        for (const lease of await takeAll(subject, now)) {
          const id = lease.message.dedupId;
          if (id === 'poison') await subject.fail(lease, { retryAt: now + 1, reason: 'poison' });
          else done.push(id);
          if (id !== 'poison') await subject.done(lease);
        }
      }
      expect(done.toSorted()).toEqual(['a', 'b']);
      expect((await subject.dead()).map((letter) => letter.message.dedupId)).toEqual(['poison']);
    }));

  it('counts the failures of a message that is sent again and again', () =>
    withOpened(open, async ({ subject }) => {
      for (let i = 1; i <= MAX_DELIVERIES; i++) {
        await subject.send([message('poison')]);
        const lease = await take(subject, 0);
        // The sweep finds the work undone and sends it again while it is being tried.
        await subject.send([message('poison')]);
        await subject.fail(lease, { retryAt: 0, reason: 'poison' });
      }
      expect((await subject.dead()).map((letter) => letter.message.dedupId)).toEqual(['poison']);
    }));
}
