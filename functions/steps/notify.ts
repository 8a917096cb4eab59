import { matchingWatches } from '../domain/alert/match.ts';
import type { Channel, Delivery, Subscriber, Watch } from '../domain/alert/model.ts';
import type { ChangeRecord } from '../domain/change/record.ts';
import type { DeliveryStore } from '../ports/delivery-store.ts';
import type { Ledger } from '../ports/ledger.ts';
import type { SubscriberStore } from '../ports/subscriber-store.ts';
import type { WorkQueue } from '../ports/work-queue.ts';
import { deliverWork, deliveryIdOf, successorOf } from './delivery-window.ts';
import { numberChange } from './number.ts';

export interface NotifyPorts {
  readonly ledger: Ledger;
  readonly subscribers: SubscriberStore;
  readonly deliveries: DeliveryStore;
  readonly queue: WorkQueue;
  /** Changes of one round wait this long for each other, so that they go out as one message; default one minute. */
  readonly collectMs?: number;
}

const COLLECT_MS = 60_000;
const DAY = 86_400_000;
/** A daily digest closes at 08:00 Asia/Shanghai, which is 00:00 UTC. */
const DIGEST_UTC_HOUR = 0;

/** Gives a change its number and promises it to every subscriber whose watches it meets, once per channel. */
export async function notify(changeId: string, ports: NotifyPorts): Promise<void> {
  const entry = await ports.ledger.entry(changeId);
  if (entry === null || entry.handled === 'handled') return;
  await numberChange(ports.ledger, changeId);
  for await (const subscriber of ports.subscribers.all()) {
    const watches = matchingWatches(subscriber, entry.record);
    for (const channel of CHANNELS) {
      const wanted = watches.filter((watch) => watch.channel === channel);
      if (wanted.length > 0 && canReach(subscriber, channel))
        await promise(subscriber, channel, wanted, entry.record, ports);
    }
  }
  await ports.ledger.markHandled(changeId);
}

const CHANNELS: readonly Channel[] = ['email', 'sms'];

function canReach(subscriber: Subscriber, channel: Channel): boolean {
  return (channel === 'email' ? subscriber.email : subscriber.phone) !== null;
}

async function promise(
  subscriber: Subscriber,
  channel: Channel,
  watches: readonly Watch[],
  record: ChangeRecord,
  ports: NotifyPorts,
): Promise<void> {
  const immediate = watches.some((watch) => watch.cadence === 'immediate');
  const tick = Date.parse(record.tick);
  const notBefore = immediate ? tick + (ports.collectMs ?? COLLECT_MS) : nextDigest(tick);
  const window = immediate ? record.tick : `daily ${new Date(notBefore).toISOString()}`;
  await claimInto({ subscriberId: subscriber.id, channel, window, notBefore, record }, ports);
}

/**
 * Puts the change into the window's delivery. A delivery that has begun is closed: the change then goes into its successor.
 */
async function claimInto(
  wish: { subscriberId: string; channel: Channel; window: string; notBefore: number; record: ChangeRecord },
  ports: NotifyPorts,
): Promise<void> {
  const { subscriberId, channel, record } = wish;
  let deliveryId = deliveryIdOf(`${subscriberId}|${channel}|${wish.window}`);
  for (;;) {
    const standing = await ports.deliveries.claim({ subscriberId, changeId: record.id, channel, deliveryId });
    await ports.deliveries.open(planned(standing.deliveryId, wish));
    const delivery = await ports.deliveries.delivery(standing.deliveryId);
    if (delivery === null) throw new Error(`delivery ${standing.deliveryId} vanished`);
    if (delivery.changeIds.includes(record.id)) return;
    if (delivery.status === 'planned' && delivery.changeIds.length === 0) return sendDelivery(delivery, ports.queue);
    deliveryId = successorOf(standing.deliveryId);
    await ports.deliveries.reassign(standing, deliveryId);
  }
}

function planned(
  id: string,
  wish: { subscriberId: string; channel: Channel; notBefore: number; record: ChangeRecord },
): Delivery {
  return {
    id,
    subscriberId: wish.subscriberId,
    channel: wish.channel,
    tick: wish.record.tick,
    notBefore: wish.notBefore,
    status: 'planned',
    changeIds: [],
    attempts: 0,
    movedAt: Date.parse(wish.record.tick),
    note: null,
  };
}

async function sendDelivery(delivery: Delivery, queue: WorkQueue): Promise<void> {
  await queue.send([deliverWork(delivery.id, delivery.notBefore)]);
}

/** The first digest time after the instant; a change at exactly 08:00 belongs to the digest of that moment. */
export function nextDigest(instant: number): number {
  const midnight = Math.floor(instant / DAY) * DAY + DIGEST_UTC_HOUR * 3_600_000;
  return midnight >= instant ? midnight : midnight + DAY;
}
