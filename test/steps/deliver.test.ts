import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { LocalMonitor } from '../../functions/compose/local.ts';
import type { Watch } from '../../functions/domain/alert/model.ts';
import { drain, type LocalPorts as Ports } from '../../functions/pipeline.ts';
import { deliver } from '../../functions/steps/deliver.ts';
import { nextDigest, notify } from '../../functions/steps/notify.ts';
import { sweep } from '../../functions/steps/sweep.ts';
import { changeRecord } from '../contracts/samples.ts';
import { openMonitor, START, scriptedSender } from './monitor.ts';

const ANY: Watch = {
  id: 'any',
  topics: [],
  regions: [],
  issuers: [],
  kinds: [],
  keywords: [],
  cadence: 'immediate',
  channel: 'email',
};
const TICK = new Date(START).toISOString();

let monitor: LocalMonitor;
beforeEach(() => {
  monitor = openMonitor();
});
afterEach(() => monitor.close());

/** The monitor's ports with a provider that answers by script. */
function withProvider(...script: Parameters<typeof scriptedSender>[0]) {
  const provider = scriptedSender(script);
  const ports: Ports = { ...monitor.ports, mail: provider.sender };
  return { ports, ...provider };
}

async function subscribe(ports: Ports, watches: readonly Watch[], more: object = {}): Promise<void> {
  const subscriber = {
    id: 's1',
    status: 'confirmed' as const,
    email: 'reader@example.org',
    phone: null,
    watches,
    revision: 0,
    ...more,
  };
  expect(await ports.subscribers.save(subscriber)).toBe('saved');
}

async function record(ports: Ports, id: string, more: object = {}): Promise<string> {
  const change = changeRecord(id, 1, { tick: TICK, ...more });
  expect(await ports.ledger.append(change)).toBe('appended');
  return change.id;
}

async function deliveries(ports: Ports) {
  const found = [];
  for await (const delivery of ports.deliveries.all()) found.push(delivery);
  return found;
}

describe('an alert', () => {
  it('goes out once for a change that meets two watches and is notified twice', async () => {
    const { ports, sent } = withProvider();
    await subscribe(ports, [ANY, { ...ANY, id: 'region', regions: ['4499'] }]);
    const id = await record(ports, 'd1');
    await notify(id, ports);
    await notify(id, ports);
    await drain(ports);
    expect(sent).toHaveLength(1);
    expect(await deliveries(ports)).toMatchObject([{ status: 'accepted', changeIds: ['d1.1'] }]);
  });

  it('goes out once although the process died before the change was marked as handled', async () => {
    const { ports, sent } = withProvider();
    await subscribe(ports, [ANY]);
    const id = await record(ports, 'd1');
    await notify(id, { ...ports, ledger: { ...ports.ledger, markHandled: async () => undefined } });
    await drain(ports);
    await notify(id, ports);
    await drain(ports);
    expect([sent.length, (await deliveries(ports)).length]).toEqual([1, 1]);
  });

  it('is not made for who subscribed after the change was handled', async () => {
    const { ports, sent } = withProvider();
    const id = await record(ports, 'd1');
    await notify(id, ports);
    await subscribe(ports, [ANY]);
    await notify(id, ports);
    await drain(ports);
    expect(sent).toEqual([]);
  });

  it('carries all changes of its round', async () => {
    const { ports, sent } = withProvider();
    await subscribe(ports, [ANY]);
    for (const id of ['d1', 'd2', 'd3']) await notify(await record(ports, id), ports);
    await drain(ports);
    expect(sent).toHaveLength(1);
    expect(await deliveries(ports)).toMatchObject([{ changeIds: ['d1.1', 'd2.1', 'd3.1'] }]);
  });

  it('that comes after its round’s message has gone is sent by itself', async () => {
    const { ports, sent } = withProvider();
    await subscribe(ports, [ANY]);
    await notify(await record(ports, 'd1'), ports);
    await drain(ports);
    await notify(await record(ports, 'd2'), ports);
    await drain(ports);
    expect(new Set(sent).size).toBe(2);
    expect((await deliveries(ports)).flatMap(({ changeIds }) => changeIds).toSorted()).toEqual(['d1.1', 'd2.1']);
  });

  it('is not made of what alerts nobody', async () => {
    const { ports, sent } = withProvider();
    await subscribe(ports, [ANY]);
    await notify(await record(ports, 'd1', { audience: 'silent' }), ports);
    await notify(await record(ports, 'd2', { kind: 'reposted' }), ports);
    await drain(ports);
    expect([sent, await deliveries(ports)]).toEqual([[], []]);
  });

  it.each([
    ['unconfirmed', { status: 'pending' }],
    ['unsubscribed', { status: 'unsubscribed' }],
  ])('does not reach an %s address', async (_, more) => {
    const { ports, sent } = withProvider();
    await subscribe(ports, [ANY], more);
    await notify(await record(ports, 'd1'), ports);
    await drain(ports);
    expect(sent).toEqual([]);
  });

  it('is suppressed where its reader unsubscribed after it was planned', async () => {
    const { ports, sent } = withProvider();
    await subscribe(ports, [ANY]);
    await notify(await record(ports, 'd1'), ports);
    const reader = await ports.subscribers.subscriber('s1');
    if (reader !== null) await ports.subscribers.save({ ...reader, status: 'unsubscribed' });
    await drain(ports);
    expect([sent, (await deliveries(ports))[0]?.status]).toEqual([[], 'suppressed']);
  });

  it('waits for the digest of 08:00 in Shanghai where a day’s digest was asked for', async () => {
    const { ports, sent } = withProvider();
    await subscribe(ports, [{ ...ANY, cadence: 'daily' }]);
    await notify(await record(ports, 'd1'), ports);
    await drain(ports, { patienceMs: 22 * 3_600_000 });
    expect(sent).toEqual([]);
    await drain(ports);
    expect(sent).toHaveLength(1);
    expect(new Date(ports.clock.now()).toISOString()).toBe('2026-11-19T00:00:00.000Z');
  });
});

describe('the digest', () => {
  it.each([
    ['2026-11-18T00:00:00.000Z', '2026-11-18T00:00:00.000Z'],
    ['2026-11-18T00:00:00.001Z', '2026-11-19T00:00:00.000Z'],
    ['2026-11-18T23:59:59.999Z', '2026-11-19T00:00:00.000Z'],
  ])('of a change at %s closes at %s', (at, closes) => {
    expect(new Date(nextDigest(Date.parse(at))).toISOString()).toBe(closes);
  });
});

describe('a message', () => {
  it('that was refused is not tried again', async () => {
    const { ports, sent } = withProvider('rejected');
    await subscribe(ports, [ANY]);
    await notify(await record(ports, 'd1'), ports);
    await drain(ports);
    expect([sent.length, (await deliveries(ports))[0]]).toMatchObject([
      1,
      { status: 'failed', note: '550 no such user' },
    ]);
  });

  it('that was given up is told to ops, one report a day for all of them', async () => {
    const { ports } = withProvider('rejected', 'rejected');
    await subscribe(ports, [ANY]);
    for (const id of ['d1', 'd2']) {
      await notify(await record(ports, id), ports);
      await drain(ports);
    }
    expect((await deliveries(ports)).map(({ status }) => status)).toEqual(['failed', 'failed']);
    const day = new Date(ports.clock.now()).toISOString().slice(0, 10);
    expect(await ports.reports.all()).toMatchObject([
      { id: `message failed ${day}`, kind: 'message-failed', subject: 's1' },
    ]);
    expect((await ports.reports.all())[0]?.message).toContain('550 no such user');
  });

  it('is told to ops by the next worker where the one that gave it up died before', async () => {
    const { ports } = withProvider('rejected');
    await subscribe(ports, [ANY]);
    await notify(await record(ports, 'd1'), ports);
    let died = false;
    const file: typeof ports.reports.file = async (report) => {
      if (died) return ports.reports.file(report);
      died = true;
      throw new Error('died');
    };
    await drain({ ...ports, reports: { ...ports.reports, file } });
    expect(died).toBe(true);
    expect(await ports.reports.all()).toMatchObject([{ kind: 'message-failed' }]);
  });

  it('that was put off is tried again when the provider said', async () => {
    const { ports, sent } = withProvider('deferred', 'deferred', 'accepted');
    await subscribe(ports, [ANY]);
    await notify(await record(ports, 'd1'), ports);
    await drain(ports);
    expect([sent.length, (await deliveries(ports))[0]?.status]).toEqual([3, 'accepted']);
    expect(ports.clock.now()).toBeGreaterThanOrEqual(START + 60_000 + 2 * 300_000);
  });

  it('outlives a mail server that is down for two days, asking it ever more seldom', async () => {
    const { ports, sent } = withProvider();
    const until = START + 48 * 3_600_000;
    const mail = {
      ...ports.mail,
      send: async (message: Parameters<typeof ports.mail.send>[0]) =>
        ports.clock.now() < until
          ? { outcome: 'deferred' as const, reason: 'ECONNREFUSED', retryAfterMs: 300_000 }
          : ports.mail.send(message),
    };
    await subscribe(ports, [ANY]);
    await notify(await record(ports, 'd1'), ports);
    await drain({ ...ports, mail });
    const [delivery] = await deliveries(ports);
    expect([sent.length, delivery?.status]).toEqual([1, 'accepted']);
    expect(delivery?.attempts).toBeLessThan(24);
  });

  it('that is always put off ends failed after about three days', async () => {
    const { ports, sent } = withProvider(...new Array<'deferred'>(40).fill('deferred'));
    await subscribe(ports, [ANY]);
    await notify(await record(ports, 'd1'), ports);
    await drain(ports);
    expect([sent.length, (await deliveries(ports))[0]?.status]).toEqual([24, 'failed']);
    expect((ports.clock.now() - START) / 86_400_000).toBeCloseTo(3, 0);
  });

  it('that another worker is sending at this moment is not sent beside it', async () => {
    const { ports, sent } = withProvider();
    const begun = Promise.withResolvers<void>();
    const answer = Promise.withResolvers<void>();
    const slow = {
      send: async (message: Parameters<typeof ports.mail.send>[0]) => {
        begun.resolve();
        await answer.promise;
        return ports.mail.send(message);
      },
      // SMTP cannot tell afterwards what it took.
      find: async () => 'unknown' as const,
    };
    await subscribe(ports, [ANY]);
    await notify(await record(ports, 'd1'), ports);
    await ports.clock.sleepUntil(START + 60_000);
    const [planned] = await deliveries(ports);
    const first = deliver(planned?.id ?? '', { ...ports, mail: slow });
    await begun.promise;
    await sweep(ports.clock.now(), ports);
    await deliver(planned?.id ?? '', { ...ports, mail: { ...ports.mail, find: slow.find } });
    expect(sent).toEqual([]);
    answer.resolve();
    await first;
    await drain(ports);
    expect([sent.length, (await deliveries(ports))[0]?.status]).toEqual([1, 'accepted']);
  });

  it('that was put off before is repeated too where its outcome then is unknown', async () => {
    const { ports, sent } = withProvider('deferred', 'unknown', 'accepted');
    await subscribe(ports, [ANY]);
    await notify(await record(ports, 'd1'), ports);
    await drain(ports);
    expect([sent.length, (await deliveries(ports))[0]?.status]).toEqual([3, 'accepted']);
  });

  it('whose outcome is unknown is repeated once with the same id, and then given up', async () => {
    const { ports, sent } = withProvider('unknown', 'unknown', 'unknown');
    await subscribe(ports, [ANY]);
    await notify(await record(ports, 'd1'), ports);
    await drain(ports);
    expect([sent.length, new Set(sent).size, (await deliveries(ports))[0]?.status]).toEqual([2, 1, 'failed']);
  });

  it('that the provider had taken is not sent again after a process died', async () => {
    const { ports, sent, taken } = withProvider('unknown');
    await subscribe(ports, [ANY]);
    const id = await record(ports, 'd1');
    await notify(id, ports);
    const [planned] = await deliveries(ports);
    if (planned === undefined) throw new Error('no delivery was planned');
    // The process died between the provider's acceptance and our record of it.
    await ports.deliveries.advance(
      { status: 'planned', attempts: 0 },
      { ...planned, status: 'sending', attempts: 1, changeIds: [id] },
    );
    taken.add(planned.id);
    await deliver(planned.id, ports);
    expect([sent, (await deliveries(ports))[0]?.status]).toEqual([[], 'accepted']);
  });

  it('whose work was lost is found by the sweep', async () => {
    const { ports, sent } = withProvider();
    await subscribe(ports, [ANY]);
    await notify(await record(ports, 'd1'), ports);
    for (
      let lease = await ports.queue.receive(Number.MAX_SAFE_INTEGER, 1);
      lease !== null;
      lease = await ports.queue.receive(Number.MAX_SAFE_INTEGER, 1)
    ) {
      await ports.queue.done(lease);
    }
    await drain(ports);
    expect(sent).toEqual([]);
    await sweep(ports.clock.now(), ports);
    await drain(ports);
    expect(sent).toHaveLength(1);
  });

  it('of a change that was never notified is found by the sweep too', async () => {
    const { ports, sent } = withProvider();
    await subscribe(ports, [ANY]);
    await record(ports, 'd1');
    await sweep(ports.clock.now(), ports);
    await drain(ports);
    expect(sent).toHaveLength(1);
    expect(await ports.ledger.unhandled(10)).toEqual([]);
  });
});
